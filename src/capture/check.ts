/** Which members the capture's own JSON records have, and what each may be. */

import { parseTime } from '../hints/since-1970.ts';
import type { Issue } from '../types/notes.ts';
import { fromHex } from '../wire/hex.ts';

interface Check {
  expected: string;
  required?: true;
  test: (value: unknown) => boolean;
}

type Checks = Record<string, Check>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isHex = (value: unknown): boolean => typeof value === 'string' && fromHex(value) !== undefined;
const isInteger = (value: unknown, min: number, max: number): boolean =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;

const integer = (min: number, max: number): Check => ({
  expected: `an integer from ${min} to ${max}`,
  test: value => isInteger(value, min, max),
});
const u16 = integer(0, 0xffff);
const u32 = integer(0, 0xffffffff);
const s32 = integer(-0x80000000, 0x7fffffff);
const offset = integer(0, Number.MAX_SAFE_INTEGER);
const hex: Check = { expected: 'a string of hex digits', test: isHex };
const text: Check = { expected: 'a string', test: value => typeof value === 'string' };
const time: Check = {
  expected: 'a time such as 2026-11-23T19:00:00.123456Z',
  test: value => typeof value === 'string' && parseTime(value) !== undefined,
};
const oneOf = (...values: unknown[]): Check => ({
  expected: values.map(value => JSON.stringify(value)).join(' or '),
  test: value => values.includes(value),
});
const pair = (max: number): Check => ({
  expected: `two integers up to ${max}`,
  test: value => Array.isArray(value) && value.length === 2 && value.every(one => isInteger(one, 0, max)),
});
const families: Check = {
  expected: 'an object of family names and their ids',
  test: value =>
    isObject(value) &&
    Object.entries(value).every(([name, id]) => /^[^\p{Surrogate}]+$/u.test(name) && isInteger(id, 0, 0xffff)),
};
const required = (check: Check): Check => ({ ...check, required: true });

export const captureChecks: Checks = {
  format: required(oneOf('pcap', 'pcapng', 'raw', 'hex')),
  order: oneOf('big'),
  resolution: oneOf('us'),
  version: pair(0xffff),
  zone: s32,
  sigfigs: u32,
  snaplen: u32,
  linktype: u16,
  linktype_flags: u16,
  modified: oneOf(true),
  protocol: u16,
  header: hex,
};

export const packetChecks: Checks = {
  type: u16,
  cooked: hex,
  orig_len: u32,
  ts: pair(0xffffffff),
  extra: hex,
  interface: u32,
  block: oneOf(2, 3),
  drops: u16,
  padding: hex,
  options: hex,
  note: text,
  families,
};

export const packetRecordChecks: Checks = { frame: required(offset), time, linktype: u16, group: u32, nsid: s32 };
export const blockChecks: Checks = { type: required(u32), name: text, offset, problem: text };
export const tailChecks: Checks = { offset: required(offset), problem: text };

/** The record's members with every issue; bigints become numbers where they are exact. */
export function check<T>(record: object, checks: Checks, prefix = ''): { value: T; issues: Issue[] } {
  const value = plain(record) as Record<string, unknown>;
  const issues: Issue[] = [];
  for (const key of Object.keys(value)) {
    const known = Object.hasOwn(checks, key) ? checks[key] : undefined;
    if (!known) issues.push({ path: prefix + key, message: `unknown; known are ${Object.keys(checks).join(', ')}` });
    else if (!known.test(value[key])) issues.push({ path: prefix + key, message: `expected ${known.expected}` });
  }
  for (const [key, { required, expected }] of Object.entries(checks)) {
    if (required && !Object.hasOwn(value, key)) issues.push({ path: prefix + key, message: `missing: ${expected}` });
  }
  return { value: value as T, issues };
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (Array.isArray(value)) return value.map(plain);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  return value;
}
