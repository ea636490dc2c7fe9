/** Qdiscs that share fairly: fq, hhf, drr, qfq, ets (linux/pkt_sched.h). */
import { type AttributeSet, attributeSet, multi } from '../../../schema/attribute-set.ts';
import { array, nest, pad, s32, s64, struct, u8, u32, u64 } from '../../../schema/builders.ts';
import { tcPrioQopt } from './header.ts';

/** Rates in bytes a second. */
export const fqAttributes = attributeSet('fq-attrs', 'TCA_FQ_', {
  plimit: [1, u32()],
  'flow-plimit': [2, u32()],
  quantum: [3, u32({ hint: 'bytes' })],
  'initial-quantum': [4, u32({ hint: 'bytes' })],
  'rate-enable': [5, u32()],
  'flow-default-rate': [6, u32()],
  'flow-max-rate': [7, u32()],
  'buckets-log': [8, u32()],
  'flow-refill-delay': [9, u32({ hint: 'microseconds' })],
  'orphan-mask': [10, u32({ hint: 'hex' })],
  'low-rate-threshold': [11, u32()],
  'ce-threshold': [12, u32({ hint: 'microseconds' })],
  'timer-slack': [13, u32({ hint: 'nanoseconds' })],
  horizon: [14, u32({ hint: 'microseconds' })],
  'horizon-drop': [15, u8()],
  priomap: [16, tcPrioQopt],
  weights: [17, array(s32())],
  'offload-horizon': [18, u32({ hint: 'microseconds' })],
});

export const tcFqQdStats = struct('tc-fq-qd-stats', {
  'gc-flows': u64(),
  'highprio-packets': u64(),
  'tcp-retrans': u64(),
  throttled: u64(),
  'flows-plimit': u64(),
  'pkts-too-long': u64(),
  'allocation-errors': u64(),
  'time-next-delayed-flow': s64({ hint: 'nanoseconds' }),
  flows: u32(),
  'inactive-flows': u32(),
  'throttled-flows': u32(),
  'unthrottle-latency-ns': u32({ hint: 'nanoseconds' }),
  'ce-mark': u64(),
  'horizon-drops': u64(),
  'horizon-caps': u64(),
  'fastpath-packets': u64(),
  'band-drops': array(u64(), 3),
  'band-pkt-count': array(u32(), 3),
  pad: pad(4),
});

export const hhfAttributes = attributeSet('hhf-attrs', 'TCA_HHF_', {
  'backlog-limit': [1, u32()],
  quantum: [2, u32({ hint: 'bytes' })],
  'hh-flows-limit': [3, u32()],
  'reset-timeout': [4, u32({ hint: 'microseconds' })],
  'admit-bytes': [5, u32({ hint: 'bytes' })],
  'evict-timeout': [6, u32({ hint: 'microseconds' })],
  'non-hh-weight': [7, u32()],
});

export const tcHhfXstats = struct('tc-hhf-xstats', {
  'drop-overlimit': u32(),
  'hh-overlimit': u32(),
  'hh-tot-count': u32(),
  'hh-cur-count': u32(),
});

/** Of a class. */
export const drrAttributes = attributeSet('drr-attrs', 'TCA_DRR_', {
  quantum: [1, u32({ hint: 'bytes' })],
});

export const tcDrrStats = struct('tc-drr-stats', { deficit: u32() });

/** Of a class. */
export const qfqAttributes = attributeSet('qfq-attrs', 'TCA_QFQ_', {
  weight: [1, u32()],
  lmax: [2, u32({ hint: 'bytes' })],
});

export const tcQfqStats = struct('tc-qfq-stats', { weight: u32(), lmax: u32() });

/** Of the qdisc and of its classes, and what its nests have. */
export const etsAttributes = attributeSet('ets-attrs', 'TCA_ETS_', {
  nbands: [1, u8()],
  nstrict: [2, u8()],
  quanta: [3, nest((): AttributeSet => etsAttributes), { nested: true }],
  'quanta-band': [4, multi(u32({ hint: 'bytes' }))],
  priomap: [5, nest((): AttributeSet => etsAttributes), { nested: true }],
  'priomap-band': [6, multi(u8())],
});
