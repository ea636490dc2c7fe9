/**
 * What everything above the socket speaks through: a bound netlink socket, or a scripted kernel in its place.
 * Receiving is pulled: who does not ask for the next batch pauses the socket, and the kernel's queue is the buffer.
 */
import type { SystemError } from './error.ts';

export interface OpenOptions {
  /** NETLINK_* number, 0..31 */
  protocol: number;
  /** another network namespace: a name below /run/netns, a path, or a process ID */
  netns?: string;
  /** receive buffer in bytes (the kernel reserves twice as much for its own overhead); absent leaves the system's default */
  receiveBuffer?: number;
  /** hear the groups of every namespace that has an nsid here (NETLINK_LISTEN_ALL_NSID) */
  listenAllNsid?: boolean;
  /** the kernel checks dump requests in full (NETLINK_GET_STRICT_CHK) */
  strict?: boolean;
  /** errors echo only the header of their request (NETLINK_CAP_ACK); true unless said otherwise */
  capAck?: boolean;
  /** the sender of a multicast learns of failed deliveries (NETLINK_BROADCAST_ERROR) */
  broadcastError?: boolean;
  /** losses are counted without an error on the socket (NETLINK_NO_ENOBUFS) */
  noEnobufs?: boolean;
  /** learn who sent each datagram (SO_PASSCRED) */
  credentials?: boolean;
  /** port ID to bind; absent or 0: the kernel chooses */
  port?: number;
}

/** The receive buffer that a listener asks for, in bytes. */
export const listenBuffer = 32 * 1024 * 1024;

/** An option that the kernel refused, or granted in part; the socket is open all the same. */
export interface Warning {
  /** the kernel's name of the option: `SO_RCVBUFFORCE`, `NETLINK_LISTEN_ALL_NSID` */
  option: string;
  /** one sentence */
  message: string;
  /** what was asked for and what was got, where the option is a size in bytes */
  asked?: number;
  got?: number;
  error?: SystemError;
}

/** Who sent a datagram (SCM_CREDENTIALS); process ID, user and group 0 for the kernel. */
export interface Credentials {
  process: number;
  uid: number;
  gid: number;
}

/**
 * One received datagram, zero or more messages. `bytes` and `view` lie over a buffer that the next `receive` writes
 * again, and the object is used again too: copy (`bytes.slice()`) what must live longer.
 */
export interface Datagram {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** the sender's port ID; 0 is the kernel */
  readonly port: number;
  /** the sender's group mask (nl_groups): groups 1..32 only */
  readonly groups: number;
  /** the multicast group (NETLINK_PKTINFO); 0 for unicast, and for a kernel that leaves it out */
  readonly group: number;
  /** the namespace it comes from, where that is not the socket's own */
  readonly nsid: number | undefined;
  /** longer than the buffer: the rest is gone. `length` is what it was */
  readonly truncated: boolean;
  /** length in bytes as sent */
  readonly length: number;
  readonly credentials: Credentials | undefined;
}

/** Why datagrams are dropped: the receive buffer is full. */
export const ENOBUFS = 105;

/** Datagrams that the kernel dropped because the receive buffer was full, or could not make. */
export interface Loss {
  /** since the last loss reported; 0 where the kernel does not count them: it failed to make an event, or none were lost since */
  count: number;
  /** since the socket was opened */
  total: number;
  /** ENOBUFS; another where that is why the kernel could not make an event */
  errno: number;
}

/** What one `receive` gives; no datagrams and no loss: the time was up, or no more came after all. */
export interface Batch {
  readonly datagrams: readonly Datagram[];
  /** more is queued, it seems: the next `receive` gives something at once, if it has no timeout */
  readonly more?: boolean;
  /** happened behind these datagrams and before the next */
  readonly loss?: Loss;
}

/** Where a datagram goes: the kernel (port 0, no groups) where absent. */
export interface Destination {
  port?: number;
  /** multicast to this one group, 1..32 (nl_groups has 32 bits, of which the kernel takes the lowest set) */
  group?: number;
}

export interface Transport {
  readonly protocol: number;
  /** the port ID that the socket is bound to */
  readonly port: number;
  readonly warnings: readonly Warning[];
  /** Sends one datagram, all or nothing. Throws SystemError; RangeError for a port or group that is none. */
  send(bytes: Uint8Array, to?: Destination): void;
  /**
   * The next datagrams, as soon as there are any. After `timeout` milliseconds without one, an empty batch; after
   * `close`, undefined. One call at a time. Throws SystemError where the socket itself fails.
   */
  receive(timeout?: number): Promise<Batch | undefined>;
  /** Joins a multicast group, any number from 1. Throws SystemError; RangeError for a number that is none. */
  join(group: number): void;
  leave(group: number): void;
  /** The groups joined now, ascending. */
  memberships(): number[];
  /** Datagrams that the kernel dropped since the socket was opened. */
  drops(): number;
  /**
   * Ends a waiting `receive`, and gives the port and the groups back. Until then a process does not end by itself while
   * a `receive` waits. Closing twice is nothing.
   */
  close(): void;
}
