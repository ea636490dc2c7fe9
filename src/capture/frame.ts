/** What a capture file holds, whatever its format: the words that readers yield and writers take. */

import type { Direction } from '../schema/family.ts';

export type CaptureFormat = 'pcap' | 'pcapng' | 'raw' | 'hex';

/**
 * The head of a file, as it stands in a JSON record of kind `capture`. A member is absent where it is what our own
 * writer writes (pcap 2.4, little-endian, nanoseconds, snaplen 262144, link type 253).
 */
export interface CaptureMeta {
  format: CaptureFormat;
  /** byte order of the file's own numbers, where not little-endian */
  order?: 'big';
  /** pcap: unit of the timestamps, where not nanoseconds */
  resolution?: 'us';
  /** pcap: major and minor version, where not 2 and 4 */
  version?: [number, number];
  /** pcap: thiszone, a signed 32-bit number of seconds */
  zone?: number;
  sigfigs?: number;
  snaplen?: number;
  /** pcap: LINKTYPE_*, where not 253 */
  linktype?: number;
  /** pcap: upper 16 bits of the link type word (frame check sequence length and its flag) */
  linktype_flags?: number;
  /** pcap: packet headers have 8 bytes more (magic 0xa1b2cd34) */
  modified?: true;
  /** raw and hex: protocol number of frames that do not say theirs */
  protocol?: number;
  /** hex of the file's head, where it is cut short (pcap) or not our own (pcapng: the first section header block) */
  header?: string;
}

/** What a packet's place in its file says beside its bytes, as it stands in JSON; absent where canonical. */
export interface PacketMeta {
  /** packet type of the link header, where it names no direction (captures of nlmon have 4, PACKET_OUTGOING) */
  type?: number;
  /** hex of the link header, where its other members are not those of nlmon */
  cooked?: string;
  /** length before it was cut */
  orig_len?: number;
  /** the timestamp's two 32-bit words as they stand, where the time in nanoseconds does not give them back */
  ts?: [number, number];
  /** pcap: hex of the 8 bytes more in a modified file's packet header */
  extra?: string;
  /** pcapng: interface, where not the first of the packet's link type */
  interface?: number;
  /** pcapng: block type, where not 6 (enhanced packet): 2 (packet) or 3 (simple packet) */
  block?: 2 | 3;
  /** pcapng: drop count of a packet block */
  drops?: number;
  /** pcapng: hex of the padding behind the data, where not zeros */
  padding?: string;
  /** pcapng: hex of the options, where they are more than our own comments */
  options?: string;
  /** pcapng: comments that are not ours */
  note?: string;
  /** generic netlink families by name, with the id that they had when this was captured */
  families?: Record<string, number>;
}

interface Captured {
  /** place among the packets of the file, from 1 */
  number: number;
  /** nanoseconds since the epoch */
  time?: bigint;
  /** multicast group and namespace id: kept by pcapng and hex as comments, lost by pcap and raw */
  group?: number;
  nsid?: number;
  packet?: PacketMeta;
}

/** A netlink datagram. */
export interface Frame extends Captured {
  kind: 'frame';
  /** NETLINK_* number */
  protocol: number;
  /** the datagram, without the link header */
  bytes: Uint8Array;
  direction?: Direction;
}

/** A packet that is not netlink, whole. */
export interface Packet extends Captured {
  kind: 'packet';
  /** LINKTYPE_* of the packet, where the file says one */
  linktype?: number;
  bytes: Uint8Array;
}

/** A pcapng block that is no packet, or whose content is not sound (`problem`). */
export interface Block {
  kind: 'block';
  type: number;
  name?: string;
  /** what lies between the two block lengths */
  bytes: Uint8Array;
  /** byte offset in the file */
  offset?: number;
  problem?: string;
}

/** Bytes at the end of a file that hold no whole packet; long ones come in several pieces, the first has `problem`. */
export interface Tail {
  kind: 'tail';
  /** byte offset in the file */
  offset: number;
  bytes: Uint8Array;
  problem?: string;
}

export type CaptureItem = { kind: 'capture'; capture: CaptureMeta } | Frame | Packet | Block | Tail;

/** The member names of `fields` that are set, or undefined where none is. */
export function present<T extends object>(fields: T): T | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}
