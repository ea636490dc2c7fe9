/** The link headers that netlink has in captures: what nlmon and libpcap put before a datagram. */

import type { Direction } from '../schema/family.ts';
import { sameBytes, viewOf } from '../wire/bytes.ts';
import { fromHex, toHex } from '../wire/hex.ts';
import type { Frame, PacketMeta } from './frame.ts';

/** LINKTYPE_NETLINK (tcpdump.org/linktypes) */
export const netlinkLinkType = 253;

/** ARPHRD_NETLINK (linux/if_arp.h) */
const netlinkHardware = 824;

/** Packet types (linux/if_packet.h): the kernel's own two for netlink, and what taps of nlmon see instead. */
const packetType = { outgoing: 4, user: 6, kernel: 7 } as const;

interface Layout {
  length: number;
  type: [offset: number, size: 1 | 2];
  hardware: number;
  protocol: number;
  /** whether other hardware than netlink uses this link type */
  shared: boolean;
}

/** By link type: NETLINK, and LINUX_SLL and LINUX_SLL2 (`tcpdump -i any`). All members are big-endian. */
const layouts: Record<number, Layout> = {
  [netlinkLinkType]: { length: 16, type: [0, 2], hardware: 2, protocol: 14, shared: false },
  113: { length: 16, type: [0, 2], hardware: 2, protocol: 14, shared: true },
  276: { length: 20, type: [10, 1], hardware: 8, protocol: 0, shared: true },
};

/** Which part of a frame the link header says. */
interface Cooked {
  protocol: number;
  direction?: Direction;
  bytes: Uint8Array;
  /** `type` or `cooked`, where the header is not the one that protocol and direction give */
  meta: Pick<PacketMeta, 'type' | 'cooked'>;
}

/** Takes the link header off a packet's data; undefined where the packet is not netlink or too short. */
export function readCooked(linktype: number, data: Uint8Array): Cooked | undefined {
  const layout = layouts[linktype];
  if (!layout || data.length < layout.length) return undefined;
  const view = viewOf(data);
  if (layout.shared && view.getUint16(layout.hardware) !== netlinkHardware) return undefined;
  const protocol = view.getUint16(layout.protocol);
  const [at, size] = layout.type;
  const type = size === 1 ? view.getUint8(at) : view.getUint16(at);
  const direction = type === packetType.kernel ? 'to-kernel' : type === packetType.user ? 'from-kernel' : undefined;
  const head = data.subarray(0, layout.length);
  const plain = sameBytes(build(layout, protocol, type), head);
  const meta = plain ? { type: direction ? undefined : type } : { cooked: toHex(head) };
  return { protocol, direction, bytes: data.subarray(layout.length), meta };
}

/** The link header of a frame; `cooked` is used where it fits the link type, with the frame's protocol in it. */
export function writeCooked(linktype: number, frame: Frame): Uint8Array {
  const layout = layouts[linktype] ?? layouts[netlinkLinkType]!;
  const { cooked, type } = frame.packet ?? {};
  const head = cooked === undefined ? undefined : fromHex(cooked);
  if (head?.length === layout.length) {
    viewOf(head).setUint16(layout.protocol, frame.protocol);
    return head;
  }
  return build(layout, frame.protocol, type ?? typeOf(frame.direction));
}

/** Whether packets of this link type can be netlink. */
export const holdsNetlink = (linktype: number): boolean => linktype in layouts;

function typeOf(direction: Direction | undefined): number {
  if (direction === undefined) return packetType.outgoing;
  return direction === 'to-kernel' ? packetType.kernel : packetType.user;
}

function build(layout: Layout, protocol: number, type: number): Uint8Array {
  const head = new Uint8Array(layout.length);
  const view = viewOf(head);
  if (layout.type[1] === 1) view.setUint8(layout.type[0], type);
  else view.setUint16(layout.type[0], type);
  view.setUint16(layout.hardware, netlinkHardware);
  view.setUint16(layout.protocol, protocol);
  return head;
}
