/** Qdiscs that watch the delay: codel, fq_codel, pie, fq_pie, dualpi2 (linux/pkt_sched.h). */
import { attributeSet } from '../../../schema/attribute-set.ts';
import { pad, s32, struct, u8, u32, u64 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';

export const codelAttributes = attributeSet('codel-attrs', 'TCA_CODEL_', {
  target: [1, u32({ hint: 'microseconds' })],
  limit: [2, u32()],
  interval: [3, u32({ hint: 'microseconds' })],
  ecn: [4, u32()],
  'ce-threshold': [5, u32({ hint: 'microseconds' })],
});

export const tcCodelXstats = struct('tc-codel-xstats', {
  maxpacket: u32(),
  count: u32(),
  lastcount: u32(),
  ldelay: u32({ hint: 'microseconds' }),
  'drop-next': s32({ hint: 'microseconds' }),
  'drop-overlimit': u32(),
  'ecn-mark': u32(),
  dropping: u32(),
  'ce-mark': u32(),
});

export const fqCodelAttributes = attributeSet('fq-codel-attrs', 'TCA_FQ_CODEL_', {
  target: [1, u32({ hint: 'microseconds' })],
  limit: [2, u32()],
  interval: [3, u32({ hint: 'microseconds' })],
  ecn: [4, u32()],
  flows: [5, u32()],
  quantum: [6, u32({ hint: 'bytes' })],
  'ce-threshold': [7, u32({ hint: 'microseconds' })],
  'drop-batch-size': [8, u32()],
  'memory-limit': [9, u32({ hint: 'bytes' })],
  'ce-threshold-selector': [10, u8({ hint: 'hex' })],
  'ce-threshold-mask': [11, u8({ hint: 'hex' })],
});

const fqCodelXstatsType = enumeration('tc-fq-codel-xstats-type', 'TCA_FQ_CODEL_XSTATS_', { qdisc: 0, class: 1 });

/** struct tc_fq_codel_xstats of a qdisc. */
export const tcFqCodelXstats = struct(
  'tc-fq-codel-xstats',
  {
    type: u32({ enum: () => fqCodelXstatsType }),
    maxpacket: u32(),
    'drop-overlimit': u32(),
    'ecn-mark': u32(),
    'new-flow-count': u32(),
    'new-flows-len': u32(),
    'old-flows-len': u32(),
    'ce-mark': u32(),
    'memory-usage': u32({ hint: 'bytes' }),
    'drop-overmemory': u32(),
  },
  { constant: false },
);

/** struct tc_fq_codel_xstats of a class. */
export const tcFqCodelClassXstats = struct(
  'tc-fq-codel-class-xstats',
  {
    type: u32({ enum: () => fqCodelXstatsType }),
    deficit: s32(),
    ldelay: u32({ hint: 'microseconds' }),
    count: u32(),
    lastcount: u32(),
    dropping: u32(),
    'drop-next': s32({ hint: 'microseconds' }),
    rest: pad(12),
  },
  { constant: false },
);

export const pieAttributes = attributeSet('pie-attrs', 'TCA_PIE_', {
  target: [1, u32({ hint: 'microseconds' })],
  limit: [2, u32()],
  tupdate: [3, u32({ hint: 'microseconds' })],
  alpha: [4, u32()],
  beta: [5, u32()],
  ecn: [6, u32()],
  bytemode: [7, u32()],
  'dq-rate-estimator': [8, u32()],
});

export const tcPieXstats = struct('tc-pie-xstats', {
  prob: u64(),
  delay: u32(),
  'avg-dq-rate': u32(),
  'dq-rate-estimating': u32(),
  'packets-in': u32(),
  dropped: u32(),
  overlimit: u32(),
  maxq: u32(),
  'ecn-mark': u32(),
});

export const fqPieAttributes = attributeSet('fq-pie-attrs', 'TCA_FQ_PIE_', {
  limit: [1, u32()],
  flows: [2, u32()],
  target: [3, u32({ hint: 'microseconds' })],
  tupdate: [4, u32({ hint: 'microseconds' })],
  alpha: [5, u32()],
  beta: [6, u32()],
  quantum: [7, u32({ hint: 'bytes' })],
  'memory-limit': [8, u32({ hint: 'bytes' })],
  'ecn-prob': [9, u32()],
  ecn: [10, u32()],
  bytemode: [11, u32()],
  'dq-rate-estimator': [12, u32()],
});

export const tcFqPieXstats = struct('tc-fq-pie-xstats', {
  'packets-in': u32(),
  dropped: u32(),
  overlimit: u32(),
  overmemory: u32(),
  'ecn-mark': u32(),
  'new-flow-count': u32(),
  'new-flows-len': u32(),
  'old-flows-len': u32(),
  'memory-usage': u32({ hint: 'bytes' }),
});

const dualpi2DropOverload = enumeration('dualpi2-drop-overload', 'TC_DUALPI2_DROP_OVERLOAD_', {
  overflow: 0,
  drop: 1,
});

const dualpi2DropEarly = enumeration('dualpi2-drop-early', 'TC_DUALPI2_DROP_EARLY_', {
  'drop-dequeue': 0,
  'drop-enqueue': 1,
});

const dualpi2EcnMask = enumeration('dualpi2-ecn-mask', 'TC_DUALPI2_ECN_MASK_', {
  'l4s-ect': 1,
  'cla-ect': 2,
  'any-ect': 3,
});

const dualpi2SplitGso = enumeration('dualpi2-split-gso', 'TC_DUALPI2_SPLIT_GSO_', {
  'no-split-gso': 0,
  'split-gso': 1,
});

export const dualpi2Attributes = attributeSet('dualpi2-attrs', 'TCA_DUALPI2_', {
  limit: [1, u32()],
  'memory-limit': [2, u32({ hint: 'bytes' })],
  target: [3, u32({ hint: 'microseconds' })],
  tupdate: [4, u32({ hint: 'microseconds' })],
  alpha: [5, u32()],
  beta: [6, u32()],
  'step-thresh-pkts': [7, u32()],
  'step-thresh-us': [8, u32({ hint: 'microseconds' })],
  'min-qlen-step': [9, u32()],
  coupling: [10, u8()],
  'drop-overload': [11, u8({ enum: () => dualpi2DropOverload })],
  'drop-early': [12, u8({ enum: () => dualpi2DropEarly })],
  'c-protection': [13, u8()],
  'ecn-mask': [14, u8({ enum: () => dualpi2EcnMask })],
  'split-gso': [15, u8({ enum: () => dualpi2SplitGso })],
  pad: [16, pad()],
});

export const tcDualpi2Xstats = struct('tc-dualpi2-xstats', {
  prob: u32(),
  'delay-c': u32({ hint: 'microseconds' }),
  'delay-l': u32({ hint: 'microseconds' }),
  'packets-in-c': u32(),
  'packets-in-l': u32(),
  maxq: u32(),
  'ecn-mark': u32(),
  'step-marks': u32(),
  credit: s32(),
  'memory-used': u32({ hint: 'bytes' }),
  'max-memory-used': u32({ hint: 'bytes' }),
  'memory-limit': u32({ hint: 'bytes' }),
});
