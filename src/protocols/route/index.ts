import type { FamilyEntry } from '../../schema/family.ts';

/** The families of NETLINK_ROUTE, each loaded when it is used. */
export const families: FamilyEntry[] = [
  { name: 'rt-link', doc: 'network interfaces', load: () => import('./link.ts').then(module => module.rtLink) },
];
