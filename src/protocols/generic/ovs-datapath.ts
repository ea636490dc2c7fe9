/** Generic family ovs_datapath: the switches of Open vSwitch (linux/openvswitch.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { array, pad, string, struct, u32, u64 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { admin, call, operations, query } from './operations.ts';
import { ovsHeader } from './ovs.ts';

const userFeatures = flagSet('user-features', 'OVS_DP_F_', {
  unaligned: 0x1,
  'vport-pids': 0x2,
  'tc-recirc-sharing': 0x4,
  'dispatch-upcall-per-cpu': 0x8,
});

const stats = struct('ovs-dp-stats', { 'n-hit': u64(), 'n-missed': u64(), 'n-lost': u64(), 'n-flows': u64() });

const megaflowStats = struct('ovs-dp-megaflow-stats', {
  'n-mask-hit': u64(),
  'n-masks': u32(),
  pad0: pad(4),
  'n-cache-hit': u64(),
  pad1: pad(8),
});

const datapath = attributeSet('datapath', 'OVS_DP_ATTR_', {
  name: [1, string()],
  'upcall-pid': [2, u32(), { doc: 'port ID that gets packets without a flow' }],
  stats: [3, stats],
  'megaflow-stats': [4, megaflowStats],
  'user-features': [5, u32({ enum: () => userFeatures })],
  pad: [6, pad()],
  'masks-cache-size': [7, u32()],
  'per-cpu-pids': [8, array(u32()), { doc: 'port IDs, one for each CPU' }],
  ifindex: [9, u32({ hint: 'ifindex' })],
});

export const ovsDatapath: Family = {
  name: 'ovs_datapath',
  protocol: 'generic',
  doc: 'the switches of Open vSwitch',
  version: 2,
  nested: false,
  fixed: ovsHeader,
  groups: [
    { name: 'ovs_datapath', number: 0, doc: 'datapaths appear, change, go', dumps: dumpsOf('ovs_datapath', 'get') },
  ],
  operations: operations(
    'OVS_DP_CMD_',
    { attributes: () => datapath, summary: ['name', 'fixed.dp-ifindex', 'user-features', 'stats'] },
    {
      get: query(3, 3, 'a datapath, or all', { needs: ['name', 'fixed.dp-ifindex'] }),
      new: call(1, 1, 'add a datapath; one appeared', { modes: ['do', 'notify'], needs: ['name'], ...admin }),
      del: call(2, 2, 'take a datapath away; one is gone', { modes: ['do', 'notify'], ...admin }),
      set: call(4, 4, 'change a datapath; one changed', { modes: ['do', 'notify'], ...admin }),
    },
  ),
};
