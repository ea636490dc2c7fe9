/** Records of audit to its daemon: nlmsg_len leaves out the header. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeDatagram } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { toHex } from '../../src/wire/hex.ts';
import { roundTrip } from '../support/round-trip.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();
const audit = schemas.protocol('audit')!;
const direction = 'from-kernel' as const;

function datagram(text: string, len: number, flags = 0): Uint8Array {
  const body = new TextEncoder().encode(text);
  const bytes = new Uint8Array(16 + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, len, true);
  view.setUint16(4, 1300, true);
  view.setUint16(6, flags, true);
  bytes.set(body, 16);
  return bytes;
}
const line = 'audit(1.000:2): pid=12345';

test('the whole text, and the same bytes back', () => {
  for (const text of [line, `${line}678`]) {
    const { records, hex } = roundTrip(datagram(text, text.length), { schemas, protocol: audit, direction });
    assert.equal(records.length, 1);
    const [{ body, header, wire, problems }] = records as [(typeof records)[0]];
    assert.deepEqual({ text: (body as { text: string }).text, problems }, { text, problems: undefined });
    assert.equal(header?.len, text.length);
    assert.deepEqual(wire, { '': { short: true } });
    assert.equal(hex, toHex(datagram(text, text.length)));
  }
});

test('an edited record keeps the way of counting', () => {
  const [message] = decodeDatagram(datagram(line, line.length), { schemas, protocol: audit, direction });
  const record = recordOf(message!, schemas);
  const { bytes, issues } = encodeRecord({ ...record, body: { text: `${line}6` } }, { schemas });
  assert.deepEqual(issues, []);
  assert.equal(toHex(bytes), toHex(datagram(`${line}6`, line.length + 1)));
});

test('two messages in a datagram stay two', () => {
  const both = new Uint8Array([...datagram('', 16), ...datagram('', 16)]);
  for (const way of [direction, 'to-kernel', undefined] as const)
    assert.equal(decodeDatagram(both, { schemas, protocol: audit, direction: way }).length, 2);
});

test('only from the kernel, and only of this protocol', () => {
  const bytes = datagram(line, line.length);
  const count = (name: string, way: 'to-kernel' | 'from-kernel') =>
    decodeDatagram(bytes, { schemas, protocol: schemas.protocol(name)!, direction: way }).length;
  assert.deepEqual(
    [count('audit', 'from-kernel'), count('audit', 'to-kernel'), count('route', 'from-kernel')],
    [1, 2, 2],
  );
  const asked = datagram(line, line.length, 1);
  assert.equal(decodeDatagram(asked, { schemas, protocol: audit }).length, 2);
});
