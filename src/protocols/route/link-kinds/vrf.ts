import { attributeSet } from '../../../schema/attribute-set.ts';
import { u32 } from '../../../schema/builders.ts';

/** IFLA_INFO_DATA of a vrf: IFLA_VRF_* (linux/if_link.h). */
export const vrfAttributes = attributeSet('linkinfo-vrf-attrs', 'IFLA_VRF_', {
  table: [1, u32()],
});

/** IFLA_INFO_SLAVE_DATA of a member of a vrf. */
export const vrfPortAttributes = attributeSet('linkinfo-vrf-port-attrs', 'IFLA_VRF_PORT_', {
  table: [1, u32()],
});
