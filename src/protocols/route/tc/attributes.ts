import { attributeSet } from '../../../schema/attribute-set.ts';
import { bitfield32, flag, nest, pad, string, u8, u32 } from '../../../schema/builders.ts';
import { flagSet } from '../../../schema/enum.ts';
import { gnetEstimator, tcaStabAttributes } from './header.ts';
import { options } from './options.ts';
import { tcaStatsAttributes, tcStats, xstats } from './stats.ts';

const dumpFlags = flagSet('tca-dump-flags', 'TCA_DUMP_FLAGS_', { terse: 0x1 });

/** TCA_*: qdiscs, classes, filters, chains (linux/rtnetlink.h). */
export const tcAttributes = attributeSet('attrs', 'TCA_', {
  kind: [1, string()],
  options: [2, options],
  stats: [3, tcStats],
  xstats: [4, xstats],
  rate: [5, gnetEstimator],
  fcnt: [6, u32()],
  stats2: [7, nest(() => tcaStatsAttributes)],
  stab: [8, nest(() => tcaStabAttributes)],
  pad: [9, pad()],
  'dump-invisible': [10, flag()],
  chain: [11, u32()],
  'hw-offload': [12, u8()],
  'ingress-block': [13, u32()],
  'egress-block': [14, u32()],
  'dump-flags': [15, bitfield32(() => dumpFlags)],
  'ext-warn-msg': [16, string()],
});
