import { isZero } from '../wire/bytes.ts';
import type { Hint } from './hint.ts';

export const formatIpv4 = (bytes: Uint8Array): string => `${bytes[0]}.${bytes[1]}.${bytes[2]}.${bytes[3]}`;

/** Four decimal numbers up to 255 without leading zeros. Node's own check would load all of node:net. */
export function parseIpv4(text: string): Uint8Array | undefined {
  const octets = text.split('.');
  const valid = octets.every(octet => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) <= 255);
  return octets.length === 4 && valid ? Uint8Array.from(octets, Number) : undefined;
}

/** Dotted quad of four bytes in network order, zeros behind them where the field has room for IPv6. */
export const ipv4: Hint = {
  bytes: {
    format: bytes => (bytes.length === 4 || (bytes.length === 16 && isZero(bytes, 4)) ? formatIpv4(bytes) : undefined),
    parse: parseIpv4,
    fill: true,
  },
};
