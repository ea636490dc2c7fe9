import { attributeSet } from '../../../schema/attribute-set.ts';
import { binary, bitfield32, indexedArray, nest, pad, string, subMessage, u32 } from '../../../schema/builders.ts';
import { flagSet } from '../../../schema/enum.ts';
import {
  actBpfAttributes,
  actConnmarkAttributes,
  actCtAttributes,
  actCtinfoAttributes,
  actGactAttributes,
  actGateAttributes,
  actIfeAttributes,
  actMirredAttributes,
  actSampleAttributes,
  actSimpleAttributes,
  actTunnelKeyAttributes,
  policeAttributes,
} from './action-flow.ts';
import {
  actCsumAttributes,
  actMplsAttributes,
  actNatAttributes,
  actPeditAttributes,
  actSkbeditAttributes,
  actSkbmodAttributes,
  actVlanAttributes,
} from './action-packet.ts';
import { tcaStatsAttributes } from './stats.ts';

const actFlags = flagSet('act-flags', 'TCA_ACT_FLAGS_', { 'no-percpu-stats': 0x1, 'skip-hw': 0x2, 'skip-sw': 0x4 });

const hardwareStats = flagSet('act-hw-stats', 'TCA_ACT_HW_STATS_', { immediate: 0x1, delayed: 0x2 });

const actOptionsMsg = subMessage('act-options-msg', 'kind', {
  bpf: nest(() => actBpfAttributes),
  connmark: nest(() => actConnmarkAttributes),
  csum: nest(() => actCsumAttributes),
  ct: nest(() => actCtAttributes),
  ctinfo: nest(() => actCtinfoAttributes),
  gact: nest(() => actGactAttributes),
  gate: nest(() => actGateAttributes),
  ife: nest(() => actIfeAttributes),
  mirred: nest(() => actMirredAttributes),
  mpls: nest(() => actMplsAttributes),
  nat: nest(() => actNatAttributes),
  pedit: nest(() => actPeditAttributes),
  police: nest(() => policeAttributes),
  sample: nest(() => actSampleAttributes),
  simple: nest(() => actSimpleAttributes),
  skbedit: nest(() => actSkbeditAttributes),
  skbmod: nest(() => actSkbmodAttributes),
  tunnel_key: nest(() => actTunnelKeyAttributes),
  vlan: nest(() => actVlanAttributes),
});

/** TCA_ACT_*: one action (linux/pkt_cls.h). */
export const actAttributes = attributeSet('act-attrs', 'TCA_ACT_', {
  kind: [1, string()],
  options: [2, actOptionsMsg, { nested: 'to-kernel' }],
  index: [3, u32()],
  stats: [4, nest(() => tcaStatsAttributes)],
  pad: [5, pad()],
  cookie: [6, binary()],
  flags: [7, bitfield32(() => actFlags)],
  'hw-stats': [8, bitfield32(() => hardwareStats)],
  'used-hw-stats': [9, bitfield32(() => hardwareStats)],
  'in-hw-count': [10, u32()],
});

const rootFlags = flagSet('tca-flags', 'TCA_', {
  'large-dump-on': { value: 0x1, constant: 'TCA_ACT_FLAG_LARGE_DUMP_ON' },
  'terse-dump': { value: 0x2, constant: 'TCA_ACT_FLAG_TERSE_DUMP' },
});

/** TCA_ROOT_*: messages about actions (linux/rtnetlink.h). */
export const rootAttributes = attributeSet('tca-root-attrs', 'TCA_ROOT_', {
  tab: [1, indexedArray(nest(() => actAttributes))],
  flags: [2, bitfield32(() => rootFlags)],
  count: [3, u32()],
  'time-delta': [4, u32({ hint: 'milliseconds' }), { doc: 'only actions used within this time' }],
  'ext-warn-msg': [5, string()],
});
