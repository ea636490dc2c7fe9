/** The values that stand for a message in one line. */
import type { Message } from '../codec/message.ts';
import type { Entry, Node } from '../types/node.ts';
import { find, isBlank, messageValueCount, partNames, valueCount, valuesBeside } from './leaves.ts';
import type { Role } from './theme.ts';
import { hintOf, labelOf, type Shown, shownEntry, shownText } from './value.ts';
import type { View } from './view.ts';

/** Values of a message whose schema has no summary. */
const firstFew = 4;

interface Piece extends Shown {
  key: string;
  entry?: Entry;
}

/** `v0(3) ether up,m-down mtu 1500 veth  +41 (-v)`: the summary of the schema, else the first few values. */
export function summary(message: Message, view: View, nsid?: number): string {
  const entries = (message.operation?.summary ?? []).flatMap(path => find(message, path));
  const pieces = entries.length
    ? entries.flatMap(entry => pieceOf(entry, view, nsid))
    : firstPieces(message, view, nsid);
  const counted = entries.length ? entries.reduce((sum, entry) => sum + shownCount(message, entry), 0) : pieces.length;
  const rest = messageValueCount(message) - counted;
  const text = joined(pieces, view);
  const more = rest > 0 ? view.theme.dim(`+${rest} (-v)`) : '';
  return [text, more].filter(Boolean).join('  ');
}

const shownCount = (message: Message, entry: Entry): number =>
  message.fixed?.children.includes(entry) && isBlank(entry, 'fixed', message.bytes) ? 0 : valueCount(entry.node);

const keyName = (entry: Entry): string => labelOf(entry).replace(/\[\d+\]$/, '');

/** An entry as one piece; a nest or struct as its values in brackets. */
function pieceOf(entry: Entry, view: View, nsid?: number): Piece[] {
  const key = keyName(entry);
  const shown = shownEntry(entry, view, 'bare', nsid);
  if (shown) return [{ key, entry, ...shown }];
  const inner = inside(entry.node, view, nsid);
  return inner === '' ? [] : [{ key, entry, text: `(${inner})`, role: 'dim' }];
}

function inside(node: Node, view: View, nsid?: number): string {
  const beside = valuesBeside(node).map(([key, value]) => `${key} ${shownText(value)}`);
  const parts = node.children.map(child => {
    const shown = shownEntry(child, view, 'bare', nsid);
    return `${labelOf(child)} ${shown ? shown.text : `(${inside(child.node, view, nsid)})`}`;
  });
  return [...beside, ...parts].join(' ');
}

/** Strings and names before numbers, as they say most; in the order of the bytes. */
function firstPieces(message: Message, view: View, nsid?: number): Piece[] {
  const all: Piece[] = [];
  const walk = (entry: Entry) => {
    const shown = shownEntry(entry, view, 'bare', nsid);
    if (shown) all.push({ key: keyName(entry), entry, ...shown });
    else {
      for (const [key, value] of valuesBeside(entry.node)) all.push({ key, text: shownText(value), role: 'string' });
      entry.node.children.forEach(walk);
    }
  };
  for (const part of partNames) {
    const node = message[part];
    if (!node) continue;
    if (part === 'body' && node.children.length === 0) walk({ key: '', node });
    for (const entry of node.children) if (!isBlank(entry, part, message.bytes)) walk(entry);
  }
  const telling = all.filter(({ role }) => role === 'string' || role === 'enum' || role === 'interface');
  const said: string[] = [];
  const news = (telling.length ? telling : all).filter(({ text, role }) => {
    const old = role === 'string' && said.some(before => before.includes(text));
    said.push(text);
    return !old;
  });
  return news.slice(0, firstFew);
}

/** Roles whose first value in a line needs no name: a link's kind, its flags, its address. */
const bare: ReadonlySet<Role> = new Set<Role>(['string', 'enum', 'flag', 'address']);

function joined(pieces: Piece[], view: View): string {
  const { theme } = view;
  const seen = new Set<Role>();
  const names = new Set<string>();
  let text = '';
  let last: Piece | undefined;
  const add = (part: string, glue = ' ') => {
    text += text === '' ? part : glue + part;
  };
  for (const piece of pieces) {
    const { key, role, entry } = piece;
    const value = theme[role](piece.text);
    const repeats = last?.key === key && key !== '';
    if (hintOf(entry?.node.type) === 'prefix-len') {
      if (last?.role === 'address') add(theme.address(piece.text), '');
      else if (last === undefined && piece.text === '/0') add(theme.address('default'));
      else if (piece.text !== '/0') add(`${theme.dim(key)} ${value}`);
      else continue;
      seen.add('address');
    } else if (repeats) add(value, ',');
    else if (role === 'flag' && entry?.node.value === true) add(theme.flag(key));
    else if (role === 'flag' && piece.text === '0') continue;
    else if (role === 'interface' && /index$/.test(key)) {
      names.add(piece.text.replace(/\(\d+\)$/, ''));
      add(value);
    } else if (role === 'string' && names.has(piece.text)) continue;
    else if (key === '' || (bare.has(role) && !seen.has(role))) {
      seen.add(role);
      add(value);
    } else add(`${theme.dim(key)} ${value}`);
    last = piece;
  }
  return text;
}
