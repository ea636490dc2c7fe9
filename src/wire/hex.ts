/** Hex without separators, to and fro. */
const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Node's own, which takes any Uint8Array. */
const { hexSlice } = Buffer.prototype as unknown as { hexSlice: (start: number, end: number) => string };
/** From so many bytes on, the call costs less than joining digits. */
const long = 12;

/** Lower-case digits of the bytes from `start` to `end`. */
export function toHex(bytes: Uint8Array, start = 0, end = bytes.length): string {
  if (end - start >= long) return hexSlice.call(bytes, start, end);
  let text = '';
  for (let i = start; i < end; i++) text += digits[bytes[i]!];
  return text;
}

/** Bytes of a string of hex digits (either case, blanks and colons ignored), or undefined where it is not one. */
export function fromHex(text: string): Uint8Array | undefined {
  const compact = text.replace(/[\s:]/g, '');
  if (compact.length % 2 !== 0 || /[^0-9a-fA-F]/.test(compact)) return undefined;
  const bytes = new Uint8Array(compact.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(compact.substring(2 * i, 2 * i + 2), 16);
  return bytes;
}
