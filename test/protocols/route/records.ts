/** The records of the fixtures of NETLINK_ROUTE, and records written as requests. */
import assert from 'node:assert/strict';
import { decodeDatagram } from '../../../src/codec/decode.ts';
import { encodeRecord } from '../../../src/codec/encode.ts';
import type { MessageRecord, RecordInput } from '../../../src/codec/record.ts';
import { recordOf } from '../../../src/codec/to-record.ts';
import { protocolByNumber } from '../../../src/protocols/index.ts';
import { toHex } from '../../../src/wire/hex.ts';
import { allFixtures } from '../../support/fixtures.ts';
import { allSchemas } from '../../support/schemas.ts';

const schemas = await allSchemas();
const fixtures = new Map(allFixtures().map(fixture => [fixture.name, fixture]));

/** The first record of a block of a fixture: `tc-qdisc-htb 1`, blocks counted from 1. */
export function recordAt(name: string): MessageRecord {
  const fixture = fixtures.get(`route/${name}`);
  assert.ok(fixture, name);
  const { bytes, direction } = fixture;
  const options = { schemas, protocol: protocolByNumber(0), ...(direction ? { direction } : {}) };
  return recordOf(decodeDatagram(bytes, options)[0]!, schemas);
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
