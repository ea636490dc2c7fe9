/** Bytes without a meaning, in a few words. */
import { toHex } from '../wire/hex.ts';
import { quote } from './sanitize.ts';
import type { View } from './view.ts';

/** As long as the names of interfaces (IFNAMSIZ): a short text and NULs in such a field are a name. */
const nameSize = 16;

/** Bytes as text where they are printable ASCII, but for NULs at the end, and enough not to be so by chance. */
export function printable(bytes: Uint8Array): string | undefined {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  if (end < (bytes.length === nameSize ? 2 : 4)) return undefined;
  const text = bytes.subarray(0, end);
  return text.every(byte => byte >= 0x20 && byte < 0x7f) ? String.fromCharCode(...text.subarray(0, 4096)) : undefined;
}

/** The longest printable ASCII among bytes of other kinds, enough not to be so by chance. */
function textAmong(bytes: Uint8Array): string | undefined {
  const text = String.fromCharCode(...bytes.map(byte => (byte >= 0x20 && byte < 0x7f ? byte : 0)));
  const longest = text.split('\0').reduce((best, run) => (run.length > best.length ? run : best));
  return longest.length < 4 ? undefined : longest;
}

/** How many bytes, the first of them (`most`), and as text where they are that or have some among them. */
export function rawText(bytes: Uint8Array, { theme }: View, most = 24): string {
  const some = bytes.subarray(0, most);
  const more = bytes.length > most ? '…' : '';
  const parts = [`${bytes.length} ${bytes.length === 1 ? 'byte' : 'bytes'}`];
  if (some.length) parts.push(theme.hex(toHex(some) + more));
  const text = printable(some);
  const among = text === undefined ? textAmong(some) : undefined;
  if (text !== undefined) parts.push(theme.string(quote(text) + more));
  else if (among !== undefined) parts.push(theme.string(`…${quote(among)}…`));
  return parts.join('  ');
}
