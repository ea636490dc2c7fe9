import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { nest, struct, u8, u16, u32 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import { bridgeCfm } from './link-bridge-cfm.ts';
import { bridgeMrp } from './link-bridge-mrp.ts';
import { bridgePortState } from './link-kinds/bridge.ts';

/** BRIDGE_VLAN_INFO_* (linux/if_bridge.h). */
export const bridgeVlanFlags = flagSet('bridge-vlan-info-flags', 'BRIDGE_VLAN_INFO_', {
  master: 0x1,
  pvid: 0x2,
  untagged: 0x4,
  'range-begin': 0x8,
  'range-end': 0x10,
  brentry: 0x20,
  'only-opts': 0x40,
});

export const bridgeVlanInfo = struct('bridge-vlan-info', {
  flags: u16({ enum: () => bridgeVlanFlags }),
  vid: u16(),
});

const bridgeFlags = flagSet('bridge-flags', 'BRIDGE_FLAGS_', { master: 1, self: 2 });

/** IFLA_AF_SPEC of a message whose family is AF_BRIDGE: IFLA_BRIDGE_* (linux/if_bridge.h). */
export const bridgeAfSpec = attributeSet('bridge-af-spec-attrs', 'IFLA_BRIDGE_', {
  flags: [0, u16({ enum: () => bridgeFlags })],
  mode: [1, u16()],
  'vlan-info': [2, multi(bridgeVlanInfo)],
  'vlan-tunnel-info': [3, multi(nest(() => vlanTunnel))],
  mrp: [4, nest(() => bridgeMrp), { nested: true }],
  cfm: [5, nest(() => bridgeCfm), { nested: true }],
  mst: [6, nest(() => bridgeMst), { nested: true }],
});

const vlanTunnel = attributeSet('bridge-vlan-tunnel-attrs', 'IFLA_BRIDGE_VLAN_TUNNEL_', {
  id: [1, u32()],
  vid: [2, u16()],
  flags: [3, u16({ enum: () => bridgeVlanFlags })],
});

const bridgeMst = attributeSet('bridge-mst-attrs', 'IFLA_BRIDGE_MST_', {
  entry: [1, multi(nest(() => mstEntry)), { nested: true }],
});

const mstEntry = attributeSet('bridge-mst-entry-attrs', 'IFLA_BRIDGE_MST_ENTRY_', {
  msti: [1, u16()],
  state: [2, u8({ enum: () => bridgePortState })],
});
