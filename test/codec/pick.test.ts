import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pick } from '../../src/codec/pick.ts';
import { attributeSet } from '../../src/schema/attribute-set.ts';
import { be16, binary, indexedArray, nest, s8, string, u32, u64 } from '../../src/schema/builders.ts';
import { flagSet } from '../../src/schema/enum.ts';
import { viewOf } from '../../src/wire/bytes.ts';
import { fromHex } from '../../src/wire/hex.ts';

const inner = attributeSet('inner', false, { id: [1, u32()], name: [2, string()] });
const colours = flagSet('colours', false, { red: 1, blue: 2 });
const set = attributeSet('outer', false, {
  'a-number': [1, u32({ enum: () => colours })],
  port: [2, be16()],
  small: [3, s8()],
  large: [4, u64()],
  text: [5, string()],
  bytes: [6, binary()],
  one: [7, nest(() => inner)],
  all: [8, indexedArray(nest(() => inner))],
});

function picked(hex: string) {
  const bytes = fromHex(hex)!;
  return pick(set, viewOf(bytes), 0, bytes.length);
}

test('values by key: numbers, text, nests and lists of them', () => {
  assert.deepEqual(picked('0800010003000000 0600020000500000 05000300ff000000 0c000400 0100000000000080'), {
    a_number: 3,
    port: 80,
    small: -1,
    large: 0x8000000000000001n,
  });
  const entry = '0800010007000000 0700020076300000';
  assert.deepEqual(picked(`0900050068c3a900ff000000 14000780${entry} 18000800 14000100${entry}`), {
    text: 'hé',
    one: { id: 7, name: 'v0' },
    all: [{ id: 7, name: 'v0' }],
  });
});

test('what is of another kind, of another length, or no attribute is left out', () => {
  assert.deepEqual(picked('0800060001020304 0600010001000000 08000900ffffffff 0500050080000000'), {});
  assert.deepEqual(picked('0800010001000000 ff000200'), { a_number: 1 });
  assert.deepEqual(picked('0800010001000000 0300'), { a_number: 1 });
  assert.deepEqual(picked('0c000780 ff00010001000000'), { one: {} });
});
