import { attributeSet, multi } from '../../../schema/attribute-set.ts';
import { mac, nest, s32, u16, u32 } from '../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../schema/enum.ts';

const macvlanMode = enumeration('macvlan-mode', 'MACVLAN_MODE_', {
  private: 1,
  vepa: 2,
  bridge: 4,
  passthru: 8,
  source: 16,
});

const macaddrMode = enumeration('macvlan-macaddr-mode', 'MACVLAN_MACADDR_', { add: 0, del: 1, flush: 2, set: 3 });

const macvlanFlags = flagSet('macvlan-flags', 'MACVLAN_FLAG_', { nopromisc: 0x1, nodst: 0x2 });

/** IFLA_INFO_DATA of macvlan and macvtap: IFLA_MACVLAN_* (linux/if_link.h). */
export const macvlanAttributes = attributeSet('linkinfo-macvlan-attrs', 'IFLA_MACVLAN_', {
  mode: [1, u32({ enum: () => macvlanMode })],
  flags: [2, u16({ enum: () => macvlanFlags })],
  'macaddr-mode': [3, u32({ enum: () => macaddrMode })],
  macaddr: [4, mac()],
  'macaddr-data': [5, nest(() => macaddrData)],
  'macaddr-count': [6, u32()],
  'bc-queue-len': [7, u32()],
  'bc-queue-len-used': [8, u32()],
  'bc-cutoff': [9, s32()],
});

const macaddrData = attributeSet('macvlan-macaddr-data', 'IFLA_MACVLAN_', {
  macaddr: [4, multi(mac())],
});
