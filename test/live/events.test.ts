import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Json } from '../support/differences.ts';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { listening, type Running } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';

const skip = netnsMissing() ?? false;

/** What makes the kernel speak, what is heard of it at least, and the program that it needs. */
interface Scene {
  title: string;
  lines: string[];
  heard: string[];
  needs?: string;
}

const multicastRouter = `
import socket, struct, time
s = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_IGMP)
s.setsockopt(socket.IPPROTO_IP, 200, struct.pack('i', 1))
for vif, name in ((0, 'v0'), (1, 'br0')):
    s.setsockopt(socket.IPPROTO_IP, 202, struct.pack('=HBBI4sI', vif, 8, 0, 0, struct.pack('=I', socket.if_nametoindex(name)), 0))
mfc = socket.inet_aton('10.11.0.2') + socket.inet_aton('239.9.9.9') + struct.pack('=H', 0) + bytes([0, 1] + [0] * 30) + struct.pack('=xxIIIi', 0, 0, 0, 0)
s.setsockopt(socket.IPPROTO_IP, 204, mfc)
s.setsockopt(socket.IPPROTO_IP, 205, mfc)
`;

const membership = `
import socket, struct
a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton('239.5.5.5') + socket.inet_aton('10.11.0.1'))
a.close()
b = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
b.setsockopt(socket.IPPROTO_IPV6, 27, socket.inet_pton(socket.AF_INET6, 'fd11::abcd') + struct.pack('=i', socket.if_nametoindex('v0')))
b.close()
`;

const python = (text: string): string => `python3 -c '${text.replaceAll("'", "'\\''")}'`;

const scenes: Scene[] = [
  {
    title: 'links',
    lines: [
      'ip link add v0 type veth peer name v1',
      'ip link set v0 mtu 1400',
      'ip link property add dev v0 altname a-longer-name',
      'ip link set v0 alias "an alias"',
      'ip link add br0 type bridge',
      'ip link add v2 type veth peer name v3',
      'ip link set v2 master br0',
      'ip link add vx0 type vxlan id 42 dstport 4789 remote 10.11.0.9 dev v0',
      'ip link add mv0 link v0 type macvlan mode bridge',
      'ip link add mt0 link v0 type macvtap mode private',
      'ip link add ifb7 type ifb',
      'ip tuntap add dev tap7 mode tap',
      'ip link set v1 addrgenmode none',
      'for i in v0 v1 v2 v3 br0 vx0 mv0; do ip link set $i up; done',
      'ip link del ifb7',
    ],
    heard: ['newlink', 'dellink', 'newnetconf'],
  },
  {
    title: 'addresses',
    lines: [
      'ip addr add 10.11.0.1/24 brd + dev v0',
      'ip addr add 192.0.2.1/24 dev br0 valid_lft 1000 preferred_lft 900',
      'ip addr del 192.0.2.1/24 dev br0',
      'ip addr add fd11::1/64 dev v0 nodad',
      'ip addr add 2001:db8::1/64 dev br0 nodad',
      'ip addr del 2001:db8::1/64 dev br0',
    ],
    heard: ['newaddr', 'deladdr'],
  },
  {
    title: 'routes and next hops',
    lines: [
      'ip route add 203.0.113.0/24 via 10.11.0.2 dev v0 metric 50 mtu 1400 advmss 1300',
      'ip route replace 203.0.113.0/24 via 10.11.0.3 dev v0 metric 50',
      'ip route del 203.0.113.0/24',
      'ip route add 198.51.100.0/24 nexthop via 10.11.0.2 dev v0 weight 5 nexthop via 10.11.0.3 dev v0',
      'ip -6 route add 2001:db8:100::/64 via fd11::2 dev v0',
      'ip -6 route add 2001:db8:401::/64 encap seg6 mode encap segs fd11::5,fd11::6 dev v0',
      'ip -6 route add 2001:db8:402::/64 encap seg6local action End.X nh6 fd11::2 dev v0',
      'ip -6 route del 2001:db8:100::/64',
      'ip nexthop add id 10 via 10.11.0.2 dev v0',
      'ip nexthop add id 11 via 10.11.0.3 dev v0',
      'ip nexthop add id 12 group 10,2/11,3',
      'ip nexthop add id 13 group 10/11 type resilient buckets 4',
      'ip nexthop del id 12',
    ],
    heard: ['newroute', 'delroute', 'newnexthop', 'delnexthop'],
  },
  {
    title: 'rules',
    lines: [
      'ip rule add from 10.0.0.0/8 table 100 prio 1000',
      'ip rule add fwmark 0x10/0xff iif v0 sport 1-9 ipproto udp prohibit prio 1001',
      'ip rule del prio 1000',
      'ip -6 rule add from 2001:db8::/32 lookup 200 prio 1100',
      'ip -6 rule del prio 1100',
    ],
    heard: ['newrule', 'delrule'],
  },
  {
    title: 'neighbours and forwarding entries',
    lines: [
      'ip neigh add 10.11.0.50 lladdr 02:aa:bb:cc:dd:01 dev v0 nud permanent',
      'ip neigh change 10.11.0.50 lladdr 02:aa:bb:cc:dd:02 dev v0 nud stale extern_learn',
      'ip neigh del 10.11.0.50 dev v0',
      'ip neigh add proxy 10.11.0.60 dev v0',
      'ip neigh add fd11::50 lladdr 02:aa:bb:cc:dd:03 dev v0 router',
      'bridge fdb add 02:00:00:00:01:01 dev v2 master static',
      'bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.11.0.3',
      'bridge fdb del 02:00:00:00:01:01 dev v2 master',
    ],
    heard: ['newneigh', 'delneigh'],
    needs: 'bridge',
  },
  {
    title: 'bridge ports and multicast entries',
    lines: [
      'bridge link set dev v2 cost 77 learning off',
      'bridge mdb add dev br0 port v2 grp 239.1.1.1 permanent',
      'bridge mdb del dev br0 port v2 grp 239.1.1.1 permanent',
    ],
    heard: ['newmdb', 'delmdb'],
    needs: 'bridge',
  },
  {
    title: 'tunnels with many networks',
    lines: [
      'ip link add vx1 type vxlan dstport 4791 dev v0 external vnifilter',
      'bridge vni add vni 300-305 dev vx1',
      'bridge vni add vni 400 group 239.1.1.1 dev vx1',
      'bridge vni delete vni 400 dev vx1',
    ],
    heard: ['newtunnel', 'deltunnel'],
    needs: 'bridge',
  },
  {
    title: 'traffic control',
    lines: [
      'tc qdisc add dev v0 root handle 1: htb default 30',
      'tc class add dev v0 parent 1: classid 1:1 htb rate 6mbit burst 15k',
      'tc filter add dev v0 protocol ip parent 1: prio 1 u32 match ip dport 22 0xffff flowid 1:1',
      'tc qdisc add dev v1 clsact',
      'tc chain add dev v1 ingress chain 5',
      'tc filter add dev v1 ingress protocol all prio 9 u32 match u32 0 0 action mirred egress mirror dev v0',
      'tc filter del dev v1 ingress',
      'tc qdisc del dev v0 root',
    ],
    heard: ['newqdisc', 'delqdisc', 'newtclass', 'newtfilter', 'deltfilter'],
    needs: 'tc',
  },
  {
    title: 'settings',
    lines: [
      'echo 1 > /proc/sys/net/ipv4/conf/v0/forwarding',
      'echo 2 > /proc/sys/net/ipv4/conf/v0/rp_filter',
      'echo 1 > /proc/sys/net/ipv6/conf/v0/forwarding',
    ],
    heard: ['newnetconf'],
  },
  { title: 'statistics', lines: ['ip stats set dev v0 l3_stats on'], heard: ['newstats'] },
  { title: 'multicast routes', lines: [python(multicastRouter)], heard: ['newroute', 'delroute'], needs: 'python3' },
  {
    title: 'memberships and anycast',
    lines: [python(membership)],
    heard: ['newmulticast', 'delmulticast', 'newanycast', 'delanycast'],
    needs: 'python3',
  },
];

suite('everything that route tells of is decoded to the last leaf', { skip }, () => {
  let netns: TestNetns;
  let listener: Running;
  let seen = 0;

  before(async () => {
    netns = await makeNetns();
    netns.run('ip', 'link', 'set', 'lo', 'up');
    listener = await listening('route', '--json', '--netns', String(netns.pid));
  });
  after(async () => {
    await listener?.end('SIGTERM');
    netns?.close();
  });

  /** The records since the last scene; waits until an event behind them is heard. */
  async function sceneRecords(mark: string): Promise<Json[]> {
    netns.ipBatch(`link add ${mark} type veth peer name ${mark}p\nlink del ${mark}`);
    await listener.until('out', new RegExp(`"operation":"dellink"[^\\n]*"ifname":"${mark}"[^\\n]*\\n`));
    const records = jsonLines(listener.out.slice(0, listener.out.lastIndexOf('\n')));
    const fresh = records.slice(seen);
    seen = records.length;
    return fresh;
  }

  for (const [i, { title, lines, heard, needs }] of scenes.entries())
    test(title, { skip: needs ? peerMissing(needs, '-V') : false }, async t => {
      const script = lines.map(
        line => `{ ${line}; } 2>/dev/null || echo '${line.split('\n')[0]!.replaceAll("'", '')}'\n`,
      );
      const refused = netns.run('sh', '-c', script.join('')).split('\n').filter(Boolean);
      for (const line of refused) t.diagnostic(`refused here: ${line}`);
      const records = await sceneRecords(`mark${i}`);
      for (const record of records) {
        const { name, unknown, problems, kind } = record;
        assert.equal(kind, 'message');
        assert.deepEqual({ name, unknown, problems }, { name, unknown: undefined, problems: undefined });
        assert.ok(record.operation, JSON.stringify(record));
        assert.notEqual(record.group, undefined, name);
      }
      if (refused.length > 0) return;
      const operations = new Set(records.map(({ operation }) => operation.replace(/-ntf$/, '')));
      for (const operation of heard) assert.ok(operations.has(operation), `${operation} in ${[...operations]}`);
    });
});
