/** Filters but flower and u32: bpf, basic, matchall, fw, route, flow, cgroup (linux/pkt_cls.h). */
import { attributeSet } from '../../../schema/attribute-set.ts';
import { array, binary, indexedArray, nest, pad, string, struct, u16, u32, u64 } from '../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../schema/enum.ts';
import { sockFilter } from '../../sock-filter.ts';
import { actAttributes } from './action-attributes.ts';
import { policeAttributes } from './action-flow.ts';
import { ematchAttributes } from './ematch.ts';
import { clsFlags } from './header.ts';

const tcBasicPcnt = struct('tc-basic-pcnt', {
  rcnt: u64(),
  rhit: u64(),
});

export const basicAttributes = attributeSet('basic-attrs', 'TCA_BASIC_', {
  classid: [1, u32({ hint: 'handle' })],
  ematches: [2, nest(() => ematchAttributes)],
  act: [3, indexedArray(nest(() => actAttributes))],
  police: [4, nest(() => policeAttributes)],
  pcnt: [5, tcBasicPcnt],
  pad: [6, pad()],
});

const tcMatchallPcnt = struct('tc-matchall-pcnt', {
  rhit: u64(),
});

export const matchallAttributes = attributeSet('matchall-attrs', 'TCA_MATCHALL_', {
  classid: [1, u32({ hint: 'handle' })],
  act: [2, indexedArray(nest(() => actAttributes))],
  flags: [3, u32({ enum: () => clsFlags })],
  pcnt: [4, tcMatchallPcnt],
  pad: [5, pad()],
});

export const cgroupAttributes = attributeSet('cgroup-attrs', 'TCA_CGROUP_', {
  act: [1, indexedArray(nest(() => actAttributes))],
  police: [2, nest(() => policeAttributes)],
  ematches: [3, nest(() => ematchAttributes)],
});

/** The handle is the packet's mark. */
export const fwAttributes = attributeSet('fw-attrs', 'TCA_FW_', {
  classid: [1, u32({ hint: 'handle' })],
  police: [2, nest(() => policeAttributes)],
  indev: [3, string()],
  act: [4, indexedArray(nest(() => actAttributes))],
  mask: [5, u32({ hint: 'hex' })],
});

/** Kind `route`: realms. */
export const routeAttributes = attributeSet('route-attrs', 'TCA_ROUTE4_', {
  classid: [1, u32({ hint: 'handle' })],
  to: [2, u32()],
  from: [3, u32()],
  iif: [4, u32({ hint: 'ifindex' })],
  police: [5, nest(() => policeAttributes)],
  act: [6, indexedArray(nest(() => actAttributes))],
});

/** Bit n for FLOW_KEY_* n. */
const flowKeys = flagSet('flow-keys', false, {
  src: 0x1,
  dst: 0x2,
  proto: 0x4,
  'proto-src': 0x8,
  'proto-dst': 0x10,
  iif: 0x20,
  priority: 0x40,
  mark: 0x80,
  nfct: 0x100,
  'nfct-src': 0x200,
  'nfct-dst': 0x400,
  'nfct-proto-src': 0x800,
  'nfct-proto-dst': 0x1000,
  rtclassid: 0x2000,
  skuid: 0x4000,
  skgid: 0x8000,
  'vlan-tag': 0x10000,
  rxhash: 0x20000,
});

const flowMode = enumeration('flow-mode', 'FLOW_MODE_', { map: 0, hash: 1 });

export const flowAttributes = attributeSet('flow-attrs', 'TCA_FLOW_', {
  keys: [1, u32({ enum: () => flowKeys })],
  mode: [2, u32({ enum: () => flowMode })],
  baseclass: [3, u32({ hint: 'handle' })],
  rshift: [4, u32()],
  addend: [5, u32()],
  mask: [6, u32({ hint: 'hex' })],
  xor: [7, u32({ hint: 'hex' })],
  divisor: [8, u32()],
  act: [9, indexedArray(nest(() => actAttributes))],
  police: [10, nest(() => policeAttributes)],
  ematches: [11, nest(() => ematchAttributes)],
  perturb: [12, u32({ hint: 'seconds' })],
});

const bpfFlags = flagSet('tc-bpf-flags', 'TCA_BPF_FLAG_', { 'act-direct': 0x1 });

export const bpfAttributes = attributeSet('bpf-attrs', 'TCA_BPF_', {
  act: [1, indexedArray(nest(() => actAttributes))],
  police: [2, nest(() => policeAttributes)],
  classid: [3, u32({ hint: 'handle' })],
  'ops-len': [4, u16()],
  ops: [5, array(sockFilter)],
  fd: [6, u32()],
  name: [7, string()],
  flags: [8, u32({ enum: () => bpfFlags })],
  'flags-gen': [9, u32({ enum: () => clsFlags })],
  tag: [10, binary()],
  id: [11, u32()],
});
