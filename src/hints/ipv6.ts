import { toHex } from '../wire/hex.ts';
import type { Hint } from './hint.ts';
import { parseIpv4 } from './ipv4.ts';

/** RFC 5952, with the dotted tail of v4-mapped and v4-compatible addresses as inet_ntop(3) writes it. */
export function formatIpv6(bytes: Uint8Array): string {
  const words = Array.from({ length: 8 }, (_, i) => (bytes[2 * i]! << 8) | bytes[2 * i + 1]!);
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && words[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
    start += length;
  }
  const dotted =
    best.start === 0 &&
    (best.length === 6 || (best.length === 7 && words[7] !== 1) || (best.length === 5 && words[5] === 0xffff));
  const last = dotted ? 6 : 8;
  const hex = (from: number, to: number) =>
    words
      .slice(from, to)
      .map(word => word.toString(16))
      .join(':');
  const tail = dotted ? `${bytes[12]}.${bytes[13]}.${bytes[14]}.${bytes[15]}` : '';
  if (best.start < 0) return hex(0, 8);
  const behind = hex(Math.min(best.start + best.length, last), last);
  return `${hex(0, best.start)}::${behind}${behind && tail ? ':' : ''}${tail}`;
}

/** RFC 4291, in any spelling; no zone. */
export function parseIpv6(text: string): Uint8Array | undefined {
  const [, before = '', quad = ''] = /^(.*:)([\d.]*\.[\d.]*)$/.exec(text) ?? [];
  const tail = quad === '' ? undefined : parseIpv4(quad);
  if (quad !== '' && !tail) return undefined;
  const plain = tail ? `${before}${toHex(tail, 0, 2)}:${toHex(tail, 2, 4)}` : text;
  const halves = plain.split('::').map(half => (half === '' ? [] : half.split(':')));
  const [head = [], rest] = halves;
  const zeros = 8 - head.length - (rest?.length ?? 0);
  if (halves.length > 2 || (rest ? zeros < 1 : zeros !== 0)) return undefined;
  const words = [...head, ...Array<string>(zeros).fill('0'), ...(rest ?? [])];
  if (!words.every(word => /^[\da-f]{1,4}$/i.test(word))) return undefined;
  return Uint8Array.from(words.flatMap(word => [Number.parseInt(word, 16) >> 8, Number.parseInt(word, 16) & 0xff]));
}

/** 16 bytes in network order. */
export const ipv6: Hint = {
  bytes: { format: bytes => (bytes.length === 16 ? formatIpv6(bytes) : undefined), parse: parseIpv6 },
};
