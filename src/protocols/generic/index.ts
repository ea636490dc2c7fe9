import type { FamilyEntry } from '../../schema/family.ts';

/** The built-in families of protocol generic. Their numbers are given at run time; only nlctrl's is fixed (nlctrlId). */
export const families: FamilyEntry[] = [
  {
    name: 'nlctrl',
    doc: 'which generic families there are, their operations, groups and policies',
    load: async () => (await import('./nlctrl.ts')).nlctrl,
  },
];

/** GENL_ID_CTRL: nlmsg_type of nlctrl's messages. */
export const nlctrlId = 0x10;
