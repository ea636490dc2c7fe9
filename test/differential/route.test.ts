import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import { type Fields, type Json, settled } from '../support/differences.ts';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { nltool, Running } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';
import { standingRouter } from '../support/route.ts';
import { compare } from './compare.ts';
import * as of from './route-fields.ts';
import { actionsFields, chainFields, filterFields, handle, qdiscFields } from './tc-fields.ts';

const missing = ['ip', 'tc', 'bridge'].some(name => spawnSync(name, ['-V']).error)
  ? 'iproute2 is not installed'
  : netnsMissing();

/** What this kernel or this iproute2 lacks of it is refused, and not compared. */
const script = `
cd /proc/sys/net/ipv6/conf/default; echo 0 > accept_dad; echo 0 > router_solicitations
ip link set lo up
ip link add br0 type bridge mcast_snooping 1
ip link add v0 type veth peer name v1; ip link add v2 type veth peer name v3
ip link set v2 master br0; for i in v0 v1 v2 v3 br0; do ip link set $i up; done
ip link add ifb0 type ifb
ip addr add 10.11.0.1/24 dev v0
tc qdisc add dev v0 root handle 1: htb default 30 r2q 5
tc class add dev v0 parent 1: classid 1:1 htb rate 6mbit burst 15k ceil 8mbit prio 2 quantum 2000
tc class add dev v0 parent 1:1 classid 1:10 htb rate 1mbit
tc qdisc add dev v0 parent 1:10 handle 10: pfifo limit 77
tc qdisc add dev v1 root tbf rate 1mbit burst 5k latency 50ms peakrate 2mbit mtu 2000
tc qdisc add dev v2 root bfifo limit 9999
tc qdisc add dev v3 clsact
tc qdisc add dev v1 ingress
tc filter add dev v0 protocol ip parent 1: prio 1 u32 match ip dport 22 0xffff match ip src 10.0.0.0/8 flowid 1:1
tc filter add dev v1 ingress protocol all prio 9 u32 match u32 0 0 action mirred egress redirect dev ifb0
tc filter add dev v3 egress chain 7 prio 3 bpf bytecode '2,48 0 0 0,6 0 0 0' classid 1:1
tc chain add dev v3 ingress chain 5
tc actions add action mirred egress mirror dev ifb0 index 7
bridge mdb add dev br0 port v2 grp 239.1.1.1 permanent
bridge mdb add dev br0 port v2 grp ff15::1 temp
bridge link set dev v2 cost 7 hairpin on isolated on mcast_router 2
ip nexthop add id 10 via 10.11.0.2 dev v0; ip nexthop add id 11 blackhole; ip nexthop add id 12 dev v1
ip nexthop add id 13 group 10,2/12; ip nexthop add id 14 group 10/12 type resilient buckets 4 idle_timer 5
ip link add vx1 type vxlan dstport 4791 external vnifilter; bridge vni add vni 300-305 dev vx1; bridge vni add vni 400 dev vx1
ip addrlabel add prefix 2001:db8::/32 label 77
echo 1 > /proc/sys/net/ipv4/conf/v0/forwarding; echo 2 > /proc/sys/net/ipv4/conf/v1/rp_filter
`;

suite('what iproute2 says of traffic control, bridges, next hops and settings', { skip: missing ?? false }, () => {
  let netns: TestNetns;
  before(async () => {
    netns = await makeNetns();
    netns.run('sh', '-c', `{ ${script}\n} 2>/dev/null; true`);
  });
  after(() => netns?.close());

  const dump = (words: string): Json[] => {
    const { out, err, code } = nltool(['send', ...words.split(' '), '--dump', '--json', ...netns.own]);
    assert.equal(code, 0, `${words}: ${err}`);
    return jsonLines(out);
  };
  const asked = (command: string): Json[] => {
    const [program = '', ...words] = command.split(' ');
    return JSON.parse(netns.run(program, ...words) || '[]');
  };
  const name = (): ((index: number) => string) => {
    const names = new Map(dump('rt-link getlink').map(({ fixed, attributes }) => [fixed.index, attributes.ifname]));
    return index => names.get(index);
  };

  /** One list beside the other; `words` is what nltool is asked for, or makes the list. */
  const beside = (
    command: string,
    words: string | (() => Json[]),
    fields: Fields | ((name: (index: number) => string) => Fields),
    theirs: (list: Json) => Json[] = list => list,
  ) =>
    test(command, async t => {
      const peer = command
        .split(' ')
        .filter(word => !word.startsWith('-'))
        .slice(0, 2)
        .join(' ');
      const rules = typeof fields === 'function' ? fields(name()) : fields;
      const look = () => {
        const list = theirs(asked(command));
        assert.ok(list.length > 0, `${command}: nothing to compare`);
        return compare(peer, list, typeof words === 'string' ? dump(words) : words(), rules, t);
      };
      assert.deepEqual(await settled(look), []);
    });

  beside('tc -d -s -j qdisc', 'tc getqdisc', qdiscFields);
  beside('tc -d -s -j filter show dev v0', 'tc gettfilter ifindex=v0', filterFields);
  beside('tc -d -s -j filter show dev v1 ingress', 'tc gettfilter ifindex=v1 parent=ingress', filterFields);
  beside('tc -d -s -j filter show dev v3 egress', 'tc gettfilter ifindex=v3 parent=ffff:fff3', filterFields);
  beside('tc -j chain show dev v3 ingress', 'tc getchain ifindex=v3 parent=ffff:fff2', chainFields);
  beside(
    'tc -s -j actions ls action mirred',
    () => [
      {
        actions: dump('tc getaction tab[0].kind=mirred')
          .flatMap(({ attributes }) => attributes.tab ?? [])
          .map((one: Json) => one.value ?? one),
      },
    ],
    actionsFields,
    list => list.filter((one: Json) => one.actions),
  );

  test('tc -d -s class', async () => {
    const words = ({ fixed, attributes: { kind, options, stats2 } }: Json): string[] => [
      `class ${kind} ${handle(fixed.handle)} ${fixed.parent === 0xffffffff ? 'root' : `parent ${handle(fixed.parent)}`} `,
      ...(fixed.info ? [`leaf ${handle(fixed.info)} `] : []),
      // Of inner classes tc leaves them out.
      ...(options.parms.level === 0 ? ['prio', 'quantum', 'level'] : ['level']).map(
        one => `${one} ${options.parms[one]} `,
      ),
      `Sent ${stats2.basic.bytes} bytes ${stats2.basic.packets} pkt (dropped ${stats2.queue.drops}, overlimits ${stats2.queue.overlimits} requeues ${stats2.queue.requeues})`,
      `lended: ${stats2.app.lends} borrowed: ${stats2.app.borrows} giants: ${stats2.app.giants}`,
      `tokens: ${stats2.app.tokens} ctokens: ${stats2.app.ctokens}`,
    ];
    const look = () => {
      const texts = netns
        .run('tc', '-d', '-s', 'class', 'show', 'dev', 'v0')
        .split(/^(?=class )/m)
        .filter(Boolean);
      const ours = dump('tc gettclass ifindex=v0');
      if (texts.length !== 2 || ours.length !== 2) return [`tc has ${texts.length}, nltool ${ours.length}`];
      return texts.flatMap((text, i) =>
        words(ours[i])
          .filter(word => !text.includes(word))
          .map(word => `${word} in ${text}`),
      );
    };
    assert.deepEqual(await settled(look), []);
  });

  beside('bridge -d -j link', 'rt-link getlink family=bridge', of.bridgePortFields);
  const order = (key: (one: Json) => string) => (a: Json, b: Json) => (key(a) < key(b) ? -1 : 1);
  beside(
    'bridge -d -j mdb',
    () =>
      dump('rt-mdb getmdb family=bridge')
        .flatMap(({ fixed, attributes }) =>
          (attributes.mdb?.entry ?? []).flatMap(({ info }: Json) =>
            info.map((one: Json) => ({ bridge: fixed.ifindex, ...one })),
          ),
        )
        .sort(order(({ addr, ifindex }) => `${addr.ip4 ?? addr.ip6} ${ifindex}`)),
    of.groupFields,
    list => {
      const index = (port: string) =>
        dump('rt-link getlink').find(({ attributes }) => attributes.ifname === port)?.fixed.index;
      return list.flatMap(({ mdb }: Json) => mdb).sort(order(({ grp, port }) => `${grp} ${index(port)}`));
    },
  );
  beside(
    'bridge -d -s -j vni',
    () => dump('rt-tunnel gettunnel family=bridge flags=stats').flatMap(({ attributes }) => attributes.entry ?? []),
    of.vniFields,
    list => list.flatMap(({ vnis }: Json) => vnis),
  );

  beside('ip -d -j nexthop', 'rt-nexthop getnexthop', of.nexthopFields);
  beside('ip -j nexthop bucket', 'rt-nexthop getnexthopbucket', of.bucketFields);
  beside('ip -j netconf', 'rt-netconf getnetconf', of.netconfFields);
  beside('ip -j addrlabel', 'rt-addrlabel getaddrlabel family=inet6', of.labelFields);
  // The kernel says a table again where its dump goes on in another datagram; ip's are larger.
  beside(
    'ip -j -s ntable',
    () => {
      const all = dump('rt-neigh getneightbl');
      const key = ({ attributes }: Json) => `${attributes.name} ${attributes.parms.ifindex}`;
      return all.filter((one, i) => all.findIndex(other => key(other) === key(one)) === i);
    },
    of.tableFields,
  );
  beside('ip -j stats show group link', 'rt-link getstats filter-mask=link-64', of.linkStatisticsFields);

  for (const [family, words] of [
    ['-4', 'rt-route getroute family=ipmr'],
    ['-6', 'rt-route getroute family=ip6mr'],
  ] as const)
    test(`ip ${family} -d -s -j mroute`, { skip: peerMissing('python3', '-V') }, async t => {
      const router = new Running('nsenter', ['-t', String(netns.pid), '-n', 'python3', '-c', standingRouter]);
      await router.until('out', /ready/);
      const rules = of.multicastRouteFields(name());
      const look = () => {
        const list = asked(`ip ${family} -d -s -j mroute show table all`);
        assert.ok(list.length > 0);
        return compare('ip mroute', list, dump(words), rules, t);
      };
      const found = await settled(look);
      await router.end('SIGKILL');
      assert.deepEqual(found, []);
    });
});
