/** Columns shown as rows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareString, select, struct, u32, zip } from '../../src/schema/builders.ts';
import { enumeration } from '../../src/schema/enum.ts';
import type { Value } from '../../src/schema/value.ts';
import { faceOf } from '../../src/types/index.ts';
import { Reading } from '../../src/types/reading.ts';
import { Writing } from '../../src/types/writing.ts';
import { fromHex, toHex } from '../../src/wire/hex.ts';

const key = enumeration('key', false, { number: 1, name: 2 });
const row = struct('pair', {
  key: u32({ enum: () => key }),
  value: select([{ name: 'text', when: { 'member.key': 'name' }, type: bareString() }], u32()),
});
const type = struct('table', { count: u32(), rows: zip(row, 3, 'count') });

function write(value: Value) {
  const cx = new Writing();
  faceOf(type).write(type, cx, value);
  return { hex: toHex(cx.out.finish()), issues: cx.issues.map(issue => issue.message) };
}
function read(hex: string) {
  const bytes = fromHex(hex)!;
  const cx = new Reading(bytes);
  const { value } = faceOf(type).read(type, cx, 0, bytes.length);
  return { value, problems: cx.problems.map(problem => problem.code), unknown: cx.unknown };
}

const rows = [
  { key: 'name', value: 'ab' },
  { key: 'number', value: 7 },
];
const hex = ['02000000', '020000000100000000000000', '020000000700000000000000', '02000000', '6162'].join('');

test('rows become columns, long cells lie behind, the count is derived', () => {
  assert.deepEqual(write({ rows }), { hex, issues: [] });
});

test('columns become rows', () => {
  assert.deepEqual(read(hex), { value: { count: 2, rows }, problems: [], unknown: [] });
});

test('a count or a length that cannot be keeps the bytes', () => {
  const columns = hex.slice(8);
  assert.deepEqual(read(`09000000${columns}`).value, { count: 9, rows: { hex: columns } });
  const long = hex.replace('020000000700', 'ff0000000700');
  assert.deepEqual(read(long).problems, ['bad-length']);
});

test('too many rows and unknown cells are issues', () => {
  assert.match(write({ rows: [...rows, ...rows] }).issues[0]!, /4 rows, where 3 fit/);
  assert.match(write({ rows: [{ kye: 1 }] }).issues[0]!, /a pair has no kye; did you mean key/);
});
