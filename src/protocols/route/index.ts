import type { FamilyEntry } from '../../schema/family.ts';

/** The families of NETLINK_ROUTE, each loaded when it is used. */
export const families: FamilyEntry[] = [
  { name: 'rt-link', doc: 'network interfaces', load: () => import('./link.ts').then(module => module.rtLink) },
  { name: 'rt-addr', doc: 'addresses of interfaces', load: () => import('./addr.ts').then(module => module.rtAddr) },
  { name: 'rt-route', doc: 'routes', load: () => import('./route.ts').then(module => module.rtRoute) },
  {
    name: 'rt-neigh',
    doc: 'neighbours, forwarding entries of bridges',
    load: () => import('./neigh.ts').then(module => module.rtNeigh),
  },
  { name: 'rt-rule', doc: 'rules that choose a table', load: () => import('./rule.ts').then(module => module.rtRule) },
  { name: 'rt-nsid', doc: 'ids of network namespaces', load: () => import('./nsid.ts').then(module => module.rtNsid) },
  {
    name: 'tc',
    doc: 'traffic control: qdiscs, classes, filters, chains, actions',
    load: () => import('./tc.ts').then(module => module.tc),
  },
  {
    name: 'rt-nexthop',
    doc: 'next hops that routes share, their groups and buckets',
    load: () => import('./nexthop.ts').then(module => module.rtNexthop),
  },
  {
    name: 'rt-mdb',
    doc: 'multicast groups of bridges and vxlans',
    load: () => import('./mdb.ts').then(module => module.rtMdb),
  },
  {
    name: 'rt-vlan',
    doc: 'VLANs of bridges and their ports',
    load: () => import('./vlan.ts').then(module => module.rtVlan),
  },
  {
    name: 'rt-tunnel',
    doc: 'VNIs that a vxlan link takes',
    load: () => import('./tunnel.ts').then(module => module.rtTunnel),
  },
  {
    name: 'rt-netconf',
    doc: 'settings of IPv4, IPv6 and MPLS',
    load: () => import('./netconf.ts').then(module => module.rtNetconf),
  },
  {
    name: 'rt-addrlabel',
    doc: 'labels of IPv6 prefixes',
    load: () => import('./addrlabel.ts').then(module => module.rtAddrlabel),
  },
  {
    name: 'rt-nd',
    doc: 'what IPv6 routers advertise',
    load: () => import('./nd.ts').then(module => module.rtNd),
  },
  {
    name: 'rt-mroute',
    doc: 'multicast packets without a route',
    load: () => import('./mroute.ts').then(module => module.rtMroute),
  },
  {
    name: 'rt-dcb',
    doc: 'data centre bridging',
    load: () => import('./dcb.ts').then(module => module.rtDcb),
  },
  {
    name: 'can-gw',
    doc: 'routes between CAN interfaces',
    load: () => import('./can-gw.ts').then(module => module.canGw),
  },
];
