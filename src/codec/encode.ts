import { isDeepStrictEqual } from 'node:util';
import type { Direction } from '../schema/family.ts';
import { messageFlags } from '../schema/netlink.ts';
import { isObject, type Value } from '../schema/value.ts';
import { enumValue } from '../types/integer.ts';
import type { Issue } from '../types/notes.ts';
import { writePayload } from '../types/payload.ts';
import type { Recall } from '../types/told.ts';
import { show, Writing } from '../types/writing.ts';
import { fromHex } from '../wire/hex.ts';
import { genericHeaderLength, messageHeaderLength, writeMessageHeader } from '../wire/message.ts';
import { decodeMessage } from './decode.ts';
import { writeBody } from './encode-body.ts';
import { writeControl } from './encode-control.ts';
import { flagVerb } from './header.ts';
import { headerNumber, type Identity, identify } from './identify.ts';
import type { RecordInput } from './record.ts';
import type { Schemas } from './schemas.ts';
import { shapeIssues } from './shape.ts';
import { recordOf } from './to-record.ts';

interface EncodeOptions {
  schemas: Schemas;
  /** the index of an interface, on the host that the message is for */
  ifindex?: (name: string) => number | undefined;
  /** what is known of things that the record names: its words are then of the types told, not hex */
  recall?: Recall;
}

export interface Encoded {
  bytes: Uint8Array;
  /** everything that is wrong with the record; the bytes are of no use where there is any */
  issues: Issue[];
  warnings: Issue[];
}

/** Encodes a record, whoever wrote it: reports every issue at once, and never throws. */
export function encodeRecord(record: RecordInput, options: EncodeOptions): Encoded {
  const issues = shapeIssues(record);
  return issues.length > 0 ? { bytes: new Uint8Array(), issues, warnings: [] } : encodeOwn(record, options);
}

/** Encodes a record that decoding has made. */
export function encodeOwn(record: RecordInput, options: EncodeOptions): Encoded {
  const cx = new Writing();
  cx.wire = (isObject(record.wire as Value) ? record.wire : undefined) ?? {};
  cx.formats = { ...record.formats };
  cx.ifindex = options.ifindex;
  cx.recall = options.recall;
  if (record.redacted?.length) {
    cx.issue(`secrets are hidden here (${record.redacted.join(', ')}): make the record with --show-secrets`);
    return { bytes: new Uint8Array(), issues: cx.issues, warnings: [] };
  }
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
  const identity = identify(record, cx, options.schemas);
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
  const again = recordOf(decodeMessage(bytes, { schemas, protocol, direction, showSecrets: true }), schemas);
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
  } else writeControl(record, identity, flags, cx, request => encodeRecord(request, options));
  const seq = headerNumber(record, cx, 'seq', 0xffffffff) ?? 0;
  const port = headerNumber(record, cx, 'port', 0xffffffff) ?? 0;
  const len = cx.out.length - (cx.wire['']?.short ? messageHeaderLength : 0);
  writeMessageHeader(cx.out.view, 0, { len, type: identity.type, flags, seq, port });
}

function writeGeneric(record: RecordInput, identity: Identity, cx: Writing): void {
  if (!identity.protocol.generic || identity.command === undefined) return;
  const at = cx.out.reserve(genericHeaderLength);
  cx.out.view.setUint8(at, identity.command);
  cx.out.view.setUint8(at + 1, headerNumber(record, cx, 'version', 0xff) ?? identity.family?.version ?? 1);
  cx.out.view.setUint16(at + 2, cx.wire['']?.reserved ?? 0, true);
}
