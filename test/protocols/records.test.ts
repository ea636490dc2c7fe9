import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { MessageRecord } from '../../src/codec/record.ts';
import { protocolByName } from '../../src/protocols/index.ts';
import { toHex } from '../../src/wire/hex.ts';
import { readFixture } from '../support/fixtures.ts';
import { roundTrip } from '../support/round-trip.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();

/** The records of a fixture, each of which must come back as the same bytes. */
function recordsOf(name: string): MessageRecord[] {
  return readFixture(join(import.meta.dirname, '../fixtures', `${name}.hex`), name).flatMap(fixture => {
    const { protocol } = protocolByName(fixture.protocol);
    assert.ok(protocol);
    for (const [id, family] of fixture.ids) schemas.ids.set(id, family);
    const { records, hex } = roundTrip(fixture.bytes, { schemas, protocol, direction: fixture.direction });
    assert.equal(hex, toHex(fixture.bytes), fixture.name);
    return records;
  });
}

test('nlctrl: a family with its operations and groups', () => {
  const [request, answer] = recordsOf('generic/nlctrl-getfamily-name');
  assert.equal(request?.operation, 'getfamily');
  assert.deepEqual(request?.attributes, { family_name: 'ethtool' });
  assert.equal(answer?.operation, 'newfamily');
  const { family_name, ops, mcast_groups } = (answer?.attributes ?? {}) as { [key: string]: unknown };
  assert.equal(family_name, 'ethtool');
  assert.deepEqual(mcast_groups, [{ id: 6, name: 'monitor' }]);
  assert.deepEqual((ops as unknown[])[2], { id: 3, flags: ['cmd-cap-do', 'cmd-cap-haspol', 'uns-admin-perm'] });
});

test('ethtool: what comes is called otherwise than what was asked', () => {
  const [request, answer] = recordsOf('generic/ethtool-debug').filter(({ kind }) => kind === 'message');
  assert.equal(request?.name, 'ETHTOOL_MSG_DEBUG_GET');
  assert.equal(answer?.name, 'ETHTOOL_MSG_DEBUG_GET_REPLY');
});

test('nlctrl: policies by policy and attribute', () => {
  const records = recordsOf('generic/nlctrl-getpolicy-nlctrl');
  assert.deepEqual(records[1]?.attributes, { family_id: 16, op_policy: { op_id: 3, do: 0, dump: 0 } });
  assert.deepEqual(records[4]?.attributes, {
    family_id: 16,
    policy: { policy_id: 0, attr_id: 2, max_length: 15, type: 'nul-string' },
  });
  assert.equal(records.at(-1)?.kind, 'done');
});

test('nlctrl: the extended ack names the attribute and its policy', () => {
  const answer = recordsOf('generic/nlctrl-bad-string')[1];
  assert.equal(answer?.error?.name, 'EINVAL');
  assert.equal(answer?.extended_ack?.path, 'family_name');
  assert.deepEqual(answer?.extended_ack?.policy, { max_length: 15, type: 'nul-string' });
});

test('uevent: the form of the kernel and that of udev', () => {
  const [kernel] = recordsOf('kobject-uevent/kernel-veth');
  assert.deepEqual(kernel?.body, {
    event: 'add@/devices/virtual/net/reg1',
    ACTION: 'add',
    DEVPATH: '/devices/virtual/net/reg1',
    SUBSYSTEM: 'net',
    INTERFACE: 'reg1',
    IFINDEX: '2',
    SEQNUM: '842',
  });
  const [udev] = recordsOf('kobject-uevent/udev-net');
  const body = udev?.body as { [key: string]: unknown };
  assert.equal(body.magic, 0xfeedcafe);
  assert.equal((body.properties as { [key: string]: unknown }).TAGS, ':systemd:');
});

test('usersock: every datagram is kept, types below 16 are no control messages', () => {
  const records = recordsOf('usersock/messages');
  assert.deepEqual(
    records.map(({ kind }) => kind),
    ['message', 'message', 'raw', 'message'],
  );
});
