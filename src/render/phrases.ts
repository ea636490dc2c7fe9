/** A nest in one line, where its set says how it reads. */
import { keyOf } from '../schema/attribute-set.ts';
import type { Type } from '../schema/type.ts';
import { hexEscape } from '../schema/value.ts';
import type { Entry, Node } from '../types/node.ts';
import { fromHex } from '../wire/hex.ts';
import { inside } from './inside.ts';
import { named } from './leaves.ts';
import { printable } from './raw.ts';
import { quote } from './sanitize.ts';
import { isUnknown, labelOf, roleOf, type Shown, shownEntry } from './value.ts';
import type { View } from './view.ts';

/** `load iifname => reg-1`, coloured; undefined where the schema does not say how such a node reads. */
export function phrases(node: Node, view: View): string | undefined {
  const reads = readsOf(node.type);
  if (!reads || hexEscape(node.value) !== undefined) return undefined;
  const said = new Set<Entry>();
  const parts = reads.flatMap(phrase => fill(phrase, node, said, entry => sayEntry(entry, view)) ?? []);
  for (const entry of node.children) {
    if (said.has(entry) || entry.node.type?.kind === 'pad') continue;
    const shown = shownEntry(entry, view, 'bare');
    if (shown?.role === 'flag') {
      if (shown.text !== '0') parts.push(view.theme.flag(entry.node.value === true ? labelOf(entry) : shown.text));
    } else
      parts.push(
        `${(isUnknown(entry) ? view.theme.unknown : view.theme.dim)(labelOf(entry))} ${sayEntry(entry, view)}`,
      );
  }
  return parts.join(' ');
}

const readsOf = (type: Type | undefined): string[] | undefined =>
  type?.kind === 'nest' ? type.set().reads : type?.kind === 'struct' ? type.reads : undefined;

/** A phrase with its values; undefined where one is missing. */
function fill(phrase: string, node: Node, said: Set<Entry>, text: (entry: Entry) => string): string | undefined {
  const found: Entry[] = [];
  let whole = true;
  const filled = phrase.replace(/( )?(0x)?\{([^}]+)\}/g, (_, blank = '', prefix: string | undefined, name: string) => {
    const entries = named(node, keyOf(name));
    whole &&= entries.length > 0;
    found.push(...entries);
    const values = entries.map(entry => (prefix && isDigits(entry) ? prefix : '') + text(entry)).join(' ');
    return values && blank + values;
  });
  if (!whole) return undefined;
  for (const entry of found) said.add(entry);
  return filled;
}

/** Bytes shown as hex digits: those alone have the `0x` that a phrase puts before them. */
const isDigits = ({ node: { type, value } }: Entry): boolean =>
  typeof value === 'string' && type !== undefined && roleOf(type, value) === 'hex';

/** A value, or what is inside: of a list in brackets one by one. */
function sayEntry(entry: Entry, view: View): string {
  const { theme } = view;
  const shown = shownEntry(entry, view, 'bare');
  if (shown) return theme[shown.role](shown.text) + textBeside(entry, shown, view);
  const read = phrases(entry.node, view);
  if (read !== undefined) return entry.attribute?.multi ? `[ ${read} ]` : read;
  return theme.dim(`(${inside(entry.node, view)})`);
}

/** Bytes without a hint that may be text, as that too. */
function textBeside({ node }: Entry, { role, text }: Shown, { theme }: View): string {
  const bytes = role === 'hex' && node.type?.kind === 'binary' ? fromHex(text) : undefined;
  const words = bytes && printable(bytes);
  return words === undefined ? '' : ` ${theme.string(quote(words))}`;
}
