/** One attribute in its set: nlattr header, type bits, payload, padding. */
import type { Attribute, AttributeSet } from '../schema/attribute-set.ts';
import type { Direction } from '../schema/family.ts';
import { typeMask } from '../schema/lookup.ts';
import type { Type } from '../schema/type.ts';
import { hexEscape, type Value } from '../schema/value.ts';
import { align4 } from '../wire/align.ts';
import { attributeHeaderLength, type RawAttribute, typeBits } from '../wire/attribute.ts';
import { isZero } from '../wire/bytes.ts';
import { fromHex, toHex } from '../wire/hex.ts';
import type { Entry } from './node.ts';
import { join } from './path.ts';
import { hide, mayHoldSecrets, readPayload, writePayload } from './payload.ts';
import type { Reading } from './reading.ts';
import type { SelectContext } from './scope.ts';
import { resolve } from './select.ts';
import { show, type Writing } from './writing.ts';

const nests = new Set<Type['kind']>(['nest', 'indexed-array', 'sequence', 'type-value']);

/** The bits outside the number that the schema would write. */
export function canonicalBits(
  type: Type,
  cx: SelectContext & { nested: boolean },
  set?: AttributeSet,
  attribute?: Attribute,
): number {
  const bit = (when: boolean | Direction) => (when === true || when === cx.facts.direction ? typeBits.nested : 0);
  if (attribute?.nested !== undefined) return bit(attribute.nested);
  if (attribute?.netByteOrder !== undefined)
    return attribute.netByteOrder === true || attribute.netByteOrder === cx.facts.direction ? typeBits.netByteOrder : 0;
  const resolved = type.kind === 'select' ? resolve(type, cx)?.type : type;
  if (!resolved) return 0;
  if (resolved.kind === 'nest' && resolved.nested !== undefined) return bit(resolved.nested);
  if (nests.has(resolved.kind)) return cx.nested ? typeBits.nested : 0;
  const big = (resolved.kind === 'integer' || resolved.kind === 'bits') && resolved.order === 'big';
  return set?.netByteOrder && big ? typeBits.netByteOrder : 0;
}

/** The padding behind an attribute as hex where it is not zeros up to the alignment, else undefined. */
export function oddPad(cx: Reading, raw: RawAttribute): string | undefined {
  const { start, end, next } = raw;
  const usual = next - start === align4(end - start) && isZero(cx.bytes, end, next);
  return usual ? undefined : toHex(cx.bytes, end, next);
}

/** The number of the attribute that stands at `position`, in a set that numbers by place; 0 in all others. */
export const placeNumber = (set: AttributeSet, cx: SelectContext, position: number): number =>
  set.counts === undefined ? 0 : set.counts === cx.facts.direction ? position + 1 : set.attributes[0]!.number;

/**
 * Reads one attribute at the path segment `key` and notes how it differs from what the schema would write. `more` are
 * bits that belong to its place; there `mask` is 0.
 */
export function readAttribute(
  cx: Reading,
  key: string,
  type: Type,
  raw: RawAttribute,
  mask: number,
  set?: AttributeSet,
  attribute?: Attribute,
  more = 0,
): Entry {
  const outer = cx.path;
  cx.path = join(outer, key);
  const bits = raw.type & ~mask;
  const expected = canonicalBits(type, cx, set, attribute) | more;
  const node = readPayload(type, cx, raw.payload, raw.end);
  if (bits !== expected) cx.note({ bits });
  const pad = oddPad(cx, raw);
  if (pad !== undefined) cx.note({ pad });
  cx.path = outer;
  const secret = attribute?.secret || (hexEscape(node.value) !== undefined && mayHoldSecrets(type));
  const entry: Entry = { key, node, raw };
  if (attribute?.name) entry.attribute = attribute;
  if (secret) entry.secret = secret;
  return entry;
}

/** Puts an attribute's value where the record has it, hidden later where it is secret. */
export function place(cx: Reading, entry: Entry, holder: Value, key: string | number, value: Value): void {
  if (Array.isArray(holder)) holder[key as number] = value;
  else (holder as { [key: string]: Value })[key] = value;
  if (!entry.secret) return;
  const outer = cx.path;
  cx.path = join(outer, entry.key);
  hide(cx, holder, key);
  cx.path = outer;
}

/** Writes one attribute. `number` has no bits outside the mask, `more` are those of its place. */
export function writeAttribute(
  cx: Writing,
  key: string,
  type: Type,
  number: number,
  value: Value,
  set?: AttributeSet,
  attribute?: Attribute,
  more = 0,
): void {
  const outer = cx.path;
  cx.path = join(outer, key);
  const note = cx.wire[cx.path];
  const bits = note?.bits ?? canonicalBits(type, cx, set, attribute) | more;
  const start = cx.out.reserve(attributeHeaderLength);
  writePayload(type, cx, value);
  finishAttribute(cx, start, number | bits, note?.pad);
  cx.path = outer;
}

/** Fills in the header at `start` and pads. */
export function finishAttribute(cx: Writing, start: number, type: number, pad?: string): void {
  const length = cx.out.length - start;
  if (length > 0xffff) cx.issue(`${length} bytes are more than an attribute holds (65535)`);
  cx.out.view.setUint16(start, length & 0xffff, true);
  cx.out.view.setUint16(start + 2, type, true);
  if (pad === undefined) {
    cx.out.reserve(align4(length) - length);
    return;
  }
  const bytes = fromHex(pad);
  if (bytes) cx.out.put(bytes);
  else cx.issue(`padding ${show(pad)} is no hex`);
}

/** Writes an attribute that no schema knows: its type with all bits, and its bytes. */
export function writeUnknown(cx: Writing, type: number, hex: string, pad?: string): void {
  const start = cx.out.reserve(attributeHeaderLength);
  const bytes = fromHex(hex);
  if (bytes) cx.out.put(bytes);
  else cx.issue(`${show(hex)} is no hex (attribute type ${type})`);
  if (!Number.isInteger(type) || type < 0 || type > 0xffff)
    cx.issue(`attribute type ${show(type)} is no 16-bit number`);
  finishAttribute(cx, start, type, pad);
}

export const numberOf = (raw: RawAttribute, set: AttributeSet): number => raw.type & typeMask(set);
