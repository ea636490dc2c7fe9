import { isIPv4 } from 'node:net';
import type { Hint } from './hint.ts';

export const formatIpv4 = (bytes: Uint8Array): string => `${bytes[0]}.${bytes[1]}.${bytes[2]}.${bytes[3]}`;
export const parseIpv4 = (text: string): Uint8Array | undefined =>
  isIPv4(text) ? Uint8Array.from(text.split('.'), Number) : undefined;

/** Dotted quad of four bytes in network order, zeros behind them where the field has room for IPv6. */
export const ipv4: Hint = {
  bytes: {
    format: bytes =>
      bytes.length === 4 || (bytes.length === 16 && bytes.subarray(4).every(byte => byte === 0))
        ? formatIpv4(bytes)
        : undefined,
    parse: parseIpv4,
    fill: true,
  },
};
