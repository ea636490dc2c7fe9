/** Qdiscs of time-sensitive networking: cbs, etf, taprio (linux/pkt_sched.h). */
import { type AttributeSet, attributeSet, multi } from '../../../schema/attribute-set.ts';
import { nest, pad, s32, s64, struct, u8, u32, u64 } from '../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../schema/enum.ts';
import { framePreemption, tcMqprioQopt } from './qdisc-fifo.ts';

const tcCbsQopt = struct('tc-cbs-qopt', {
  offload: u8(),
  pad: pad(3),
  hicredit: s32(),
  locredit: s32(),
  idleslope: s32(),
  sendslope: s32(),
});

export const cbsAttributes = attributeSet('cbs-attrs', 'TCA_CBS_', {
  parms: [1, tcCbsQopt],
});

const etfFlags = flagSet('tc-etf-flags', 'TC_ETF_', {
  'deadline-mode-on': 0x1,
  'offload-on': 0x2,
  'skip-sock-check': 0x4,
});

/** CLOCK_* (time.h). */
export const clock = enumeration('clockid', false, { realtime: 0, monotonic: 1, boottime: 7, tai: 11 });

const tcEtfQopt = struct('tc-etf-qopt', {
  delta: s32({ hint: 'nanoseconds' }),
  clockid: s32({ enum: () => clock }),
  flags: u32({ enum: () => etfFlags }),
});

export const etfAttributes = attributeSet('etf-attrs', 'TCA_ETF_', {
  parms: [1, tcEtfQopt],
});

const taprioFlags = flagSet('taprio-flags', 'TCA_TAPRIO_ATTR_FLAG_', { 'txtime-assist': 0x1, 'full-offload': 0x2 });

const taprioCommand = enumeration('taprio-cmd', 'TC_TAPRIO_CMD_', {
  'set-gates': 0,
  'set-and-hold': 1,
  'set-and-release': 2,
});

export const taprioAttributes = attributeSet('taprio-attrs', 'TCA_TAPRIO_ATTR_', {
  priomap: [1, tcMqprioQopt],
  'sched-entry-list': [2, nest(() => taprioSchedEntryList), { nested: 'to-kernel' }],
  'sched-base-time': [3, s64({ hint: 'nanoseconds' })],
  'sched-single-entry': [4, nest(() => taprioSchedEntry)],
  'sched-clockid': [5, s32({ enum: () => clock })],
  pad: [6, pad()],
  'admin-sched': [7, nest((): AttributeSet => taprioAttributes)],
  'sched-cycle-time': [8, s64({ hint: 'nanoseconds' })],
  'sched-cycle-time-extension': [9, s64({ hint: 'nanoseconds' })],
  flags: [10, u32({ enum: () => taprioFlags })],
  'txtime-delay': [11, u32({ hint: 'nanoseconds' })],
  'tc-entry': [12, multi(nest(() => taprioTcEntryAttributes)), { nested: true }],
});

const taprioSchedEntryList = attributeSet('taprio-sched-entry-list', 'TCA_TAPRIO_SCHED_', {
  entry: [1, multi(nest(() => taprioSchedEntry))],
});

const taprioSchedEntry = attributeSet('taprio-sched-entry', 'TCA_TAPRIO_SCHED_ENTRY_', {
  index: [1, u32()],
  cmd: [2, u8({ enum: () => taprioCommand })],
  'gate-mask': [3, u32({ hint: 'hex' })],
  interval: [4, u32({ hint: 'nanoseconds' })],
});

const taprioTcEntryAttributes = attributeSet('taprio-tc-entry-attrs', 'TCA_TAPRIO_TC_ENTRY_', {
  index: [1, u32()],
  'max-sdu': [2, u32({ hint: 'bytes' })],
  fp: [3, u32({ enum: () => framePreemption })],
});

/** TCA_STATS_APP of a taprio that the hardware runs. */
export const taprioStatsAttributes = attributeSet('taprio-stats-attrs', 'TCA_TAPRIO_OFFLOAD_STATS_', {
  pad: [1, pad()],
  'window-drops': [2, u64()],
  'tx-overruns': [3, u64()],
});
