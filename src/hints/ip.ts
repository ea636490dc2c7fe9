import type { Hint } from './hint.ts';
import { formatIpv4, parseIpv4 } from './ipv4.ts';
import { formatIpv6, parseIpv6 } from './ipv6.ts';

/** An IPv4 or IPv6 address, by its length (YNL: ipv4-or-v6). */
export const ip: Hint = {
  bytes: {
    format: bytes => (bytes.length === 4 ? formatIpv4(bytes) : bytes.length === 16 ? formatIpv6(bytes) : undefined),
    parse: text => parseIpv4(text) ?? parseIpv6(text),
  },
};
