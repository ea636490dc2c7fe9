import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeSet } from '../../src/schema/attribute-set.ts';
import { array, bits, nest, struct, u8, u32 } from '../../src/schema/builders.ts';
import type { Value } from '../../src/schema/value.ts';
import { readPayload, writePayload } from '../../src/types/payload.ts';
import { Reading } from '../../src/types/reading.ts';
import { Writing } from '../../src/types/writing.ts';
import { fromHex, toHex } from '../../src/wire/hex.ts';

const writer = (type: Parameters<typeof writePayload>[0], value: Value) => {
  const cx = new Writing();
  writePayload(type, cx, value);
  assert.deepEqual(cx.issues, []);
  return toHex(cx.out.finish());
};
function reader(type: Parameters<typeof readPayload>[0], hex: string) {
  const bytes = fromHex(hex)!;
  const cx = new Reading(bytes);
  return { value: readPayload(type, cx, 0, bytes.length).value, wire: cx.wire };
}

test('members keep the case of their names, and are found in any', () => {
  const type = struct('red', { Wlog: u8(), 'max-P': u8() });
  assert.deepEqual(reader(type, '0102').value, { Wlog: 1, max_P: 2 });
  assert.equal(writer(type, { Wlog: 1, max_P: 2 }), '0102');
  assert.equal(writer(type, { wlog: 1, 'MAX-p': 2 }), '0102');
});

test('attributes behind a struct are aligned, where there are none too', () => {
  const set = attributeSet('behind', false, { x: [1, u32()] });
  const type = struct('head', { a: u8(), b: u8(), attributes: { type: nest(() => set), inline: true, align: 4 } });
  for (const [hex, value] of [
    ['01020000', { a: 1, b: 2 }],
    ['010200000800010007000000', { a: 1, b: 2, x: 7 }],
  ] as const) {
    assert.deepEqual(reader(type, hex), { value, wire: {} });
    assert.equal(writer(type, value), hex);
  }
});

test('a count behind an array is found once it is read', () => {
  const type = struct('lists', {
    'a-count': u8(),
    a: array(u8(), { member: 'a-count' }),
    'b-count': u8(),
    b: array(u8(), { member: 'b-count' }),
    end: u8(),
  });
  const value = { a_count: 2, a: [1, 2], b_count: 1, b: [3], end: 9 };
  assert.deepEqual(reader(type, '020102010309').value, value);
  assert.equal(writer(type, value), '020102010309');
});

test('a member is there where its conditions hold, of a number too', () => {
  const type = struct('optional', {
    flags: bits('u8', { a: [0, 1], b: [1, 1] }),
    first: { type: u8(), when: { 'member.flags.a': 1 } },
    second: { type: u8(), when: { 'member.flags.b': 1 } },
    last: u8(),
  });
  const value = { flags: { a: 0, b: 1 }, second: 5, last: 9 };
  assert.deepEqual(reader(type, '020509').value, value);
  assert.equal(writer(type, value), '020509');
  assert.equal(writer(type, { flags: 3, first: 4, second: 5, last: 9 }), '03040509');
  assert.equal(writer(type, { flags: 1, last: 9 }), '010009');
  const cx = new Writing();
  writePayload(type, cx, { flags: 0, first: 4, last: 9 });
  assert.deepEqual(
    cx.issues.map(({ message }) => message),
    ['first stands only where member.flags.a is 1'],
  );
});

test('a length that counts itself', () => {
  const inner = struct('inner', { a: u8(), rest: array(u8()) });
  const type = struct('counted', {
    len: u8(),
    inner: { type: inner, length: { member: 'len', offset: -1 } },
    end: u8(),
  });
  const value = { inner: { a: 1, rest: [2, 3] }, end: 9 };
  assert.deepEqual(reader(type, '0401020309').value, { len: 4, ...value });
  assert.equal(writer(type, value), '0401020309');
});
