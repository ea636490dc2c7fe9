import type { FamilyEntry } from '../../schema/family.ts';

/** The one family of NETLINK_AUDIT. */
export const families: FamilyEntry[] = [
  {
    name: 'audit',
    doc: 'audit records, rules and state',
    load: () => import('./audit.ts').then(module => module.audit),
  },
];
