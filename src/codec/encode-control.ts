import { errorAttributes } from '../schema/netlink.ts';
import type { Value, ValueObject } from '../schema/value.ts';
import { toInteger } from '../types/integer.ts';
import type { Issue } from '../types/notes.ts';
import { writePayload, writeTails } from '../types/payload.ts';
import { show, type Writing } from '../types/writing.ts';
import { messageFlag, messageHeaderLength } from '../wire/message.ts';
import type { Identity } from './identify.ts';
import type { MessageRecord, RecordInput, RecordKind } from './record.ts';

/** Encodes the request that an error echoes. */
type Encode = (request: RecordInput) => { bytes: Uint8Array; issues: Issue[] };

/** Writes the body of NLMSG_ERROR, DONE or OVERRUN. */
export function writeControl(
  record: RecordInput,
  identity: Identity,
  flags: number,
  cx: Writing,
  encode: Encode,
): void {
  const { kind } = identity;
  if (kind === 'overrun') {
    writeTails(cx);
    return;
  }
  const { done } = identity.protocol;
  if (kind === 'done' && done && record.fixed) {
    cx.path = 'fixed';
    writePayload(done, cx, record.fixed as ValueObject);
    cx.path = '';
    return;
  }
  if (hasErrno(record, kind)) {
    const errno = toInteger((record.error?.code ?? 0) as Value);
    const at = cx.out.reserve(4);
    if (errno === undefined) cx.issue(`error.code ${show(record.error?.code as Value)} is no number`);
    else cx.out.view.setInt32(at, Number(-errno), true);
  }
  if (record.request) {
    const capped = kind === 'ack' || (flags & messageFlag.capped) !== 0;
    writeEcho(record.request, { capped }, cx, encode);
  }
  if (record.extended_ack) {
    const { path: _, missing: __, ...value } = record.extended_ack;
    cx.path = 'extended_ack';
    cx.nested = true;
    writePayload({ kind: 'nest', set: () => errorAttributes }, cx, value as ValueObject);
    cx.path = '';
  }
  writeTails(cx);
}

/** Whether there is room for the errno: a dump's end may be without, and an error may be cut off before it. */
function hasErrno({ header, error, request }: RecordInput, kind: RecordKind): boolean {
  if (error !== undefined || header?.len === undefined) return true;
  return kind === 'done' ? header.len >= messageHeaderLength + 4 : kind !== 'error' || request !== undefined;
}

/** The request that an error echoes: whole, or its header alone with the length it had. */
function writeEcho(request: MessageRecord, outer: { capped: boolean }, cx: Writing, encode: Encode): void {
  const { protocol, direction, header } = request;
  const parts = [request.fixed, request.attributes, request.body, request.unknown];
  const bare =
    header?.cmd === undefined && header?.len !== messageHeaderLength && parts.every(part => part === undefined);
  const alone = header !== undefined && (outer.capped || bare);
  const input = alone
    ? { protocol, direction, header: { ...header, len: messageHeaderLength, cmd: undefined } }
    : request;
  const encoded = encode(input as RecordInput);
  const at = cx.out.length;
  cx.out.put(alone ? encoded.bytes.subarray(0, messageHeaderLength) : encoded.bytes);
  if (alone && cx.out.length - at === messageHeaderLength) cx.out.view.setUint32(at, header.len, true);
  cx.out.align();
  for (const issue of encoded.issues)
    cx.issues.push({ path: `request${issue.path ? `.${issue.path}` : ''}`, message: issue.message });
}
