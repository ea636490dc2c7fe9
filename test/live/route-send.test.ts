import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Json } from '../support/differences.ts';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { nltool, nltoolEach } from '../support/nltool.ts';
import { jsonLines } from '../support/peer.ts';

/** Links, each by the words that a person would type. */
const links = [
  'ifname=v0 linkinfo.kind=veth linkinfo.data.peer.ifname=v1',
  'ifname=v2 address=02:00:00:00:00:02 linkinfo.kind=veth linkinfo.data.peer.ifname=v3 linkinfo.data.peer.mtu=1400',
  'ifname=br0 linkinfo.kind=bridge linkinfo.data.stp-state=1 linkinfo.data.priority=4096',
  'ifname=vx0 linkinfo.kind=vxlan linkinfo.data.id=42 linkinfo.data.port=4789 linkinfo.data.group=10.0.0.2 linkinfo.data.ttl-inherit',
  'ifname=vxe linkinfo.kind=vxlan linkinfo.data.collect-metadata=1 linkinfo.data.vnifilter=1 linkinfo.data.port=4790',
  'ifname=mv0 link=v0 linkinfo.kind=macvlan linkinfo.data.mode=bridge',
  'ifname=mt0 link=v0 linkinfo.kind=macvtap linkinfo.data.mode=private',
  'ifname=ifb0 linkinfo.kind=ifb',
];

/** Kinds that the tests of the kernel's other machines make: here they may be missing. */
const maybe = ['dummy', 'vlan', 'bond', 'team', 'vrf', 'ipip', 'gre', 'sit', 'geneve', 'netkit', 'wireguard', 'vcan'];

/** A mirror into ifb0, which gives nothing back. */
const mirror = [
  'options.act[0].kind=mirred options.act[0].options.parms.eaction=egress-mirror',
  'options.act[0].options.parms.action=pipe options.act[0].options.parms.ifindex=ifb0',
].join(' ');
const everything =
  'options.sel.flags=terminal options.sel.keys[0].mask=0 options.sel.keys[0].val=0 options.sel.keys[0].off=0';

const control: [operation: string, words: string][] = [
  ['newqdisc', 'ifindex=v0 parent=root handle=1: kind=htb options.init.version=3 options.init.rate2quantum=10'],
  [
    'newtclass',
    'ifindex=v0 parent=1: handle=1:10 kind=htb options.parms.rate.rate=125000 options.parms.ceil.rate=250000',
  ],
  [
    'newtclass',
    'ifindex=v0 parent=1:10 handle=1:11 kind=htb options.parms.rate.rate=1000 options.parms.ceil.rate=1000',
  ],
  ['newqdisc', 'ifindex=v0 parent=1:11 handle=11: kind=pfifo options.limit=10'],
  ['newqdisc', 'ifindex=v2 parent=root kind=bfifo options.limit=10000'],
  ['newqdisc', 'ifindex=v3 parent=root kind=pfifo_head_drop options.limit=10'],
  [
    'newqdisc',
    'ifindex=mv0 parent=root handle=5: kind=tbf options.parms.rate.rate=125000 options.parms.limit=10000 options.burst=1600',
  ],
  ['newqdisc', 'ifindex=v1 parent=ingress kind=ingress'],
  ['newqdisc', 'ifindex=br0 parent=clsact kind=clsact'],
  ['newqdisc', 'ifindex=ifb0 parent=root kind=noqueue'],
  [
    'newtfilter',
    'ifindex=v0 parent=1: protocol=ip prio=1 kind=u32 options.classid=1:10 options.sel.flags=terminal options.sel.keys[0].mask=0xffff options.sel.keys[0].val=22 options.sel.keys[0].off=20',
  ],
  ['newtfilter', `ifindex=v1 parent=ingress protocol=all prio=9 kind=u32 ${everything} ${mirror}`],
  [
    'newtfilter',
    'ifindex=br0 parent=ffff:fff2 protocol=all prio=3 chain=7 kind=bpf options.flags=act-direct options.ops-len=1 options.ops[0].code=6',
  ],
  [
    'newaction',
    'tab[0].kind=mirred tab[0].options.parms.index=7 tab[0].options.parms.eaction=egress-redir tab[0].options.parms.action=stolen tab[0].options.parms.ifindex=ifb0',
  ],
  ['newchain', 'ifindex=v1 parent=ingress chain=5'],
];

suite('send makes links and traffic control', { skip: netnsMissing() ?? false }, () => {
  let netns: TestNetns;
  before(async () => {
    netns = await makeNetns();
  });
  after(() => netns?.close());

  const dump = (words: string): Json[] => {
    const { out, err, code } = nltool(['send', ...words.split(' '), '--dump', '--json', ...netns.own]);
    assert.equal(code, 0, `${words}: ${err}`);
    return jsonLines(out);
  };
  const link = (records: Json[], name: string): Json =>
    records.find(({ attributes }) => attributes.ifname === name)?.attributes;

  test('a link of each kind that this kernel has', t => {
    const more = maybe.map(kind => `ifname=${kind}0 linkinfo.kind=${kind}`);
    const ran = nltoolEach(
      [...links, ...more].map(words => ['send', 'rt-link', 'newlink', ...words.split(' '), ...netns.own]),
    );
    for (const [i, words] of links.entries()) assert.equal(ran[i]!.code, 0, `${words}: ${ran[i]!.err}`);
    for (const [i, kind] of maybe.entries()) {
      const { code, err } = ran[links.length + i]!;
      if (/Unknown device type|EOPNOTSUPP/.test(err)) t.diagnostic(`${kind}: not in this kernel`);
      else if (code !== 0) t.diagnostic(`${kind}: ${err.trim()}`);
    }
    const all = dump('rt-link getlink');
    const kinds = new Set(all.map(({ attributes }) => attributes.linkinfo?.kind));
    for (const kind of ['veth', 'bridge', 'vxlan', 'macvlan', 'macvtap', 'ifb']) assert.ok(kinds.has(kind), kind);
    assert.equal(link(all, 'v3').mtu, 1400);
    assert.equal(link(all, 'v2').address, '02:00:00:00:00:02');
    assert.deepEqual([link(all, 'br0').linkinfo.data.stp_state, link(all, 'br0').linkinfo.data.priority], [1, 4096]);
    const { id, port, group, ttl_inherit } = link(all, 'vx0').linkinfo.data;
    assert.deepEqual([id, port, group, ttl_inherit], [42, 4789, '10.0.0.2', 1]);
    assert.equal(link(all, 'mv0').linkinfo.data.mode, 'bridge');
  });

  test('links are made again from what was printed, as send writes it', async () => {
    const { out } = nltool(['send', 'rt-link', 'getlink', 'ifname=vx0', '--json', ...netns.own]);
    const lines = nltool(['decode', '--as', 'send', '-'], out).out;
    assert.match(lines, /^nltool send rt-link newlink /m);
    assert.doesNotMatch(lines, /--hex/);
  });

  test('qdiscs, classes, filters, actions, chains', () => {
    const ran = nltoolEach(
      control.map(([operation, words]) => ['send', 'tc', operation, ...words.split(' '), ...netns.own]),
    );
    for (const [i, [operation, words]] of control.entries())
      assert.equal(ran[i]!.code, 0, `${operation} ${words}: ${ran[i]!.err}`);
    const kinds = dump('tc getqdisc').map(({ attributes }) => attributes.kind);
    for (const kind of ['htb', 'tbf', 'pfifo', 'bfifo', 'pfifo_head_drop', 'ingress', 'clsact'])
      assert.ok(kinds.includes(kind), `${kind} in ${kinds}`);
    const classes = dump('tc gettclass ifindex=v0').map(({ fixed }) => [fixed.handle, fixed.parent]);
    assert.deepEqual(
      classes.toSorted((a, b) => a[0] - b[0]),
      [
        [0x10010, 0xffffffff],
        [0x10011, 0x10010],
      ],
    );
    const u32 = dump('tc gettfilter ifindex=v0').find(({ attributes }) => attributes.options?.classid);
    assert.equal(u32.attributes.options.classid, 0x10010);
    assert.deepEqual(u32.attributes.options.sel.keys, [{ mask: 0xffff, val: 22, off: 20, offmask: 0 }]);
    const mirred = dump('tc gettfilter ifindex=v1 parent=ingress').find(({ attributes }) => attributes.options?.act);
    assert.equal(mirred.attributes.options.act[0].kind, 'mirred');
    assert.equal(mirred.attributes.options.act[0].options.parms.eaction, 'egress-mirror');
    const bpf = dump('tc gettfilter ifindex=br0 parent=ffff:fff2').find(({ attributes }) => attributes.options);
    assert.deepEqual([bpf.fixed.prio, bpf.attributes.chain, bpf.attributes.options.ops_len], [3, 7, 1]);
    const chains = dump('tc getchain ifindex=v1 parent=ingress').map(({ attributes }) => attributes.chain);
    assert.deepEqual(chains, [0, 5]);
    const indices = dump('tc getaction tab[0].kind=mirred')
      .flatMap(({ attributes }) => attributes.tab ?? [])
      .map((one: Json) => (one.value ?? one).options.parms.index);
    assert.ok(indices.includes(7), `${indices}`);
  });
});
