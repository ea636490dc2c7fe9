import type { FamilyEntry } from '../../schema/family.ts';

/** The one family of NETLINK_XFRM. */
export const families: FamilyEntry[] = [
  {
    name: 'xfrm',
    doc: 'IPsec policies and security associations',
    load: () => import('./xfrm.ts').then(module => module.xfrm),
  },
];
