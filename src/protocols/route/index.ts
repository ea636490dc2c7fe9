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
];
