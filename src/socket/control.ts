/** The kernel's answer to a request: NLMSG_ERROR, or the NLMSG_DONE that ends a dump (linux/netlink.h). */
import { controlType, messageHeaderLength } from '../wire/message.ts';

export interface ControlMessage {
  kind: 'ack' | 'error' | 'done';
  /** the whole message, copied; decoding it gives the request that it echoes and the extended ack */
  bytes: Uint8Array;
  /** positive; 0 is success, and of a message that is too short to say it */
  errno: number;
}

/** Reads an NLMSG_ERROR or NLMSG_DONE, which starts at `start`. Never throws. */
export function readControlMessage(bytes: Uint8Array, start: number, end: number): ControlMessage {
  const copy = bytes.slice(start, end);
  const view = new DataView(copy.buffer);
  const says = copy.length >= messageHeaderLength + 4;
  const errno = says ? Math.abs(view.getInt32(messageHeaderLength, true)) : 0;
  const done = view.getUint16(4, true) === controlType.done;
  return { kind: done ? 'done' : errno === 0 ? 'ack' : 'error', bytes: copy, errno };
}
