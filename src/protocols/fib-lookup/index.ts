import type { FamilyEntry } from '../../schema/family.ts';

/** The one family of NETLINK_FIB_LOOKUP. */
export const families: FamilyEntry[] = [
  {
    name: 'fib-lookup',
    doc: 'which IPv4 route an address takes',
    load: () => import('./fib-lookup.ts').then(module => module.fibLookup),
  },
];
