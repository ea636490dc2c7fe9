import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOf } from '../../src/wire/bytes.ts';
import { guess } from '../../src/wire/guess.ts';
import { fromHex } from '../../src/wire/hex.ts';

const of = (hex: string, type = 1) => {
  const bytes = fromHex(hex)!;
  return guess(viewOf(bytes), 0, bytes.length, type);
};

test('lengths of integers, text with its NUL, nothing at all', () => {
  assert.deepEqual(of(''), { as: 'flag' });
  assert.deepEqual(of('07'), { as: 'u8', value: 7 });
  assert.deepEqual(of('0701'), { as: 'u16', value: 0x107 });
  assert.deepEqual(of('07000000'), { as: 'u32', value: 7 });
  assert.deepEqual(of('8877665544332211'), { as: 'u64', value: 0x1122334455667788n });
  assert.deepEqual(of('65746830' + '00'), { as: 'string', value: 'eth0' });
  assert.deepEqual(of('020000000001'), { as: 'bytes' });
});

test('a run of attributes, whether it is marked as a nest or not', () => {
  const inside = [
    { type: 1, start: 4, end: 8, guess: { as: 'u32', value: 7 } },
    { type: 2, start: 12, end: 15, guess: { as: 'string', value: 'ab' } },
  ];
  for (const type of [5, 0x8005])
    assert.deepEqual(of('08000100070000000700020061620000', type), { as: 'nest', inside });
});

test('what only looks like attributes is none', () => {
  assert.deepEqual(of('0800ff3f07000000'), { as: 'u64', value: 0x73fff0008n });
  assert.equal(of('07000200616200ff').as, 'u64');
});

test('nests that go too deep end as bytes', () => {
  let hex = '05000100aa000000';
  for (let i = 0; i < 40; i++) {
    const length = hex.length / 2 + 4;
    hex = `${(length & 0xff).toString(16).padStart(2, '0')}${(length >> 8).toString(16).padStart(2, '0')}0180${hex}`;
  }
  assert.equal(of(hex).as, 'nest');
});
