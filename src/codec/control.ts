/** Netlink's own messages: NLMSG_NOOP, ERROR, DONE, OVERRUN (linux/netlink.h). */
import { nest } from '../schema/builders.ts';
import { errorAttributes } from '../schema/netlink.ts';
import { isObject } from '../schema/value.ts';
import { toInteger } from '../types/integer.ts';
import { readPayload } from '../types/payload.ts';
import { readSet } from '../types/set.ts';
import { align4 } from '../wire/align.ts';
import { controlType, messageFlag, messageHeaderLength, readMessageHeader } from '../wire/message.ts';
import { conclude, type DecodeOptions, decodeMessage, emptyMessage, reading } from './decode.ts';
import { attributeName, pathAt } from './locate.ts';
import type { Message } from './message.ts';

const errnoLength = 4;

/** No errno is as great (linux/err.h ends at 4095, ipset goes on to 4352 and a few more). */
const highestErrno = 0xffff;

const extendedAckType = nest(() => errorAttributes);

/** Reads the message's body, whose type is one of the four. */
export function readControl(message: Message, options: DecodeOptions): void {
  const { type } = message.header!;
  const cx = reading(message);
  const end = message.bytes.length;
  const at = messageHeaderLength;
  if (type === controlType.noop || type === controlType.overrun) {
    if (type === controlType.overrun) message.kind = 'overrun';
    cx.tail(at, end);
  } else if (type === controlType.done) {
    message.kind = 'done';
    if (end - at >= errnoLength) readDone(message, cx, at, end);
    else cx.tail(at, end);
  } else if (end - at < errnoLength) {
    message.kind = 'error';
    cx.problem('truncated', at, 'too short for struct nlmsgerr');
    cx.tail(at, end);
  } else readError(message, cx, at, end, options);
  conclude(message, cx, options);
  const { request } = message;
  // a capped echo has nothing that the extended ack could point at
  const whole = request?.attributes ?? request?.fixed ?? request?.body;
  pointAt(message, whole ? request : (options.request ?? request));
}

function readDone(message: Message, cx: ReturnType<typeof reading>, at: number, end: number): void {
  const errno = -message.view.getInt32(at, true);
  const behind = at + errnoLength;
  const { done } = message.protocol;
  if (done && (errno < 0 || errno > highestErrno)) {
    cx.path = 'fixed';
    message.fixed = readPayload(done, cx, at, end);
    cx.path = '';
    return;
  }
  message.errno = errno;
  if (message.header!.flags & messageFlag.ackTlvs) readExtendedAck(message, cx, behind, end);
  else cx.tail(behind, end);
}

function readError(
  message: Message,
  cx: ReturnType<typeof reading>,
  at: number,
  end: number,
  options: DecodeOptions,
): void {
  message.errno = -message.view.getInt32(at, true);
  message.kind = message.errno === 0 ? 'ack' : 'error';
  const echo = at + errnoLength;
  if (end - echo < messageHeaderLength) {
    cx.problem('truncated', echo, 'the request that it answers is missing');
    cx.tail(echo, end);
    return;
  }
  const { flags } = message.header!;
  const { len } = readMessageHeader(message.view, echo);
  // A success is capped whether or not the flag says so (netlink_ack, net/netlink/af_netlink.c).
  const capped =
    (flags & messageFlag.capped) !== 0 || message.errno === 0 || len < messageHeaderLength || echo + len > end;
  const stop = capped ? echo + messageHeaderLength : echo + len;
  message.request = readEcho(message.bytes.subarray(echo, stop), capped, options);
  const behind = Math.min(capped ? stop : echo + align4(len), end);
  if (flags & messageFlag.ackTlvs) readExtendedAck(message, cx, behind, end);
  else cx.tail(behind, end);
}

/** The echoed request: whole, or its header alone. */
function readEcho(bytes: Uint8Array, capped: boolean, options: DecodeOptions): Message {
  const toKernel = { ...options, direction: 'to-kernel' as const, request: undefined };
  if (!capped) return decodeMessage(bytes, toKernel);
  const echo = emptyMessage('message', bytes, options.protocol, 'to-kernel');
  echo.header = readMessageHeader(echo.view, 0);
  const { schemas, protocol } = options;
  if (protocol.generic) {
    echo.familyName = schemas.ids.get(echo.header.type);
    echo.family = echo.familyName === undefined ? undefined : schemas.family(protocol, echo.familyName);
    return echo;
  }
  const located = schemas.locate(protocol, echo.header.type, 'to-kernel');
  echo.family = located?.family;
  echo.operation = located?.operation;
  return echo;
}

function readExtendedAck(message: Message, cx: ReturnType<typeof reading>, at: number, end: number): void {
  cx.path = 'extended_ack';
  cx.nested = true;
  message.extendedAck = readSet(extendedAckType, cx, at, end);
  cx.path = '';
}

/** Names what the extended ack points at, in the request where that is known in full. */
function pointAt(message: Message, request: Message | undefined): void {
  const value = message.extendedAck?.value;
  if (!isObject(value) || !request) return;
  const offset = toInteger(value.offset ?? '');
  const missing = toInteger(value.missing_type ?? '');
  const nest = toInteger(value.missing_nest ?? '');
  const path = offset === undefined ? undefined : pathAt(request, Number(offset));
  const name =
    missing === undefined
      ? undefined
      : attributeName(request, Number(missing), nest === undefined ? undefined : Number(nest));
  message.at = { ...(path === undefined ? {} : { path }), ...(name === undefined ? {} : { missing: name }) };
}
