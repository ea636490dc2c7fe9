/** Actions: what filters have done to packets (linux/pkt_cls.h). */
import { s32, struct, u32, u64 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';

/** TC_ACT_*; 0x10000000 and more jump over actions, 0x20000000 and more go to a chain. */
export const verdict = enumeration('tc-act', 'TC_ACT_', {
  unspec: -1,
  ok: 0,
  reclassify: 1,
  shot: 2,
  pipe: 3,
  stolen: 4,
  queued: 5,
  repeat: 6,
  redirect: 7,
  trap: 8,
});

/** What every action's struct begins with (tc_gen). */
export const generic = {
  index: u32(),
  capab: u32({ hint: 'hex' }),
  action: s32({ enum: () => verdict }),
  refcnt: s32(),
  bindcnt: s32(),
} as const;

/** Times since then, in clock ticks. */
export const tcfT = struct('tcf-t', {
  install: u64({ hint: 'clock-ticks' }),
  lastuse: u64({ hint: 'clock-ticks' }),
  expires: u64({ hint: 'clock-ticks' }),
  firstuse: u64({ hint: 'clock-ticks' }),
});
