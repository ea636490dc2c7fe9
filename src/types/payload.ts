/** What is common to every payload, wherever it stands: the hex escape, the check that it can be written back, tails and lengths. */

import { isDeepStrictEqual } from 'node:util';
import type { Type } from '../schema/type.ts';
import { hexEscape, isObject, type Value } from '../schema/value.ts';
import { contents, isOfAttributes } from '../schema/walk.ts';
import { sameBytes } from '../wire/bytes.ts';
import { fromHex } from '../wire/hex.ts';
import { isExact } from './exact.ts';
import { faceOf } from './index.ts';
import type { Node } from './node.ts';
import { Reading } from './reading.ts';
import { show, Writing } from './writing.ts';

/**
 * Reads a payload and makes sure that writing its value gives the same bytes: where only the length differs
 * (a NUL too few, a struct of another kernel) a note says so, else the bytes stay as they are.
 */
export function readPayload(type: Type, cx: Reading, start: number, end: number): Node {
  const node = faceOf(type).read(type, cx, start, end);
  const read = node.type ?? type;
  // attributes account for their bytes one by one
  if (isOfAttributes(read) || isExact(read, cx, node) || hexEscape(node.value) !== undefined) return node;
  const written = writeBack(type, cx, node.value);
  const bytes = cx.bytes.subarray(start, end);
  if (written && sameBytes(written, bytes)) return node;
  if (written && written.length !== bytes.length) {
    const note = cx.wire[cx.path];
    cx.note({ len: bytes.length });
    const adjusted = writeBack(type, cx, node.value);
    if (adjusted && sameBytes(adjusted, bytes)) return node;
    if (note) cx.wire[cx.path] = note;
    else delete cx.wire[cx.path];
  }
  cx.forget();
  return cx.escape(type, start, end, 'not-canonical', 'these bytes are not what their value would be written as');
}

function writeBack(type: Type, cx: Reading, value: Value): Uint8Array | undefined {
  const writing = new Writing().standAt(cx);
  writing.noteUnknown(cx.unknown);
  writePayload(type, writing, value);
  return writing.issues.length ? undefined : writing.out.finish();
}

/** Whether `{"hex": …}` may stand for a value of this type: always, unless the type has a part of that name itself. */
function hasHexPart(type: Type): boolean {
  if (type.kind === 'nest') return type.set().attributes.some(attribute => attribute.key === 'hex');
  return type.kind === 'struct' && type.members.some(member => member.key === 'hex');
}

/** Writes a payload, the bytes behind it that no schema knows, and the length that a note gives it. */
export function writePayload(type: Type, cx: Writing, value: Value): void {
  const start = cx.out.length;
  const hex = hasHexPart(type) ? undefined : hexEscape(value);
  if (hex !== undefined) {
    cx.hex(hex);
    return;
  }
  faceOf(type).write(type, cx, value);
  const tails = tailsAt(cx);
  const len = cx.wire[cx.path]?.len;
  if (len !== undefined && stillMeans(type, cx, value, start, len)) {
    const wanted = start + Math.max(0, len - tails.reduce((sum, tail) => sum + tail.length, 0));
    if (cx.out.length > wanted) cx.out.truncate(wanted);
    else cx.out.reserve(wanted - cx.out.length);
  }
  for (const tail of tails) cx.out.put(tail);
}

/**
 * Whether the bytes from `start`, made `len` long, still mean the value: a length that a record noted holds for the
 * value it was noted with, not for one that was edited since.
 */
function stillMeans(type: Type, cx: Writing, value: Value, start: number, len: number): boolean {
  const adjusted = new Uint8Array(len);
  adjusted.set(cx.out.bytes.subarray(start, Math.min(cx.out.length, start + len)));
  const reading = new Reading(adjusted);
  reading.scope = cx.scope;
  reading.fixed = cx.fixed;
  reading.facts = cx.facts;
  const again = faceOf(type).read(type, reading, 0, len).value;
  if (isDeepStrictEqual(again, value)) return true;
  cx.warn(`the noted length ${len} does not fit the value any more and was left aside`);
  return false;
}

/** The bytes that no schema knows behind what lies at this path. */
function tailsAt(cx: Writing): Uint8Array[] {
  const tails: Uint8Array[] = [];
  for (const entry of cx.unknown.get(cx.path) ?? []) {
    if (entry.type !== undefined) continue;
    const bytes = fromHex(entry.hex);
    if (bytes) tails.push(bytes);
    else cx.issue(`${show(entry.hex)} is no hex`);
  }
  return tails;
}

/** Writes the bytes that no schema knows behind what lies at this path. */
export function writeTails(cx: Writing): void {
  for (const tail of tailsAt(cx)) cx.out.put(tail);
}

/**
 * Keeps what lies behind the last part, from `rest` on, as a tail. Where it may hold a key the whole stays bytes: that is
 * returned.
 */
export function keepRest(
  cx: Reading,
  type: Type,
  start: number,
  rest: number,
  end: number,
  what = 'attribute',
): Node | undefined {
  if (rest === end) return undefined;
  if (mayHoldSecrets(type)) return cx.escape(type, start, end, 'trailing-bytes', 'kept as bytes');
  cx.problem('trailing-bytes', rest, `${end - rest} bytes that are no ${what}`);
  cx.tail(rest, end);
  return undefined;
}

const holders = new WeakMap<Type, boolean>();

/** Whether key material may lie somewhere in a payload of this type. */
export function mayHoldSecrets(type: Type): boolean {
  const known = holders.get(type);
  if (known !== undefined) return known;
  holders.set(type, false);
  const found = contents(type).some(one => one.secret || mayHoldSecrets(one.type));
  holders.set(type, found);
  return found;
}

/** The hex of a place that no schema could read, when it may hold a key. */
export const hiddenText = '(hidden)';

/** Hides a value that stands in `holder` under `key`, once all has been read. */
export function hide(cx: Reading, holder: Value, key: string | number): void {
  cx.secrets.push({
    path: cx.path,
    hide: () => {
      if (Array.isArray(holder)) holder[key as number] = hiddenText;
      else if (isObject(holder)) holder[key] = hiddenText;
    },
  });
}

/** Hides bytes that no schema could read where they may hold a key. */
export function hideEscape(cx: Reading, type: Type, value: Value): void {
  if (hexEscape(value) !== undefined && mayHoldSecrets(type)) hide(cx, value, 'hex');
}
