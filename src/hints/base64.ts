import type { Hint } from './hint.ts';

/** Keys as people know them (RFC 4648). Only where it ends with `=`, which no hex does. */
export const base64: Hint = {
  bytes: {
    format: bytes => (bytes.length % 3 === 0 ? undefined : Buffer.from(bytes).toString('base64')),
    parse: text => {
      const bytes = Buffer.from(text, 'base64');
      return text.endsWith('=') && bytes.toString('base64') === text ? new Uint8Array(bytes) : undefined;
    },
  },
};
