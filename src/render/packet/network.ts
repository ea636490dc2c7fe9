import { formatIpv4 } from '../../hints/ipv4.ts';
import { formatIpv6 } from '../../hints/ipv6.ts';
import type { Bytes } from './bytes.ts';
import { ethertypeName, formatMac } from './link.ts';

export interface Network {
  /** addresses, where transport adds ports to them */
  from?: string;
  to?: string;
  /** IP protocol of what follows; absent where nothing that is known does */
  protocol?: number;
  /** what else there is to say */
  facts: string[];
  /** bytes that the header says there are, from its start */
  length?: number;
  rest?: Bytes;
}

const ethertypes = { ipv4: 0x0800, arp: 0x0806, ipv6: 0x86dd };

/** The network header; without an ethertype, IPv4 or IPv6 by its version. Throws RangeError where it is cut. */
export function readNetwork(packet: Bytes, ethertype: number | undefined): Network | undefined {
  const version = packet.u8(0) >> 4;
  const type = ethertype ?? (version === 4 ? ethertypes.ipv4 : version === 6 ? ethertypes.ipv6 : undefined);
  if (type === ethertypes.ipv4) return version === 4 ? readIpv4(packet) : undefined;
  if (type === ethertypes.ipv6) return version === 6 ? readIpv6(packet) : undefined;
  if (type === ethertypes.arp) return readArp(packet);
  return type === undefined ? undefined : { facts: [ethertypeName(type)] };
}

/** RFC 791 */
function readIpv4(packet: Bytes): Network {
  const headerLength = 4 * (packet.u8(0) & 0xf);
  const length = packet.u16(2);
  const fragment = packet.u16(6);
  const offset = 8 * (fragment & 0x1fff);
  const facts = [`ttl ${packet.u8(8)}`];
  const more = (fragment & 0x2000) !== 0;
  if (offset > 0 || more) facts.push(`fragment at ${offset}${more ? ', more follow' : ''}`);
  return {
    from: formatIpv4(packet.slice(12, 4)),
    to: formatIpv4(packet.slice(16, 4)),
    protocol: packet.u8(9),
    facts,
    length,
    ...(offset > 0 ? {} : { rest: packet.from(headerLength, length) }),
  };
}

const ipv6Length = 40;
/** Headers that stand between: next header first, then a length in units of 8 bytes beyond the first 8. */
const extensions: { [protocol: number]: string } = {
  0: 'hop-by-hop',
  43: 'routing',
  60: 'destination-options',
  135: 'mobility',
  139: 'hip',
  140: 'shim6',
};
const fragmentHeader = 44;
const authenticationHeader = 51;

/** RFC 8200, with the extension headers behind it */
function readIpv6(packet: Bytes): Network {
  const payload = packet.u16(4);
  const facts = [`hop-limit ${packet.u8(7)}`];
  const network: Network = {
    from: formatIpv6(packet.slice(8, 16)),
    to: formatIpv6(packet.slice(24, 16)),
    facts,
    length: ipv6Length + payload,
  };
  let protocol = packet.u8(6);
  let at = ipv6Length;
  let whole = true;
  while (at + 2 <= packet.length) {
    const name = extensions[protocol];
    if (name !== undefined) {
      facts.push(name);
      protocol = packet.u8(at);
      at += 8 * (packet.u8(at + 1) + 1);
    } else if (protocol === fragmentHeader) {
      const word = packet.u16(at + 2);
      facts.push(`fragment at ${word & 0xfff8}${word & 1 ? ', more follow' : ''}`);
      whole = (word & 0xfff8) === 0;
      protocol = packet.u8(at);
      at += 8;
    } else if (protocol === authenticationHeader) {
      facts.push(`ah spi 0x${packet.u32(at + 4).toString(16)}`);
      protocol = packet.u8(at);
      at += 4 * (packet.u8(at + 1) + 2);
    } else break;
  }
  const rest = packet.from(Math.min(at, packet.length), payload === 0 ? packet.length : ipv6Length + payload);
  return { ...network, protocol, ...(whole ? { rest } : {}) };
}

const arpOperations = ['', 'request', 'reply', 'rarp-request', 'rarp-reply'];

/** RFC 826, of Ethernet and IPv4 */
function readArp(packet: Bytes): Network {
  const [hardware, protocol] = [packet.u16(0), packet.u16(2)];
  const operation = packet.u16(6);
  const name = arpOperations[operation] || `operation ${operation}`;
  if (hardware !== 1 || protocol !== ethertypes.ipv4) return { facts: [`arp ${name} hardware ${hardware}`] };
  const sender = formatIpv4(packet.slice(14, 4));
  const target = formatIpv4(packet.slice(24, 4));
  if (operation === 1) return { facts: [`arp who-has ${target} tell ${sender}`] };
  return { facts: [`arp ${name} ${sender} is-at ${formatMac(packet.slice(8, 6))} to ${target}`] };
}
