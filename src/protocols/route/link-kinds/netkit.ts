import { attributeSet } from '../../../schema/attribute-set.ts';
import { u8, u16, u32 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';
import { peerInfo } from './peer.ts';

const netkitPolicy = enumeration('netkit-policy', 'NETKIT_', {
  forward: { value: 0, constant: 'NETKIT_PASS' },
  blackhole: { value: 2, constant: 'NETKIT_DROP' },
});

const netkitMode = enumeration('netkit-mode', 'NETKIT_', { l2: 0, l3: 1 });

const netkitScrub = enumeration('netkit-scrub', 'NETKIT_SCRUB_', { none: 0, default: 1 });

const netkitPairing = enumeration('netkit-pairing', 'NETKIT_DEVICE_', { pair: 0, single: 1 });

/** IFLA_INFO_DATA of a netkit: IFLA_NETKIT_* (linux/if_link.h). */
export const netkitAttributes = attributeSet('linkinfo-netkit-attrs', 'IFLA_NETKIT_', {
  'peer-info': [1, peerInfo()],
  primary: [2, u8()],
  policy: [3, u32({ enum: () => netkitPolicy })],
  'peer-policy': [4, u32({ enum: () => netkitPolicy })],
  mode: [5, u32({ enum: () => netkitMode })],
  scrub: [6, u32({ enum: () => netkitScrub })],
  'peer-scrub': [7, u32({ enum: () => netkitScrub })],
  headroom: [8, u16()],
  tailroom: [9, u16()],
  pairing: [10, u32({ enum: () => netkitPairing })],
});
