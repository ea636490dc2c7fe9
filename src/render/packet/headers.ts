/** The headers of a packet in one line: who sends what to whom. */
import type { PacketPlace } from '../../schema/hint.ts';
import { Bytes } from './bytes.ts';
import { ethertypeName, type Link, readLink } from './link.ts';
import { type Network, readNetwork } from './network.ts';
import { protocolName, readTransport, type Transport } from './transport.ts';

/** Where in the stack bytes begin. */
type Layer = PacketPlace['from'];

/** What is known of a packet besides its bytes. */
interface Known {
  /** of the network header */
  ethertype?: number | undefined;
  /** IP protocol of the transport header */
  protocol?: number | undefined;
}

/** What a packet has; `ends` where it is cut inside a header. */
export interface Headers {
  link?: Link;
  network?: Network;
  transport?: Transport;
  ends?: Layer;
  /** bytes from the network header on */
  here: number;
}

/** Reads as many headers as there are; never throws. */
export function readHeaders(bytes: Uint8Array, from: Layer, known: Known = {}): Headers {
  let packet = new Bytes(bytes);
  const headers: Headers = { here: bytes.length };
  let { ethertype, protocol } = known;
  let layer: Layer = from;
  try {
    if (layer === 'link') {
      headers.link = readLink(packet);
      ({ ethertype, rest: packet } = headers.link);
      headers.here = packet.length;
      if (ethertype === undefined) return headers;
      layer = 'network';
    }
    if (layer === 'network') {
      if (packet.length === 0 && from === 'link') return headers;
      headers.network = readNetwork(packet, ethertype);
      if (!headers.network?.rest) return headers;
      ({ protocol, rest: packet } = headers.network);
      layer = 'transport';
    }
    if (protocol !== undefined && (packet.length > 0 || from === 'transport'))
      headers.transport = readTransport(packet, protocol);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    headers.ends = layer;
  }
  return headers;
}

/** `10.0.0.1:4000 > 10.0.0.2:80 tcp syn seq 1 window 64240 ttl 64 length 60`; undefined where nothing is known of it. */
export function headersText({ link, network, transport, ends, here }: Headers): string | undefined {
  const parts: string[] = [];
  if (link) parts.push(link.text);
  if (link?.ethertype !== undefined && !network) parts.push(ethertypeName(link.ethertype));
  if (network?.from !== undefined && network.to !== undefined) {
    const [from, to] = transport?.ports ?? [];
    parts.push(`${place(network.from, from)} > ${place(network.to, to)}`);
  } else if (transport?.ports) parts.push(transport.ports.join(' > '));
  if (transport) parts.push(...transport.facts);
  else if (network?.protocol !== undefined) parts.push(protocolName(network.protocol));
  if (network) parts.push(...network.facts);
  if (network?.length !== undefined) {
    parts.push(`length ${network.length}`);
    if (network.length > here) parts.push(`(cut to ${here})`);
  }
  if (parts.length === 0 && ends === undefined) return undefined;
  if (ends !== undefined) parts.push(`(ends in the ${ends} header)`);
  return parts.join(' ');
}

const place = (address: string, port: number | undefined): string =>
  port === undefined ? address : address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
