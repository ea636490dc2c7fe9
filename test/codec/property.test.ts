import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeMessage } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import { Schemas } from '../../src/codec/schemas.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { protocolByNumber, protocols } from '../../src/protocols/index.ts';
import { type Family, fixedOf, type Operation } from '../../src/schema/family.ts';
import type { StructType } from '../../src/schema/type.ts';
import type { ValueObject } from '../../src/schema/value.ts';
import { loadSpec } from '../../src/schema/ynl/load.ts';
import { faceOf } from '../../src/types/index.ts';
import { Reading } from '../../src/types/reading.ts';
import { anyAttributes, anyOf, record as recordOfParts } from '../support/arbitrary.ts';
import { runs } from '../support/runs.ts';
import { allSchemas } from '../support/schemas.ts';

const specs = join(import.meta.dirname, '..', '..', '..', 'shared', 'ynl-specs');

/** The members of a header that its first bytes make, where they tell the operation. */
function beginning(type: StructType, starts: string): ValueObject {
  const bytes = Uint8Array.from(starts, char => char.charCodeAt(0));
  const cx = new Reading(bytes);
  return faceOf(type).read(type, cx, 0, bytes.length).value as ValueObject;
}

/** Encodes generated records of an operation, decodes them, and compares. */
function check(schemas: Schemas, family: Family, operation: Operation): void {
  const protocol = schemas.protocol(family.protocol)!;
  const declared = fixedOf({ family, operation });
  const header =
    declared?.kind === 'struct'
      ? anyOf(declared, { depth: 3, known: {} })?.map(fixed => ({
          ...(fixed as ValueObject),
          ...beginning(declared, operation.starts ?? ''),
        }))
      : undefined;
  if (!operation.attributes || operation.body || operation.request === undefined || (declared && !header)) return;
  const set = operation.attributes();
  const base = { 'message.operation': operation.name, 'message.direction': 'to-kernel' };
  const any = (header ?? fc.constant({})).chain(fixed => {
    const members = Object.entries(fixed as ValueObject).map(([key, value]) => [
      `fixed.${key.replaceAll('_', '-')}`,
      value,
    ]);
    const known = { ...base, ...Object.fromEntries(members) };
    return recordOfParts({
      fixed: fc.constant(fixed as ValueObject),
      attributes: anyAttributes(set, { depth: 4, known }),
    });
  });
  fc.assert(
    fc.property(any, ({ fixed, attributes }) => {
      const record = {
        protocol: protocol.name,
        family: family.name,
        operation: operation.name,
        ...(header ? { fixed } : {}),
        attributes,
      };
      const { bytes, issues } = encodeRecord(record, { schemas });
      assert.deepEqual(issues, [], JSON.stringify(record, bigints));
      const message = decodeMessage(bytes, { schemas, protocol, direction: 'to-kernel', showSecrets: true });
      // a header may begin as that of another operation does
      if (message.operation !== operation && message.operation?.starts) return;
      const again = recordOf(message, schemas);
      assert.deepEqual(message.problems, []);
      assert.deepEqual(again.attributes, attributes);
      if (header) assert.deepEqual(again.fixed, fixed);
      assert.equal(again.wire, undefined);
      assert.deepEqual(encodeRecord(again, { schemas }).bytes, bytes);
    }),
    runs(8),
  );
}

const bigints = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);

function checkFamily(schemas: Schemas, family: Family): void {
  const protocol = schemas.protocol(family.protocol)!;
  if (protocol.generic && ![...schemas.ids.values()].includes(family.name))
    schemas.ids.set(0x100 + schemas.ids.size, family.name);
  for (const operation of family.operations) check(schemas, family, operation);
}

test('values generated from every built-in schema come back', async t => {
  const schemas = await allSchemas();
  for (const protocol of protocols)
    for (const family of schemas.families(protocol))
      await t.test(`${protocol.name} ${family.name}`, () => checkFamily(schemas, family));
});

test('values generated from every YNL spec come back', {
  skip: existsSync(specs) ? false : 'no ../shared/ynl-specs',
}, async t => {
  for (const file of readdirSync(specs).filter(name => name.endsWith('.yaml')))
    await t.test(file, async () => {
      const { family } = await loadSpec(
        readFileSync(join(specs, file), 'utf8'),
        file,
        number => protocolByNumber(number).name,
      );
      const schemas = new Schemas(protocols);
      schemas.add(family);
      checkFamily(schemas, family);
    });
});
