/** Operations of one number, told apart by their first bytes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeMessage } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import type { RecordInput } from '../../src/codec/record.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { toHex } from '../../src/wire/hex.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();
const encode = (record: RecordInput) => encodeRecord(record, { schemas });
const decode = (record: RecordInput, direction: 'to-kernel' | 'from-kernel') => {
  const { bytes, issues } = encode(record);
  assert.deepEqual(issues, []);
  const protocol = schemas.protocol(record.protocol!)!;
  return recordOf(decodeMessage(bytes, { schemas, protocol, direction }), schemas);
};

test('encode fills in the first bytes, decode finds the operation by them', () => {
  for (const [family, name] of [
    ['inet-diag', 'inet'],
    ['inet6-diag', 'inet6'],
    ['unix-diag', 'unix'],
    ['netlink-diag', 'netlink'],
    ['vsock-diag', 'vsock'],
  ]) {
    const record = decode({ protocol: 'sock-diag', family: family!, operation: 'get', fixed: {} }, 'to-kernel');
    assert.equal(record.family, family);
    assert.equal(record.operation, 'get');
    assert.equal(record.fixed?.family, name);
  }
});

test('the same bytes mean a report from the kernel', () => {
  const record = decode(
    { protocol: 'sock-diag', family: 'unix-diag', operation: 'socket', direction: 'from-kernel', fixed: { ino: 5 } },
    'from-kernel',
  );
  assert.deepEqual([record.family, record.operation, record.fixed?.ino], ['unix-diag', 'socket', 5]);
});

test('first bytes that say otherwise are an issue', () => {
  const { issues } = encode({
    protocol: 'sock-diag',
    family: 'unix-diag',
    operation: 'get',
    fixed: { family: 'inet' },
  });
  assert.match(issues[0]!.message, /begins with the bytes 01, not 02/);
});

test('what no operation begins with stays bytes', () => {
  const bytes = Uint8Array.from([24, 0, 0, 0, 20, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 1, 2, 3, 4]);
  const protocol = schemas.protocol('sock-diag')!;
  const record = recordOf(decodeMessage(bytes, { schemas, protocol, direction: 'to-kernel' }), schemas);
  assert.deepEqual(encode(record).bytes, bytes);
});

test('a process subscription carries index and value', () => {
  const { bytes, issues } = encode({
    protocol: 'connector',
    family: 'cn-proc',
    operation: 'listen',
    body: { mcast_op: 1 },
  });
  assert.deepEqual(issues, []);
  assert.equal(toHex(bytes.subarray(16)), `${'01000000'.repeat(2)}${'00'.repeat(8)}0400000001000000`);
});

test('dumps of xfrm have no header, other requests do', () => {
  const one = decode({ protocol: 'xfrm', operation: 'getsa', fixed: { spi: 5 } }, 'to-kernel');
  assert.equal(one.fixed?.spi, 5);
  const all = decode(
    {
      protocol: 'xfrm',
      operation: 'getsa',
      header: { len: 0, type: 0x12, flags: ['request', 'root', 'match'], seq: 0, port: 0 },
      attributes: { proto: 'esp' },
    },
    'to-kernel',
  );
  assert.equal(all.fixed, undefined);
  assert.deepEqual(all.attributes, { proto: 'esp' });
});
