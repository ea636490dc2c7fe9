import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { decodeDatagram } from '../../../src/codec/decode.ts';
import { Emitter } from '../../../src/codec/emit.ts';
import { viewOf } from '../../../src/wire/bytes.ts';
import { readFixture } from '../../support/fixtures.ts';
import { allSchemas } from '../../support/schemas.ts';

const schemas = await allSchemas();
const protocol = schemas.protocol('generic')!;

/** Operation and whether it is a notification, of every message of a fixture. */
function heard(name: string): [string | undefined, boolean | undefined][] {
  const path = join(import.meta.dirname, '../../fixtures/generic', `${name}.hex`);
  return readFixture(path, name).flatMap(({ ids, bytes, direction }) => {
    for (const [id, family] of ids) schemas.ids.set(id, family);
    const options = { schemas, protocol, direction };
    return decodeDatagram(bytes, options)
      .filter(({ kind, direction }) => kind === 'message' && direction === 'from-kernel')
      .map(({ operation, notify }): [string | undefined, boolean | undefined] => [operation?.name, notify]);
  });
}

test('an event whose number is also that of an answer is told by its sequence number and port', () => {
  assert.deepEqual(heard('mptcp-events').at(-1), ['closed', true]);
  assert.deepEqual(heard('mptcp-endpoints'), [['get-addr', false]]);
});

test('emitting says the same as decoding', () => {
  const path = join(import.meta.dirname, '../../fixtures/generic/mptcp-events.hex');
  const { bytes } = readFixture(path, 'mptcp-events').at(-1)!;
  const emitter = new Emitter(schemas, protocol);
  emitter.begin(bytes, viewOf(bytes));
  const line = emitter.emit(0, bytes.length, '');
  assert.match(line!, /"operation":"closed".*"notify":true/);
});
