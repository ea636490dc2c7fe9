import { type Family, kernelPolicy, messageConstant } from '../schema/family.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import type { Unknown } from '../types/notes.ts';
import { sameBytes, viewOf } from '../wire/bytes.ts';
import { type Guess, guess } from '../wire/guess.ts';
import { fromHex, toHex } from '../wire/hex.ts';
import { encodeOwn } from './encode.ts';
import { errnoOf, errorFamily } from './errno.ts';
import { headerOf } from './header.ts';
import type { Message } from './message.ts';
import type { Envelope, ExtendedAck, MessageRecord, RecordError, RecordGuess, UnknownRecord } from './record.ts';
import type { Schemas } from './schemas.ts';

/** An errno with its name and what strerror(3) says, or the family that has it for its own. */
export function errorOf(errno: number, family?: Family): RecordError {
  const known = errnoOf(errno, family);
  return { code: errno, ...(known ? { name: known[0], message: known[1] } : {}) };
}

const bodyValue = (value: Value): Value => (typeof value === 'string' ? { hex: value } : value);

function extendedAckOf(message: Message): ExtendedAck | undefined {
  const value = message.extendedAck?.value;
  return isObject(value) ? ({ ...value, ...message.at } as ExtendedAck) : undefined;
}

const filled = (object: object): boolean => {
  for (const _ in object) return true;
  return false;
};

function guessRecord(bytes: Uint8Array, found: Guess): RecordGuess | undefined {
  if (found.as === 'bytes') return undefined;
  if (found.as !== 'nest') return found;
  const inside = found.inside.map(({ type, start, end, guess }) => {
    const inner = guessRecord(bytes, guess);
    return { type, hex: toHex(bytes, start, end), ...(inner ? { guess: inner } : {}) };
  });
  return { as: found.as, inside };
}

/** With a guess at what it is, where it is an attribute that is shown. */
function withGuess(unknown: Unknown): UnknownRecord {
  const bytes = unknown.type === undefined ? undefined : fromHex(unknown.hex);
  if (!bytes) return unknown;
  const view = viewOf(bytes);
  const found = guessRecord(bytes, guess(view, 0, bytes.length, unknown.type!));
  return found ? { ...unknown, guess: found } : unknown;
}

/** A message as its record, without making sure that the record gives the bytes back: enough to look at its values. */
export function plainRecord(message: Message, envelope: Envelope = {}): MessageRecord {
  const { kind, errno } = message;
  const record: MessageRecord = { v: 1, kind, ...envelope, protocol: message.protocol.name };
  if (message.familyName !== undefined || message.family) record.family = message.family?.name ?? message.familyName!;
  if (message.operation) record.operation = message.operation.name;
  if (message.direction) record.direction = message.direction;
  if (message.family?.source === kernelPolicy) record.schema = kernelPolicy;
  if (message.notify || (envelope.group !== undefined && kind === 'message')) record.notify = true;
  const header = headerOf(message);
  if (header) record.header = header;
  const constant = message.operation && messageConstant(message.family, message.operation, message.direction);
  if (constant) record.name = constant;
  if (message.fixed) record.fixed = message.fixed.value as ValueObject;
  if (message.body) record.body = bodyValue(message.body.value);
  if (message.attributes) record.attributes = message.attributes.value as ValueObject;
  if (errno !== undefined && (errno !== 0 || kind === 'ack')) record.error = errorOf(errno, errorFamily(message));
  const extendedAck = extendedAckOf(message);
  if (extendedAck) record.extended_ack = extendedAck;
  if (message.request) record.request = plainRecord(message.request, {});
  if (filled(message.formats)) record.formats = message.formats;
  if (filled(message.wire)) record.wire = message.wire;
  if (message.unknown.length) record.unknown = message.unknown.map(withGuess);
  if (message.problems.length) record.problems = message.problems;
  if (message.redacted.length) record.redacted = message.redacted;
  if (kind === 'raw') record.hex = toHex(message.bytes);
  return record;
}

const hasSecrets = (message: Message): boolean =>
  message.redacted.length > 0 || (message.request ? hasSecrets(message.request) : false);

/**
 * The record of a message under the JSON contract. It encodes to the very bytes of the message, by `wire.hex` where
 * nothing shorter can say how; only a record with hidden secrets does not.
 */
export function recordOf(message: Message, schemas: Schemas, envelope: Envelope = {}): MessageRecord {
  const record = plainRecord(message, envelope);
  if (message.kind === 'raw' || hasSecrets(message)) return record;
  const { bytes, issues } = encodeOwn(record, { schemas });
  if (issues.length === 0 && sameBytes(bytes, message.bytes)) return record;
  record.wire = { ...record.wire, '': { ...record.wire?.[''], hex: toHex(message.bytes) } };
  return record;
}
