/** Hints that only say how a person reads a number; in JSON it stays a number. */
import type { Hint } from './hint.ts';

const unit = (suffix: string): Hint => ({ number: { format: value => `${value}${suffix}` } });

export const hex: Hint = { number: { format: value => `0x${value.toString(16)}` } };
export const seconds = unit('s');
export const milliseconds = unit('ms');
export const microseconds = unit('µs');
export const nanoseconds = unit('ns');
/** USER_HZ, 100 a second on every platform that node runs on */
export const clockTicks: Hint = { number: { format: value => `${Number(value) / 100}s` } };
export const bytes = unit(' B');
export const bitsPerSecond = unit(' bit/s');
export const megahertz = unit(' MHz');
/** kHz, read in MHz */
export const kilohertz: Hint = { number: { format: value => `${Number(value) / 1000} MHz` } };
export const dbm = unit(' dBm');
/** hundredths of dBm */
export const mbm: Hint = { number: { format: value => `${Number(value) / 100} dBm` } };
/** hundredths of dBi */
export const mbi: Hint = { number: { format: value => `${Number(value) / 100} dBi` } };
/** 100 kbit/s each */
export const hundredKbit: Hint = { number: { format: value => `${Number(value) / 10} Mbit/s` } };
export const prefixLength: Hint = { number: { format: value => `/${value}` } };
export const plain: Hint = {};
