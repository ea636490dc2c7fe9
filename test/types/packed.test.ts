import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packed } from '../../src/schema/builders.ts';
import { enumeration, flagSet } from '../../src/schema/enum.ts';
import type { Value } from '../../src/schema/value.ts';
import { faceOf } from '../../src/types/index.ts';
import { readPayload, writePayload } from '../../src/types/payload.ts';
import { Reading } from '../../src/types/reading.ts';
import { Writing } from '../../src/types/writing.ts';
import { fromHex, toHex } from '../../src/wire/hex.ts';

const units = flagSet('units', false, { small: 0x1, large: 0x2 });
const sizes = enumeration('sizes', false, { none: 0, most: 7 });
/** Two bits of a number, two of units; a row of six bits for each unit and number. */
const type = packed(
  { count: [0, 2], units: [2, 2, () => units] },
  { name: 'rows', fields: { low: [0, 3], high: [3, 3, () => sizes] }, each: 'units', times: 'count', offset: 1 },
);

function read(hex: string) {
  const bytes = fromHex(hex)!;
  const cx = new Reading(bytes);
  return { value: readPayload(type, cx, 0, bytes.length).value, wire: cx.wire, problems: cx.problems };
}
function write(value: Value): string {
  const cx = new Writing();
  writePayload(type, cx, value);
  return cx.issues.map(({ message }) => message).join() || toHex(cx.out.finish());
}

test('rows go on over the ends of bytes', () => {
  // 1101 (units, count), then 010 and 111, 100 and 000, 001 and 000, 011 and 111 from the lowest bit on
  const value = {
    count: 1,
    units: ['small', 'large'],
    rows: [
      { low: 2, high: 'most' },
      { low: 4, high: 'none' },
      { low: 1, high: 'none' },
      { low: 3, high: 'most' },
    ],
  };
  assert.deepEqual(read('ad13c10e'), { value, wire: {}, problems: [] });
  assert.equal(write(value), 'ad13c10e');
  assert.equal(
    faceOf(type).text(type, value),
    'count 1 units small,large rows (low 2 high most) (low 4 high none) (low 1 high none) (low 3 high most)',
  );
});

test('zeros behind are a length, other bytes stay, too few rows too', () => {
  assert.deepEqual(read('000000'), {
    value: { count: 0, units: [], rows: [] },
    wire: { '': { len: 3 } },
    problems: [],
  });
  assert.deepEqual(read('ad').value, { count: 1, units: ['small', 'large'], rows: [], padding: 10 });
  assert.equal(write({ count: 1, units: ['small', 'large'], rows: [], padding: 10 }), 'ad');
});

test('what does not fit is told', () => {
  assert.match(write({ count: 4 }), /4 does not fit 2 bits/);
  assert.match(write({ rows: [{ low: 8 }] }), /8 does not fit 3 bits/);
  assert.match(write({ rows: [5] }), /no object of bit fields/);
  assert.match(write({ rows: 5 }), /no array/);
  assert.match(write({ colour: 1 }), /no bit field "?colour/);
});
