import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { MessageRecord } from '../../src/codec/record.ts';
import type { Schemas } from '../../src/codec/schemas.ts';
import { messageSchema } from '../../src/docs/json-schema.ts';
import { recordSchema } from '../../src/docs/record-schema.ts';
import { loadFamilies } from '../../src/protocols/all.ts';
import type { Family } from '../../src/schema/family.ts';
import { allFixtures } from '../support/fixtures.ts';
import { roundTrip } from '../support/round-trip.ts';
import { allSchemas } from '../support/schemas.ts';

const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
  inlineRefs: false,
  code: { optimize: false },
});

/** ajv knows no bigint; a number that a double cannot hold stands for it. */
const plain = (record: MessageRecord): unknown =>
  JSON.parse(JSON.stringify(record, (_, value) => (typeof value === 'bigint' ? Number(value) : value)));

const errorsOf = (validate: ValidateFunction, record: MessageRecord): string =>
  validate(plain(record)) ? '' : ajv.errorsText(validate.errors);

describe('the JSON Schema of records', () => {
  let schemas: Schemas;
  let families: Family[];
  const records: { name: string; record: MessageRecord }[] = [];

  before(async () => {
    schemas = await allSchemas();
    families = await loadFamilies();
    for (const fixture of allFixtures()) {
      for (const [id, name] of fixture.ids) schemas.ids.set(id, name);
      const protocol = schemas.protocol(fixture.protocol)!;
      const { records: made } = roundTrip(fixture.bytes, {
        schemas,
        protocol,
        direction: fixture.direction,
      });
      records.push(...made.map(record => ({ name: fixture.name, record })));
    }
  });

  test('the contract fits every record of every fixture', () => {
    const validate = ajv.compile(recordSchema);
    assert.ok(records.length > 100);
    for (const { name, record } of records) assert.equal(errorsOf(validate, record), '', name);
  });

  test('the contract refuses what is no record', () => {
    const validate = ajv.compile(recordSchema);
    const good = { v: 1, kind: 'message', protocol: 'route', attributes: { mtu: 1500 } };
    assert.equal(validate(good), true);
    for (const wrong of [
      { ...good, v: 2 },
      { ...good, kind: 'other' },
      { ...good, attributes: { mtu: null } },
      { ...good, surprise: 1 },
      { ...good, header: { len: 16 } },
      { ...good, kind: 'error' },
      { ...good, unknown: [{ type: 1 }] },
      { v: 1, kind: 'raw', protocol: 'route' },
    ])
      assert.equal(validate(wrong), false, JSON.stringify(wrong));
  });

  const compiled = new Map<Family, ValidateFunction>();
  const validatorOf = (family: Family): ValidateFunction => {
    const validate = compiled.get(family) ?? ajv.compile(messageSchema(family, family.operations));
    compiled.set(family, validate);
    return validate;
  };

  test('the schema of its family fits every message of the fixtures', () => {
    let checked = 0;
    for (const { name, record } of records) {
      if (record.kind !== 'message' || record.problems || !record.operation) continue;
      const family = families.find(one => one.name === record.family)!;
      if (!family.operations.some(one => one.name === record.operation)) continue;
      assert.equal(errorsOf(validatorOf(family), record), '', name);
      checked++;
    }
    assert.ok(checked > 100);
  });

  test('the schema of an operation refuses wrong values', () => {
    const family = families.find(one => one.name === 'rt-link')!;
    const validate = ajv.compile(messageSchema(family, [family.operations[0]!]));
    const record = (attributes: object) => ({
      v: 1,
      kind: 'message',
      protocol: 'route',
      family: 'rt-link',
      attributes,
    });
    assert.equal(validate(record({ mtu: 1500, operstate: 'up', linkinfo: { kind: 'veth' } })), true);
    for (const wrong of [{ mtu: 'big' }, { mtuu: 1500 }, { operstate: 'upp' }, { linkinfo: { sort: 'veth' } }])
      assert.equal(validate(record(wrong)), false, JSON.stringify(wrong));
  });

  test('every family has a schema that compiles', () => {
    for (const family of families) assert.ok(validatorOf(family));
  });

  test('the committed schema is this one', () => {
    const committed = readFileSync(new URL('../../docs/record.schema.json', import.meta.url), 'utf8');
    assert.deepEqual(JSON.parse(committed), recordSchema);
  });
});
