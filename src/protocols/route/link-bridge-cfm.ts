import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { binary, mac, nest, u8, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';

const domain = enumeration('cfm-domain', 'BR_CFM_', { port: 0, vlan: 1 });
const direction = enumeration('cfm-mep-direction', 'BR_CFM_MEP_DIRECTION_', { down: 0, up: 1 });
const ccmInterval = enumeration('cfm-ccm-interval', 'BR_CFM_CCM_INTERVAL_', {
  none: 0,
  '3-3-ms': 1,
  '10-ms': 2,
  '100-ms': 3,
  '1-sec': 4,
  '10-sec': 5,
  '1-min': 6,
  '10-min': 7,
});

/** Connectivity fault management (802.1ag) of a bridge: IFLA_BRIDGE_CFM_* (linux/if_bridge.h, linux/cfm_bridge.h). */
export const bridgeCfm = attributeSet('bridge-cfm-attrs', 'IFLA_BRIDGE_CFM_', {
  'mep-create': [1, nest(() => cfmMepCreate), { nested: true }],
  'mep-delete': [2, nest(() => cfmMepDelete), { nested: true }],
  'mep-config': [3, nest(() => cfmMepConfig), { nested: true }],
  'cc-config': [4, nest(() => cfmCcConfig), { nested: true }],
  'cc-peer-mep-add': [5, nest(() => cfmCcPeerMep), { nested: true }],
  'cc-peer-mep-remove': [6, nest(() => cfmCcPeerMep), { nested: true }],
  'cc-rdi': [7, nest(() => cfmCcRdi), { nested: true }],
  'cc-ccm-tx': [8, nest(() => cfmCcCcmTx), { nested: true }],
  'mep-create-info': [9, multi(nest(() => cfmMepCreate))],
  'mep-config-info': [10, multi(nest(() => cfmMepConfig))],
  'cc-config-info': [11, multi(nest(() => cfmCcConfig))],
  'cc-rdi-info': [12, multi(nest(() => cfmCcRdi))],
  'cc-ccm-tx-info': [13, multi(nest(() => cfmCcCcmTx))],
  'cc-peer-mep-info': [14, multi(nest(() => cfmCcPeerMep))],
  'mep-status-info': [15, multi(nest(() => cfmMepStatus))],
  'cc-peer-status-info': [16, multi(nest(() => cfmCcPeerStatus))],
});

const cfmMepCreate = attributeSet('bridge-cfm-mep-create-attrs', 'IFLA_BRIDGE_CFM_MEP_CREATE_', {
  instance: [1, u32()],
  domain: [2, u32({ enum: () => domain })],
  direction: [3, u32({ enum: () => direction })],
  ifindex: [4, u32({ hint: 'ifindex' })],
});

const cfmMepDelete = attributeSet('bridge-cfm-mep-delete-attrs', 'IFLA_BRIDGE_CFM_MEP_DELETE_', {
  instance: [1, u32()],
});

const cfmMepConfig = attributeSet('bridge-cfm-mep-config-attrs', 'IFLA_BRIDGE_CFM_MEP_CONFIG_', {
  instance: [1, u32()],
  'unicast-mac': [2, mac()],
  mdlevel: [3, u32()],
  mepid: [4, u32()],
});

const cfmCcConfig = attributeSet('bridge-cfm-cc-config-attrs', 'IFLA_BRIDGE_CFM_CC_CONFIG_', {
  instance: [1, u32()],
  enable: [2, u32()],
  'exp-interval': [3, u32({ enum: () => ccmInterval })],
  'exp-maid': [4, binary({ checks: { exactLen: 48 } })],
});

const cfmCcPeerMep = attributeSet('bridge-cfm-cc-peer-mep-attrs', 'IFLA_BRIDGE_CFM_CC_PEER_', {
  instance: [1, u32(), { constant: 'IFLA_BRIDGE_CFM_CC_PEER_MEP_INSTANCE' }],
  mepid: [2, u32()],
});

const cfmCcRdi = attributeSet('bridge-cfm-cc-rdi-attrs', 'IFLA_BRIDGE_CFM_CC_RDI_', {
  instance: [1, u32()],
  rdi: [2, u32()],
});

const cfmCcCcmTx = attributeSet('bridge-cfm-cc-ccm-tx-attrs', 'IFLA_BRIDGE_CFM_CC_CCM_TX_', {
  instance: [1, u32()],
  dmac: [2, mac()],
  'seq-no-update': [3, u32()],
  period: [4, u32({ hint: 'seconds' })],
  'if-tlv': [5, u32()],
  'if-tlv-value': [6, u8()],
  'port-tlv': [7, u32()],
  'port-tlv-value': [8, u8()],
});

const cfmMepStatus = attributeSet('bridge-cfm-mep-status-attrs', 'IFLA_BRIDGE_CFM_MEP_STATUS_', {
  instance: [1, u32()],
  'opcode-unexp-seen': [2, u32()],
  'version-unexp-seen': [3, u32()],
  'rx-level-low-seen': [4, u32()],
});

const cfmCcPeerStatus = attributeSet('bridge-cfm-cc-peer-status-attrs', 'IFLA_BRIDGE_CFM_CC_PEER_STATUS_', {
  instance: [1, u32()],
  'peer-mepid': [2, u32()],
  'ccm-defect': [3, u32()],
  rdi: [4, u32()],
  'port-tlv-value': [5, u8()],
  'if-tlv-value': [6, u8()],
  seen: [7, u32()],
  'tlv-seen': [8, u32()],
  'seq-unexp-seen': [9, u32()],
});
