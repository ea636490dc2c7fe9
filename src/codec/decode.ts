import type { Direction, Protocol } from '../schema/family.ts';
import { readPayload } from '../types/payload.ts';
import { Reading } from '../types/reading.ts';
import { payloadOf } from '../types/select.ts';
import { isZero, viewOf } from '../wire/bytes.ts';
import { toHex } from '../wire/hex.ts';
import {
  controlType,
  genericHeaderLength,
  messageFlag,
  messageHeaderLength,
  parts,
  readMessageHeader,
} from '../wire/message.ts';
import { readControl } from './control.ts';
import { readBody } from './decode-body.ts';
import type { Message } from './message.ts';
import type { RecordKind } from './record.ts';
import type { Located, Schemas } from './schemas.ts';

export interface DecodeOptions {
  schemas: Schemas;
  protocol: Protocol;
  /** where known: the capture's packet type, or the sender's port. Else NLM_F_REQUEST tells. */
  direction?: Direction;
  /** show key material */
  showSecrets?: boolean;
  /** the request that these messages answer, where it is at hand */
  request?: Message;
  /** the namespace that they are about, where it is not the listener's */
  nsid?: number | undefined;
}

export function emptyMessage(kind: RecordKind, bytes: Uint8Array, protocol: Protocol, direction?: Direction): Message {
  return {
    kind,
    bytes,
    view: viewOf(bytes),
    protocol,
    direction,
    problems: [],
    unknown: [],
    wire: {},
    formats: {},
    redacted: [],
  };
}

/** Decodes every message of a datagram; what is no message comes as `raw`. Never throws. The messages share the datagram's bytes. */
export function decodeDatagram(datagram: Uint8Array, options: DecodeOptions): Message[] {
  if (isBare(datagram, options)) return [decodeBare(datagram, options)];
  if (isShort(datagram, options)) return [decodeShort(datagram, options)];
  const messages: Message[] = [];
  for (const part of parts(viewOf(datagram))) {
    const bytes = datagram.subarray(part.start, part.end);
    if (part.kind === 'tail') {
      messages.push(rawMessage(bytes, options));
      continue;
    }
    const message = decodeMessage(bytes, options);
    const pad = datagram.subarray(part.end, part.next);
    const last = part.next === datagram.length;
    if (last ? pad.length > 0 : !isZero(pad)) message.wire[''] = { ...message.wire[''], pad: toHex(pad) };
    messages.push(message);
  }
  return messages;
}

function rawMessage(bytes: Uint8Array, { protocol, direction }: DecodeOptions): Message {
  const message = emptyMessage('raw', bytes, protocol, direction);
  if (isZero(bytes)) return message;
  const place = { path: '', offset: 0 };
  if (bytes.length < messageHeaderLength) {
    const text = `${bytes.length} bytes are too short for a message`;
    message.problems.push({ code: 'truncated', ...place, message: text });
  } else {
    const { len } = readMessageHeader(message.view, 0);
    const text = `a message of ${len} bytes, where ${bytes.length} are left`;
    message.problems.push({ code: 'bad-header', ...place, message: text });
  }
  return message;
}

/** Whether a datagram has no nlmsghdr: what the kernel and udev send over KOBJECT_UEVENT. */
function isBare(datagram: Uint8Array, { protocol, direction }: DecodeOptions): boolean {
  if (protocol.framing !== 'bare' || direction === 'to-kernel') return false;
  return datagram.length < messageHeaderLength || viewOf(datagram).getUint32(0, true) !== datagram.length;
}

/** Whether a datagram is one message whose nlmsg_len leaves out the header, and no two messages. */
function isShort(datagram: Uint8Array, { protocol, direction }: DecodeOptions): boolean {
  if (!protocol.shortLength || direction === 'to-kernel' || datagram.length < messageHeaderLength) return false;
  const view = viewOf(datagram);
  const { len, flags } = readMessageHeader(view, 0);
  if (len + messageHeaderLength !== datagram.length || (!direction && flags & messageFlag.request)) return false;
  return len % 4 !== 0 || view.getUint32(len, true) !== messageHeaderLength;
}

function decodeShort(datagram: Uint8Array, options: DecodeOptions): Message {
  const message = decodeMessage(datagram, options);
  message.wire[''] = { ...message.wire[''], short: true };
  return message;
}

function decodeBare(bytes: Uint8Array, options: DecodeOptions): Message {
  const message = emptyMessage('message', bytes, options.protocol, options.direction ?? 'from-kernel');
  const cx = reading(message);
  cx.path = 'body';
  message.body = readPayload(options.protocol.opaque ?? { kind: 'binary' }, cx, 0, bytes.length);
  conclude(message, cx, options);
  return message;
}

export function reading(message: Message): Reading {
  const cx = new Reading(message.bytes, message.view);
  cx.problems = message.problems;
  return cx;
}

/** Takes over what was noted, and hides secrets. */
export function conclude(message: Message, cx: Reading, { showSecrets }: DecodeOptions): void {
  message.problems = cx.problems;
  message.unknown = cx.unknown;
  message.wire = { ...message.wire, ...cx.wire };
  message.formats = cx.formats;
  if (showSecrets) return;
  for (const secret of cx.secrets) {
    secret.hide();
    message.redacted.push(secret.path);
  }
}

/** Decodes one message: `bytes` are nlmsg_len long. Never throws. */
export function decodeMessage(bytes: Uint8Array, options: DecodeOptions): Message {
  const { protocol } = options;
  const header = readMessageHeader(viewOf(bytes), 0);
  const direction = options.direction ?? (header.flags & messageFlag.request ? 'to-kernel' : 'from-kernel');
  const message = emptyMessage('message', bytes, protocol, direction);
  message.header = header;
  if (protocol.control && header.type >= controlType.noop && header.type <= controlType.overrun) {
    readControl(message, options);
    return message;
  }
  const cx = reading(message);
  let at = messageHeaderLength;
  if (protocol.generic) {
    message.familyName = options.schemas.ids.get(header.type);
    if (bytes.length - at < genericHeaderLength) {
      if (bytes.length > at) cx.problem('truncated', at, 'too short for genlmsghdr');
      cx.tail(at, bytes.length);
      conclude(message, cx, options);
      return message;
    }
    message.generic = {
      cmd: message.view.getUint8(at),
      version: message.view.getUint8(at + 1),
      reserved: message.view.getUint16(at + 2, true),
    };
    if (message.generic.reserved !== 0) cx.note({ reserved: message.generic.reserved });
    at += genericHeaderLength;
  }
  locate(message, options);
  readBody(message, cx, at, options);
  conclude(message, cx, options);
  if (message.operation?.tells) options.schemas.told.learn(message, options.nsid);
  return message;
}

function locate(message: Message, { schemas, protocol }: DecodeOptions): void {
  const { header, generic, familyName, direction } = message;
  if (protocol.generic && familyName === undefined) return;
  const number = generic ? generic.cmd : header!.type;
  const start = messageHeaderLength + (generic ? genericHeaderLength : 0);
  const payload = payloadOf(message.bytes, start, message.bytes.length);
  const unasked = direction === 'from-kernel' && answersNobody(message.view, 0);
  const located = schemas.locate(protocol, number, direction!, familyName, payload, unasked);
  message.family = located?.family ?? (familyName === undefined ? undefined : schemas.family(protocol, familyName));
  message.operation = located?.operation;
  const isAnswer = (header!.flags & messageFlag.multi) !== 0;
  message.notify = direction === 'from-kernel' && !isAnswer && isUnasked(message, number);
}

/** Whether a message has neither sequence number nor port: the kernel made it on its own. */
export const answersNobody = (view: DataView, start: number): boolean =>
  view.getUint32(start + 8, true) === 0 && view.getUint32(start + 12, true) === 0;

/**
 * Whether nothing that one may ask for is answered by this operation. What is asked for under the same number does not
 * count: it would have been taken, had this message been its answer.
 */
export function isUnasked({ family, operation }: Partial<Located>, number: number): boolean {
  if (!family || !operation?.modes.length || operation.modes.some(mode => mode === 'do' || mode === 'dump'))
    return false;
  return !family.operations.some(
    ({ request, reply }) => request !== undefined && request !== number && reply === number,
  );
}
