/** A sequence that spells out a tree, as that tree. */
import type { Spelling } from '../schema/type.ts';
import type { Entry, Node } from '../types/node.ts';
import { filled, type Row, withLines } from './rows.ts';
import { sanitize } from './sanitize.ts';
import type { View } from './view.ts';

/** What a report says: a value, or what is inside; without a name in a list. */
interface Part {
  name: string;
  value?: string;
  inner: Part[];
}

/** Parts deeper than this stand beside what they are in. */
const deepest = 32;

/** `name value` lines, what is inside a part below it; lists of values, and of things with few values, in a line. `say` gives a value as text. */
export function reportRows(
  node: Node,
  spelling: Spelling,
  depth: number,
  view: View,
  say: (entry: Entry) => string,
): Row[] {
  return partsOf(node, spelling, say).flatMap((part, i) => rowsOf(part, i, depth, view));
}

/** The same in a line: what is inside in brackets. */
export const reportText = (node: Node, spelling: Spelling, say: (entry: Entry) => string): string =>
  textOf(partsOf(node, spelling, say));

const textOf = (parts: Part[]): string =>
  parts
    .map(({ name, value, inner }) => [name, value ?? `(${textOf(inner)})`].filter(Boolean).join(' '))
    .join(parts[0]?.name === '' ? ', ' : ' ');

function partsOf(
  { children }: Node,
  { opens, pair, closes, name: names, type }: Spelling,
  say: (entry: Entry) => string,
): Part[] {
  const top: Part = { name: '', inner: [] };
  const open = [top];
  let name = '';
  /** a name without a value */
  const leave = () => {
    if (name !== '') open.at(-1)!.inner.push({ name, value: '', inner: [] });
    name = '';
  };
  for (const entry of children) {
    const what = entry.attribute?.name ?? '';
    const { value } = entry.node;
    const at = open.at(-1)!;
    if (what === names || what === closes) leave();
    if (what === names) name = typeof value === 'string' ? sanitize(value) : say(entry);
    else if (what === pair) open.push(at);
    else if (what === closes) {
      if (open.length > 1) open.pop();
    } else if (what !== type) {
      const part: Part = { name, inner: [], ...(opens.includes(what) ? {} : { value: say(entry) }) };
      at.inner.push(part);
      if (opens.includes(what)) open.push(open.length < deepest ? part : at);
      name = '';
    }
  }
  leave();
  return top.inner.flatMap(part => (part.name === '' && part.value === undefined ? part.inner : [part]));
}

function rowsOf({ name, value, inner }: Part, index: number, depth: number, view: View): Row[] {
  const { theme } = view;
  const row: Row = { depth, key: theme.key(name || `[${index}]`) };
  if (value !== undefined) return [{ ...row, value }];
  if (inner.length === 0) return [{ ...row, value: theme.dim('empty') }];
  if (inner.every(part => part.value !== undefined && (part.name === '') === (inner[0]!.name === ''))) {
    const lines = filled(
      inner.map(part => `${part.name === '' ? '' : `${theme.dim(part.name)} `}${part.value}`),
      view,
    );
    if (inner[0]!.name === '' || (name === '' && lines.length < 2)) return withLines(row, lines);
  }
  return [row, ...inner.flatMap((part, i) => rowsOf(part, i, depth + 1, view))];
}
