/** Times since 1970 as ISO 8601 text, in UTC. */
import { narrow } from '../wire/integer.ts';
import type { Hint } from './hint.ts';

const second = 1_000_000_000n;
/** First second of the year 0 and of the year 10000: what four digits of a year can say. */
const firstSecond = -62_167_219_200n;
const endSecond = 253_402_300_800n;

/**
 * `2026-11-23T19:00:00.123456Z`, with nine digits where the last three are not zero. A time outside the years 0 to
 * 9999 (a pcapng file can say one) is decimal seconds since the epoch.
 */
export function formatTime(time: bigint): string {
  if (time < firstSecond * second || time >= endSecond * second) {
    const size = time < 0n ? -time : time;
    return `${time < 0n ? '-' : ''}${size / second}.${digitsOf(size % second)}`;
  }
  const fraction = ((time % second) + second) % second;
  const seconds = (time - fraction) / second;
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}.${digitsOf(fraction)}Z`;
}

function digitsOf(fraction: bigint): string {
  const digits = fraction.toString().padStart(9, '0');
  return digits.endsWith('000') ? digits.slice(0, 6) : digits;
}

const isoTime = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;
const secondsTime = /^(-?)(\d{1,20})(?:\.(\d{1,9}))?$/;

/** The inverse; also with an offset from UTC, or fewer digits. Undefined where the text is no time. */
export function parseTime(text: string): bigint | undefined {
  const iso = isoTime.exec(text);
  if (iso) {
    const milliseconds = Date.parse(iso[1]! + iso[3]!);
    return Number.isNaN(milliseconds) ? undefined : BigInt(milliseconds) * 1_000_000n + fractionOf(iso[2]);
  }
  const seconds = secondsTime.exec(text);
  if (!seconds) return undefined;
  const size = BigInt(seconds[2]!) * second + fractionOf(seconds[3]);
  return seconds[1] === '-' ? -size : size;
}

const fractionOf = (digits = ''): bigint => BigInt(digits.padEnd(9, '0'));

/** A number of so many nanoseconds each; 0 is no time. */
const since1970 = (unit: bigint): Hint => ({
  number: {
    format: value => (Number(value) === 0 ? '0' : formatTime(BigInt(value) * unit).replace(/\.0+Z$/, 'Z')),
    parse(text) {
      const time = isoTime.test(text) ? parseTime(text) : undefined;
      return time !== undefined && time % unit === 0n ? narrow(time / unit) : undefined;
    },
  },
});

export const secondsSince1970 = since1970(second);
export const nanosecondsSince1970 = since1970(1n);
