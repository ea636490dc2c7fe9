/** Generic family ovs_packet: packets that Open vSwitch sends to user space and gets back (linux/openvswitch.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { binary, flag, nest, packetBytes, sequence, u16, u32, u64, unused } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { change, event, operations } from './operations.ts';
import { ovsHeader } from './ovs.ts';
import { actionAttributes, keyAttributes, tunnelKeyAttributes } from './ovs-flow.ts';

const packet = attributeSet('packet', 'OVS_PACKET_ATTR_', {
  packet: [1, { ...packetBytes({ from: 'link' }), checks: { minLen: 14 } }],
  key: [2, nest(() => keyAttributes)],
  actions: [3, sequence(() => actionAttributes)],
  userdata: [4, binary()],
  'egress-tun-key': [5, nest(() => tunnelKeyAttributes)],
  unused1: [6, unused()],
  unused2: [7, unused()],
  probe: [8, flag()],
  mru: [9, u16({ hint: 'bytes' })],
  len: [10, u32({ hint: 'bytes' }), { doc: 'before it was cut' }],
  hash: [11, u64({ hint: 'hex' })],
  'upcall-pid': [12, u32(), { doc: 'port ID' }],
});

export const ovsPacket: Family = {
  name: 'ovs_packet',
  protocol: 'generic',
  doc: 'packets that Open vSwitch sends to user space and gets back',
  version: 1,
  nested: false,
  fixed: ovsHeader,
  operations: operations(
    'OVS_PACKET_CMD_',
    { attributes: () => packet, summary: ['fixed.dp-ifindex', 'key', 'actions', 'len', 'packet'] },
    {
      miss: event(1, 'a packet for which there is no flow'),
      action: event(2, 'a packet that a flow sends to user space'),
      execute: change(3, 'do actions on a packet', { needs: ['packet', 'key', 'actions'] }),
    },
  ),
};
