import type { FamilyEntry } from '../../schema/family.ts';

/** The one family of NETLINK_SCSITRANSPORT. */
export const families: FamilyEntry[] = [
  {
    name: 'scsitransport',
    doc: 'events of SCSI hosts',
    load: () => import('./scsitransport.ts').then(module => module.scsiTransport),
  },
];
