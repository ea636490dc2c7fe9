/** The records of the fixtures of NETLINK_ROUTE, and records written as requests. */
import assert from 'node:assert/strict';
import { encodeRecord } from '../../../src/codec/encode.ts';
import type { MessageRecord, RecordInput } from '../../../src/codec/record.ts';
import { toHex } from '../../../src/wire/hex.ts';
import { recordsAt } from '../../support/records.ts';
import { allSchemas } from '../../support/schemas.ts';

const schemas = await allSchemas();

/** The first record of a block of a fixture: `tc-qdisc-htb 1`, blocks counted from 1. */
export function recordAt(name: string): MessageRecord {
  return recordsAt(`route/${name}`)[0]!;
}

/** What lies at a path in the attributes of that record. */
export const at = (name: string, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], recordAt(name).attributes);

/** The bytes of a record behind nlmsghdr; it must have no issues. */
export function bodyOf(record: RecordInput): string {
  const { bytes, issues } = encodeRecord({ protocol: 'route', ...record }, { schemas });
  assert.deepEqual(issues, []);
  return toHex(bytes.subarray(16));
}
