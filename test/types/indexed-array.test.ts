import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeSet } from '../../src/schema/attribute-set.ts';
import { indexedArray, nest, u32 } from '../../src/schema/builders.ts';
import { faceOf } from '../../src/types/index.ts';
import { Reading } from '../../src/types/reading.ts';
import { Writing } from '../../src/types/writing.ts';
import { fromHex, toHex } from '../../src/wire/hex.ts';

const plain = attributeSet('plain', false, { x: [3, u32()] });
const owner = attributeSet('owner', false, { index: [3, u32()] });

/** Two elements of one attribute each, at these indices. */
const bytesAt = (first: number, second: number) =>
  `0c00${first.toString(16).padStart(2, '0')}000800030007000000` +
  `0c00${second.toString(16).padStart(2, '0')}000800030009000000`;

function trip(set: typeof plain | typeof owner, hex: string) {
  const type = indexedArray(nest(() => set));
  const bytes = fromHex(hex)!;
  const { value } = faceOf(type).read(type, new Reading(bytes), 0, bytes.length);
  const cx = new Writing();
  faceOf(type).write(type, cx, value);
  assert.deepEqual(cx.issues, []);
  assert.equal(toHex(cx.out.finish()), hex);
  return value;
}

test('an index that does not merely count stands among the parts of its element', () => {
  assert.deepEqual(trip(plain, bytesAt(1, 2)), [{ x: 7 }, { x: 9 }]);
  assert.deepEqual(trip(plain, bytesAt(0, 2)), [{ index: 0, x: 7 }, { x: 9 }]);
});

test('beside the element where that has an index of its own', () => {
  assert.deepEqual(trip(owner, bytesAt(1, 2)), [{ index: 7 }, { index: 9 }]);
  assert.deepEqual(trip(owner, bytesAt(0, 2)), [{ index: 0, value: { index: 7 } }, { index: 9 }]);
});

test('where a family counts from 0, or gives every element a 0, that need not be said', () => {
  const trip0 = (indices: 'from-0' | 'all-0', hex: string) => {
    const type = indexedArray(
      nest(() => plain),
      { indices },
    );
    const bytes = fromHex(hex)!;
    const { value } = faceOf(type).read(type, new Reading(bytes), 0, bytes.length);
    const cx = new Writing();
    faceOf(type).write(type, cx, value);
    assert.equal(toHex(cx.out.finish()), hex);
    return value;
  };
  assert.deepEqual(trip0('from-0', bytesAt(0, 1)), [{ x: 7 }, { x: 9 }]);
  assert.deepEqual(trip0('from-0', bytesAt(1, 1)), [{ index: 1, x: 7 }, { x: 9 }]);
  assert.deepEqual(trip0('all-0', bytesAt(0, 0)), [{ x: 7 }, { x: 9 }]);
  assert.deepEqual(trip0('all-0', bytesAt(0, 1)), [{ x: 7 }, { index: 1, x: 9 }]);
});
