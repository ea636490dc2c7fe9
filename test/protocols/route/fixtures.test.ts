import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allFixtures } from '../../support/fixtures.ts';
import { recordsAt } from '../../support/records.ts';

/** Where bytes are wrong or unknown on purpose. */
const notClean = ['link-error-length', 'link-unknown-attribute', 'tc-unknown-kind'];

const fixtures = allFixtures().filter(({ name }) => name.startsWith('route/'));

const records = (name: string) => recordsAt(`route/${name}`);
const attributes = (name: string) => records(name)[0]!.attributes as Record<string, unknown>;

describe('messages of NETLINK_ROUTE', () => {
  test('every fixture decodes to the last leaf', () => {
    for (const { name } of fixtures) {
      const short = name.slice('route/'.length);
      if (notClean.some(one => short.startsWith(`${one} `))) continue;
      for (const record of records(short)) {
        assert.deepEqual(record.problems ?? [], [], short);
        assert.deepEqual(record.unknown ?? [], [], short);
        if (record.kind === 'message') assert.ok(record.operation, short);
      }
    }
  });

  test('a link kind has the attributes of its kind', () => {
    assert.deepEqual(attributes('link-vlan 1').linkinfo, {
      kind: 'vlan',
      data: {
        id: 5,
        protocol: '8021ad',
        egress_qos: {
          mapping: [
            { from: 1, to: 2 },
            { from: 3, to: 4 },
          ],
        },
        ingress_qos: { mapping: [{ from: 5, to: 6 }] },
        flags: { flags: ['gvrp'], mask: 2 },
      },
    });
    assert.deepEqual(attributes('link-macvlan 1').linkinfo, {
      kind: 'macvlan',
      data: {
        macaddr_mode: 'set',
        macaddr_data: { macaddr: ['02:00:00:00:00:01', '02:00:00:00:00:02'] },
        mode: 'source',
      },
    });
  });

  test('the peer of a pair is a header and link attributes', () => {
    const { linkinfo } = attributes('link-veth 3') as { linkinfo: { data: { peer: Record<string, unknown> } } };
    assert.equal(linkinfo.data.peer.ifname, 'vb');
    assert.deepEqual(linkinfo.data.peer.fixed, { family: 'unspec', type: 0, index: 0, flags: [], change: 0 });
  });

  test('IFLA_INET_CONF is a nest from user space and an array from the kernel', () => {
    assert.deepEqual(attributes('link-inet-conf 1'), { af_spec: { inet: { conf: { forwarding: 0, rp_filter: 1 } } } });
    const answer = attributes('link-veth 5') as { af_spec: { inet: { conf: Record<string, number> } } };
    assert.equal(answer.af_spec.inet.conf.accept_redirects, 1);
    assert.equal(Object.keys(answer.af_spec.inet.conf).length, 33);
  });

  test('IFLA_PROTINFO is what the family of the message says', () => {
    const port = attributes('link-bridge-port-set 1').protinfo;
    assert.deepEqual(port, { guard: 1, learning: 0, cost: 7, priority: 8, isolated: 1 });
    const inet6 = attributes('link-inet6-ifinfo 1').protinfo as Record<string, unknown>;
    assert.deepEqual(inet6.flags, ['ra-managed', 'ra-rcvd', 'rs-sent', 'ready']);
    assert.equal(inet6.ra_mtu, 1400);
  });

  test('next hops carry route attributes, also encapsulation', () => {
    const { multipath } = attributes('route-multipath-encap 3') as { multipath: Record<string, unknown>[] };
    assert.deepEqual(multipath[0], {
      flags: [],
      hops: 0,
      ifindex: 3,
      gateway: 'fd11::2',
      encap: {
        srh: {
          mode: 'encap',
          srh: {
            nexthdr: 0,
            hdrlen: 2,
            type: 4,
            segments_left: 0,
            first_segment: 0,
            flags: [],
            tag: 0,
            segments: ['fd11::5'],
          },
        },
      },
      encap_type: 'seg6',
    });
    assert.deepEqual(multipath[1], { flags: [], hops: 0, ifindex: 3, gateway: 'fd11::3' });
  });

  test('a stack of MPLS labels', () => {
    assert.deepEqual(attributes('route-encap-mpls 1').encap, {
      dst: [
        { label: 100, tc: 0, bos: 0, ttl: 0 },
        { label: 200, tc: 0, bos: 1, ttl: 0 },
      ],
      ttl: 9,
    });
  });

  test('RTA_EXPIRES is wider in multicast routes', () => {
    assert.equal(attributes('mroute-dump 2').expires, 0);
    assert.equal(attributes('route-add6 1').expires, 300);
  });

  test('nests have the nested bit where iproute2 and the kernel write it, and nowhere else', () => {
    for (const { name } of fixtures)
      for (const { wire = {} } of records(name.slice('route/'.length)))
        for (const [path, note] of Object.entries(wire)) assert.equal(note.bits, undefined, `${name}: ${path}`);
  });

  test('requests of iproute2 that are too short, or longer than they say', () => {
    const [short] = records('link-get-short-header 1');
    assert.deepEqual(
      [short!.fixed, short!.problems, short!.header!.len],
      [{ family: 'unspec', type: 0 }, undefined, 20],
    );
    const [shortest] = records('link-get-short-header 4');
    assert.deepEqual([shortest!.fixed, shortest!.header!.len], [{ family: 'unspec' }, 17]);
    const [request, zeros, ...more] = records('addr-dump 1');
    assert.deepEqual([request!.operation, request!.problems], ['getaddr', undefined]);
    assert.deepEqual([zeros!.kind, zeros!.hex, more.length], ['raw', '00'.repeat(128), 0]);
  });

  test('a dump of forwarding entries may ask with a struct ifinfomsg', () => {
    const [record] = records('fdb-dump-ifinfomsg 1');
    assert.deepEqual(record!.fixed, { family: 'bridge', type: 0, index: 0, flags: [], change: 0 });
    const [master] = records('fdb-dump-ifinfomsg 23');
    assert.deepEqual(master!.fixed, { ...record!.fixed, master: 4 });
    assert.deepEqual(attributes('fdb-get 1'), { lladdr: '02:aa:bb:cc:dd:03' });
  });

  test('ports, tunnel ids and flow labels are big-endian, ranges of ports are not', () => {
    assert.equal(attributes('fdb-add-vxlan 1').port, 4999);
    assert.equal(attributes('rule-ports 1').tun_id, 77);
    assert.deepEqual(attributes('rule-ports 1').sport_range, { start: 1000, end: 2000 });
    assert.equal(attributes('rule-masks 5').flowlabel, 0x12345);
    assert.equal(attributes('route-get 1').sport, 1000);
  });
});
