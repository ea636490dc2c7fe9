import { attributeSet, multi } from '../../../schema/attribute-set.ts';
import { be16, nest, struct, u16, u32 } from '../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../schema/enum.ts';

const vlanProtocols = enumeration('vlan-protocols', false, { '8021q': 0x8100, '8021ad': 0x88a8 });

const vlanFlags = flagSet('vlan-flags', 'VLAN_FLAG_', {
  'reorder-hdr': 0x1,
  gvrp: 0x2,
  'loose-binding': 0x4,
  mvrp: 0x8,
  'bridge-binding': 0x10,
});

const iflaVlanFlags = struct('ifla-vlan-flags', {
  flags: u32({ enum: () => vlanFlags }),
  mask: u32({ hint: 'hex' }),
});

const qosMapping = struct('ifla-vlan-qos-mapping', {
  from: u32(),
  to: u32(),
});

/** IFLA_INFO_DATA of a vlan: IFLA_VLAN_* (linux/if_link.h). */
export const vlanAttributes = attributeSet('linkinfo-vlan-attrs', 'IFLA_VLAN_', {
  id: [1, u16()],
  flags: [2, iflaVlanFlags],
  'egress-qos': [3, nest(() => vlanQos)],
  'ingress-qos': [4, nest(() => vlanQos)],
  protocol: [5, be16({ enum: () => vlanProtocols })],
});

const vlanQos = attributeSet('ifla-vlan-qos', 'IFLA_VLAN_QOS_', {
  mapping: [1, multi(qosMapping)],
});
