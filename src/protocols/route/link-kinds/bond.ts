import { attributeSet } from '../../../schema/attribute-set.ts';
import { be32, indexedArray, ipv6, mac, nest, u8, u16, u32 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';

const bondMode = enumeration('bond-mode', 'BOND_MODE_', {
  roundrobin: 0,
  activebackup: 1,
  xor: 2,
  broadcast: 3,
  '8023ad': 4,
  tlb: 5,
  alb: 6,
});

const xmitHashPolicy = enumeration('bond-xmit-hash-policy', 'BOND_XMIT_POLICY_', {
  layer2: 0,
  layer34: 1,
  layer23: 2,
  encap23: 3,
  encap34: 4,
  'vlan-srcmac': 5,
});

const bondState = enumeration('bond-state', 'BOND_STATE_', { active: 0, backup: 1 });

const bondLink = enumeration('bond-link', 'BOND_LINK_', { up: 0, fail: 1, down: 2, back: 3 });

/** IFLA_INFO_DATA of a bond: IFLA_BOND_* (linux/if_link.h, linux/if_bonding.h). */
export const bondAttributes = attributeSet('linkinfo-bond-attrs', 'IFLA_BOND_', {
  mode: [1, u8({ enum: () => bondMode })],
  'active-slave': [2, u32({ hint: 'ifindex' })],
  miimon: [3, u32({ hint: 'milliseconds' })],
  updelay: [4, u32({ hint: 'milliseconds' })],
  downdelay: [5, u32({ hint: 'milliseconds' })],
  'use-carrier': [6, u8()],
  'arp-interval': [7, u32({ hint: 'milliseconds' })],
  'arp-ip-target': [8, indexedArray(be32({ hint: 'ipv4' }))],
  'arp-validate': [9, u32()],
  'arp-all-targets': [10, u32()],
  primary: [11, u32({ hint: 'ifindex' })],
  'primary-reselect': [12, u8()],
  'fail-over-mac': [13, u8()],
  'xmit-hash-policy': [14, u8({ enum: () => xmitHashPolicy })],
  'resend-igmp': [15, u32()],
  'num-peer-notif': [16, u8()],
  'all-slaves-active': [17, u8()],
  'min-links': [18, u32()],
  'lp-interval': [19, u32({ hint: 'seconds' })],
  'packets-per-slave': [20, u32()],
  'ad-lacp-rate': [21, u8()],
  'ad-select': [22, u8()],
  'ad-info': [23, nest(() => bondAdInfo)],
  'ad-actor-sys-prio': [24, u16()],
  'ad-user-port-key': [25, u16()],
  'ad-actor-system': [26, mac()],
  'tlb-dynamic-lb': [27, u8()],
  'peer-notif-delay': [28, u32({ hint: 'milliseconds' })],
  'ad-lacp-active': [29, u8()],
  'missed-max': [30, u8()],
  'ns-ip6-target': [31, indexedArray(ipv6())],
  'coupled-control': [32, u8()],
  'broadcast-neigh': [33, u8()],
  'lacp-strict': [34, u8()],
});

const bondAdInfo = attributeSet('bond-ad-info-attrs', 'IFLA_BOND_AD_INFO_', {
  aggregator: [1, u16()],
  'num-ports': [2, u16()],
  'actor-key': [3, u16()],
  'partner-key': [4, u16()],
  'partner-mac': [5, mac()],
});

/** IFLA_INFO_SLAVE_DATA of a member of a bond. */
export const bondSlaveAttributes = attributeSet('bond-slave-attrs', 'IFLA_BOND_SLAVE_', {
  state: [1, u8({ enum: () => bondState })],
  'mii-status': [2, u8({ enum: () => bondLink })],
  'link-failure-count': [3, u32()],
  'perm-hwaddr': [4, mac()],
  'queue-id': [5, u16()],
  'ad-aggregator-id': [6, u16()],
  'ad-actor-oper-port-state': [7, u8()],
  'ad-partner-oper-port-state': [8, u16()],
  prio: [9, u32()],
  'actor-port-prio': [10, u16()],
  'ad-churn-actor-state': [11, u8()],
  'ad-churn-partner-state': [12, u8()],
});
