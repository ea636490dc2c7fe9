import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeSet } from '../../src/schema/attribute-set.ts';
import { binary, select, sequence, string, u8, u32 } from '../../src/schema/builders.ts';
import { enumeration } from '../../src/schema/enum.ts';
import type { Value } from '../../src/schema/value.ts';
import { readPayload, writePayload } from '../../src/types/payload.ts';
import { Reading } from '../../src/types/reading.ts';
import { Writing } from '../../src/types/writing.ts';
import { fromHex, toHex } from '../../src/wire/hex.ts';

const kind = enumeration('kind', false, { number: 1, text: 2 });
const set = attributeSet('said', false, {
  kind: [1, u8({ enum: () => kind })],
  data: [
    2,
    select(
      [
        { name: 'number', when: { kind: 'number' }, type: u32() },
        { name: 'text', when: { kind: 'text' }, type: string() },
      ],
      binary(),
    ),
  ],
});
const type = sequence(() => set);

const written = (value: Value) => {
  const cx = new Writing();
  writePayload(type, cx, value);
  assert.deepEqual(cx.issues, []);
  return toHex(cx.out.finish());
};

test('a select in a sequence asks what came last before it', () => {
  const hex = [
    '0500020009000000', // data 09, of no kind
    '0500010001000000', // kind number
    '0800020007000000', // data 7
    '0500010002000000', // kind text
    '0700020068690000', // data "hi"
  ].join('');
  const bytes = fromHex(hex)!;
  const { value } = readPayload(type, new Reading(bytes), 0, bytes.length);
  assert.deepEqual(value, [{ data: '09' }, { kind: 'number' }, { data: 7 }, { kind: 'text' }, { data: 'hi' }]);
  assert.equal(written(value), hex);
  assert.equal(written([{ data: '09' }, { KIND: 1 }, { data: 7 }, { kind: 2 }, { data: 'hi' }]), hex);
});
