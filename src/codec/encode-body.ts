import { keyOf } from '../schema/attribute-set.ts';
import { type Family, fixedOf, flagsNests, type Operation } from '../schema/family.ts';
import type { StructType } from '../schema/type.ts';
import type { ValueObject } from '../schema/value.ts';
import { canonical } from '../types/canonical.ts';
import { writePayload, writeTails } from '../types/payload.ts';
import { scopeIn } from '../types/scope.ts';
import { writeSet } from '../types/set.ts';
import type { Writing } from '../types/writing.ts';
import { align4 } from '../wire/align.ts';
import { isZero } from '../wire/bytes.ts';
import { toHex } from '../wire/hex.ts';
import { fixedStruct, modeOf, noAttributes } from './decode-body.ts';
import type { Identity } from './identify.ts';
import type { RecordInput } from './record.ts';

/** The record with the length of its body in the fixed header, where the schema has it there and the record has not. */
function withBodyLength(record: RecordInput, operation: Operation | undefined, cx: Writing): RecordInput {
  const fixed = (record.fixed ?? {}) as ValueObject;
  const member = operation?.bodyLength;
  if (!operation?.body || member === undefined || record.body === undefined || fixed[keyOf(member)] !== undefined)
    return record;
  const trial = cx.trial();
  writePayload(operation.body, trial, record.body);
  return { ...record, fixed: { ...fixed, [keyOf(member)]: trial.out.length } };
}

/** Writes fixed header, body and attributes. */
export function writeBody(given: RecordInput, identity: Identity, flags: number, cx: Writing): void {
  const { operation, family } = identity;
  const record = withBodyLength(given, operation, cx);
  cx.nested = flagsNests(family, identity.direction);
  cx.facts = {
    ...(operation ? { operation: operation.name } : {}),
    direction: identity.direction,
    ...modeOf(operation, flags),
  };
  const start = cx.out.length;
  if (operation) writeFixed(record, operation, family!, cx);
  else if (record.fixed !== undefined) cx.issue('fixed: no schema says what header this message has; give body');
  const body = operation ? operation.body : (identity.protocol.opaque ?? { kind: 'binary' as const });
  if (record.body !== undefined) {
    cx.path = 'body';
    if (!body) cx.issue(`${operation?.name} has no body`);
    else writePayload(body, cx, record.body);
    if (operation?.attributes) cx.out.align();
    cx.path = '';
  }
  const set = operation?.attributes?.() ?? noAttributes;
  if (record.attributes !== undefined && operation && !operation.attributes)
    cx.issue(`${operation.name} has no attributes`);
  writeSet(set, cx, record.attributes ?? {});
  if (operation) writeStart(operation, start, cx);
  writeTails(cx);
}

/** The first bytes that tell an operation: filled in where the record leaves them zero. */
function writeStart({ name, starts }: Operation, start: number, cx: Writing): void {
  if (starts === undefined) return;
  const wanted = Uint8Array.from(starts, char => char.charCodeAt(0));
  const found = cx.out.bytes.subarray(start, Math.min(start + wanted.length, cx.out.length));
  if (found.length < wanted.length) cx.out.reserve(wanted.length - found.length);
  if (isZero(found)) cx.out.bytes.set(wanted, start);
  else if (found.some((byte, i) => byte !== wanted[i]))
    cx.issue(`${name} begins with the bytes ${toHex(wanted)}, not ${toHex(found)}`);
}

function writeFixed(record: RecordInput, operation: Operation, family: Family, cx: Writing): void {
  const declared = fixedOf({ family, operation });
  const start = cx.out.length;
  const given = record.fixed as ValueObject | undefined;
  if (!declared) {
    if (given !== undefined) cx.issue(`${operation.name} has no fixed header`);
    return;
  }
  // A message that ends before its fixed header has none in its record.
  if (given === undefined && record.header?.len !== undefined && record.header.len <= start) return;
  const type = fixedStruct(declared, cx, cx.formats.fixed);
  cx.path = 'fixed';
  writePayload(type ?? declared, cx, given ?? {});
  cx.path = '';
  const behind = Object.keys(record.attributes ?? {}).length > 0 || record.body !== undefined;
  const padded = record.header?.len === align4(cx.out.length);
  if (behind || padded || cx.unknown.get('')?.length) cx.out.align();
  if (type) cx.fixed = scopeIn(undefined, 'struct', name => memberOf(type, given ?? {}, name, cx));
}

function memberOf(type: StructType, value: ValueObject, name: string, cx: Writing) {
  const member = type.members.find(one => one.name === name || one.key === name);
  const given = member && (value[member.key] ?? value[member.name]);
  if (!member) return undefined;
  return { type: member.type, value: canonical(member.type, cx, given ?? 0) };
}
