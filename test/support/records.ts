/** What fixtures decode to. */
import assert from 'node:assert/strict';
import { decodeDatagram } from '../../src/codec/decode.ts';
import type { MessageRecord } from '../../src/codec/record.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { allFixtures, type Fixture } from './fixtures.ts';
import { allSchemas } from './schemas.ts';

const schemas = await allSchemas();
const fixtures = new Map(allFixtures().map(fixture => [fixture.name, fixture]));

/** The records of a fixture, secrets hidden. */
export function recordsOf({ protocol, ids, bytes, direction }: Fixture): MessageRecord[] {
  for (const [id, family] of ids) schemas.ids.set(id, family);
  const options = { schemas, protocol: schemas.protocol(protocol)!, direction };
  return decodeDatagram(bytes, options).map(message => recordOf(message, schemas));
}

/** The records of one block of a file, blocks counted from 1: `route/link-add 1`. */
export function recordsAt(name: string): MessageRecord[] {
  const fixture = fixtures.get(name);
  assert.ok(fixture, name);
  return recordsOf(fixture);
}
