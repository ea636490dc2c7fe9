import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeDatagram } from '../../src/codec/decode.ts';
import { Emitter } from '../../src/codec/emit.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { viewOf } from '../../src/wire/bytes.ts';
import { parts } from '../../src/wire/message.ts';
import { allFixtures, type Fixture } from '../support/fixtures.ts';
import { mutator } from '../support/mutate.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();
const fixtures = allFixtures().filter(fixture => schemas.protocol(fixture.protocol)?.framing === 'nlmsg');

/** Compares each line emitted with that of the slow way; tells how many lines there were. */
function compare(fixture: Fixture, bytes: Uint8Array): { emitted: number; messages: number } {
  for (const [id, name] of fixture.ids) schemas.ids.set(id, name);
  const protocol = schemas.protocol(fixture.protocol)!;
  const { direction } = fixture;
  const messages = decodeDatagram(bytes, { schemas, protocol, direction });
  const emitter = new Emitter(schemas, protocol);
  const view = viewOf(bytes);
  emitter.begin(bytes, view);
  let emitted = 0;
  for (const [i, part] of [...parts(view)].entries()) {
    const message = messages[i]!;
    if (part.kind === 'tail' || message.wire['']?.pad !== undefined) continue;
    const line = emitter.emit(part.start, part.end, '', direction);
    if (line === undefined) continue;
    emitted++;
    const expected = JSON.stringify(recordOf(message, schemas), (_, item) =>
      typeof item === 'bigint' ? `bigint:${item}` : item,
    ).replace(/"bigint:(-?\d+)"/g, '$1');
    assert.equal(line, expected, fixture.name);
  }
  return { emitted, messages: messages.length };
}

test('what is emitted is what decoding gives', () => {
  let emitted = 0;
  let messages = 0;
  for (const fixture of fixtures) {
    const counts = compare(fixture, Uint8Array.from(fixture.bytes));
    emitted += counts.emitted;
    messages += counts.messages;
  }
  assert.ok(emitted * 2 > messages, `${emitted} of ${messages} messages take the fast way`);
});

test('of damaged messages too, where anything is emitted', () => {
  const mutate = mutator(11);
  for (const fixture of fixtures) for (let i = 0; i < 12; i++) compare(fixture, mutate(fixture.bytes));
});
