/** Socket options by their kernel names (linux/netlink.h, asm-generic/socket.h). */
import { NETLINK_LISTEN_ALL_NSID, NETLINK_PKTINFO, SOL_NETLINK, SOL_SOCKET } from './abi.ts';
import { SystemError } from './error.ts';
import type { Libc } from './libc.ts';
import type { OpenOptions, Warning } from './transport.ts';

const options = {
  SO_SNDBUF: [SOL_SOCKET, 7],
  SO_RCVBUF: [SOL_SOCKET, 8],
  SO_PASSCRED: [SOL_SOCKET, 16],
  SO_SNDBUFFORCE: [SOL_SOCKET, 32],
  SO_RCVBUFFORCE: [SOL_SOCKET, 33],
  SO_MEMINFO: [SOL_SOCKET, 55],
  NETLINK_ADD_MEMBERSHIP: [SOL_NETLINK, 1],
  NETLINK_DROP_MEMBERSHIP: [SOL_NETLINK, 2],
  NETLINK_PKTINFO: [SOL_NETLINK, NETLINK_PKTINFO],
  NETLINK_BROADCAST_ERROR: [SOL_NETLINK, 4],
  NETLINK_NO_ENOBUFS: [SOL_NETLINK, 5],
  NETLINK_LISTEN_ALL_NSID: [SOL_NETLINK, NETLINK_LISTEN_ALL_NSID],
  NETLINK_LIST_MEMBERSHIPS: [SOL_NETLINK, 9],
  NETLINK_CAP_ACK: [SOL_NETLINK, 10],
  NETLINK_EXT_ACK: [SOL_NETLINK, 11],
  NETLINK_GET_STRICT_CHK: [SOL_NETLINK, 12],
} as const satisfies { [name: string]: readonly [level: number, number: number] };

type OptionName = keyof typeof options;

/** The most that fits: the kernel doubles the value, and keeps it in an int. */
const largestBuffer = 0x3fffffff;
/** sk_drops in the u32s of SO_MEMINFO (SK_MEMINFO_DROPS; linux/sock_diag.h) */
const memInfoDrops = 8;

/** Sets an option of four bytes. Throws SystemError. */
export function setOption(libc: Libc, fd: number, name: OptionName, value: number, attempt = `set ${name}`): void {
  const [level, number] = options[name];
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value, true);
  if (libc.setsockopt(fd, level, number, bytes, 4) < 0) throw new SystemError(name, libc.errno(), attempt);
}

/** The option's value, u32 by u32. `length` of the answer may exceed `words`: that many bytes there would be. Throws SystemError. */
function getOption(libc: Libc, fd: number, name: OptionName, words: number): { view: DataView; length: number } {
  const [level, number] = options[name];
  const bytes = new Uint8Array(words * 4);
  const length = new Uint8Array(4);
  const lengthView = new DataView(length.buffer);
  lengthView.setUint32(0, bytes.length, true);
  if (libc.getsockopt(fd, level, number, bytes, length) < 0) throw new SystemError(name, libc.errno(), `read ${name}`);
  return { view: new DataView(bytes.buffer), length: lengthView.getUint32(0, true) };
}

/** Datagrams dropped since the socket was opened. */
export function readDrops(libc: Libc, fd: number): number {
  return getOption(libc, fd, 'SO_MEMINFO', memInfoDrops + 1).view.getUint32(memInfoDrops * 4, true);
}

/** The groups joined, ascending. */
export function readMemberships(libc: Libc, fd: number): number[] {
  let words = 64;
  let list = getOption(libc, fd, 'NETLINK_LIST_MEMBERSHIPS', words);
  if (list.length > words * 4) {
    words = Math.ceil(list.length / 4);
    list = getOption(libc, fd, 'NETLINK_LIST_MEMBERSHIPS', words);
  }
  const groups: number[] = [];
  for (let group = 1; group <= Math.min(list.length, words * 4) * 8; group++) {
    const bit = group - 1;
    if ((list.view.getUint32((bit >> 5) * 4, true) >>> (bit & 31)) & 1) groups.push(group);
  }
  return groups;
}

/** Gives the socket what was asked for; what the kernel refuses is a warning. */
export function applyOptions(libc: Libc, fd: number, wanted: OpenOptions): Warning[] {
  const warnings: Warning[] = [];
  const attempt = (name: OptionName): void => {
    try {
      setOption(libc, fd, name, 1);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      warnings.push({ option: name, message: error.message, error });
    }
  };
  attempt('NETLINK_EXT_ACK');
  attempt('NETLINK_PKTINFO');
  if (wanted.capAck !== false) attempt('NETLINK_CAP_ACK');
  if (wanted.strict) attempt('NETLINK_GET_STRICT_CHK');
  if (wanted.listenAllNsid) attempt('NETLINK_LISTEN_ALL_NSID');
  if (wanted.broadcastError) attempt('NETLINK_BROADCAST_ERROR');
  if (wanted.noEnobufs) attempt('NETLINK_NO_ENOBUFS');
  if (wanted.credentials) attempt('SO_PASSCRED');
  if (wanted.receiveBuffer !== undefined) warnings.push(...setReceiveBuffer(libc, fd, wanted.receiveBuffer));
  return warnings;
}

function setReceiveBuffer(libc: Libc, fd: number, asked: number): Warning[] {
  let refusal: SystemError | undefined;
  const size = Math.min(asked, largestBuffer);
  try {
    setOption(libc, fd, 'SO_RCVBUFFORCE', size);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    refusal = error;
    setOption(libc, fd, 'SO_RCVBUF', size);
  }
  const got = getOption(libc, fd, 'SO_RCVBUF', 1).view.getUint32(0, true) / 2;
  if (got >= asked) return [];
  const message = `the receive buffer is ${got} bytes, not ${asked}`;
  return [{ option: 'SO_RCVBUFFORCE', message, asked, got, error: refusal }];
}

/** Makes room for one message of `length` bytes to be sent; the kernel's own limit holds where it may not be passed. */
export function growSendBuffer(libc: Libc, fd: number, length: number): void {
  const size = Math.min(length + 4096, largestBuffer);
  try {
    setOption(libc, fd, 'SO_SNDBUFFORCE', size);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    setOption(libc, fd, 'SO_SNDBUF', size);
  }
}
