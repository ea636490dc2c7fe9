import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitWords } from '../../commands/send/split.ts';
import { jsonReader } from '../../commands/shared/json.ts';
import { decodeDatagram, decodeMessage } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import { jsonText } from '../../src/render/json.ts';
import type { Value } from '../../src/schema/value.ts';
import { recordOfWords } from '../../src/words/record.ts';
import { sendLine } from '../../src/words/send.ts';
import { shellQuote } from '../../src/words/shell.ts';
import { allFixtures } from '../support/fixtures.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();
const options = { schemas, toJson: (value: Value) => jsonText(value as object), parseJson: await jsonReader() };

test('words that any shell reads back', () => {
  for (const text of ['plain', 'a b', "it's", '', 'x=$HOME', '"', '\\', 'a=1', '*', "''", 'über'])
    assert.deepEqual(splitWords(`x ${shellQuote(text)}`), ['x', text]);
  assert.equal(splitWords("x 'a"), undefined);
});

test('each fixture as a line that means the same message', () => {
  let words = 0;
  let raw = 0;
  for (const fixture of allFixtures()) {
    for (const [id, name] of fixture.ids) schemas.ids.set(id, name);
    const protocol = schemas.protocol(fixture.protocol)!;
    const given = {
      schemas,
      protocol,
      showSecrets: true,
      direction: fixture.direction,
    };
    for (const message of decodeDatagram(fixture.bytes, given)) {
      const line = sendLine(message, options);
      assert.ok(!line.includes('\n'), line);
      if (line.startsWith('#')) continue;
      const [, , name = '', operation, ...rest] = splitWords(line)!;
      if (name === '--proto') {
        raw++;
        continue;
      }
      words++;
      const family = schemas.family(protocol, name)!;
      const target = { protocol, family, operation: family.operations.find(one => one.name === operation)! };
      const flags = rest.findIndex(word => word.startsWith('--'));
      const { record, issues } = recordOfWords(flags < 0 ? rest : rest.slice(0, flags), target, options);
      assert.deepEqual(issues, [], line);
      const { bytes, issues: wrong } = encodeRecord(record, { schemas, recall: schemas.told.recall });
      assert.deepEqual(wrong, [], line);
      const again = decodeMessage(bytes, { schemas, protocol, direction: 'to-kernel', showSecrets: true });
      assert.deepEqual(again.attributes?.value ?? {}, message.attributes?.value ?? {}, line);
    }
  }
  assert.ok(words > 300 && raw < words / 10, `${words} as words, ${raw} as bytes`);
});

test('flags of a request are kept where they are not the default', () => {
  const { bytes } = encodeRecord(
    {
      protocol: 'route',
      family: 'rt-link',
      operation: 'newlink',
      header: { flags: ['request', 'ack', 'create', 'excl'] } as never,
    },
    { schemas },
  );
  const message = decodeMessage(bytes, { schemas, protocol: schemas.protocols[0]!, direction: 'to-kernel' });
  assert.equal(sendLine(message, options), 'nltool send rt-link newlink --flags ack,excl,create');
});

test('what is not sent is a comment', () => {
  const done = new Uint8Array([20, 0, 0, 0, 3, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const [message] = decodeDatagram(done, { schemas, protocol: schemas.protocols[0]! });
  assert.equal(sendLine(message!, options), '# done of route: nothing that is sent');
});
