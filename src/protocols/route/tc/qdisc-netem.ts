/** netem, a network emulated (linux/pkt_sched.h). Probabilities are fractions of 2^32. */
import { attributeSet } from '../../../schema/attribute-set.ts';
import { array, nest, pad, s16, s32, s64, struct, u32, u64 } from '../../../schema/builders.ts';

/** Latency and jitter in ticks. */
const tcNetemQopt = struct('tc-netem-qopt', {
  latency: u32(),
  limit: u32(),
  loss: u32(),
  gap: u32(),
  duplicate: u32(),
  jitter: u32(),
});

/** The struct, then attributes. */
export const netemOptions = struct(
  'netem',
  { fixed: tcNetemQopt, attributes: { type: nest(() => netemAttributes), inline: true } },
  { constant: false },
);

const tcNetemCorr = struct('tc-netem-corr', {
  'delay-corr': u32(),
  'loss-corr': u32(),
  'dup-corr': u32(),
});

const tcNetemReorder = struct('tc-netem-reorder', {
  probability: u32(),
  correlation: u32(),
});

const tcNetemCorrupt = struct('tc-netem-corrupt', {
  probability: u32(),
  correlation: u32(),
});

/** The rate in bytes a second, the rest in bytes. */
const tcNetemRate = struct('tc-netem-rate', {
  rate: u32(),
  'packet-overhead': s32(),
  'cell-size': u32(),
  'cell-overhead': s32(),
});

const tcNetemSlot = struct('tc-netem-slot', {
  'min-delay': s64({ hint: 'nanoseconds' }),
  'max-delay': s64({ hint: 'nanoseconds' }),
  'max-packets': s32(),
  'max-bytes': s32(),
  'dist-delay': s64({ hint: 'nanoseconds' }),
  'dist-jitter': s64({ hint: 'nanoseconds' }),
});

const tcNetemGimodel = struct('tc-netem-gimodel', {
  p13: u32(),
  p31: u32(),
  p32: u32(),
  p14: u32(),
  p23: u32(),
});

const tcNetemGemodel = struct('tc-netem-gemodel', {
  p: u32(),
  r: u32(),
  h: u32(),
  k1: u32(),
});

const netemAttributes = attributeSet('netem-attrs', 'TCA_NETEM_', {
  corr: [1, tcNetemCorr],
  'delay-dist': [2, array(s16())],
  reorder: [3, tcNetemReorder],
  corrupt: [4, tcNetemCorrupt],
  loss: [5, nest(() => netemLossAttributes), { nested: 'to-kernel' }],
  rate: [6, tcNetemRate],
  ecn: [7, u32()],
  rate64: [8, u64()],
  pad: [9, pad()],
  latency64: [10, s64({ hint: 'nanoseconds' })],
  jitter64: [11, s64({ hint: 'nanoseconds' })],
  slot: [12, tcNetemSlot],
  'slot-dist': [13, array(s16())],
  'prng-seed': [14, u64()],
});

const netemLossAttributes = attributeSet('netem-loss-attrs', 'NETEM_LOSS_', {
  gi: [1, tcNetemGimodel],
  ge: [2, tcNetemGemodel],
});

export const tcNetemXstats = struct('tc-netem-xstats', {
  delayed: u64(),
  dropped: u64(),
  corrupted: u64(),
  duplicated: u64(),
  reordered: u64(),
  'ecn-marked': u64(),
  'allocation-errors': u64(),
});
