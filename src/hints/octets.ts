/** Hints whose text is hex octets with colons: MAC and other link-layer addresses (of any length), FDDI. */
import { toHex } from '../wire/hex.ts';
import type { Hint } from './hint.ts';

const octets: Hint = {
  bytes: {
    format: bytes => (bytes.length === 0 ? undefined : Array.from(bytes, (_, i) => toHex(bytes, i, i + 1)).join(':')),
    parse: text =>
      /^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2})*$/.test(text)
        ? Uint8Array.from(text.split(':'), octet => Number.parseInt(octet, 16))
        : undefined,
  },
};

export const mac = octets;
export const fddi = octets;
