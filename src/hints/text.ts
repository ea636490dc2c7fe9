import { utf8 } from '../wire/text.ts';
import type { Hint } from './hint.ts';

/** Bytes that are text without a type that says so: shown as text where they are printable UTF-8. */
export const text: Hint = {
  bytes: {
    format(bytes) {
      const decoded = utf8(bytes);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: text with control characters is no text
      return decoded === undefined || /^$|[\u0000-\u001f\u007f]/.test(decoded) ? undefined : decoded;
    },
    parse: decoded => new TextEncoder().encode(decoded),
  },
};
