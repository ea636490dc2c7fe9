import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base64 } from '../../src/hints/base64.ts';

const { format, parse } = base64.bytes!;
const key = Uint8Array.from({ length: 32 }, (_, i) => i * 8);

test('base64: keys there and back, as wg prints them', () => {
  const text = 'AAgQGCAoMDhASFBYYGhweICIkJigqLC4wMjQ2ODo8Pg=';
  assert.equal(format(key), text);
  assert.deepEqual(parse(text), key);
});

test('base64: hex is none, nor what has another spelling', () => {
  for (const text of ['00ff', '0'.repeat(64), 'AA', 'AB==', 'AA==\n', '']) assert.equal(parse(text), undefined, text);
  assert.equal(format(new Uint8Array(30)), undefined);
});
