import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeDatagram } from '../../src/codec/decode.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { messageFlag } from '../../src/wire/message.ts';
import { attribute, bytesOf, doneMessage, errorMessage, message, text, u32 } from '../support/bytes.ts';
import { allSchemas } from '../support/schemas.ts';

const { request, ack } = messageFlag;
const schemas = await allSchemas();
const protocol = schemas.protocol('route')!;

const recordsOf = (bytes: Uint8Array) =>
  decodeDatagram(bytes, { schemas, protocol, direction: 'from-kernel' }).map(one => recordOf(one, schemas));

for (const capped of [true, false])
  test(`the extended ack lies behind the echo, ${capped ? 'capped' : 'whole'}`, () => {
    const asked = message({ type: 16, flags: request | ack, seq: 9, port: 0 }, new Uint8Array([1, 2, 3, 4, 5]));
    const tlvs = [
      attribute(1, text('bad value')),
      attribute(2, u32(20)),
      attribute(3, new Uint8Array([9, 8, 7])),
      attribute(0x8004, bytesOf(attribute(1, u32(4)), attribute(7, u32(10)))),
      attribute(5, u32(44)),
      attribute(6, u32(16)),
      attribute(77, u32(1)),
    ];
    const [record] = recordsOf(errorMessage(asked, 34, { capped, tlvs }));
    assert.equal(record?.kind, 'error');
    assert.equal(record.error?.name, 'ERANGE');
    const { path: _, missing: __, ...values } = record.extended_ack!;
    assert.deepEqual(values, {
      text: 'bad value',
      offset: 20,
      cookie: '090807',
      policy: { type: 'u32', max_length: 10 },
      missing_type: 44,
      missing_nest: 16,
    });
    assert.deepEqual(
      record.unknown?.map(one => [one.path, one.type]),
      [['extended_ack', 77]],
    );
    assert.equal(record.request?.header?.seq, 9);
    assert.equal(record.request?.fixed === undefined, capped);
  });

test('a success can carry a warning, the end of a dump why it failed', () => {
  const tlvs = [attribute(1, text('deprecated'))];
  const asked = message({ type: 18, flags: request | ack, seq: 7, port: 0 });
  const [warned] = recordsOf(errorMessage(asked, 0, { tlvs }));
  assert.deepEqual([warned?.kind, warned?.extended_ack?.text], ['ack', 'deprecated']);
  const [failed] = recordsOf(doneMessage(7, { errno: 2, tlvs }));
  assert.deepEqual([failed?.kind, failed?.error?.name, failed?.extended_ack?.text], ['done', 'ENOENT', 'deprecated']);
});
