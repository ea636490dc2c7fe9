import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, bodyOf, recordAt } from './records.ts';

test('options of neighbour discovery are a body before the attributes, as long as the header says', () => {
  const record = recordAt('nd-useropt 2');
  assert.equal(record.fixed?.opts_len, 40);
  assert.deepEqual(record.body, [
    { type: 'rdnss', data: { lifetime: 1200, addresses: ['2001:db8:77::53', '2001:db8:77::54'] } },
  ]);
  assert.deepEqual(record.attributes, { srcaddr: 'fe80::1' });
});

test('the length of the options is filled in', () => {
  const body = [{ type: 'captive-portal', data: { uri: 'http:x' } }];
  const hex = bodyOf({
    operation: 'newnduseropt',
    fixed: { family: 'inet6' },
    body,
    attributes: { srcaddr: 'fe80::1' },
  });
  const source = `14000100fe80${'00'.repeat(13)}01`;
  assert.equal(hex, `0a000800${'00'.repeat(12)}2501687474703a78${source}`);
});

test('requests about multicast groups and what the kernel says of them have attributes of their own', () => {
  assert.equal(recordAt('mdb-add 1').operation, 'newmdb');
  assert.deepEqual(at('mdb-add 1', 'set_entry', 'addr'), { ip4: '239.1.1.1', proto: 0x800 });
  assert.equal(recordAt('mdb-join 1').operation, 'newmdb-ntf');
  assert.equal((at('mdb-join 1', 'mdb', 'entry', 0, 'info', 0) as { addr: { ip4: string } }).addr.ip4, '239.2.2.3');
  assert.equal(recordAt('mdb-dump 2').operation, 'getmdb-reply');
  assert.equal(recordAt('mdb-dump 2').notify, undefined);
});

test('the group is an IP address or a MAC address, by its protocol', () => {
  assert.deepEqual(at('mdb-add 5', 'set_entry', 'addr'), { ip6: 'ff15::1', proto: 0x86dd });
  assert.deepEqual(at('mdb-add 7', 'set_entry', 'addr'), { mac_addr: '01:02:03:04:05:06', proto: 0 });
});

test('a next hop group is an array, a bucket names its next hop', () => {
  const [first] = at('nexthop-group 1', 'group') as Record<string, unknown>[];
  assert.deepEqual(first, { id: 10, weight: 2, weight_high: 0, resvd2: 0 });
  assert.equal((at('nexthop-bucket-events 4', 'res_bucket') as { nh_id: number }).nh_id, 16);
});

test('a table of multicast routes is what the links of its family have', () => {
  const [vif] = at('mroute-table-dump 2', 'af_spec', 'vifs', 'vif') as Record<string, unknown>[];
  assert.deepEqual([vif?.flags, vif?.local_addr], [['use-ifindex'], 2]);
});

test('routes of CAN have a header and attributes of their own', () => {
  const record = recordAt('can-gw-live 1');
  assert.deepEqual([record.family, record.operation], ['can-gw', 'newroute']);
  assert.deepEqual(record.fixed, { family: 'can', gwtype: 'can-can', flags: ['can-echo'] });
  assert.equal(recordAt('route-add 1').family, 'rt-route');
});
