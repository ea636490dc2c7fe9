import type { Bytes } from './bytes.ts';
import { icmpName, isEcho } from './icmp.ts';

export interface Transport {
  ports?: [from: number, to: number];
  /** begins with the protocol's name */
  facts: string[];
}

/** IANA protocol-numbers that people meet; the others stay numbers. */
const names: { [protocol: number]: string } = {
  1: 'icmp',
  2: 'igmp',
  4: 'ipip',
  6: 'tcp',
  17: 'udp',
  33: 'dccp',
  41: 'ipv6',
  47: 'gre',
  50: 'esp',
  51: 'ah',
  58: 'icmpv6',
  59: 'nothing',
  89: 'ospf',
  103: 'pim',
  112: 'vrrp',
  132: 'sctp',
  136: 'udplite',
  255: 'raw',
};
export const protocolName = (protocol: number): string => names[protocol] ?? `protocol ${protocol}`;

const readers: { [protocol: number]: (packet: Bytes) => Transport } = {
  1: packet => readIcmp(packet, 4),
  6: readTcp,
  17: packet => ({ ports: portsOf(packet), facts: ['udp'] }),
  33: packet => ({ ports: portsOf(packet), facts: ['dccp'] }),
  50: packet => ({ facts: ['esp', `spi 0x${packet.u32(0).toString(16)}`, `seq ${packet.u32(4)}`] }),
  51: packet => ({ facts: ['ah', `spi 0x${packet.u32(4).toString(16)}`, `seq ${packet.u32(8)}`] }),
  58: packet => readIcmp(packet, 6),
  132: packet => ({ ports: portsOf(packet), facts: ['sctp'] }),
  136: packet => ({ ports: portsOf(packet), facts: ['udplite'] }),
};

/** The transport header: its name alone where there is no more to say. Throws RangeError where it is cut. */
export const readTransport = (packet: Bytes, protocol: number): Transport =>
  readers[protocol]?.(packet) ?? { facts: [protocolName(protocol)] };

const portsOf = (packet: Bytes): [number, number] => [packet.u16(0), packet.u16(2)];

/** From the least significant bit on (RFC 9293, RFC 3168). */
const tcpFlags = ['fin', 'syn', 'rst', 'psh', 'ack', 'urg', 'ece', 'cwr'];
const ackFlag = 0x10;

function readTcp(packet: Bytes): Transport {
  const ports = portsOf(packet);
  const bits = packet.u8(13);
  const flags = tcpFlags.filter((_, bit) => bits & (1 << bit)).join(',');
  const facts = ['tcp', flags || 'no flags', `seq ${packet.u32(4)}`];
  if (bits & ackFlag) facts.push(`ack ${packet.u32(8)}`);
  facts.push(`window ${packet.u16(14)}`);
  return { ports, facts };
}

function readIcmp(packet: Bytes, version: 4 | 6): Transport {
  const type = packet.u8(0);
  const facts = [protocolName(version === 4 ? 1 : 58), icmpName(version, type, packet.u8(1))];
  if (isEcho(version, type)) facts.push(`id ${packet.u16(4)}`, `seq ${packet.u16(6)}`);
  return { facts };
}
