import { attributeSet } from '../../../schema/attribute-set.ts';
import { array, be16, pad, s8, s16, s32, struct, u8, u16, u32 } from '../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../schema/enum.ts';
import { addressFamily } from '../address-family.ts';

/** Behind nlmsghdr in every message of qdiscs and chains; `info` counts references (linux/rtnetlink.h). */
export const tcmsg = struct('tcmsg', {
  family: u8({ enum: () => addressFamily }),
  pad: pad(3),
  ifindex: { type: s32({ hint: 'ifindex' }), doc: '-1: parent is the number of a shared block' },
  handle: u32({ hint: 'handle' }),
  parent: u32({ hint: 'handle' }),
  info: u32(),
});

/** The same of classes: `info` is the qdisc below. */
export const tcmsgOfClass = struct(
  'tcmsg-class',
  {
    family: u8({ enum: () => addressFamily }),
    pad: pad(3),
    ifindex: s32({ hint: 'ifindex' }),
    handle: u32({ hint: 'handle' }),
    parent: u32({ hint: 'handle' }),
    info: u32({ hint: 'handle' }),
  },
  { constant: 'tcmsg' },
);

/** The same of filters: `info` is for which packets and in which order, and what a handle is depends on their kind. */
export const tcmsgOfFilter = struct(
  'tcmsg-filter',
  {
    family: u8({ enum: () => addressFamily }),
    pad: pad(3),
    ifindex: { type: s32({ hint: 'ifindex' }), doc: '-1: parent is the number of a shared block' },
    handle: u32({ hint: 'hex' }),
    parent: u32({ hint: 'handle' }),
    protocol: be16({ hint: 'ethertype' }),
    prio: { type: u16(), doc: 'the order among the filters; 0: the kernel chooses' },
  },
  { constant: 'tcmsg' },
);

/** Behind nlmsghdr in messages of actions. */
export const tcamsg = struct('tcamsg', { family: u8({ enum: () => addressFamily }), pad: pad(3) });

const linkLayer = enumeration('tc-link-layer', 'TC_LINKLAYER_', { unaware: 0, ethernet: 1, atm: 2 });

/** A rate in bytes a second, 0xffffffff where a 64-bit attribute beside it says more (linux/pkt_sched.h). */
export const tcRatespec = struct('tc-ratespec', {
  'cell-log': u8(),
  linklayer: u8({ enum: () => linkLayer }),
  overhead: u16({ hint: 'bytes' }),
  'cell-align': s16(),
  mpu: u16({ hint: 'bytes' }),
  rate: u32(),
});

/** What a packet costs, by its length. */
const tcSizespec = struct('tc-sizespec', {
  'cell-log': u8(),
  'size-log': u8(),
  'cell-align': s16(),
  overhead: s32({ hint: 'bytes' }),
  linklayer: u32({ enum: () => linkLayer }),
  mpu: u32({ hint: 'bytes' }),
  mtu: u32({ hint: 'bytes' }),
  tsize: u32(),
});

/** How long a packet of each size takes, in ticks: 256 of them. */
export const rateTable = array(u32());

export const tcaStabAttributes = attributeSet('tca-stab-attrs', 'TCA_STAB_', {
  base: [1, tcSizespec],
  data: [2, array(u16())],
});

/** How rates are estimated: every 2^interval seconds / 4. */
export const gnetEstimator = struct('gnet-estimator', {
  interval: s8(),
  'ewma-log': u8(),
});

/** Numbers by priority: TC_PRIO_*, 0 to 15. */
export const priorityMap = array(u8(), 16);

export const tcPrioQopt = struct('tc-prio-qopt', {
  bands: u32(),
  priomap: priorityMap,
});

/** TCA_CLS_FLAGS_*: where a filter is to run, and runs. */
export const clsFlags = flagSet('cls-flags', 'TCA_CLS_FLAGS_', {
  'skip-hw': 0x1,
  'skip-sw': 0x2,
  'in-hw': 0x4,
  'not-in-hw': 0x8,
  verbose: 0x10,
});
