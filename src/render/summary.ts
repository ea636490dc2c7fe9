/** The values that stand for a message in one line. */
import type { Message } from '../codec/message.ts';
import { hintOf } from '../schema/hint.ts';
import { isObject } from '../schema/value.ts';
import type { Entry } from '../types/node.ts';
import { isZero } from '../wire/bytes.ts';
import { inside } from './inside.ts';
import { find, isBlank, isEmptyText, messageValueCount, partNames, valueCount, valuesBeside } from './leaves.ts';
import { wholePacket } from './packet/index.ts';
import { phrases } from './phrases.ts';
import { sanitize } from './sanitize.ts';
import type { Role, Theme } from './theme.ts';
import { isHidden, labelOf, type Shown, shownEntry, shownText } from './value.ts';
import type { View } from './view.ts';

/** Values of a message whose schema has no summary. */
const firstFew = 4;

interface Piece extends Shown {
  key: string;
  entry?: Entry;
  /** told with it */
  above?: Entry;
}

/** `v0(3) ether up,m-down mtu 1500 veth  +41 (-v)`: the summary of the schema, else the first few values. */
export function summary(message: Message, view: View): string {
  const entries = (message.operation?.summary ?? []).flatMap(path => find(message, path));
  const pieces = entries.length
    ? entries.flatMap(entry => packetPieces(message, entry, entries, view) ?? pieceOf(entry, view))
    : firstPieces(message, view);
  const line = new Line(message, view.theme, pieces);
  const rest = messageValueCount(message) - line.shown;
  return [line.text, rest > 0 ? view.theme.dim(`+${rest} (-v)`) : ''].filter(Boolean).join('  ');
}

const keyName = (entry: Entry): string => labelOf(entry).replace(/\[\d+\]$/, '');

/** The headers of a packet in place of its bytes; none where what is behind it tells them too. */
function packetPieces(message: Message, entry: Entry, entries: readonly Entry[], view: View): Piece[] | undefined {
  if (isHidden(entry, view)) return undefined;
  if (entries.some(other => wholePacket(message, other.node)?.above === entry)) return [];
  const found = wholePacket(message, entry.node);
  if (!found) return undefined;
  const { text, above } = found;
  return [{ key: '', entry, text, role: 'address', ...(above && entries.includes(above) ? { above } : {}) }];
}

/** An entry as one piece; a nest or struct as its values in brackets. */
function pieceOf(entry: Entry, view: View): Piece[] {
  const key = keyName(entry);
  const shown = shownEntry(entry, view, 'bare');
  if (shown) return [{ key, entry, ...shown }];
  const read = phrases(entry.node, view);
  if (read !== undefined)
    return [
      entry.attribute?.multi
        ? { key: '', entry, text: `[ ${read} ]`, role: 'key' }
        : { key, entry, text: read, role: 'key' },
    ];
  const each = Array.isArray(entry.node.value) ? entry.node.children.map(({ node }) => phrases(node, view)) : [];
  if (each.length > 0 && !each.includes(undefined)) return [{ key, entry, text: each.join(', '), role: 'key' }];
  const inner = inside(entry.node, view);
  return inner === '' ? [] : [{ key, entry, text: `(${inner})`, role: 'dim' }];
}

/** Strings and names before numbers, as they say most; in the order of the bytes, nothing twice. */
function firstPieces(message: Message, view: View): Piece[] {
  const all: Piece[] = [];
  const walk = (entry: Entry) => {
    const shown = shownEntry(entry, view, 'bare');
    if (shown) all.push({ key: keyName(entry), entry, ...shown });
    else {
      for (const [key, value] of valuesBeside(entry.node)) {
        const parts = isObject(value) ? Object.entries(value) : [[/^\[/.test(key) ? '' : key, value] as const];
        for (const [name, part] of parts) all.push({ key: sanitize(name), text: shownText(part), role: 'string' });
      }
      entry.node.children.forEach(walk);
    }
  };
  for (const part of partNames) {
    const node = message[part];
    if (!node) continue;
    if (part === 'body' && node.children.length === 0 && !isEmptyText(node)) walk({ key: '', node });
    for (const entry of node.children) if (!isBlank(entry, part, message.bytes)) walk(entry);
  }
  const telling = all.filter(({ role }) => role === 'string' || role === 'enum' || role === 'interface');
  const said: string[] = [];
  const news = (telling.length ? telling : all).filter(({ text, role }) => {
    const old = role === 'string' && said.some(before => before.includes(text));
    said.push(text);
    return !old;
  });
  const first = news.findIndex(({ role }) => role === 'string');
  return news.slice(0, firstFew).map((piece, i) => (i === first ? { ...piece, key: '' } : piece));
}

/** Values that need no name before them, the first of each in a line: whose address, of what kind. */
function isPlain({ key, role, text }: Piece): boolean {
  if (key === '' || role === 'enum' || role === 'flag') return true;
  if (role === 'address') return /^(address|local|dst|mac)$|addr$/.test(key);
  if (role === 'string') return /(^|_)(name|kind)$|^ifname$/.test(key);
  return role === 'interface' && /index$/.test(key) && text.endsWith(')');
}

/** Puts pieces together. */
class Line {
  text = '';
  /** how many of the message's values it tells */
  shown = 0;
  readonly #message: Message;
  readonly #theme: Theme;
  readonly #seen = new Set<Role>();
  #last: Piece | undefined;

  constructor(message: Message, theme: Theme, pieces: readonly Piece[]) {
    this.#message = message;
    this.#theme = theme;
    const prefixes = pieces.filter(isPrefix).length;
    const names = new Set(
      pieces.filter(piece => piece.role === 'interface').map(({ text }) => text.replace(/\(\d+\)$/, '')),
    );
    for (const piece of pieces) {
      if (isPrefix(piece)) this.#prefix(piece, prefixes);
      else if (piece.role === 'string' && names.has(piece.text)) this.#count(piece);
      else if (!this.#isIdle(piece)) this.#value(piece);
    }
  }

  #add(text: string, glue = ' '): void {
    this.text += this.text === '' ? text : glue + text;
  }

  #count({ entry, above }: Piece): void {
    const { fixed, bytes } = this.#message;
    if (above) this.shown += valueCount(above.node);
    if (entry)
      this.shown += fixed?.children.includes(entry) && isBlank(entry, 'fixed', bytes) ? 0 : valueCount(entry.node);
    else this.shown++;
  }

  /** `/24` behind its address; no address and length 0: what people call the default. */
  #prefix(piece: Piece, prefixes: number): void {
    const { key, text } = piece;
    const zero = text === '/0';
    if (this.#last?.role === 'address') this.#add(this.#theme.address(text), '');
    else if (!zero) this.#add(`${this.#theme.dim(key)} ${text}`);
    else if (prefixes === 1 && key === 'dst_len') this.#add(this.#theme.address('default'));
    else return;
    this.#count(piece);
    this.#seen.add('address');
    this.#last = piece;
  }

  /** Zero of the fixed header, of flags, an enum, an interface; the same address again. */
  #isIdle({ role, text, entry }: Piece): boolean {
    const { fixed, bytes } = this.#message;
    if (!entry) return false;
    if (fixed?.children.includes(entry) && isBlank(entry, 'fixed', bytes)) return true;
    if (role === 'address') return this.#last?.role === 'address' && this.#last.text === text;
    if (role === 'flag') return text === '0' && entry.node.value !== true;
    if (role === 'enum') return isZero(bytes, entry.node.start, entry.node.end) && saysNothing.test(text);
    return hintOf(entry.node.type) === 'ifindex' && isZero(bytes, entry.node.start, entry.node.end);
  }

  #value(piece: Piece): void {
    const { key, role, entry } = piece;
    const text = this.#theme[role](piece.text);
    if (key !== '' && entry?.attribute && this.#last?.entry?.attribute === entry.attribute) this.#add(text, ',');
    else if (role === 'flag' && entry?.node.value === true) this.#add(this.#theme.flag(key));
    else if (isPlain(piece) && !(this.#seen.has(role) && key !== '')) this.#add(text);
    else this.#add(`${this.#theme.dim(key)} ${text}`);
    if (isPlain(piece) || role === 'address') this.#seen.add(role);
    this.#count(piece);
    this.#last = piece;
  }
}

/** What the zero of an enum is called where it is no choice. */
const saysNothing = /^(0|un\w*|none|no|off|default|invalid|ip|netrom)$/;

const isPrefix = ({ entry }: Piece): boolean => hintOf(entry?.node.type) === 'prefix-len';
