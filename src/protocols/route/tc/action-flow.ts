/** Actions that decide, meter, mark, copy: gact, police, mirred, sample, gate, bpf, simple, ct and more (linux/tc_act/, linux/pkt_cls.h). */
import { attributeSet, multi } from '../../../schema/attribute-set.ts';
import {
  array,
  be16,
  be32,
  binary,
  flag,
  ipv6,
  mac,
  nest,
  pad,
  s32,
  select,
  sequence,
  string,
  struct,
  u8,
  u16,
  u32,
  u64,
} from '../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../schema/enum.ts';
import { sockFilter } from '../../sock-filter.ts';
import { generic, tcfT, verdict } from './action.ts';
import { rateTable, tcRatespec } from './header.ts';
import { clock } from './qdisc-time.ts';

const tcGact = struct('tc-gact', generic);

const probability = enumeration('tc-pgact', 'PGACT_', { none: 0, netrand: 1, determ: 2 });

const tcGactP = struct('tc-gact-p', {
  ptype: u16({ enum: () => probability }),
  pval: u16(),
  paction: s32({ enum: () => verdict }),
});

export const actGactAttributes = attributeSet('act-gact-attrs', 'TCA_GACT_', {
  tm: [1, tcfT],
  parms: [2, tcGact],
  prob: [3, tcGactP],
  pad: [4, pad()],
});

/** Bursts in ticks. */
const tcPolice = struct('tc-police', {
  index: u32(),
  action: s32({ enum: () => verdict }),
  limit: u32({ hint: 'bytes' }),
  burst: u32(),
  mtu: u32({ hint: 'bytes' }),
  rate: tcRatespec,
  peakrate: tcRatespec,
  refcnt: s32(),
  bindcnt: s32(),
  capab: u32({ hint: 'hex' }),
});

const policeResult = enumeration('tc-police-result', 'TC_POLICE_', { ok: 0, reclassify: 1, shot: 2, pipe: 3 });

/** TCA_POLICE_*: as an action, and in filters as the older way. */
export const policeAttributes = attributeSet('police-attrs', 'TCA_POLICE_', {
  tbf: [1, tcPolice],
  rate: [2, rateTable],
  peakrate: [3, rateTable],
  avrate: [4, u32()],
  result: [5, u32({ enum: () => policeResult })],
  tm: [6, tcfT],
  pad: [7, pad()],
  rate64: [8, u64()],
  peakrate64: [9, u64()],
  pktrate64: [10, u64()],
  pktburst64: [11, u64()],
});

const mirredAction = enumeration('tc-mirred-action', 'TCA_', {
  'egress-redir': 1,
  'egress-mirror': 2,
  'ingress-redir': 3,
  'ingress-mirror': 4,
});

const tcMirred = struct('tc-mirred', {
  ...generic,
  eaction: s32({ enum: () => mirredAction }),
  ifindex: u32({ hint: 'ifindex' }),
});

export const actMirredAttributes = attributeSet('act-mirred-attrs', 'TCA_MIRRED_', {
  tm: [1, tcfT],
  parms: [2, tcMirred],
  pad: [3, pad()],
  blockid: [4, u32()],
});

const tcSample = struct('tc-sample', generic);

export const actSampleAttributes = attributeSet('act-sample-attrs', 'TCA_SAMPLE_', {
  tm: [1, tcfT],
  parms: [2, tcSample],
  rate: [3, u32()],
  'trunc-size': [4, u32({ hint: 'bytes' })],
  'psample-group': [5, u32()],
  pad: [6, pad()],
});

const tcGate = struct('tc-gate', generic);

export const actGateAttributes = attributeSet('act-gate-attrs', 'TCA_GATE_', {
  tm: [1, tcfT],
  parms: [2, tcGate],
  pad: [3, pad()],
  priority: [4, s32()],
  'entry-list': [5, nest(() => gateEntryList), { nested: 'to-kernel' }],
  'base-time': [6, u64({ hint: 'nanoseconds' })],
  'cycle-time': [7, u64({ hint: 'nanoseconds' })],
  'cycle-time-ext': [8, u64({ hint: 'nanoseconds' })],
  flags: [9, u32({ hint: 'hex' })],
  clockid: [10, s32({ enum: () => clock })],
});

const gateEntryList = attributeSet('act-gate-entry-list', 'TCA_GATE_ONE_', {
  entry: [1, multi(nest(() => gateEntry)), { nested: 'to-kernel' }],
});

const gateEntry = attributeSet('act-gate-entry', 'TCA_GATE_ENTRY_', {
  index: [1, u32()],
  gate: [2, flag()],
  interval: [3, u32({ hint: 'nanoseconds' })],
  ipv: [4, s32()],
  'max-octets': [5, s32({ hint: 'bytes' })],
});

const tcActBpf = struct('tc-act-bpf', generic);

export const actBpfAttributes = attributeSet('act-bpf-attrs', 'TCA_ACT_BPF_', {
  tm: [1, tcfT],
  parms: [2, tcActBpf],
  'ops-len': [3, u16()],
  ops: [4, array(sockFilter)],
  fd: [5, u32()],
  name: [6, string()],
  pad: [7, pad()],
  tag: [8, binary()],
  id: [9, u32()],
});

const tcDefact = struct('tc-defact', generic);

/** Kind `simple`: prints its text. */
export const actSimpleAttributes = attributeSet('act-simple-attrs', 'TCA_DEF_', {
  tm: [1, tcfT],
  parms: [2, tcDefact],
  data: [3, string()],
  pad: [4, pad()],
});

const tcConnmark = struct('tc-connmark', { ...generic, zone: u16(), pad: pad(2) });

export const actConnmarkAttributes = attributeSet('act-connmark-attrs', 'TCA_CONNMARK_', {
  parms: [1, tcConnmark],
  tm: [2, tcfT],
  pad: [3, pad()],
});

const tcCtinfo = struct('tc-ctinfo', generic);

export const actCtinfoAttributes = attributeSet('act-ctinfo-attrs', 'TCA_CTINFO_', {
  pad: [1, pad()],
  tm: [2, tcfT],
  act: [3, tcCtinfo],
  zone: [4, u16()],
  'parms-dscp-mask': [5, u32({ hint: 'hex' })],
  'parms-dscp-statemask': [6, u32({ hint: 'hex' })],
  'parms-cpmark-mask': [7, u32({ hint: 'hex' })],
  'stats-dscp-set': [8, u64()],
  'stats-dscp-error': [9, u64()],
  'stats-cpmark-set': [10, u64()],
});

const ctAction = flagSet('tc-ct-action', 'TCA_CT_ACT_', {
  commit: 0x1,
  force: 0x2,
  clear: 0x4,
  nat: 0x8,
  'nat-src': 0x10,
  'nat-dst': 0x20,
});

const tcCt = struct('tc-ct', generic);

export const actCtAttributes = attributeSet('act-ct-attrs', 'TCA_CT_', {
  parms: [1, tcCt],
  tm: [2, tcfT],
  action: [3, u16({ enum: () => ctAction })],
  zone: [4, u16()],
  mark: [5, u32({ hint: 'hex' })],
  'mark-mask': [6, u32({ hint: 'hex' })],
  labels: [7, binary()],
  'labels-mask': [8, binary()],
  'nat-ipv4-min': [9, be32({ hint: 'ipv4' })],
  'nat-ipv4-max': [10, be32({ hint: 'ipv4' })],
  'nat-ipv6-min': [11, ipv6()],
  'nat-ipv6-max': [12, ipv6()],
  'nat-port-min': [13, be16()],
  'nat-port-max': [14, be16()],
  pad: [15, pad()],
  'helper-name': [16, string()],
  'helper-family': [17, u8()],
  'helper-proto': [18, u8()],
});

const ifeFlags = enumeration('tc-ife-flags', 'IFE_', { decode: 0, encode: 1 });

const tcIfe = struct('tc-ife', { ...generic, flags: u16({ enum: () => ifeFlags }), pad: pad(2) });

export const actIfeAttributes = attributeSet('act-ife-attrs', 'TCA_IFE_', {
  parms: [1, tcIfe],
  tm: [2, tcfT],
  dmac: [3, mac()],
  smac: [4, mac()],
  type: [5, u16({ hint: 'ethertype' })],
  metalst: [6, nest(() => ifeMetadata)],
  pad: [7, pad()],
});

/** Without a value: that of the packet. */
const ofPacket = { name: 'of the packet', when: { length: 0 }, type: flag() };

/** IFE_META_* (linux/ife.h). */
const ifeMetadata = attributeSet('act-ife-metalst', 'IFE_META_', {
  skbmark: [1, select([ofPacket], u32({ hint: 'hex' }))],
  hashid: [2, select([ofPacket], u32())],
  prio: [3, select([ofPacket], u32({ hint: 'handle' }))],
  qmap: [4, select([ofPacket], u16())],
  tcindex: [5, select([ofPacket], u16())],
});

const tunnelKeyAction = enumeration('tc-tunnel-key-action', 'TCA_TUNNEL_KEY_ACT_', { set: 1, release: 2 });

const tcTunnelKey = struct('tc-tunnel-key', { ...generic, 't-action': s32({ enum: () => tunnelKeyAction }) });

export const actTunnelKeyAttributes = attributeSet('act-tunnel-key-attrs', 'TCA_TUNNEL_KEY_', {
  tm: [1, tcfT],
  parms: [2, tcTunnelKey],
  'enc-ipv4-src': [3, be32({ hint: 'ipv4' })],
  'enc-ipv4-dst': [4, be32({ hint: 'ipv4' })],
  'enc-ipv6-src': [5, ipv6()],
  'enc-ipv6-dst': [6, ipv6()],
  'enc-key-id': [7, be32()],
  pad: [8, pad()],
  'enc-dst-port': [9, be16()],
  'no-csum': [10, u8()],
  'enc-opts': [11, nest(() => tunnelKeyOptions)],
  'enc-tos': [12, u8({ hint: 'hex' })],
  'enc-ttl': [13, u8()],
  'no-frag': [14, flag()],
});

const tunnelKeyOptions = attributeSet('act-tunnel-key-enc-opts-attrs', 'TCA_TUNNEL_KEY_ENC_OPTS_', {
  geneve: [1, multi(sequence(() => tunnelKeyGeneve))],
  vxlan: [2, nest(() => tunnelKeyVxlan)],
  erspan: [3, nest(() => tunnelKeyErspan)],
});

const tunnelKeyGeneve = attributeSet('act-tunnel-key-enc-opt-geneve-attrs', 'TCA_TUNNEL_KEY_ENC_OPT_GENEVE_', {
  class: [1, be16({ hint: 'hex' })],
  type: [2, u8({ hint: 'hex' })],
  data: [3, binary({ checks: { minLen: 4, maxLen: 128 } })],
});

const tunnelKeyVxlan = attributeSet('act-tunnel-key-enc-opt-vxlan-attrs', 'TCA_TUNNEL_KEY_ENC_OPT_VXLAN_', {
  gbp: [1, u32({ hint: 'hex' })],
});

const tunnelKeyErspan = attributeSet('act-tunnel-key-enc-opt-erspan-attrs', 'TCA_TUNNEL_KEY_ENC_OPT_ERSPAN_', {
  ver: [1, u8()],
  index: [2, be32()],
  dir: [3, u8()],
  hwid: [4, u8()],
});
