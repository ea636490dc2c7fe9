/** Records that somebody wrote wrong: encoding says what is wrong with them, and never throws. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeDatagram } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import type { RecordInput } from '../../src/codec/record.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { allFixtures } from '../support/fixtures.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();

/** Values of every kind that a place does not expect. */
const odd: unknown[] = [
  3,
  -1,
  1.5,
  'x',
  '',
  true,
  [],
  {},
  [[]],
  [{}],
  { a: {} },
  10n ** 30n,
  { hex: 3 },
  { hex: 'zz' },
];

type Holder = Record<string, unknown>;

/** Every place in a value, deepest last. */
function* places(holder: Holder, path = ''): Generator<[holder: Holder, key: string, path: string]> {
  for (const key of Object.keys(holder)) {
    const at = path === '' ? key : `${path}.${key}`;
    yield [holder, key, at];
    const inner = holder[key];
    if (typeof inner === 'object' && inner !== null) yield* places(inner as Holder, at);
  }
}

const records = allFixtures()
  .filter(({ bytes }, i) => bytes.length < 600 && i % 12 === 0)
  .flatMap(({ protocol, bytes, ids, direction }) => {
    for (const [id, name] of ids) schemas.ids.set(id, name);
    const options = { schemas, protocol: schemas.protocol(protocol)!, direction };
    return decodeDatagram(bytes, options).map(
      message => structuredClone(recordOf(message, schemas)) as object as Holder,
    );
  });

test('a value of the wrong kind at any place of a record', () => {
  assert.ok(records.length > 20);
  for (const record of records)
    for (const [holder, key, path] of [...places(record)]) {
      const own = holder[key];
      for (const value of odd) {
        holder[key] = value;
        assert.doesNotThrow(() => encodeRecord(record as RecordInput, { schemas }), `${record.name} ${path}`);
      }
      holder[key] = own;
    }
});

test('null at any place is told with its path', () => {
  for (const record of records)
    for (const [holder, key, path] of [...places(record)]) {
      const own = holder[key];
      holder[key] = null;
      const { issues } = encodeRecord(record as RecordInput, { schemas });
      assert.equal(issues[0]?.message, 'null is no value: leave the key out', `${record.name} ${path}`);
      holder[key] = own;
    }
});
