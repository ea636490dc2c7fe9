import { isIPv6 } from 'node:net';
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

export function parseIpv6(text: string): Uint8Array | undefined {
  if (!isIPv6(text) || text.includes('%')) return undefined;
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const tail = dotted ? parseIpv4(dotted[2]!) : undefined;
  const plain =
    dotted && tail
      ? `${dotted[1]}${((tail[0]! << 8) | tail[1]!).toString(16)}:${((tail[2]! << 8) | tail[3]!).toString(16)}`
      : text;
  const [before = '', behind] = plain.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const head = groups(before);
  const rest = behind === undefined ? [] : groups(behind);
  const words = [...head, ...Array(8 - head.length - rest.length).fill('0'), ...rest];
  return Uint8Array.from(words.flatMap(word => [Number.parseInt(word, 16) >> 8, Number.parseInt(word, 16) & 0xff]));
}

/** 16 bytes in network order. */
export const ipv6: Hint = {
  bytes: { format: bytes => (bytes.length === 16 ? formatIpv6(bytes) : undefined), parse: parseIpv6 },
};
