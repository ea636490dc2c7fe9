/** The kernel's answer to a request: NLMSG_ERROR, or the NLMSG_DONE that ends a dump, with its extended ack (linux/netlink.h). */
import { align4 } from '../wire/align.ts';
import { walkAttributes } from '../wire/attribute.ts';
import {
  controlType,
  type MessageHeader,
  messageFlag,
  messageHeaderLength,
  readMessageHeader,
} from '../wire/message.ts';

const extackAttribute = { message: 1, offset: 2, cookie: 3, policy: 4, missingType: 5, missingNest: 6 } as const;

/** The extended ack's attributes, their bytes copied. */
export interface ExtendedAck {
  /** NLMSGERR_ATTR_MSG: what is wrong; of a success, a warning */
  text?: string;
  /** NLMSGERR_ATTR_OFFS: of the bad attribute, in bytes from the start of the request */
  offset?: number;
  /** NLMSGERR_ATTR_COOKIE */
  cookie?: Uint8Array;
  /** NLMSGERR_ATTR_POLICY: the nest's payload (NL_POLICY_TYPE_ATTR_*) */
  policy?: Uint8Array;
  /** NLMSGERR_ATTR_MISS_TYPE: the attribute that should have been there */
  missingType?: number;
  /** NLMSGERR_ATTR_MISS_NEST: offset of the nest it should have been in, from the start of the request */
  missingNest?: number;
  /** types of attributes that are none of these, or are malformed */
  unknown?: number[];
}

export interface ControlMessage {
  kind: 'ack' | 'error' | 'done';
  /** the whole message, copied */
  bytes: Uint8Array;
  header: MessageHeader;
  /** positive; 0 is success */
  errno: number;
  extack: ExtendedAck;
  /** the request that it echoes: its header alone where capped; absent in NLMSG_DONE */
  request?: Uint8Array;
}

/** Reads an NLMSG_ERROR or NLMSG_DONE, which starts at `start`. Never throws: what is too short is absent. */
export function readControlMessage(bytes: Uint8Array, start: number, end: number): ControlMessage {
  const copy = bytes.slice(start, end);
  const view = new DataView(copy.buffer);
  const header = readMessageHeader(view, 0);
  const code = copy.length >= messageHeaderLength + 4 ? view.getInt32(messageHeaderLength, true) : 0;
  const errno = code === 0 ? 0 : Math.abs(code);
  const tlvs = (from: number): ExtendedAck =>
    (header.flags & messageFlag.ackTlvs) === 0 ? {} : readExtendedAck(view, from);
  if (header.type === controlType.done) {
    return { kind: 'done', bytes: copy, header, errno, extack: tlvs(messageHeaderLength + 4) };
  }
  const kind = errno === 0 ? 'ack' : 'error';
  const echo = messageHeaderLength + 4;
  if (copy.length < echo + messageHeaderLength) return { kind, bytes: copy, header, errno, extack: {} };
  // a success echoes the header alone, and so does an error when the socket asks for it
  const capped = (header.flags & messageFlag.capped) !== 0;
  const echoed = capped ? messageHeaderLength : Math.max(view.getUint32(echo, true), messageHeaderLength);
  const request = copy.subarray(echo, Math.min(echo + echoed, copy.length));
  return { kind, bytes: copy, header, errno, extack: tlvs(echo + align4(echoed)), request };
}

function readExtendedAck(view: DataView, from: number): ExtendedAck {
  const ack: ExtendedAck = {};
  if (from >= view.byteLength) return ack;
  for (const { type, payload, end } of walkAttributes(view, from, view.byteLength).attributes) {
    const bytes = new Uint8Array(view.buffer, payload, end - payload);
    const number = bytes.length === 4 ? view.getUint32(payload, true) : undefined;
    const name = type & 0x3fff;
    if (name === extackAttribute.message) ack.text = new TextDecoder().decode(bytes).replace(/\0+$/, '');
    else if (name === extackAttribute.cookie) ack.cookie = bytes;
    else if (name === extackAttribute.policy) ack.policy = bytes;
    else if (name === extackAttribute.offset && number !== undefined) ack.offset = number;
    else if (name === extackAttribute.missingType && number !== undefined) ack.missingType = number;
    else if (name === extackAttribute.missingNest && number !== undefined) ack.missingNest = number;
    else {
      ack.unknown ??= [];
      ack.unknown.push(type);
    }
  }
  return ack;
}
