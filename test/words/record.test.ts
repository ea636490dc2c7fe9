import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeMessage } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import type { ValueObject } from '../../src/schema/value.ts';
import { recordOfWords, type WordsOptions } from '../../src/words/record.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();
const route = schemas.protocols[0]!;

const target = (family: string, operation: string) => {
  const found = schemas.family(route, family)!;
  return { protocol: route, family: found, operation: found.operations.find(one => one.name === operation)! };
};

const options: WordsOptions = { parseJson: JSON.parse, readFile: path => new TextEncoder().encode(path) };

/** What the words mean once encoded: the record of the bytes. */
function meaning(line: string) {
  const [family = '', operation = '', ...words] = line.split(' ');
  const { record, issues } = recordOfWords(words, target(family, operation), options);
  assert.deepEqual(issues, []);
  const { bytes, issues: wrong } = encodeRecord(record, { schemas });
  assert.deepEqual(wrong, []);
  return recordOf(decodeMessage(bytes, { schemas, protocol: route, direction: 'to-kernel' }), schemas);
}

function issuesOf(line: string): string[] {
  const [family = '', operation = '', ...words] = line.split(' ');
  return recordOfWords(words, target(family, operation), options).issues.map(
    ({ path, message }) => `${path}: ${message}`,
  );
}

test('attributes, nests and header members', () => {
  const { fixed, attributes } = meaning(
    'rt-link newlink ifname=x IFLA_MTU=0x578 index=3 ifi_type=1 fixed.flags=up,IFF_BROADCAST address=02:00:00:00:00:01 linkinfo.kind=vxlan linkinfo.data.id=7',
  );
  assert.deepEqual(fixed, { family: 'unspec', type: 'ether', index: 3, flags: ['up', 'broadcast'], change: 3 });
  assert.deepEqual(attributes, {
    ifname: 'x',
    mtu: 1400,
    address: '02:00:00:00:00:01',
    linkinfo: { kind: 'vxlan', data: { id: 7 } },
  });
});

test('an address with its prefix length is two words', () => {
  const { fixed, attributes } = meaning('rt-route newroute dst=10.0.0.0/8 src=10.1.0.0/16 fixed.family=inet');
  assert.equal(fixed?.dst_len, 8);
  assert.equal(fixed?.src_len, 16);
  assert.deepEqual(attributes, { dst: '10.0.0.0', src: '10.1.0.0' });
  const address = meaning('rt-addr newaddr local=192.0.2.1/24 address=192.0.2.1/24 fixed.family=inet');
  assert.equal(address.fixed?.prefixlen, 24);
  assert.deepEqual(issuesOf('rt-route newroute dst=10.0.0.0/8 fixed.dst-len=9'), ['fixed.dst_len: is given twice']);
});

test('null, which is no value, at any depth of JSON', () => {
  for (const path of ['mtu', 'fixed', 'fixed.flags', 'prop-list', '99', 'linkinfo.99', 'attributes.ifname'])
    for (const json of ['null', '{"a":null}', '[null]'])
      assert.match(issuesOf(`rt-link newlink ${path}:=${json}`)[0]!, /: null is no value: leave it out$/);
});

test('a prefix longer than its address is an issue', () => {
  const at = (words: string) => issuesOf(`rt-addr newaddr ${words}`);
  assert.deepEqual(at('local=192.0.2.1/33'), ['local: 192.0.2.1/33: a prefix of this address has 32 bits at most']);
  assert.deepEqual(at('local=fd00::1/129'), ['local: fd00::1/129: a prefix of this address has 128 bits at most']);
  assert.deepEqual(at('local=fd00::1/128'), []);
});

test('addresses say the family of the header, where no word does and they are of one', () => {
  const family = (words: string) => meaning(words).fixed?.family;
  assert.equal(family('rt-addr newaddr local=192.0.2.1/24 index=1'), 'inet');
  assert.equal(family('rt-route newroute dst=fd00::/8 oif=1'), 'inet6');
  assert.equal(family('rt-neigh newneigh attributes.dst=192.0.2.1 fixed.ifindex=1'), 'inet');
  assert.equal(family('rt-neigh newneigh dst=192.0.2.1 ndm_family=bridge'), 'bridge');
  assert.equal(family('rt-route newroute dst=192.0.2.0/24 family=unspec'), 'unspec');
  assert.equal(family('rt-rule newrule iifname=lo'), 'unspec');
  assert.deepEqual(issuesOf('rt-neigh newneigh dst=192.0.2.1 fixed.ifindex=1 fixed.family=inet'), []);
  assert.equal(family('rt-link newlink ifname=x linkinfo.kind=vxlan linkinfo.data.group=192.0.2.1'), 'unspec');
});

test('an address without a prefix is a whole one, where no word gives the length', () => {
  const length = (words: string) => meaning(words).fixed?.dst_len;
  assert.equal(length('rt-route getroute dst=192.0.2.1'), 32);
  assert.equal(length('rt-route getroute dst=fd00::1'), 128);
  assert.equal(length('rt-route getroute dst=192.0.2.0 rtm_dst_len=24'), 24);
  assert.equal(length('rt-route newroute prefsrc=192.0.2.1 oif=1'), 0);
  assert.equal(meaning('rt-addr newaddr local=192.0.2.1/24 broadcast=192.0.2.255').fixed?.prefixlen, 24);
});

test('flags of a link change those that are named alone, unless words say which', () => {
  const change = (words: string) => meaning(`rt-link setlink ifname=x ${words}`).fixed?.change;
  assert.equal(change('flags=up,promisc'), 0x101);
  assert.equal(change('flags=0x1'), 1);
  assert.equal(change('flags=up change=0'), 0);
  assert.equal(change('flags=0 ifi_change=1'), 1);
  assert.equal(change('mtu=1500'), 0);
});

test('members that stand beside those of the struct around them: which of them hold, another member says', () => {
  const words = 'rt-mdb newmdb family=bridge set-entry.addr.proto=ip set-entry.addr.ip4=239.1.1.1';
  const entry = meaning(words).attributes?.set_entry as ValueObject | undefined;
  assert.deepEqual(entry?.addr, { proto: 0x800, ip4: '239.1.1.1' });
  assert.deepEqual(issuesOf('rt-mdb newmdb set-entry.addr.ip=239.1.1.1'), [
    'set_entry.addr: struct br-mdb-addr has no member ip; did you mean ip4, ip6?',
  ]);
});

test('names fold case, - and _; numbers do as well', () => {
  assert.deepEqual(meaning('rt-link newlink Num_Tx-Queues=4 3=x').attributes, { num_tx_queues: 4, ifname: 'x' });
});

test('what chooses a format may come behind it', () => {
  const { attributes } = meaning('rt-link newlink linkinfo.data.id=7 linkinfo.kind=vxlan linkinfo.data.port=4789');
  assert.deepEqual(attributes, { linkinfo: { kind: 'vxlan', data: { id: 7, port: 4789 } } });
});

test('several of one attribute, by repeating it and by index', () => {
  assert.deepEqual(meaning('rt-link newlinkprop prop-list.alt-ifname=a prop-list.alt-ifname=b').attributes, {
    prop_list: { alt_ifname: ['a', 'b'] },
  });
  const { attributes } = meaning(
    'rt-route newroute multipath[1].ifindex=4 multipath[0].hops=3 multipath[0].gateway=192.0.2.1 family=inet',
  );
  assert.deepEqual(attributes?.multipath, [
    { flags: [], hops: 3, ifindex: 0, gateway: '192.0.2.1' },
    { flags: [], hops: 0, ifindex: 4 },
  ]);
});

test('bytes from hex and from files, and attributes that no schema knows', () => {
  const { unknown, attributes } = meaning('rt-link newlink ifalias=file:abc 999=hex:00ff linkinfo.77+n=hex:aa');
  assert.equal(attributes?.ifalias, 'abc');
  const bytes = unknown?.map(({ guess: _, ...bare }) => bare);
  assert.deepEqual(bytes, [
    { path: 'linkinfo', type: 77 | 0x8000, position: 0, hex: 'aa' },
    { path: '', type: 999, position: 2, hex: '00ff' },
  ]);
});

test('flags stand bare; where the bytes choose, a word takes the case that it fits', () => {
  const { record } = recordOfWords(
    ['linkinfo.kind=vxlan', 'linkinfo.data.ttl-inherit', 'linkinfo.data.gbp'],
    target('rt-link', 'newlink'),
  );
  assert.deepEqual(record.attributes, { linkinfo: { kind: 'vxlan', data: { ttl_inherit: true, gbp: true } } });
});

test('JSON behind :=', () => {
  assert.deepEqual(meaning('rt-link newlink linkinfo:={"kind":"veth"} mtu:=1400').attributes, {
    linkinfo: { kind: 'veth' },
    mtu: 1400,
  });
});

test('the first = splits: values may have more', () => {
  assert.equal(meaning('rt-link newlink ifalias=a=b').attributes?.ifalias, 'a=b');
});

test('every issue at once, each with its path', () => {
  assert.deepEqual(
    issuesOf('rt-link newlink mtuu=3 linkinfo.data.id=4 group mtu=1 mtu=2 =x a..b=1 vfinfo-list.info[1].mac.vf=1'),
    [
      '=x: no name before the =',
      'a..b=1: no path such as ifname, linkinfo.data.id or entry[0].x',
      'mtuu: rt-link newlink has no such attribute; did you mean mtu?',
      'group: needs a value: group=U32',
      'mtu: is given twice',
      'linkinfo.data: needs linkinfo.kind=, which chooses its format',
      'vfinfo_list.info[0]: is missing, as one behind it is given',
    ],
  );
});

test('a name of header and attribute is told apart by the user', () => {
  assert.deepEqual(issuesOf('rt-route newroute table=254'), [
    'table: is a member of the header and an attribute: write fixed.table= or attributes.table=',
  ]);
  const { fixed, attributes } = meaning('rt-route newroute fixed.table=254 attributes.table=1000');
  assert.equal(fixed?.table, 'main');
  assert.deepEqual(attributes, { table: 1000 });
});

test('a format that nobody knows names the nearest', () => {
  const [issue = ''] = issuesOf('rt-link newlink linkinfo.kind=vxlann linkinfo.data.id=7');
  assert.match(issue, /^linkinfo\.data: no format is known for linkinfo\.kind vxlann; did you mean vxlan/);
});

test('an interface by name needs a host that knows it', () => {
  const { record } = recordOfWords(['index=eth0'], target('rt-link', 'getlink'));
  assert.match(encodeRecord(record, { schemas }).issues[0]!.message, /only on a live host/);
  const { bytes, issues } = encodeRecord(record, { schemas, ifindex: name => (name === 'eth0' ? 5 : undefined) });
  assert.deepEqual(issues, []);
  assert.equal(new DataView(bytes.buffer).getInt32(20, true), 5);
});
