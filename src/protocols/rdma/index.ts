import type { FamilyEntry } from '../../schema/family.ts';

/** The families of NETLINK_RDMA: a client in bits 10 to 15 of nlmsg_type, its operation below. */
export const families: FamilyEntry[] = [
  { name: 'nldev', doc: 'devices, resources, counters', load: () => import('./nldev.ts').then(module => module.nldev) },
  { name: 'rdma-ls', doc: 'queries for paths', load: () => import('./ls.ts').then(module => module.localService) },
  { name: 'iwcm', doc: 'iWARP port mapper', load: () => import('./iwcm.ts').then(module => module.iwcm) },
];
