import { attributeSet } from '../../../schema/attribute-set.ts';
import { peerInfo } from './peer.ts';

/** IFLA_INFO_DATA of a veth, in requests: VETH_INFO_* (linux/veth.h). */
export const vethAttributes = attributeSet('linkinfo-veth-attrs', 'VETH_INFO_', {
  peer: [1, peerInfo()],
});

/** IFLA_INFO_DATA of a vxcan, in requests: VXCAN_INFO_* (linux/can/vxcan.h). */
export const vxcanAttributes = attributeSet('linkinfo-vxcan-attrs', 'VXCAN_INFO_', {
  peer: [1, peerInfo()],
});
