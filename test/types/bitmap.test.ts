/** Bitmaps: words to a program, the numbers of their bits to a person. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitmap } from '../../src/schema/builders.ts';
import { faceOf } from '../../src/types/index.ts';

const shown = (words: number[], first = 1) => faceOf(bitmap(first)).text(bitmap(first), words);

test('the bits that are set, runs as ranges', () => {
  assert.equal(shown([0]), 'none');
  assert.equal(shown([]), 'none');
  assert.equal(shown([5]), '1,3');
  assert.equal(shown([3]), '1,2');
  assert.equal(shown([0x80000000, 1]), '32,33');
  assert.equal(shown([0xffffffff, 0xffffffff], 0), '0-63');
  assert.equal(shown([0, 0, 0x00180000], 0), '83,84');
});

test('words that are none are left to others', () => {
  assert.equal(faceOf(bitmap(1)).text(bitmap(1), ['x']), undefined);
});
