/** What a message tells of a thing is how later messages about it read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeMessage } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import type { RecordInput } from '../../src/codec/record.ts';
import { Schemas } from '../../src/codec/schemas.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { askFor } from '../../src/codec/told.ts';
import { protocols } from '../../src/protocols/index.ts';
import type { Value, ValueObject } from '../../src/schema/value.ts';

const common = { protocol: 'netfilter', family: 'nftables', direction: 'from-kernel', fixed: { family: 'ipv4' } };

async function fresh(): Promise<Schemas> {
  const schemas = new Schemas(protocols);
  await schemas.load(schemas.protocol('netfilter')!, ['nftables']);
  return schemas;
}

/** The record of a message that is encoded and decoded again. */
function through(schemas: Schemas, record: RecordInput, nsid?: number): RecordInput {
  const { bytes, issues } = encodeRecord(record, { schemas });
  assert.deepEqual(issues, []);
  const protocol = schemas.protocol('netfilter')!;
  const again = recordOf(decodeMessage(bytes, { schemas, protocol, direction: 'from-kernel', nsid }), schemas);
  assert.deepEqual(encodeRecord(again as RecordInput, { schemas }).bytes, bytes);
  return again as RecordInput;
}

const tell = (schemas: Schemas, attributes: ValueObject, nsid?: number) =>
  through(schemas, { ...common, operation: 'newset', attributes: { table: 't', name: 's', ...attributes } }, nsid);

const element = (elem: ValueObject): RecordInput => ({
  ...common,
  operation: 'newsetelem',
  attributes: { table: 't', set: 's', elements: { elem: [elem] } },
});

const elementIn = (schemas: Schemas, elem: ValueObject, nsid?: number): { [key: string]: unknown } => {
  const { attributes, formats } = through(schemas, element(elem), nsid);
  const [found] = ((attributes as ValueObject).elements as { elem: ValueObject[] }).elem;
  return { ...found, formats };
};

const key = (value: Value) => ({ key: { value } });

test('nothing told: hex', async () => {
  assert.deepEqual(elementIn(await fresh(), key('0a000001')), { ...key('0a000001'), formats: undefined });
});

test('a key and a value of one type', async () => {
  const schemas = await fresh();
  tell(schemas, { key_type: 'inet_service', data_type: 'ipv4_addr' });
  assert.deepEqual(elementIn(schemas, { ...key('0050'), data: { value: '0a000001' } }), {
    ...key(80),
    data: { value: '10.0.0.1' },
    formats: { set: 'inet_service : ipv4_addr' },
  });
  // twice as long: from and to
  assert.deepEqual(elementIn(schemas, { ...key('0050'), data: { value: '0a0000010a000009' } }).data, {
    value: { from: '10.0.0.1', to: '10.0.0.9' },
  });
});

test('a concatenation', async () => {
  const schemas = await fresh();
  const { attributes } = tell(schemas, { key_type: ['ifname', 'ipv4_addr', 'inet_service', 'ipv4_addr'] });
  assert.deepEqual((attributes as ValueObject).key_type, ['ifname', 'ipv4_addr', 'inet_service', 'ipv4_addr']);
  const bytes = '6574683000000000000000000000000001020304005000000a000001';
  const value = { ifname: 'eth0', ipv4_addr: '1.2.3.4', inet_service: 80, ipv4_addr_2: '10.0.0.1' };
  assert.deepEqual(elementIn(schemas, key(bytes)).key, { value });
});

test('integers in keys of ranges are big-endian, those in values are not', async () => {
  const schemas = await fresh();
  tell(schemas, { key_type: 'mark', data_type: 'mark', flags: ['interval', 'map'] });
  assert.deepEqual(elementIn(schemas, { ...key('00000010'), data: { value: '30000000' } }), {
    ...key(0x10),
    data: { value: 0x30 },
    formats: { set: 'big mark : mark' },
  });
});

test('bytes that do not fit what was told stay bytes', async () => {
  const schemas = await fresh();
  tell(schemas, { key_type: ['ipv4_addr', 'inet_service'] });
  assert.deepEqual(elementIn(schemas, key('0a000001')).key, { value: { hex: '0a000001' } });
  tell(schemas, { key_type: 'integer' });
  assert.deepEqual(elementIn(schemas, key('0a000001')).key, { value: { hex: '0a000001' } });
  tell(schemas, { key_type: 59 });
  assert.deepEqual(elementIn(schemas, key('0a000001')).key, { value: { hex: '0a000001' } });
});

test('another namespace is another set', async () => {
  const schemas = await fresh();
  tell(schemas, { key_type: 'ipv4_addr' }, 3);
  assert.deepEqual(elementIn(schemas, key('0a000001'), 3).key, { value: '10.0.0.1' });
  assert.deepEqual(elementIn(schemas, key('0a000001'), 4).key, { value: '0a000001' });
  assert.deepEqual(elementIn(schemas, key('0a000001')).key, { value: '0a000001' });
});

test('what nothing was told of is asked for once', async () => {
  const schemas = await fresh();
  elementIn(schemas, key('0a000001'));
  elementIn(schemas, key('0a000002'));
  elementIn(schemas, key('0a000003'), 7);
  const untold = schemas.told.take();
  assert.deepEqual(untold, [{ topic: 'set', names: ['ipv4', 't', 's'] }]);
  assert.deepEqual(askFor(untold[0]!, schemas), {
    protocol: 'netfilter',
    family: 'nftables',
    operation: 'getset',
    fixed: { family: 'ipv4' },
    attributes: { table: 't', name: 's' },
  });
  elementIn(schemas, key('0a000001'));
  assert.deepEqual(schemas.told.take(), []);
});

test('words are of the type told; a record without a note is hex', async () => {
  const schemas = await fresh();
  tell(schemas, { key_type: ['ipv4_addr', 'inet_service'] });
  const { recall } = schemas.told;
  const { bytes } = encodeRecord(element(key('0102030400500000')), { schemas });
  for (const value of ['1.2.3.4 . 80', { ipv4_addr: '1.2.3.4', inet_service: '80' }])
    assert.deepEqual(encodeRecord(element(key(value)), { schemas, recall }), { bytes, issues: [], warnings: [] });
  const { issues } = encodeRecord(element(key('1.2.3.4 . x')), { schemas, recall });
  assert.deepEqual(issues, [{ path: 'elements.elem[0].key.value.inet_service', message: '"x" is no integer (u16)' }]);
  assert.match(encodeRecord(element(key('1.2.3.4 . 80')), { schemas }).issues[0]!.message, /is no hex/);
});
