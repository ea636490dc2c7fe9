import type { Group } from '../../schema/family.ts';

/** AF_* of linux/socket.h; RTNL_FAMILY_IPMR and RTNL_FAMILY_IP6MR of linux/rtnetlink.h, for multicast routes */
const families = { inet: 2, bridge: 7, inet6: 10, ipmr: 128, ip6mr: 129 };

/** What there is of it now: all, or that of one address family. */
const dump = (family: string, operation: string, of?: number): Partial<Group> => ({
  dumps: [{ family, operation, ...(of === undefined ? {} : { fixed: { family: of } }) }],
});

const group = (number: number, name: string, doc: string, more: Partial<Group> = {}): Group => ({
  name,
  number,
  constant: `RTNLGRP_${name.toUpperCase().replaceAll('-', '_')}`,
  doc,
  ...more,
});

/** RTNLGRP_*: what rtnetlink says unasked (linux/rtnetlink.h). */
export const groups: Group[] = [
  group(1, 'link', 'links appear, change, disappear', dump('rt-link', 'getlink')),
  group(2, 'notify', 'unused: no kernel sends here'),
  group(3, 'neigh', 'neighbours and forwarding entries', dump('rt-neigh', 'getneigh')),
  group(4, 'tc', 'queueing disciplines, classes, filters, actions, chains', dump('tc', 'getqdisc')),
  group(5, 'ipv4-ifaddr', 'IPv4 addresses', dump('rt-addr', 'getaddr', families.inet)),
  group(6, 'ipv4-mroute', 'IPv4 multicast routes', dump('rt-route', 'getroute', families.ipmr)),
  group(7, 'ipv4-route', 'IPv4 routes', dump('rt-route', 'getroute', families.inet)),
  group(8, 'ipv4-rule', 'IPv4 routing rules', dump('rt-rule', 'getrule', families.inet)),
  group(9, 'ipv6-ifaddr', 'IPv6 addresses', dump('rt-addr', 'getaddr', families.inet6)),
  group(10, 'ipv6-mroute', 'IPv6 multicast routes', dump('rt-route', 'getroute', families.ip6mr)),
  group(11, 'ipv6-route', 'IPv6 routes', dump('rt-route', 'getroute', families.inet6)),
  group(12, 'ipv6-ifinfo', 'IPv6 settings of links', dump('rt-link', 'getlink', families.inet6)),
  group(13, 'decnet-ifaddr', 'DECnet addresses, until Linux 6.1', { constant: 'RTNLGRP_DECnet_IFADDR' }),
  group(14, 'nop2', 'unused: a gap in the numbers'),
  group(15, 'decnet-route', 'DECnet routes, until Linux 6.1', { constant: 'RTNLGRP_DECnet_ROUTE' }),
  group(16, 'decnet-rule', 'DECnet routing rules, until Linux 6.1', { constant: 'RTNLGRP_DECnet_RULE' }),
  group(17, 'nop4', 'unused: a gap in the numbers'),
  group(18, 'ipv6-prefix', 'prefixes that routers advertise'),
  group(19, 'ipv6-rule', 'IPv6 routing rules', dump('rt-rule', 'getrule', families.inet6)),
  group(20, 'nd-useropt', 'options of router advertisements for user space: DNS servers, captive portals'),
  group(21, 'phonet-ifaddr', 'Phonet addresses'),
  group(22, 'phonet-route', 'Phonet routes'),
  group(23, 'dcb', 'data centre bridging'),
  group(24, 'ipv4-netconf', 'IPv4 settings: forwarding, rp_filter', dump('rt-netconf', 'getnetconf', families.inet)),
  group(25, 'ipv6-netconf', 'IPv6 settings: forwarding, proxy_ndp', dump('rt-netconf', 'getnetconf', families.inet6)),
  group(26, 'mdb', 'multicast groups that a bridge knows', dump('rt-mdb', 'getmdb')),
  group(27, 'mpls-route', 'MPLS routes'),
  group(28, 'nsid', 'ids of network namespaces', dump('rt-nsid', 'getnsid')),
  group(29, 'mpls-netconf', 'MPLS settings'),
  group(30, 'ipv4-mroute-r', 'IPv4 packets without a multicast route', { capability: 'CAP_NET_ADMIN' }),
  group(31, 'ipv6-mroute-r', 'IPv6 packets without a multicast route', { capability: 'CAP_NET_ADMIN' }),
  group(32, 'nexthop', 'next hops, their groups and buckets', dump('rt-nexthop', 'getnexthop')),
  group(33, 'brvlan', 'VLANs of bridge ports', dump('rt-vlan', 'getvlan', families.bridge)),
  group(34, 'mctp-ifaddr', 'MCTP addresses'),
  group(35, 'tunnel', 'VNIs of vxlan links', dump('rt-tunnel', 'gettunnel', families.bridge)),
  group(36, 'stats', 'statistics that hardware starts or stops to keep'),
  group(37, 'ipv4-mcaddr', 'IPv4 multicast addresses of links', dump('rt-addr', 'getmulticast', families.inet)),
  group(38, 'ipv6-mcaddr', 'IPv6 multicast addresses of links', dump('rt-addr', 'getmulticast', families.inet6)),
  group(39, 'ipv6-acaddr', 'IPv6 anycast addresses', dump('rt-addr', 'getanycast', families.inet6)),
];
