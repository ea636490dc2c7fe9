import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeMessage } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();
const protocol = schemas.protocol('iscsi')!;
const shown = (bytes: Uint8Array) =>
  recordOf(decodeMessage(bytes, { schemas, protocol, direction: 'to-kernel' }), schemas);
const password = (operation: string, body: object) => {
  const { bytes, issues } = encodeRecord({ protocol: 'iscsi', operation, body: body as never }, { schemas });
  assert.deepEqual(issues, []);
  return bytes;
};

test('a secret that stands inline is hidden where it is shown', () => {
  const record = shown(password('set-param', { u: { param: 'password' }, value: 'hush' }));
  assert.deepEqual(record.redacted, ['body.value']);
  assert.doesNotMatch(JSON.stringify(record), /hush/);
  const name = shown(password('set-param', { u: { param: 'username' }, value: 'me' }));
  assert.equal((name.body as { value: string }).value, 'me');
});

test('bytes that no schema can read are hidden where they may hold a key', () => {
  const bytes = password('get-chap', { u: {}, entries: [{ username: 'me', password: '68757368'.padEnd(512, '0') }] });
  const cut = bytes.slice(0, bytes.length - 4);
  new DataView(cut.buffer).setUint32(0, cut.length, true);
  const record = shown(cut);
  assert.doesNotMatch(JSON.stringify(record), /68757368/);
});
