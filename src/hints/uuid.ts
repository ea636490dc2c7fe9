import { fromHex, toHex } from '../wire/hex.ts';
import type { Hint } from './hint.ts';

/** 16 bytes in the order of their text (RFC 9562). */
export const uuid: Hint = {
  bytes: {
    format: bytes =>
      bytes.length === 16 ? toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined,
    parse: text =>
      /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(text) ? fromHex(text.replaceAll('-', '')) : undefined,
  },
};
