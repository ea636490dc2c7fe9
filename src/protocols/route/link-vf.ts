import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { array, be16, binary, nest, pad, string, struct, u8, u16, u32, u64 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';

/** Virtual functions of an SR-IOV device, and the port profile of one (802.1Qbg): IFLA_VF* and IFLA_PORT_* (linux/if_link.h). */

const vfMac = struct('ifla-vf-mac', {
  vf: u32(),
  mac: binary({ hint: 'mac', size: 32 }),
});

const vfVlan = struct('ifla-vf-vlan', {
  vf: u32(),
  vlan: u32(),
  qos: u32(),
});

const vfTxRate = struct('ifla-vf-tx-rate', {
  vf: u32(),
  rate: u32(),
});

const vfSpoofchk = struct('ifla-vf-spoofchk', {
  vf: u32(),
  setting: u32(),
});

const vfLinkStates = enumeration('ifla-vf-link-state-enum', 'IFLA_VF_LINK_STATE_', { auto: 0, enable: 1, disable: 2 });

const vfLinkState = struct('ifla-vf-link-state', {
  vf: u32(),
  'link-state': u32({ enum: () => vfLinkStates }),
});

const vfRate = struct('ifla-vf-rate', {
  vf: u32(),
  'min-tx-rate': u32(),
  'max-tx-rate': u32(),
});

const vfRssQueryEn = struct('ifla-vf-rss-query-en', {
  vf: u32(),
  setting: u32(),
});

const vfTrust = struct('ifla-vf-trust', {
  vf: u32(),
  setting: u32(),
});

const vfGuid = struct('ifla-vf-guid', {
  vf: u32(),
  pad: pad(4),
  guid: u64({ hint: 'hex' }),
});

const vfVlanInfo = struct('ifla-vf-vlan-info', {
  vf: u32(),
  vlan: u32(),
  qos: u32(),
  'vlan-proto': be16({ hint: 'ethertype' }),
  pad: pad(2),
});

const vfBroadcast = struct('ifla-vf-broadcast', {
  broadcast: binary({ hint: 'mac', size: 32 }),
});

const portVsi = struct('ifla-port-vsi', {
  'vsi-mgr-id': u8(),
  'vsi-type-id': array(u8(), 3),
  'vsi-type-version': u8(),
  pad: pad(3),
});

export const vfInfoList = attributeSet('vfinfo-list-attrs', 'IFLA_VF_', {
  info: [1, multi(nest(() => vfInfo))],
});

const vfInfo = attributeSet('vfinfo-attrs', 'IFLA_VF_', {
  mac: [1, vfMac],
  vlan: [2, vfVlan],
  'tx-rate': [3, vfTxRate],
  spoofchk: [4, vfSpoofchk],
  'link-state': [5, vfLinkState],
  rate: [6, vfRate],
  'rss-query-en': [7, vfRssQueryEn],
  stats: [8, nest(() => vfStats)],
  trust: [9, vfTrust],
  'ib-node-guid': [10, vfGuid],
  'ib-port-guid': [11, vfGuid],
  'vlan-list': [12, nest(() => vfVlanList)],
  broadcast: [13, vfBroadcast],
});

const vfStats = attributeSet('vf-stats-attrs', 'IFLA_VF_STATS_', {
  'rx-packets': [0, u64()],
  'tx-packets': [1, u64()],
  'rx-bytes': [2, u64()],
  'tx-bytes': [3, u64()],
  broadcast: [4, u64()],
  multicast: [5, u64()],
  pad: [6, pad()],
  'rx-dropped': [7, u64()],
  'tx-dropped': [8, u64()],
});

const vfVlanList = attributeSet('vf-vlan-attrs', 'IFLA_VF_VLAN_', {
  info: [1, multi(vfVlanInfo), { constant: 'IFLA_VF_VLAN_INFO' }],
});

export const vfPorts = attributeSet('vf-ports-attrs', 'IFLA_', {
  'vf-port': [1, multi(nest(() => portAttributes))],
});

/** One port: of a virtual function, or the device itself (IFLA_PORT_SELF). */
export const portAttributes = attributeSet('port-self-attrs', 'IFLA_PORT_', {
  vf: [1, u32()],
  profile: [2, string({ maxLen: 40 })],
  'vsi-type': [3, portVsi],
  'instance-uuid': [4, binary({ hint: 'uuid', checks: { exactLen: 16 } })],
  'host-uuid': [5, binary({ hint: 'uuid', checks: { exactLen: 16 } })],
  request: [6, u8({ enum: () => portRequest })],
  response: [7, u16({ enum: () => portResponse })],
});

const portRequest = enumeration('port-request', 'PORT_REQUEST_', {
  preassociate: 0,
  'preassociate-rr': 1,
  associate: 2,
  disassociate: 3,
});

const portResponse = enumeration('port-response', 'PORT_', {
  'vdp-response-success': 0,
  'vdp-response-invalid-format': 1,
  'vdp-response-insufficient-resources': 2,
  'vdp-response-unused-vtid': 3,
  'vdp-response-vtid-violation': 4,
  'vdp-response-vtid-version-violation': { value: 5, constant: 'PORT_VDP_RESPONSE_VTID_VERSION_VIOALTION' },
  'vdp-response-out-of-sync': 6,
  'profile-response-success': 0x100,
  'profile-response-inprogress': 0x101,
  'profile-response-invalid': 0x102,
  'profile-response-badstate': 0x103,
  'profile-response-insufficient-resources': 0x104,
  'profile-response-error': 0x105,
});
