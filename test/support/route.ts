/** What makes the kernel speak over NETLINK_ROUTE: every multicast group, every kind of message that this kernel may have. */
import { pythonLine } from './peer.ts';

/** What makes the kernel speak, what is heard of it at least, and the program that it needs. */
interface Scene {
  title: string;
  lines: string[];
  heard: string[];
  needs?: string;
}

/** A multicast router, IPv4 and IPv6: interfaces, a route, a packet that no route is for, and all of it gone (mroute.h). */
const multicastRouter = (meanwhile: string): string => `
import socket, struct, time
index = socket.if_nametoindex
s = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_IGMP)
s.setsockopt(socket.IPPROTO_IP, 200, struct.pack('i', 1))
for vif, name in ((0, 'v0'), (1, 'br0')):
    s.setsockopt(socket.IPPROTO_IP, 202, struct.pack('=HBBI4sI', vif, 8, 0, 0, struct.pack('=I', index(name)), 0))
mfc = socket.inet_aton('10.11.0.2') + socket.inet_aton('239.9.9.9') + struct.pack('=H', 0) + bytes([0, 1] + [0] * 30) + struct.pack('=xxIIIi', 0, 0, 0, 0)
s.setsockopt(socket.IPPROTO_IP, 204, mfc)
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton('10.11.0.1'))
u.sendto(b'x', ('239.8.8.8', 9))
s6 = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
s6.setsockopt(socket.IPPROTO_IPV6, 200, struct.pack('i', 1))
for mif, name in ((0, 'v0'), (1, 'br0')):
    s6.setsockopt(socket.IPPROTO_IPV6, 202, struct.pack('=HBBHxxI', mif, 0, 1, index(name), 0))
sin6 = lambda a: struct.pack('=HHI16sI', socket.AF_INET6, 0, 0, socket.inet_pton(socket.AF_INET6, a), 0)
mfc6 = sin6('fd11::2') + sin6('ff15::99') + struct.pack('=HxxI28x', 0, 2)
s6.setsockopt(socket.IPPROTO_IPV6, 204, mfc6)
u6 = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
u6.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, index('v0'))
u6.sendto(b'x', ('ff15::88', 9))
time.sleep(0.1)
${meanwhile}
s.setsockopt(socket.IPPROTO_IP, 205, mfc)
s6.setsockopt(socket.IPPROTO_IPV6, 205, mfc6)
`;

/** The same, which says `ready` and stays. */
export const standingRouter: string = multicastRouter("print('ready', flush=True); time.sleep(60)");

/** A router's advertisement, out of r1: prefix, MTU, name servers, search list, captive portal. */
const advertisement = `
import socket, struct
n = lambda *labels: b''.join(bytes([len(l)]) + l.encode() for l in labels) + b'\\0'
option = lambda kind, body: bytes([kind, (len(body) + 9) // 8]) + body + bytes(-(len(body) + 2) % 8)
ra = struct.pack('!BBHBBHII', 134, 0, 0, 64, 0xc0, 1800, 30000, 1000)
ra += option(3, struct.pack('!BBIIxxxx16s', 64, 0xc0, 3600, 1800, socket.inet_pton(socket.AF_INET6, '2001:db8:77::')))
ra += option(5, struct.pack('!xxI', 1400))
ra += option(25, struct.pack('!xxI16s', 1800, socket.inet_pton(socket.AF_INET6, '2001:db8:77::53')))
ra += option(31, struct.pack('!xxI', 1800) + n('example', 'org'))
ra += option(37, b'https://example.org/portal')
s = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 255)
s.sendto(ra, ('ff02::1', 0, 0, socket.if_nametoindex('r1')))
`;

/** Packets to many destinations, so that the buckets of a next hop group are used. */
const traffic = `
import socket
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(1, 251): u.sendto(b'x', ('10.50.0.' + str(i), 9))
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

export const scenes: Scene[] = [
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
      'ip nexthop add id 16 group 10/11 type resilient buckets 4 idle_timer 1',
      'ip route add 10.50.0.0/16 nhid 16',
      `${pythonLine(traffic)} || true`,
      'ip nexthop replace id 16 group 10,1/11,3 type resilient buckets 4 idle_timer 1',
      'sleep 2',
      'ip route del 10.50.0.0/16',
    ],
    heard: ['newroute', 'delroute', 'newnexthop', 'delnexthop', 'newnexthopbucket'],
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
      'tc chain del dev v1 ingress chain 5',
      "tc filter add dev v1 egress bpf bytecode '1,6 0 0 0,'",
      'tc actions add action mirred egress redirect dev v0 index 7',
      'tc actions del action mirred index 7',
      'tc class add dev v0 parent 1: classid 1:2 htb rate 6mbit',
      'tc class del dev v0 classid 1:2',
      'tc qdisc del dev v0 root',
      'tc qdisc add dev v0 root handle 2: htb',
      'tc class add dev v0 parent 2: classid 2:1 htb rate 6mbit ceil 7mbit',
      'tc filter add dev v0 parent 2: protocol ip prio 1 u32 match ip dport 22 0xffff flowid 2:1 action mirred egress mirror dev br0',
    ],
    heard: [
      ...['newqdisc', 'delqdisc', 'newtclass', 'deltclass', 'newtfilter', 'deltfilter', 'newchain', 'delchain'],
      ...['newaction', 'delaction'],
    ],
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
  {
    title: 'multicast routes',
    lines: [pythonLine(multicastRouter(''))],
    heard: ['newroute', 'delroute', 'newcachereport'],
    needs: 'python3',
  },
  {
    title: 'advertisements of routers',
    lines: [
      'ip link add r0 type veth peer name r1',
      'for i in r0 r1; do echo 0 > /proc/sys/net/ipv6/conf/$i/accept_dad; done',
      'echo 2 > /proc/sys/net/ipv6/conf/r0/accept_ra',
      'ip link set r0 up; ip link set r1 up; sleep 0.5',
      pythonLine(advertisement),
      'sleep 0.2',
    ],
    heard: ['newprefix', 'newnduseropt'],
    needs: 'python3',
  },
  {
    title: 'ids of namespaces',
    lines: [
      'ip link add ns0 type veth peer name ns1',
      'unshare -n sleep 1 & P=$!; until [ "$(readlink /proc/$P/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.05; done; ip link set ns1 netns $P; wait $P',
    ],
    heard: ['newnsid', 'newlink', 'dellink'],
  },
  {
    title: 'memberships and anycast',
    lines: [pythonLine(membership)],
    heard: ['newmulticast', 'delmulticast', 'newanycast', 'delanycast'],
    needs: 'python3',
  },
];

/** Every dump, as `send` is asked for it. */
export const dumps: string[] = [
  'rt-link getlink',
  'rt-link getlink family=bridge ext-mask=brvlan-compressed',
  'rt-link getlink family=inet6',
  'rt-link getstats filter-mask=link-64,link-xstats,link-xstats-slave,link-offload-xstats,af-spec',
  'rt-addr getaddr',
  'rt-addr getmulticast family=inet',
  'rt-addr getmulticast family=inet6',
  'rt-addr getanycast family=inet6',
  'rt-route getroute',
  'rt-route getroute family=ipmr',
  'rt-route getroute family=ip6mr',
  'rt-rule getrule',
  'rt-neigh getneigh',
  'rt-neigh getneigh flags=proxy',
  'rt-neigh getneigh family=bridge',
  'rt-neigh getneightbl',
  'rt-nexthop getnexthop',
  'rt-nexthop getnexthopbucket',
  'rt-mdb getmdb family=bridge',
  'rt-tunnel gettunnel family=bridge flags=stats',
  'rt-netconf getnetconf',
  'rt-addrlabel getaddrlabel family=inet6',
  'rt-nsid getnsid',
  'tc getqdisc',
  'tc gettclass ifindex=v0',
  'tc gettfilter ifindex=v0',
  'tc gettfilter ifindex=v1 parent=ffff:fff3',
  'tc getchain ifindex=v1 parent=ffff:fff3',
  'tc getaction tab[0].kind=mirred',
];
