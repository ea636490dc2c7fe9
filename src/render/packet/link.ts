import { hints } from '../../hints/index.ts';
import type { Bytes } from './bytes.ts';

export interface Link {
  /** `02:00:00:00:00:01 > ff:ff:ff:ff:ff:ff`, and VLANs */
  text: string;
  /** undefined where there is none: a length stands in its place */
  ethertype?: number;
  rest: Bytes;
}

const addressLength = 6;
const tags = [0x8100, 0x88a8, 0x9100];
/** Smaller numbers are the length of an IEEE 802.3 frame. */
const leastEthertype = 0x600;

export const formatMac = (bytes: Uint8Array): string => hints.mac.bytes!.format(bytes)!;
export const ethertypeName = (type: number): string => hints.ethertype.number!.format(type);

/** An Ethernet header with the VLAN tags behind it (IEEE 802.3, 802.1Q). Throws RangeError where it is cut. */
export function readLink(packet: Bytes): Link {
  const to = formatMac(packet.slice(0, addressLength));
  const from = formatMac(packet.slice(addressLength, addressLength));
  let text = `${from} > ${to}`;
  let at = 2 * addressLength;
  let ethertype = packet.u16(at);
  while (tags.includes(ethertype)) {
    text += ` vlan ${packet.u16(at + 2) & 0xfff}`;
    at += 4;
    ethertype = packet.u16(at);
  }
  const rest = packet.from(at + 2);
  return ethertype < leastEthertype ? { text: `${text} 802.3 length ${ethertype}`, rest } : { text, ethertype, rest };
}
