/** One attribute in its set: nlattr header, type bits, payload, padding. */
import type { Attribute, AttributeSet } from '../schema/attribute-set.ts';
import type { Direction } from '../schema/family.ts';
import { typeMask } from '../schema/lookup.ts';
import { hexEscape, type Value } from '../schema/value.ts';
import { isOfAttributes } from '../schema/walk.ts';
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

/** The bits outside the number that the schema would write. */
export function canonicalBits(
  { type, nested, netByteOrder }: Attribute,
  cx: SelectContext & { nested: boolean },
  set?: AttributeSet,
): number {
  const bit = (mask: number, when: boolean | Direction) => (when === true || when === cx.facts.direction ? mask : 0);
  if (nested !== undefined) return bit(typeBits.nested, nested);
  if (netByteOrder !== undefined) return bit(typeBits.netByteOrder, netByteOrder);
  const resolved = type.kind === 'select' ? resolve(type, cx)?.type : type;
  if (!resolved) return 0;
  if (resolved.kind === 'nest' && resolved.nested !== undefined) return bit(typeBits.nested, resolved.nested);
  if (isOfAttributes(resolved)) return cx.nested ? typeBits.nested : 0;
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

/** The bits of nla_type that are the number; in a set that numbers by place it says nothing, and none are. */
const numberMask = (set: AttributeSet | undefined): number =>
  set === undefined ? typeBits.mask : set.counts === undefined ? typeMask(set) : 0;

/**
 * Reads one attribute, or element of an array (without `set`), at the path segment `key` and notes how it differs from
 * what the schema would write. `more` are bits that belong to its place.
 */
export function readAttribute(
  cx: Reading,
  key: string,
  attribute: Attribute,
  raw: RawAttribute,
  set?: AttributeSet,
  more = 0,
): Entry {
  const outer = cx.path;
  cx.path = join(outer, key);
  const bits = raw.type & ~numberMask(set);
  const expected = canonicalBits(attribute, cx, set) | more;
  const node = readPayload(attribute.type, cx, raw.payload, raw.end);
  if (bits !== expected) cx.note({ bits });
  const pad = oddPad(cx, raw);
  if (pad !== undefined) cx.note({ pad });
  cx.path = outer;
  const secret = attribute.secret || (hexEscape(node.value) !== undefined && mayHoldSecrets(attribute.type));
  const entry: Entry = { key, node, raw };
  if (set) entry.attribute = attribute;
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

/** An attribute that no schema knows: its type with all bits, its bytes, and the padding where that is odd. */
export function readUnknown(
  cx: Reading,
  key: string,
  raw: RawAttribute,
): { entry: Entry; said: { type: number; hex: string; pad?: string } } {
  const { type, payload: start, end } = raw;
  const hex = toHex(cx.bytes, start, end);
  const pad = oddPad(cx, raw);
  return {
    entry: { key, raw, node: { start, end, value: { hex }, children: [] } },
    said: { type, hex, ...(pad === undefined ? {} : { pad }) },
  };
}

/** Writes one attribute. `number` has no bits outside the mask, `more` are those of its place. */
export function writeAttribute(
  cx: Writing,
  key: string,
  attribute: Attribute,
  number: number,
  value: Value,
  set?: AttributeSet,
  more = 0,
): void {
  const outer = cx.path;
  cx.path = join(outer, key);
  const note = cx.wire[cx.path];
  const bits = note?.bits ?? canonicalBits(attribute, cx, set) | more;
  const start = cx.out.reserve(attributeHeaderLength);
  writePayload(attribute.type, cx, value);
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
