/** Random early detection and its kin: red, gred, choke, sfb, sfq (linux/pkt_sched.h). */
import { attributeSet, multi } from '../../../schema/attribute-set.ts';
import { array, binary, bitfield32, nest, pad, s32, struct, u8, u32, u64 } from '../../../schema/builders.ts';
import { flagSet } from '../../../schema/enum.ts';

const redFlags = flagSet('tc-red-flags', 'TC_RED_', { ecn: 1, harddrop: 2, adaptative: 4, nodrop: 8 });

/** Limits in bytes, of choke in packets. */
const tcRedQopt = struct('tc-red-qopt', {
  limit: u32(),
  'qth-min': u32(),
  'qth-max': u32(),
  Wlog: u8(),
  Plog: u8(),
  'Scell-log': u8(),
  flags: u8({ enum: () => redFlags }),
});

export const redAttributes = attributeSet('red-attrs', 'TCA_RED_', {
  parms: [1, tcRedQopt],
  stab: [2, binary()],
  'max-p': [3, u32(), { constant: 'TCA_RED_MAX_P' }],
  flags: [4, bitfield32(() => redFlags)],
  'early-drop-block': [5, u32()],
  'mark-block': [6, u32()],
});

export const tcRedXstats = struct('tc-red-xstats', {
  early: u32(),
  pdrop: u32(),
  other: u32(),
  marked: u32(),
});

export const chokeAttributes = attributeSet('choke-attrs', 'TCA_CHOKE_', {
  parms: [1, tcRedQopt],
  stab: [2, binary()],
  'max-p': [3, u32()],
});

export const tcChokeXstats = struct('tc-choke-xstats', {
  early: u32(),
  pdrop: u32(),
  other: u32(),
  marked: u32(),
  matched: u32(),
});

const tcGredQopt = struct('tc-gred-qopt', {
  limit: u32(),
  'qth-min': u32(),
  'qth-max': u32(),
  DP: u32(),
  backlog: u32(),
  qave: u32(),
  forced: u32(),
  early: u32(),
  other: u32(),
  pdrop: u32(),
  Wlog: u8(),
  Plog: u8(),
  'Scell-log': u8(),
  prio: u8(),
  packets: u32(),
  bytesin: u32(),
});

const tcGredSopt = struct('tc-gred-sopt', {
  DPs: u32(),
  'def-DP': u32(),
  grio: u8(),
  flags: u8({ enum: () => redFlags }),
  pad: pad(2),
});

export const gredAttributes = attributeSet('gred-attrs', 'TCA_GRED_', {
  parms: [1, array(tcGredQopt)],
  stab: [2, array(u8())],
  dps: [3, tcGredSopt],
  'max-p': [4, array(u32())],
  limit: [5, u32()],
  'vq-list': [6, nest(() => tcaGredVqListAttributes)],
});

const tcaGredVqListAttributes = attributeSet('tca-gred-vq-list-attrs', 'TCA_GRED_VQ_', {
  entry: [1, multi(nest(() => tcaGredVqEntryAttributes))],
});

const tcaGredVqEntryAttributes = attributeSet('tca-gred-vq-entry-attrs', 'TCA_GRED_VQ_', {
  pad: [1, pad()],
  dp: [2, u32()],
  'stat-bytes': [3, u64()],
  'stat-packets': [4, u32()],
  'stat-backlog': [5, u32()],
  'stat-prob-drop': [6, u32()],
  'stat-prob-mark': [7, u32()],
  'stat-forced-drop': [8, u32()],
  'stat-forced-mark': [9, u32()],
  'stat-pdrop': [10, u32()],
  'stat-other': [11, u32()],
  flags: [12, u32({ enum: () => redFlags })],
});

/** Times in milliseconds; increment and decrement are fractions of 65536. */
const tcSfbQopt = struct('tc-sfb-qopt', {
  'rehash-interval': u32({ hint: 'milliseconds' }),
  'warmup-time': u32({ hint: 'milliseconds' }),
  max: u32(),
  'bin-size': u32(),
  increment: u32(),
  decrement: u32(),
  limit: u32(),
  'penalty-rate': u32(),
  'penalty-burst': u32(),
});

export const sfbAttributes = attributeSet('sfb-attrs', 'TCA_SFB_', { parms: [1, tcSfbQopt] });

export const tcSfbXstats = struct('tc-sfb-xstats', {
  earlydrop: u32(),
  penaltydrop: u32(),
  bucketdrop: u32(),
  queuedrop: u32(),
  childdrop: u32(),
  marked: u32(),
  maxqlen: u32(),
  maxprob: u32(),
  avgprob: u32(),
});

const tcSfqQopt = struct('tc-sfq-qopt', {
  quantum: u32({ hint: 'bytes' }),
  'perturb-period': s32({ hint: 'seconds' }),
  limit: u32(),
  divisor: u32(),
  flows: u32(),
});

const tcSfqredStats = struct('tc-sfqred-stats', {
  'prob-drop': u32(),
  'forced-drop': u32(),
  'prob-mark': u32(),
  'forced-mark': u32(),
  'prob-mark-head': u32(),
  'forced-mark-head': u32(),
});

/** Older requests end with v0. */
export const tcSfqQoptV1 = struct('tc-sfq-qopt-v1', {
  v0: tcSfqQopt,
  depth: u32(),
  headdrop: u32(),
  limit: u32(),
  'qth-min': u32(),
  'qth-max': u32(),
  Wlog: u8(),
  Plog: u8(),
  'Scell-log': u8(),
  flags: u8({ enum: () => redFlags }),
  'max-P': u32(),
  stats: tcSfqredStats,
});

export const tcSfqXstats = struct('tc-sfq-xstats', {
  allot: s32(),
});
