/** Actions that change packets: csum, nat, pedit, vlan, mpls, skbmod, skbedit (linux/tc_act/). */
import { attributeSet, multi } from '../../../schema/attribute-set.ts';
import { array, be16, be32, mac, nest, pad, s32, struct, u8, u16, u32, u64 } from '../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../schema/enum.ts';
import { generic, tcfT } from './action.ts';

const csumFlags = flagSet('tc-csum-update', 'TCA_CSUM_UPDATE_FLAG_', {
  ipv4hdr: 1,
  icmp: 2,
  igmp: 4,
  tcp: 8,
  udp: 16,
  udplite: 32,
  sctp: 64,
});

const tcCsum = struct('tc-csum', { ...generic, 'update-flags': u32({ enum: () => csumFlags }) });

export const actCsumAttributes = attributeSet('act-csum-attrs', 'TCA_CSUM_', {
  parms: [1, tcCsum],
  tm: [2, tcfT],
  pad: [3, pad()],
});

const natFlags = flagSet('tc-nat-flags', 'TCA_NAT_FLAG_', { egress: 1 });

const tcNat = struct('tc-nat', {
  ...generic,
  'old-addr': be32({ hint: 'ipv4' }),
  'new-addr': be32({ hint: 'ipv4' }),
  mask: be32({ hint: 'ipv4' }),
  flags: u32({ enum: () => natFlags }),
});

export const actNatAttributes = attributeSet('act-nat-attrs', 'TCA_NAT_', {
  parms: [1, tcNat],
  tm: [2, tcfT],
  pad: [3, pad()],
});

/** The word at the offset is kept where the mask has ones, then val is XORed in. */
const tcPeditKey = struct('tc-pedit-key', {
  mask: be32({ hint: 'hex' }),
  val: be32({ hint: 'hex' }),
  off: u32(),
  at: u32(),
  offmask: u32({ hint: 'hex' }),
  shift: u32(),
});

const tcPeditSel = struct('tc-pedit-sel', {
  ...generic,
  nkeys: u8(),
  flags: u8({ hint: 'hex' }),
  pad: pad(2),
  keys: array(tcPeditKey, { member: 'nkeys' }),
});

export const actPeditAttributes = attributeSet('act-pedit-attrs', 'TCA_PEDIT_', {
  tm: [1, tcfT],
  parms: [2, tcPeditSel],
  pad: [3, pad()],
  'parms-ex': [4, tcPeditSel],
  'keys-ex': [5, nest(() => peditKeysEx), { nested: 'to-kernel' }],
  'key-ex': [6, nest(() => peditKeyEx)],
});

const peditKeysEx = attributeSet('act-pedit-keys-ex', 'TCA_PEDIT_', {
  'key-ex': [6, multi(nest(() => peditKeyEx)), { nested: 'to-kernel' }],
});

const peditHeader = enumeration('pedit-header-type', 'TCA_PEDIT_KEY_EX_HDR_TYPE_', {
  network: 0,
  eth: 1,
  ip4: 2,
  ip6: 3,
  tcp: 4,
  udp: 5,
});

const peditCommand = enumeration('pedit-cmd', 'TCA_PEDIT_KEY_EX_CMD_', { set: 0, add: 1 });

const peditKeyEx = attributeSet('act-pedit-key-ex', 'TCA_PEDIT_KEY_EX_', {
  htype: [1, u16({ enum: () => peditHeader })],
  cmd: [2, u16({ enum: () => peditCommand })],
});

const vlanAction = enumeration('tc-vlan-action', 'TCA_VLAN_ACT_', {
  pop: 1,
  push: 2,
  modify: 3,
  'pop-eth': 4,
  'push-eth': 5,
});

const tcVlan = struct('tc-vlan', { ...generic, 'v-action': s32({ enum: () => vlanAction }) });

export const actVlanAttributes = attributeSet('act-vlan-attrs', 'TCA_VLAN_', {
  tm: [1, tcfT],
  parms: [2, tcVlan],
  'push-vlan-id': [3, u16()],
  'push-vlan-protocol': [4, be16({ hint: 'ethertype' })],
  pad: [5, pad()],
  'push-vlan-priority': [6, u8()],
  'push-eth-dst': [7, mac()],
  'push-eth-src': [8, mac()],
});

const mplsAction = enumeration('tc-mpls-action', 'TCA_MPLS_ACT_', {
  pop: 1,
  push: 2,
  modify: 3,
  'dec-ttl': 4,
  'mac-push': 5,
});

const tcMpls = struct('tc-mpls', { ...generic, 'm-action': s32({ enum: () => mplsAction }) });

export const actMplsAttributes = attributeSet('act-mpls-attrs', 'TCA_MPLS_', {
  tm: [1, tcfT],
  parms: [2, tcMpls],
  pad: [3, pad()],
  proto: [4, be16({ hint: 'ethertype' })],
  label: [5, u32()],
  tc: [6, u8()],
  ttl: [7, u8()],
  bos: [8, u8()],
});

const skbmodFlags = flagSet('tc-skbmod-flags', 'SKBMOD_F_', {
  dmac: 0x1,
  smac: 0x2,
  etype: 0x4,
  swapmac: 0x8,
  ecn: 0x10,
});

const tcSkbmod = struct('tc-skbmod', { ...generic, pad: pad(4), flags: u64({ enum: () => skbmodFlags }) });

export const actSkbmodAttributes = attributeSet('act-skbmod-attrs', 'TCA_SKBMOD_', {
  tm: [1, tcfT],
  parms: [2, tcSkbmod],
  dmac: [3, mac()],
  smac: [4, mac()],
  etype: [5, u16({ hint: 'ethertype' })],
  pad: [6, pad()],
});

const skbeditFlags = flagSet('tc-skbedit-flags', 'SKBEDIT_F_', {
  priority: 0x1,
  'queue-mapping': 0x2,
  mark: 0x4,
  ptype: 0x8,
  mask: 0x10,
  inheritdsfield: 0x20,
  'txq-skbhash': 0x40,
});

/** PACKET_* (linux/if_packet.h). */
export const packetType = enumeration('packet-type', 'PACKET_', { host: 0, broadcast: 1, multicast: 2, otherhost: 3 });

const tcSkbedit = struct('tc-skbedit', generic);

export const actSkbeditAttributes = attributeSet('act-skbedit-attrs', 'TCA_SKBEDIT_', {
  tm: [1, tcfT],
  parms: [2, tcSkbedit],
  priority: [3, u32({ hint: 'handle' })],
  'queue-mapping': [4, u16()],
  mark: [5, u32({ hint: 'hex' })],
  pad: [6, pad()],
  ptype: [7, u16({ enum: () => packetType })],
  mask: [8, u32({ hint: 'hex' })],
  flags: [9, u64({ enum: () => skbeditFlags })],
  'queue-mapping-max': [10, u16()],
});
