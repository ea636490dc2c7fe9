/** What bytes without a schema may be. Never certain, and marked as a guess wherever it is shown. */
import { typeBits, walkAttributes } from './attribute.ts';

export type Guess =
  | { as: 'flag' | 'bytes' }
  | { as: 'u8' | 'u16' | 'u32' | 'u64'; value: number | bigint }
  | { as: 'string'; value: string }
  | { as: 'nest'; inside: { type: number; start: number; end: number; guess: Guess }[] };

/** A nest deeper than that is taken for bytes. */
const deepest = 8;
/** Few sets have more attributes. */
const greatestType = 511;

/** The payload of an attribute, from `start` to `end`; `type` is its nla_type with all bits. */
export function guess(view: DataView, start: number, end: number, type: number, depth = 0): Guess {
  if (start === end) return { as: 'flag' };
  const marked = (type & typeBits.nested) !== 0;
  const nest = depth < deepest ? nestAt(view, start, end, depth) : undefined;
  if (nest && marked) return nest;
  const text = textAt(view, start, end);
  if (text !== undefined) return { as: 'string', value: text };
  if (nest) return nest;
  switch (end - start) {
    case 1:
      return { as: 'u8', value: view.getUint8(start) };
    case 2:
      return { as: 'u16', value: view.getUint16(start, true) };
    case 4:
      return { as: 'u32', value: view.getUint32(start, true) };
    case 8:
      return { as: 'u64', value: view.getBigUint64(start, true) };
    default:
      return { as: 'bytes' };
  }
}

/** A run of attributes without a remainder, with numbers as sets have them and zeros between. */
function nestAt(view: DataView, start: number, end: number, depth: number): Guess | undefined {
  const { attributes, rest } = walkAttributes(view, start, end);
  if (attributes.length === 0 || rest !== end) return undefined;
  const likely = attributes.every(({ type, end: stop, next }) => {
    const number = type & typeBits.mask;
    if (number > greatestType || (number === 0 && (type & typeBits.nested) === 0)) return false;
    for (let at = stop; at < next; at++) if (view.getUint8(at) !== 0) return false;
    return true;
  });
  if (!likely) return undefined;
  return {
    as: 'nest',
    inside: attributes.map(({ type, payload, end: stop }) => ({
      type,
      start: payload,
      end: stop,
      guess: guess(view, payload, stop, type, depth + 1),
    })),
  };
}

/** Printable ASCII with one NUL behind it. */
function textAt(view: DataView, start: number, end: number): string | undefined {
  if (end - start < 2 || view.getUint8(end - 1) !== 0) return undefined;
  let text = '';
  for (let at = start; at < end - 1; at++) {
    const byte = view.getUint8(at);
    if (byte < 0x20 || byte > 0x7e) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}
