import type { FamilyEntry } from '../../schema/family.ts';

/** The one family of NETLINK_SELINUX. */
export const families: FamilyEntry[] = [
  {
    name: 'selinux',
    doc: 'mode and policy changes',
    load: () => import('./selinux.ts').then(module => module.selinux),
  },
];
