/** Sizes and times as people write them. */
import { usage } from './failure.ts';

const times: { [unit: string]: number } = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const sizes: { [unit: string]: number } = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** `10s`, `500ms`, `2m`, `1h`, or seconds, in milliseconds. Throws Failure. */
export function duration(option: string, text: string): number {
  const [, digits, unit = 's'] = /^(\d*\.?\d+)(ms|s|m|h|d)?$/.exec(text) ?? [];
  const value = Number(digits) * times[unit]!;
  if (!(value > 0 && value < 2 ** 31))
    throw usage(`--${option} ${text}: not a time such as 10s, 500ms, 2m, 1h (24 days at most)`);
  return value;
}

/** `32M`, `512K`, `1G`, or bytes. Throws Failure. */
export function byteSize(option: string, text: string): number {
  const [, digits, unit = ''] = /^(\d+)([kmg]?)(?:i?b)?$/i.exec(text) ?? [];
  const value = Number(digits) * sizes[unit.toLowerCase()]!;
  if (!(value > 0 && value < 2 ** 30)) throw usage(`--${option} ${text}: not a size such as 512K, 32M (less than 1G)`);
  return value;
}

/** `32 MiB` */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${units[unit]}`;
}
