/** u32: matches words at offsets (linux/pkt_cls.h). */
import { attributeSet } from '../../../schema/attribute-set.ts';
import {
  array,
  be16,
  be32,
  indexedArray,
  nest,
  pad,
  s16,
  s32,
  string,
  struct,
  u8,
  u16,
  u32,
  u64,
} from '../../../schema/builders.ts';
import { flagSet } from '../../../schema/enum.ts';
import { actAttributes } from './action-attributes.ts';
import { policeAttributes } from './action-flow.ts';
import { clsFlags } from './header.ts';

/** The word at off, plus what offmask selects of a header field, under mask equals val. */
export const tcU32Key = struct('tc-u32-key', {
  mask: be32({ hint: 'hex' }),
  val: be32({ hint: 'hex' }),
  off: s32(),
  offmask: s32({ hint: 'hex' }),
});

const u32Flags = flagSet('tc-u32-flags', 'TC_U32_', { terminal: 1, offset: 2, varoffset: 4, eat: 8 });

const tcU32Sel = struct('tc-u32-sel', {
  flags: u8({ enum: () => u32Flags }),
  offshift: u8(),
  nkeys: u8(),
  pad: pad(1),
  offmask: be16({ hint: 'hex' }),
  off: u16(),
  offoff: s16(),
  hoff: s16(),
  hmask: be32({ hint: 'hex' }),
  keys: array(tcU32Key, { member: 'nkeys' }),
});

const tcU32Mark = struct('tc-u32-mark', {
  val: u32({ hint: 'hex' }),
  mask: u32({ hint: 'hex' }),
  success: u32(),
});

/** How often it was tried, matched, and each key matched. */
const tcU32Pcnt = struct('tc-u32-pcnt', {
  rcnt: u64(),
  rhit: u64(),
  kcnts: array(u64()),
});

export const u32Attributes = attributeSet('u32-attrs', 'TCA_U32_', {
  classid: [1, u32({ hint: 'handle' })],
  hash: [2, u32({ hint: 'hex' })],
  link: [3, u32({ hint: 'hex' })],
  divisor: [4, u32()],
  sel: [5, tcU32Sel],
  police: [6, nest(() => policeAttributes)],
  act: [7, indexedArray(nest(() => actAttributes))],
  indev: [8, string()],
  pcnt: [9, tcU32Pcnt],
  mark: [10, tcU32Mark],
  flags: [11, u32({ enum: () => clsFlags })],
  pad: [12, pad()],
});
