import type { FamilyEntry } from '../../schema/family.ts';

/** The one family of NETLINK_CRYPTO. */
export const families: FamilyEntry[] = [
  {
    name: 'crypto',
    doc: 'algorithms of the kernel crypto API',
    load: () => import('./crypto.ts').then(module => module.crypto),
  },
];
