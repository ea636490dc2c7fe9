import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { decodeMessage } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import { Schemas } from '../../src/codec/schemas.ts';
import { protocols } from '../../src/protocols/index.ts';
import { SystemError } from '../../src/socket/error.ts';
import { dumpGeneric, learnGeneric, prepare } from '../../src/socket/generic.ts';
import { parts } from '../../src/wire/message.ts';
import { errorMessage } from '../support/bytes.ts';
import { FakeKernel } from '../support/fake.ts';
import { readFixture } from '../support/fixtures.ts';

const file = join(import.meta.dirname, '../fixtures/generic/nlctrl-getfamily-dump.hex');
const dump = readFixture(file, 'nlctrl').filter(({ direction }) => direction !== 'to-kernel');

/** The same datagram in answer to the request with that number. */
function answering(bytes: Uint8Array, seq: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (const { start, end } of parts(view)) if (end - start >= 16) view.setUint32(start + 8, seq, true);
  return copy;
}

test('the families of a kernel, their operations and groups; the schemas know the numbers', async () => {
  const kernel = new FakeKernel({
    protocol: 16,
    answer: bytes => dump.map(one => ({ bytes: answering(one.bytes, new DataView(bytes.buffer).getUint32(8, true)) })),
  });
  const schemas = new Schemas(protocols);
  const families = await dumpGeneric(kernel, schemas);
  const nlctrl = families.find(({ name }) => name === 'nlctrl');
  assert.equal(nlctrl?.id, 16);
  assert.deepEqual(nlctrl?.groups, [{ id: 16, name: 'notify' }]);
  const [first] = nlctrl?.operations ?? [];
  assert.deepEqual([first?.id, first?.flags], [3, ['cmd-cap-do', 'cmd-cap-dump', 'cmd-cap-haspol']]);
  assert.equal(schemas.ids.size, families.length);
  assert.deepEqual(schemas.groups.get(16), { family: 'nlctrl', name: 'notify' });
  assert.equal(kernel.sent.length, 1);
});

test('a refusal is thrown', async () => {
  const kernel = new FakeKernel({ protocol: 16, answer: bytes => [{ bytes: errorMessage(bytes, 1) }] });
  await assert.rejects(
    dumpGeneric(kernel, new Schemas(protocols)),
    (error: Error) => error instanceof SystemError && error.code === 'EPERM',
  );
});

test('families and groups that appear and go are learnt', async () => {
  const schemas = new Schemas(protocols);
  const protocol = await prepare(schemas);
  const hear = (operation: string, groups?: { id: number; name: string }[]) => {
    const attributes = { family_id: 40, family_name: 'late', ...(groups ? { mcast_groups: groups } : {}) };
    const record = { protocol: 'generic', family: 'nlctrl', operation, direction: 'from-kernel', attributes };
    const { bytes, issues } = encodeRecord(record, { schemas });
    assert.deepEqual(issues, []);
    return learnGeneric(decodeMessage(bytes, { schemas, protocol, direction: 'from-kernel' }), schemas);
  };
  assert.equal(hear('newfamily')?.name, 'late');
  assert.equal(schemas.ids.get(40), 'late');
  assert.deepEqual(hear('newmcast-grp', [{ id: 77, name: 'news' }])?.groups, [{ id: 77, name: 'news' }]);
  assert.deepEqual(schemas.groups.get(77), { family: 'late', name: 'news' });
  assert.equal(hear('delmcast-grp', [{ id: 77, name: 'news' }]), undefined);
  assert.equal(schemas.groups.has(77), false);
  hear('newmcast-grp', [{ id: 78, name: 'more' }]);
  assert.equal(hear('delfamily'), undefined);
  assert.deepEqual([schemas.ids.has(40), schemas.groups.has(78)], [false, false]);
});

test('the number of nlctrl is fixed, whatever is heard of it', () => {
  const { ids } = new Schemas(protocols);
  assert.equal(ids.get(16), 'nlctrl');
  ids.set(16, 'other');
  ids.delete(16);
  ids.set(40, 'late');
  assert.deepEqual(
    [...ids],
    [
      [16, 'nlctrl'],
      [40, 'late'],
    ],
  );
  assert.equal(ids.delete(40), true);
});
