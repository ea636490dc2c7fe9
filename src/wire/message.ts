/**
 * struct nlmsghdr and the walk over a datagram of them (linux/netlink.h). Host byte order, which is little-endian on
 * every platform that koffi runs on.
 */
import { align4 } from './align.ts';

/** sizeof(struct nlmsghdr) */
export const messageHeaderLength = 16;

/** sizeof(struct genlmsghdr) */
export const genericHeaderLength = 4;

/** The control message types; types below 0x10 belong to netlink itself, except in protocols that say otherwise. */
export const controlType = { noop: 1, error: 2, done: 3, overrun: 4 } as const;

/** NLM_F_* bits of nlmsg_flags. From 0x100 up they depend on the message: of a get, and of NLMSG_ERROR and NLMSG_DONE. */
export const messageFlag = {
  request: 0x01,
  multi: 0x02,
  ack: 0x04,
  echo: 0x08,
  dumpIntr: 0x10,
  dumpFiltered: 0x20,
  root: 0x100,
  match: 0x200,
  /** root and match */
  dump: 0x300,
  create: 0x400,
  append: 0x800,
  capped: 0x100,
  ackTlvs: 0x200,
} as const;

export interface MessageHeader {
  /** nlmsg_len: header and payload, without the padding behind it */
  len: number;
  type: number;
  flags: number;
  seq: number;
  /** nlmsg_pid: a port ID, not a process ID */
  port: number;
}

/** Reads the header at `offset`; the caller has made sure that 16 bytes are there. */
export function readMessageHeader(view: DataView, offset: number): MessageHeader {
  return {
    len: view.getUint32(offset, true),
    type: view.getUint16(offset + 4, true),
    flags: view.getUint16(offset + 6, true),
    seq: view.getUint32(offset + 8, true),
    port: view.getUint32(offset + 12, true),
  };
}

export function writeMessageHeader(view: DataView, offset: number, header: MessageHeader): void {
  view.setUint32(offset, header.len, true);
  view.setUint16(offset + 4, header.type, true);
  view.setUint16(offset + 6, header.flags, true);
  view.setUint32(offset + 8, header.seq, true);
  view.setUint32(offset + 12, header.port, true);
}

/** One piece of a datagram: a message with its padding behind it, or bytes that are none. */
export interface Part {
  kind: 'message' | 'tail';
  start: number;
  /** end of the message without padding (start + nlmsg_len), or of the tail */
  end: number;
  /** where the next part starts */
  next: number;
}

/**
 * Cuts a datagram into messages. What is too short for a header, or whose nlmsg_len is below 16 or past the end,
 * is one `tail` up to the end (iproute2 sends zeros behind its requests: those are a tail as well).
 */
export function* parts(view: DataView, start = 0, end = view.byteLength): Generator<Part> {
  let at = start;
  while (at < end) {
    const len = end - at < messageHeaderLength ? 0 : view.getUint32(at, true);
    if (len < messageHeaderLength || len > end - at) {
      yield { kind: 'tail', start: at, end, next: end };
      return;
    }
    const next = Math.min(at + align4(len), end);
    yield { kind: 'message', start: at, end: at + len, next };
    at = next;
  }
}
