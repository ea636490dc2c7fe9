/** The bytes of packets inside messages, as a line beside them. */
import type { Message } from '../../codec/message.ts';
import type { PacketPlace } from '../../schema/hint.ts';
import { toInteger } from '../../types/integer.ts';
import type { Entry, Node } from '../../types/node.ts';
import { find } from '../leaves.ts';
import { type Headers, headersText, readHeaders } from './headers.ts';

/** Links with an Ethernet header (ARPHRD_* of linux/if_arp.h). */
const ethernets = ['ether', 'loopback'];

/** The headers of a packet in one line; undefined where the node is no packet, or of a kind that cannot be told. */
export function packetText(message: Message, node: Node): string | undefined {
  const place = placeOf(node);
  return place && textOf(headersOf(message, node, place), place);
}

/** The same with the header before it, which then need not be told alone. */
export function wholePacket(message: Message, node: Node): { text: string; above?: Entry } | undefined {
  const place = placeOf(node);
  const above = place?.behind === undefined ? undefined : find(message, place.behind)[0];
  const before = above && placeOf(above.node);
  const headers = place && headersOf(message, node, place);
  if (!above || !before || before.from === 'link' || !headers) {
    const text = place && textOf(headers, place);
    return text === undefined ? undefined : { text };
  }
  const text = textOf({ ...headersOf(message, above.node, before), ...headers }, place);
  return text === undefined ? undefined : { text, above };
}

const textOf = (headers: Headers | undefined, { alone }: PacketPlace): string | undefined =>
  headers && headersText(alone ? { ...headers, here: Infinity } : headers);

const placeOf = ({ type }: Node): PacketPlace | undefined => (type?.kind === 'binary' ? type.packet : undefined);

function headersOf(message: Message, node: Node, place: PacketPlace): Headers | undefined {
  const { from, hardware, ethertype, behind } = place;
  const link = hardware === undefined ? undefined : find(message, hardware)[0];
  if (link && !ethernets.includes(String(link.node.value))) return undefined;
  const type = ethertype === undefined ? undefined : toInteger(find(message, ethertype)[0]?.node.value ?? '');
  const before = behind === undefined ? undefined : find(message, behind)[0]?.node;
  const above = before && headersOf(message, before, placeOf(before) ?? place);
  return readHeaders(message.bytes.subarray(node.start, node.end), from, {
    ethertype: above?.link?.ethertype ?? (type === undefined ? undefined : Number(type)),
    protocol: above?.network?.protocol,
  });
}
