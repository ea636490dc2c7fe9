/** A namespace with something of every kind in it: links, addresses, routes, rules, neighbours. */
import { makeNetns, type TestNetns } from './netns.ts';

/** Without duplicate address detection and router solicitations, so that it comes to rest. */
const quiet = `cd /proc/sys/net/ipv6/conf/default; echo 0 > accept_dad; echo 0 > router_solicitations`;

const links = `
link set lo up
link add v0 type veth peer name v1
link add br0 type bridge
link add v2 type veth peer name v3
link add vx0 type vxlan id 42 dstport 4789 local 10.1.0.1 remote 10.1.0.2 dev v0 ttl 5
link add vx6 type vxlan id 43 dstport 4790 group ff05::1 dev v0 noudpcsum
link add vxe type vxlan external dstport 4791
link add mv0 link v0 type macvlan mode bridge
link add mt0 link v0 type macvtap mode private
link add ifb7 type ifb
link set br0 type bridge stp_state 1 forward_delay 200 priority 4096 mcast_querier 1
link set v2 master br0
link set v2 type bridge_slave hairpin on learning off cost 77 isolated on
link set v1 alias two\\ words
link set mv0 address 02:00:00:00:00:77 mtu 1400 txqueuelen 77
link property add dev v0 altname a-longer-name
link set ifb7 arp off
link set v0 up
link set v1 up
link set v2 up
link set v3 up
link set br0 up
link set vx0 up
link set mv0 up
`;

const addresses = `
addr add 10.1.0.1/24 brd + dev v0
addr add 10.1.0.9/32 peer 10.1.0.10 dev v0 label v0:x
addr add 10.2.0.1/24 dev br0 valid_lft 3000 preferred_lft 2000
addr add 10.3.0.1/24 dev mv0 scope link noprefixroute
addr add fd01::1/64 dev v0
addr add fd01::5/64 dev br0 valid_lft 5000 preferred_lft 0
addr add fd02::1/64 dev v1 mngtmpaddr
addr add fd03::1 peer fd03::2/128 dev v1
`;

const routes = `
route add 203.0.113.0/24 via 10.1.0.2 dev v0 metric 50 mtu 1400 advmss 1300 initcwnd 20 rto_min 200ms features ecn
route add 198.51.100.0/24 nexthop via 10.1.0.2 dev v0 weight 5 nexthop via 10.2.0.2 dev br0 weight 10
route add unreachable 192.0.2.0/25
route add blackhole 192.0.2.128/25 table 300
route add 192.0.3.0/24 dev v0 src 10.1.0.1 tos 0x10 realm 3
route add 10.99.0.0/24 via inet6 fd01::2 dev v0
route add local 10.98.0.0/24 dev lo
route add default via 10.1.0.2 dev v0 protocol static onlink
-6 route add 2001:db8:1::/64 via fd01::2 dev v0 metric 77 mtu 1400 hoplimit 33 expires 5000 pref high
-6 route add 2001:db8:2::/64 nexthop via fd01::2 dev v0 weight 3 nexthop via fd01::7 dev br0
-6 route add 2001:db8:3::/64 encap seg6 mode encap segs fd01::3,fd01::4 dev v0
-6 route add fd77::/64 encap seg6local action End.X nh6 fd01::2 dev v0
-6 route add 2001:db8:4::/64 encap mpls 100/200 via fd01::2 dev v0
nexthop add id 10 via 10.1.0.2 dev v0
nexthop add id 11 via 10.1.0.3 dev v0
nexthop add id 12 group 10,2/11,3
route add 10.97.0.0/24 nhid 10
route add 10.96.0.0/24 nhid 12
`;

const rules = `
rule add from 10.0.0.0/8 to 10.7.0.0/16 table 100 prio 1000
rule add fwmark 0x10/0xff iif v0 oif br0 table 300 prio 1001
rule add ipproto tcp sport 1000-2000 dport 80 table 100 prio 1002
rule add uidrange 100-200 table 100 prio 1003 tos 0x10
rule add not from 10.5.0.0/16 goto 2000 prio 1004
rule add prio 2000 prohibit
rule add prio 2001 table main suppress_prefixlength 0 protocol static
rule add prio 2002 tun_id 77 table 100
rule add prio 2003 l3mdev
rule add prio 2004 table main suppress_ifgroup default
-6 rule add from 2001:db8::/32 table 200 prio 1100
`;

const neighbours = `
neigh add 10.1.0.50 lladdr 02:aa:bb:cc:dd:01 dev v0 nud permanent
neigh add 10.1.0.51 lladdr 02:aa:bb:cc:dd:02 dev v0 nud stale extern_learn
neigh add 10.1.0.52 lladdr 02:aa:bb:cc:dd:03 dev v0 nud noarp protocol static
neigh add fd01::50 lladdr 02:aa:bb:cc:dd:04 dev v0 nud permanent router
neigh add proxy 10.1.0.60 dev v0
`;

const forwarding = `
fdb add 02:00:00:00:01:01 dev v2 master static
fdb append 00:00:00:00:00:00 dev vx0 dst 10.1.0.3
fdb add 02:00:00:00:01:02 dev vx0 dst 10.1.0.4 port 4800 vni 99
`;

export interface World extends TestNetns {
  /** what this kernel, or this iproute2, would not do */
  refused: string[];
}

const script = (program: string, lines: string): string =>
  lines
    .trim()
    .split('\n')
    .map(line => `${program} ${line} 2>/dev/null || echo '${program} ${line.replaceAll("'", '')}'\n`)
    .join('');

/** Makes it; whoever makes it closes it. */
export async function makeWorld(): Promise<World> {
  const netns = await makeNetns();
  try {
    const ip = [links, addresses, routes, rules, neighbours].map(lines => script('ip', lines)).join('');
    const refused = netns.run('sh', '-c', `${quiet}\n${ip}${script('bridge', forwarding)}`);
    return { ...netns, refused: refused.split('\n').filter(Boolean) };
  } catch (error) {
    netns.close();
    throw error;
  }
}
