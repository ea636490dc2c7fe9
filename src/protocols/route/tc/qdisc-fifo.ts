/** Qdiscs that keep no more than a queue or several: fifo, prio, multiq, plug, skbprio, the hardware's queues (linux/pkt_sched.h). */
import { attributeSet, multi } from '../../../schema/attribute-set.ts';
import { array, binary, nest, s32, struct, u8, u16, u32, u64 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';
import { priorityMap } from './header.ts';

/** In bytes of bfifo, else in packets. */
export const tcFifoQopt = struct('tc-fifo-qopt', {
  limit: u32(),
});

export const tcSkbprioQopt = struct('tc-skbprio-qopt', { limit: u32() });

export const tcMultiqQopt = struct('tc-multiq-qopt', {
  bands: u16(),
  'max-bands': u16(),
});

/** Numbers of bands by priority; tc puts an empty attribute behind. */
export const prioOptions = struct(
  'prio',
  {
    bands: u32(),
    priomap: priorityMap,
    attributes: { type: nest(() => prioAttributes), inline: true },
  },
  { constant: false },
);

const prioAttributes = attributeSet('prio-attrs', 'TCA_', { options: [2, binary()] });

const plugAction = enumeration('tc-plug-action', 'TCQ_PLUG_', {
  buffer: 0,
  'release-one': 1,
  'release-indefinite': 2,
  limit: 3,
});

export const tcPlugQopt = struct('tc-plug-qopt', {
  action: s32({ enum: () => plugAction }),
  limit: u32(),
});

const mqprioHardware = enumeration('tc-mqprio-hw', 'TC_MQPRIO_HW_OFFLOAD_', { none: 0, tcs: 1 });

export const tcMqprioQopt = struct('tc-mqprio-qopt', {
  'num-tc': u8(),
  'prio-tc-map': priorityMap,
  hw: u8({ enum: () => mqprioHardware }),
  count: array(u16(), 16),
  offset: array(u16(), 16),
});

/** The struct, then attributes. */
export const mqprioOptions = struct(
  'mqprio',
  { fixed: tcMqprioQopt, attributes: { type: nest(() => mqprioAttributes), inline: true, align: 4 } },
  { constant: false },
);

const mqprioMode = enumeration('tc-mqprio-mode', 'TC_MQPRIO_MODE_', { dcb: 0, channel: 1 });

const mqprioShaper = enumeration('tc-mqprio-shaper', 'TC_MQPRIO_SHAPER_', { dcb: 0, 'bw-rate': 1 });

/** What frame preemption does with a traffic class (taprio's too). */
export const framePreemption = enumeration('tc-fp', 'TC_FP_', { express: 1, preemptible: 2 });

const mqprioAttributes = attributeSet('mqprio-attrs', 'TCA_MQPRIO_', {
  mode: [1, u16({ enum: () => mqprioMode })],
  shaper: [2, u16({ enum: () => mqprioShaper })],
  'min-rate64': [3, nest(() => minimumRates), { nested: true }],
  'max-rate64': [4, nest(() => maximumRates), { nested: true }],
  'tc-entry': [5, multi(nest(() => mqprioEntry)), { nested: true }],
});

/** A rate for each traffic class, in bytes a second. */
const minimumRates = attributeSet('mqprio-min-rate-attrs', 'TCA_MQPRIO_', { 'min-rate64': [3, multi(u64())] });

const maximumRates = attributeSet('mqprio-max-rate-attrs', 'TCA_MQPRIO_', { 'max-rate64': [4, multi(u64())] });

const mqprioEntry = attributeSet('mqprio-tc-entry-attrs', 'TCA_MQPRIO_TC_ENTRY_', {
  index: [1, u32()],
  fp: [2, u32({ enum: () => framePreemption })],
});
