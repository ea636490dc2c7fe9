/** Generic family ovs_vport: the ports of Open vSwitch (linux/openvswitch.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { array, flag, nest, pad, string, struct, u16, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, operations, query } from './operations.ts';
import { ovsHeader } from './ovs.ts';

const vportType = enumeration('vport-type', 'OVS_VPORT_TYPE_', {
  unspec: 0,
  netdev: 1,
  internal: 2,
  gre: 3,
  vxlan: 4,
  geneve: 5,
});

const stats = struct('ovs-vport-stats', {
  'rx-packets': u64(),
  'tx-packets': u64(),
  'rx-bytes': u64(),
  'tx-bytes': u64(),
  'rx-errors': u64(),
  'tx-errors': u64(),
  'rx-dropped': u64(),
  'tx-dropped': u64(),
});

const options = attributeSet('vport-options', 'OVS_TUNNEL_ATTR_', {
  'dst-port': [1, u16(), { doc: 'UDP port' }],
  extension: [2, nest(() => vxlanExtensions)],
});

const vxlanExtensions = attributeSet('vport-vxlan-ext', 'OVS_VXLAN_EXT_', {
  gbp: [1, flag(), { doc: 'group policy' }],
});

const upcallStats = attributeSet('upcall-stats', 'OVS_VPORT_UPCALL_ATTR_', {
  success: [0, u64()],
  fail: [1, u64()],
});

const vport = attributeSet('vport', 'OVS_VPORT_ATTR_', {
  unspec: [0, unused()],
  'port-no': [1, u32()],
  type: [2, u32({ enum: () => vportType })],
  name: [3, string()],
  options: [4, nest(() => options)],
  'upcall-pid': [5, array(u32()), { doc: 'port IDs that get packets without a flow' }],
  stats: [6, stats],
  pad: [7, pad()],
  ifindex: [8, u32({ hint: 'ifindex' })],
  netnsid: [9, u32({ hint: 'nsid' })],
  'upcall-stats': [10, nest(() => upcallStats)],
});

export const ovsVport: Family = {
  name: 'ovs_vport',
  protocol: 'generic',
  doc: 'the ports of Open vSwitch',
  version: 1,
  nested: false,
  fixed: ovsHeader,
  groups: [{ name: 'ovs_vport', number: 0, doc: 'ports appear, change, go' }],
  operations: operations(
    'OVS_VPORT_CMD_',
    { attributes: () => vport, summary: ['name', 'fixed.dp-ifindex', 'port-no', 'type', 'ifindex'] },
    {
      new: call(1, 1, 'add a port; one appeared', {
        modes: ['do', 'notify'],
        needs: ['name', 'type', 'upcall-pid'],
        ...admin,
      }),
      del: call(2, 2, 'take a port away; one is gone', {
        modes: ['do', 'notify'],
        needs: ['name', 'port-no'],
        ...admin,
      }),
      get: query(3, 3, 'a port, or all of a datapath', { needs: ['name', 'port-no'] }),
      set: call(4, 4, 'change a port; one changed', { modes: ['do', 'notify'], needs: ['name', 'port-no'], ...admin }),
    },
  ),
};
