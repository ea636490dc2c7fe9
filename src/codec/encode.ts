import { isDeepStrictEqual } from 'node:util';
import { keyOf } from '../schema/attribute-set.ts';
import { type Direction, type Family, flagsNests, type Operation, type Protocol } from '../schema/family.ts';
import { didYouMean, fold } from '../schema/lookup.ts';
import { errorAttributes, messageFlags } from '../schema/netlink.ts';
import type { StructType } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { canonical } from '../types/canonical.ts';
import { enumValue, toInteger } from '../types/integer.ts';
import type { Issue } from '../types/notes.ts';
import { writePayload } from '../types/payload.ts';
import { writeSet } from '../types/set.ts';
import { show, Writing } from '../types/writing.ts';
import { align4 } from '../wire/align.ts';
import { fromHex, toHex } from '../wire/hex.ts';
import { controlType, messageFlag, messageHeaderLength, writeMessageHeader } from '../wire/message.ts';
import { decodeMessage, fixedStruct, genericHeaderLength, modeOf } from './decode.ts';
import { flagVerb } from './header.ts';
import type { MessageRecord } from './record.ts';
import type { Schemas } from './schemas.ts';
import { recordOf } from './to-record.ts';

export interface EncodeOptions {
  schemas: Schemas;
  /** the index of an interface, on the host that the message is for */
  ifindex?: (name: string) => number | undefined;
}

export interface Encoded {
  bytes: Uint8Array;
  /** everything that is wrong with the record; the bytes are of no use where there is any */
  issues: Issue[];
  warnings: Issue[];
}

/** A record as a person or a program gives it: anything that is not needed may be missing. */
export type RecordInput = { [K in keyof MessageRecord]?: MessageRecord[K] };

/** What a message is, by its names and numbers. */
interface Identity {
  protocol: Protocol;
  kind: MessageRecord['kind'];
  direction: Direction;
  type: number;
  command?: number;
  family?: Family;
  operation?: Operation;
}

const kinds = new Set(['message', 'error', 'ack', 'done', 'overrun', 'raw']);

/** Encodes a record: reports every issue at once, and never throws. */
export function encodeRecord(record: RecordInput, options: EncodeOptions): Encoded {
  const cx = new Writing();
  cx.wire = (isObject(record.wire as Value) ? record.wire : undefined) ?? {};
  cx.formats = record.formats ?? {};
  cx.ifindex = options.ifindex;
  if (record.redacted?.length)
    cx.issue(`secrets are hidden here (${record.redacted.join(', ')}): make the record with --show-secrets`);
  if (Array.isArray(record.unknown))
    cx.noteUnknown(record.unknown.map(entry => ({ ...entry, path: entry.path ?? '' })));
  const whole = cx.wire['']?.hex;
  if (whole !== undefined) {
    const bytes = wholeOf(record, whole, cx, options);
    if (bytes) return { bytes, issues: cx.issues, warnings: cx.warnings };
  }
  if (record.kind === 'raw') {
    const bytes = fromHex(record.hex ?? '');
    if (!bytes) cx.issue(`${show(record.hex)} is no hex`);
    return { bytes: bytes ?? new Uint8Array(), issues: cx.issues, warnings: cx.warnings };
  }
  const identity = identify(record, cx, options);
  if (identity) writeMessage(record, identity, cx, options);
  return { bytes: cx.out.finish(), issues: cx.issues, warnings: cx.warnings };
}

/** The bytes that `wire.hex` keeps, if the record still is what they decode to. */
function wholeOf(record: RecordInput, hex: string, cx: Writing, { schemas }: EncodeOptions): Uint8Array | undefined {
  const bytes = fromHex(hex);
  const protocol = record.protocol === undefined ? undefined : schemas.protocol(record.protocol);
  if (!bytes || !protocol || bytes.length < messageHeaderLength) {
    cx.issue('wire.hex is no message');
    return undefined;
  }
  const direction = record.direction as Direction | undefined;
  const again = recordOf(
    decodeMessage(bytes, { schemas, protocol, ...(direction ? { direction } : {}), showSecrets: true }),
    schemas,
  );
  const meaning = ({ fixed, attributes, body, header, error, extended_ack, unknown }: RecordInput) => ({
    fixed,
    attributes,
    body,
    header,
    error,
    extended_ack,
    unknown,
  });
  if (isDeepStrictEqual(plain(meaning(record)), plain(meaning(again)))) return bytes;
  cx.warn('the record was edited: encoded from the schema, not from wire.hex');
  return undefined;
}

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? `${item}` : item)));

function identify(record: RecordInput, cx: Writing, { schemas }: EncodeOptions): Identity | undefined {
  const kind = record.kind ?? 'message';
  if (!kinds.has(kind)) cx.issue(`kind ${show(kind)} is no message (${[...kinds].join(', ')})`);
  const protocol = record.protocol === undefined ? undefined : schemas.protocol(String(record.protocol));
  if (!protocol) {
    const names = schemas.protocols.map(one => one.name);
    cx.issue(
      record.protocol === undefined
        ? 'protocol is missing'
        : `no protocol ${show(record.protocol)}${didYouMean(String(record.protocol), names)}`,
    );
    return undefined;
  }
  const direction: Direction = record.direction === 'from-kernel' ? 'from-kernel' : 'to-kernel';
  if (record.direction !== undefined && record.direction !== direction)
    cx.issue(`direction ${show(record.direction)} is neither to-kernel nor from-kernel`);
  const bare = protocol.framing === 'bare' && record.header === undefined;
  const base = { protocol, kind, direction };
  if (bare) return { ...base, type: 0 };
  const type = headerNumber(record, cx, 'type', 0xffff);
  if (kind !== 'message')
    return {
      ...base,
      type:
        type ??
        {
          error: controlType.error,
          ack: controlType.error,
          done: controlType.done,
          overrun: controlType.overrun,
          raw: 0,
        }[kind],
    };
  return protocol.generic
    ? identifyGeneric(record, base, type, cx, schemas)
    : identifyPlain(record, base, type, cx, schemas);
}

function headerNumber(
  record: RecordInput,
  cx: Writing,
  name: 'type' | 'cmd' | 'version' | 'seq' | 'port',
  most: number,
): number | undefined {
  const given = record.header?.[name] as Value | undefined;
  if (given === undefined) return undefined;
  const number = toInteger(given);
  if (number !== undefined && number >= 0n && number <= BigInt(most)) return Number(number);
  cx.issue(`header.${name} ${show(given)} is no number from 0 to ${most}`);
  return undefined;
}

const byName = (operations: Operation[], name: string): Operation | undefined =>
  operations.find(one => one.name === name) ??
  operations.find(
    one => fold(one.name) === fold(name) || (one.constant !== undefined && fold(one.constant) === fold(name)),
  );

type Base = Pick<Identity, 'protocol' | 'kind' | 'direction'>;

function identifyPlain(
  record: RecordInput,
  base: Base,
  type: number | undefined,
  cx: Writing,
  schemas: Schemas,
): Identity | undefined {
  const families = schemas.families(base.protocol);
  const family = record.family === undefined ? undefined : schemas.family(base.protocol, record.family);
  if (type !== undefined) {
    const located = schemas.locate(base.protocol, type, base.direction);
    const claimed =
      record.operation === undefined
        ? undefined
        : (family ? [family] : families).map(one => byName(one.operations, record.operation!)).find(Boolean);
    if (claimed && located && claimed !== located.operation && claimed.request !== type && claimed.reply !== type)
      cx.issue(`header.type ${type} is ${located.operation.name}, not ${claimed.name}`);
    const told = claimed?.starts !== undefined && (claimed.request === type || claimed.reply === type);
    const owner = told ? families.find(one => one.operations.includes(claimed)) : undefined;
    return { ...base, type, ...(owner ? { family: owner, operation: claimed! } : located) };
  }
  if (record.family !== undefined && !family) {
    cx.issue(
      `${base.protocol.name} has no family ${show(record.family)}${didYouMean(
        record.family,
        families.map(one => one.name),
      )}`,
    );
    return undefined;
  }
  if (record.operation === undefined) {
    cx.issue('operation or header.type is missing');
    return undefined;
  }
  for (const one of family ? [family] : families) {
    const operation = byName(one.operations, record.operation);
    const number = operation && numberOf(operation, base.direction);
    if (operation && number !== undefined) return { ...base, type: number, family: one, operation };
  }
  const names = (family ? [family] : families).flatMap(one => one.operations.map(operation => operation.name));
  cx.issue(
    `${family?.name ?? base.protocol.name} has no operation ${show(record.operation)}${didYouMean(record.operation, names)}`,
  );
  return undefined;
}

const numberOf = ({ request, reply }: Operation, direction: Direction): number | undefined =>
  direction === 'to-kernel' ? (request ?? reply) : (reply ?? request);

function identifyGeneric(
  record: RecordInput,
  base: Base,
  type: number | undefined,
  cx: Writing,
  schemas: Schemas,
): Identity | undefined {
  // ids are given anew at each boot: the name that the record was decoded under is what its bytes mean
  const name = record.family ?? (type === undefined ? undefined : schemas.ids.get(type));
  const family = name === undefined ? undefined : schemas.family(base.protocol, name);
  const id = type ?? [...schemas.ids].find(([, known]) => name !== undefined && fold(known) === fold(name))?.[0];
  if (id === undefined) {
    cx.issue(
      name === undefined
        ? 'family or header.type is missing'
        : `the id of family ${show(name)} is not known: is it in this kernel?${didYouMean(name, [...schemas.ids.values(), ...schemas.families(base.protocol).map(one => one.name)])}`,
    );
    return undefined;
  }
  let command = headerNumber(record, cx, 'cmd', 0xff);
  const claimed = family && record.operation !== undefined ? byName(family.operations, record.operation) : undefined;
  let operation =
    command === undefined || name === undefined
      ? undefined
      : claimed && (claimed.request === command || claimed.reply === command)
        ? claimed
        : schemas.locate(base.protocol, command, base.direction, name)?.operation;
  if (command === undefined && record.operation !== undefined && family) {
    operation = byName(family.operations, record.operation);
    command = operation && numberOf(operation, base.direction);
    if (command === undefined)
      cx.issue(
        `${family.name} has no operation ${show(record.operation)}${didYouMean(
          record.operation,
          family.operations.map(one => one.name),
        )}`,
      );
  } else if (command === undefined && record.header === undefined) cx.issue('operation or header.cmd is missing');
  return {
    ...base,
    type: id,
    ...(command === undefined ? {} : { command }),
    ...(family ? { family } : {}),
    ...(operation ? { operation } : {}),
  };
}

function flagsOf(record: RecordInput, identity: Identity, cx: Writing): number {
  const given = record.header?.flags as Value | undefined;
  const schema = messageFlags[flagVerb(identity)];
  if (given !== undefined) {
    cx.path = 'header.flags';
    const number = enumValue(schema, cx, given);
    if (number !== undefined && (number < 0n || number > 0xffffn)) cx.issue(`${number} does not fit 16 bits`);
    cx.path = '';
    return Number(number ?? 0);
  }
  if (identity.kind !== 'message' || identity.direction === 'from-kernel') return 0;
  const names = ['request', 'ack', ...(identity.operation?.flags ?? [])];
  return names.reduce((sum, name) => sum | Number(schema.entries.find(entry => entry.name === name)?.value ?? 0), 0);
}

function writeMessage(record: RecordInput, identity: Identity, cx: Writing, options: EncodeOptions): void {
  if (identity.protocol.framing === 'bare' && record.header === undefined) {
    cx.path = 'body';
    writePayload(identity.protocol.opaque ?? { kind: 'binary' }, cx, record.body ?? {});
    cx.path = '';
    return;
  }
  cx.out.reserve(messageHeaderLength);
  const flags = flagsOf(record, identity, cx);
  if (identity.kind === 'message') {
    writeGeneric(record, identity, cx);
    writeBody(record, identity, flags, cx);
  } else writeControl(record, identity, flags, cx, options);
  const seq = headerNumber(record, cx, 'seq', 0xffffffff) ?? 0;
  const port = headerNumber(record, cx, 'port', 0xffffffff) ?? 0;
  writeMessageHeader(cx.out.view, 0, { len: cx.out.length, type: identity.type, flags, seq, port });
}

function writeGeneric(record: RecordInput, identity: Identity, cx: Writing): void {
  if (!identity.protocol.generic || identity.command === undefined) return;
  const at = cx.out.reserve(genericHeaderLength);
  cx.out.view.setUint8(at, identity.command);
  cx.out.view.setUint8(at + 1, headerNumber(record, cx, 'version', 0xff) ?? identity.family?.version ?? 1);
  cx.out.view.setUint16(at + 2, cx.wire['']?.reserved ?? 0, true);
}

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

function writeBody(given: RecordInput, identity: Identity, flags: number, cx: Writing): void {
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
  if (operation) writeStart(operation, start, cx);
  const set = operation?.attributes?.() ?? { name: 'unknown attributes', prefix: false, attributes: [] };
  if (record.attributes !== undefined && operation && !operation.attributes)
    cx.issue(`${operation.name} has no attributes`);
  writeSet(set, cx, record.attributes ?? {});
  for (const tail of cx.unknown.get('') ?? []) {
    if (tail.type !== undefined) continue;
    const bytes = fromHex(tail.hex);
    if (bytes) cx.out.put(bytes);
    else cx.issue(`${show(tail.hex)} is no hex`);
  }
}

/** The first bytes that tell an operation: filled in where the record leaves them zero. */
function writeStart({ name, starts }: Operation, start: number, cx: Writing): void {
  if (starts === undefined) return;
  const wanted = Uint8Array.from(starts, char => char.charCodeAt(0));
  const found = cx.out.bytes.subarray(start, Math.min(start + wanted.length, cx.out.length));
  if (found.length < wanted.length) cx.out.reserve(wanted.length - found.length);
  if (found.every(byte => byte === 0)) cx.out.bytes.set(wanted, start);
  else if (found.some((byte, i) => byte !== wanted[i]))
    cx.issue(`${name} begins with the bytes ${toHex(wanted)}, not ${toHex(found)}`);
}

function writeFixed(record: RecordInput, operation: Operation, family: Family, cx: Writing): void {
  const declared = operation.fixed ?? family.fixed;
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
  if (type) cx.fixed = { kind: 'struct', lookup: name => memberOf(type, given ?? {}, name, cx) };
}

function memberOf(type: StructType, value: ValueObject, name: string, cx: Writing) {
  const member = type.members.find(one => one.name === name || one.key === name);
  const given = member && (value[member.key] ?? value[member.name]);
  if (!member) return undefined;
  return { type: member.type, value: canonical(member.type, cx, given ?? 0) };
}

function writeControl(
  record: RecordInput,
  identity: Identity,
  flags: number,
  cx: Writing,
  options: EncodeOptions,
): void {
  const { kind } = identity;
  if (kind === 'overrun') {
    writeTails(cx, '');
    return;
  }
  const { done } = identity.protocol;
  if (kind === 'done' && done && record.fixed) {
    cx.path = 'fixed';
    writePayload(done, cx, record.fixed as ValueObject);
    cx.path = '';
    return;
  }
  const code = record.error?.code;
  const hasErrno =
    kind !== 'done' ||
    code !== undefined ||
    record.header?.len === undefined ||
    record.header.len >= messageHeaderLength + 4;
  if (
    hasErrno &&
    !(
      kind === 'error' &&
      record.error === undefined &&
      record.request === undefined &&
      record.header?.len !== undefined
    )
  ) {
    const errno = toInteger((code ?? 0) as Value);
    const at = cx.out.reserve(4);
    if (errno === undefined) cx.issue(`error.code ${show(code as Value)} is no number`);
    else cx.out.view.setInt32(at, Number(-errno), true);
  }
  if (record.request) {
    const capped = kind === 'ack' || (flags & messageFlag.capped) !== 0;
    writeEcho(record.request, { capped }, cx, options);
  }
  if (record.extended_ack) {
    const { path: _, missing: __, ...value } = record.extended_ack;
    cx.path = 'extended_ack';
    cx.nested = true;
    writePayload({ kind: 'nest', set: () => errorAttributes }, cx, value as ValueObject);
    cx.path = '';
  }
  writeTails(cx, '');
}

/** The request that an error echoes: whole, or its header alone with the length it had. */
function writeEcho(request: MessageRecord, outer: { capped: boolean }, cx: Writing, options: EncodeOptions): void {
  const { protocol, direction, header } = request;
  const parts = [request.fixed, request.attributes, request.body, request.unknown];
  const bare =
    header?.cmd === undefined && header?.len !== messageHeaderLength && parts.every(part => part === undefined);
  const alone = header !== undefined && (outer.capped || bare);
  const input = alone
    ? { protocol, direction, header: { ...header, len: messageHeaderLength, cmd: undefined } }
    : request;
  const encoded = encodeRecord(input as RecordInput, options);
  const at = cx.out.length;
  cx.out.put(alone ? encoded.bytes.subarray(0, messageHeaderLength) : encoded.bytes);
  if (alone && cx.out.length - at === messageHeaderLength) cx.out.view.setUint32(at, header.len, true);
  cx.out.align();
  for (const issue of encoded.issues)
    cx.issues.push({ path: `request${issue.path ? `.${issue.path}` : ''}`, message: issue.message });
}

function writeTails(cx: Writing, path: string): void {
  for (const tail of cx.unknown.get(path) ?? []) {
    const bytes = fromHex(tail.hex);
    if (bytes) cx.out.put(bytes);
    else cx.issue(`${show(tail.hex)} is no hex`);
  }
}
