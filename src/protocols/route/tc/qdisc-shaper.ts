/** Qdiscs that shape: tbf, htb, hfsc (linux/pkt_sched.h). */
import { attributeSet } from '../../../schema/attribute-set.ts';
import { flag, pad, s32, struct, u16, u32, u64 } from '../../../schema/builders.ts';
import { rateTable, tcRatespec } from './header.ts';

const tcTbfQopt = struct('tc-tbf-qopt', {
  rate: tcRatespec,
  peakrate: tcRatespec,
  limit: u32({ hint: 'bytes' }),
  buffer: u32(),
  mtu: u32(),
});

export const tbfAttributes = attributeSet('tbf-attrs', 'TCA_TBF_', {
  parms: [1, tcTbfQopt],
  rtab: [2, rateTable],
  ptab: [3, rateTable],
  rate64: [4, u64()],
  prate64: [5, u64()],
  burst: [6, u32({ hint: 'bytes' })],
  pburst: [7, u32({ hint: 'bytes' })],
  pad: [8, pad()],
});

const tcHtbOpt = struct('tc-htb-opt', {
  rate: tcRatespec,
  ceil: tcRatespec,
  buffer: u32(),
  cbuffer: u32(),
  quantum: u32({ hint: 'bytes' }),
  level: u32(),
  prio: u32(),
});

const tcHtbGlob = struct('tc-htb-glob', {
  version: u32(),
  rate2quantum: u32(),
  defcls: u32({ hint: 'hex' }),
  debug: u32({ hint: 'hex' }),
  'direct-pkts': u32(),
});

/** Of the qdisc (init) and of its classes (parms). */
export const htbAttributes = attributeSet('htb-attrs', 'TCA_HTB_', {
  parms: [1, tcHtbOpt],
  init: [2, tcHtbGlob],
  ctab: [3, rateTable],
  rtab: [4, rateTable],
  'direct-qlen': [5, u32()],
  rate64: [6, u64()],
  ceil64: [7, u64()],
  pad: [8, pad()],
  offload: [9, flag()],
});

export const tcHtbXstats = struct('tc-htb-xstats', {
  lends: u32(),
  borrows: u32(),
  giants: u32(),
  tokens: s32(),
  ctokens: s32(),
});

export const tcHfscQopt = struct('tc-hfsc-qopt', {
  defcls: u16({ hint: 'hex' }),
});

/** Slopes in bytes a second, where the first ends in microseconds. */
const tcServiceCurve = struct('tc-service-curve', { m1: u32(), d: u32({ hint: 'microseconds' }), m2: u32() });

/** Of a class; the qdisc has struct tc_hfsc_qopt. */
export const hfscAttributes = attributeSet('hfsc-attrs', 'TCA_HFSC_', {
  rsc: [1, tcServiceCurve],
  fsc: [2, tcServiceCurve],
  usc: [3, tcServiceCurve],
});

export const tcHfscStats = struct('tc-hfsc-stats', { work: u64(), rtwork: u64(), period: u32(), level: u32() });
