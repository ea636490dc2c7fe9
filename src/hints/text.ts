import type { Hint } from './hint.ts';

/** Bytes that are text without a type that says so: shown as text where they are printable UTF-8. */
export const text: Hint = {
  bytes: {
    format(bytes) {
      try {
        const decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: text with control characters is no text
        return decoded === '' || /[\u0000-\u001f\u007f]/.test(decoded) ? undefined : decoded;
      } catch {
        return undefined;
      }
    },
    parse: decoded => new TextEncoder().encode(decoded),
  },
};
