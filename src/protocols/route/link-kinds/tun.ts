import { attributeSet } from '../../../schema/attribute-set.ts';
import { u8, u32 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';

const tunType = enumeration('tun-type', 'IFF_', { tun: 1, tap: 2 });

/** IFLA_INFO_DATA of tun and tap: IFLA_TUN_* (linux/if_link.h). */
export const tunAttributes = attributeSet('linkinfo-tun-attrs', 'IFLA_TUN_', {
  owner: [1, u32()],
  group: [2, u32()],
  type: [3, u8({ enum: () => tunType })],
  pi: [4, u8()],
  'vnet-hdr': [5, u8()],
  persist: [6, u8()],
  'multi-queue': [7, u8()],
  'num-queues': [8, u32()],
  'num-disabled-queues': [9, u32()],
});
