/** Identifier-locator addressing of IPv6, as a generic family and as an encapsulation of routes (linux/ila.h). */
import { attributeSet } from '../schema/attribute-set.ts';
import { be64, pad, s32, u8, u32, unused } from '../schema/builders.ts';
import { enumeration, flagSet } from '../schema/enum.ts';

const checksumMode = enumeration('ila-csum-mode', 'ILA_CSUM_', {
  'adjust-transport': 0,
  'neutral-map': 1,
  'no-action': 2,
  'neutral-map-auto': 3,
});

const addressType = enumeration('ila-atype', 'ILA_ATYPE_', {
  iid: 0,
  luid: 1,
  'virt-v4': 2,
  'virt-uni-v6': 3,
  'virt-multi-v6': 4,
  'nonlocal-addr': 5,
  'rsvd-1': 6,
  'rsvd-2': 7,
  'use-format': 32,
});

const hookType = enumeration('ila-hook', 'ILA_HOOK_', {
  'route-output': 0,
  'route-input': 1,
});

const direction = flagSet('ila-dir', 'ILA_DIR_', {
  in: 0x1,
  out: 0x2,
});

export const ilaAttributes = attributeSet('ila-attrs', 'ILA_ATTR_', {
  unspec: [0, unused()],
  locator: [1, be64({ hint: 'hex' }), { doc: 'what the upper half of the address becomes' }],
  identifier: [2, be64({ hint: 'hex' })],
  'locator-match': [3, be64({ hint: 'hex' }), { doc: 'what the upper half of the address is' }],
  ifindex: [4, s32({ hint: 'ifindex' })],
  dir: [5, u32({ enum: () => direction })],
  pad: [6, pad()],
  'csum-mode': [7, u8({ enum: () => checksumMode })],
  'ident-type': [8, u8({ enum: () => addressType })],
  'hook-type': [9, u8({ enum: () => hookType })],
});
