import type { FamilyEntry } from '../../schema/family.ts';

/** The one family of NETLINK_ISCSI. */
export const families: FamilyEntry[] = [
  {
    name: 'iscsi',
    doc: 'iSCSI sessions and connections',
    load: () => import('./iscsi.ts').then(module => module.iscsi),
  },
];
