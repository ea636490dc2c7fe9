import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex } from '../../src/wire/hex.ts';
import { allFixtures, type Fixture } from '../support/fixtures.ts';
import { mutator } from '../support/mutate.ts';
import { roundTrip } from '../support/round-trip.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();
const fixtures = allFixtures();

function trip(fixture: Fixture, bytes: Uint8Array) {
  for (const [id, name] of fixture.ids) schemas.ids.set(id, name);
  const protocol = schemas.protocol(fixture.protocol);
  assert.ok(protocol, `${fixture.name}: no protocol ${fixture.protocol}`);
  const { direction } = fixture;
  return roundTrip(bytes, { schemas, protocol, direction });
}

test('every fixture comes back byte for byte through JSON, without wire.hex', () => {
  for (const fixture of fixtures) {
    const { hex, issues, records } = trip(fixture, fixture.bytes);
    assert.deepEqual(issues, [], fixture.name);
    assert.equal(hex, toHex(fixture.bytes), fixture.name);
    for (const record of records) assert.equal(record.wire?.['']?.hex, undefined, fixture.name);
  }
});

test('damaged messages come back byte for byte, and hardly ever need wire.hex', () => {
  const mutate = mutator(2026);
  const small = fixtures.filter(fixture => fixture.bytes.length < 2500);
  let whole = 0;
  let messages = 0;
  for (let i = 0; i < 6000; i++) {
    const fixture = small[i % small.length]!;
    const bytes = mutate(fixture.bytes);
    const { hex, issues, records } = trip(fixture, bytes);
    assert.deepEqual(issues, [], `${fixture.name}: ${toHex(bytes)}`);
    assert.equal(hex, toHex(bytes), `${fixture.name}: ${toHex(bytes)}`);
    messages += records.length;
    whole += records.filter(record => record.wire?.['']?.hex !== undefined).length;
  }
  assert.ok(whole * 100 <= messages, `${whole} of ${messages} records need wire.hex`);
});

test('any bytes decode, under every protocol', () => {
  const mutate = mutator(7);
  for (const protocol of schemas.protocols)
    for (let length = 0; length < 96; length++) {
      const bytes = mutate(Uint8Array.from({ length }, (_, i) => (i * 37) & 0xff));
      const { hex, issues } = roundTrip(bytes, { schemas, protocol });
      assert.deepEqual(issues, [], `${protocol.name}: ${toHex(bytes)}`);
      assert.equal(hex, toHex(bytes), protocol.name);
    }
});
