import assert from 'node:assert/strict';
import { test } from 'node:test';
import { binary, records, select, struct, u8, u16 } from '../../src/schema/builders.ts';
import type { Value } from '../../src/schema/value.ts';
import { readPayload, writePayload } from '../../src/types/payload.ts';
import { Reading } from '../../src/types/reading.ts';
import { Writing } from '../../src/types/writing.ts';
import { fromHex, toHex } from '../../src/wire/hex.ts';

const pair = struct('pair', { a: u8(), b: u16() }, { constant: false });
const type = records({
  header: struct('head', { id: u8(), len: u8() }, { constant: false }),
  length: 'len',
  unit: 1,
  counts: 'payload',
  align: 1,
  payload: select([{ name: 'pair', when: { 'member.id': 1 }, type: pair }], binary()),
});

function read(hex: string) {
  const bytes = fromHex(hex)!;
  const cx = new Reading(bytes);
  return { value: readPayload(type, cx, 0, bytes.length).value, wire: cx.wire, problems: cx.problems };
}

function write(value: Value, wire: Writing['wire'] = {}) {
  const cx = new Writing();
  cx.wire = wire;
  writePayload(type, cx, value);
  assert.deepEqual(cx.issues, []);
  return toHex(cx.out.finish());
}

test('a payload that is shorter than its struct keeps its length, and its neighbours their values', () => {
  const hex = '0103010200' + '010105' + '0202ffff';
  const { value, wire, problems } = read(hex);
  assert.deepEqual(value, [
    { id: 1, data: { a: 1, b: 2 } },
    { id: 1, data: { a: 5 } },
    { id: 2, data: 'ffff' },
  ]);
  assert.deepEqual(wire, { '[1].data': { len: 1 } });
  assert.deepEqual(problems, []);
  assert.equal(write(value, wire), hex);
});

test('a payload may be given as hex', () => {
  assert.equal(write([{ id: 1, data: { hex: 'abcdef01' } }]), '0104abcdef01');
});
