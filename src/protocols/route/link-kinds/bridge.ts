import { attributeSet } from '../../../schema/attribute-set.ts';
import { be16, be32, binary, flag, ipv6, mac, nest, pad, struct, u8, u16, u32, u64 } from '../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../schema/enum.ts';

/** BR_STATE_*: the spanning tree's state of a port (linux/if_bridge.h). */
export const bridgePortState = enumeration('bridge-port-state', 'BR_STATE_', {
  disabled: 0,
  listening: 1,
  learning: 2,
  forwarding: 3,
  blocking: 4,
});

const stpMode = enumeration('br-stp-mode', 'BR_STP_MODE_', { auto: 0, user: 1, kernel: 2 });

/** MDB_RTR_TYPE_*: whether multicast is sent to a router here. */
export const multicastRouter = enumeration('mdb-rtr-type', 'MDB_RTR_TYPE_', {
  disabled: 0,
  'temp-query': 1,
  perm: 2,
  temp: 3,
});

const bridgeId = struct('ifla-bridge-id', {
  prio: be16(),
  addr: binary({ hint: 'mac', size: 6 }),
});

const booleanOptions = flagSet('br-boolopt-id', false, {
  'no-ll-learn': 0x1,
  'mcast-vlan-snooping': 0x2,
  'mst-enable': 0x4,
  'mdb-offload-fail-notification': 0x8,
  'fdb-local-vlan-0': 0x10,
});

const booleanOptionsMulti = struct('br-boolopt-multi', {
  optval: u32({ enum: () => booleanOptions }),
  optmask: u32({ enum: () => booleanOptions }),
});

/** IFLA_INFO_DATA of a bridge: IFLA_BR_* (linux/if_link.h). */
export const bridgeAttributes = attributeSet('linkinfo-bridge-attrs', 'IFLA_BR_', {
  'forward-delay': [1, u32({ hint: 'clock-ticks' })],
  'hello-time': [2, u32({ hint: 'clock-ticks' })],
  'max-age': [3, u32({ hint: 'clock-ticks' })],
  'ageing-time': [4, u32({ hint: 'clock-ticks' })],
  'stp-state': [5, u32()],
  priority: [6, u16()],
  'vlan-filtering': [7, u8()],
  'vlan-protocol': [8, be16({ hint: 'ethertype' })],
  'group-fwd-mask': [9, u16({ hint: 'hex' })],
  'root-id': [10, bridgeId],
  'bridge-id': [11, bridgeId],
  'root-port': [12, u16()],
  'root-path-cost': [13, u32()],
  'topology-change': [14, u8()],
  'topology-change-detected': [15, u8()],
  'hello-timer': [16, u64({ hint: 'clock-ticks' })],
  'tcn-timer': [17, u64({ hint: 'clock-ticks' })],
  'topology-change-timer': [18, u64({ hint: 'clock-ticks' })],
  'gc-timer': [19, u64({ hint: 'clock-ticks' })],
  'group-addr': [20, mac()],
  'fdb-flush': [21, flag()],
  'mcast-router': [22, u8({ enum: () => multicastRouter })],
  'mcast-snooping': [23, u8()],
  'mcast-query-use-ifaddr': [24, u8()],
  'mcast-querier': [25, u8()],
  'mcast-hash-elasticity': [26, u32()],
  'mcast-hash-max': [27, u32()],
  'mcast-last-member-cnt': [28, u32()],
  'mcast-startup-query-cnt': [29, u32()],
  'mcast-last-member-intvl': [30, u64({ hint: 'clock-ticks' })],
  'mcast-membership-intvl': [31, u64({ hint: 'clock-ticks' })],
  'mcast-querier-intvl': [32, u64({ hint: 'clock-ticks' })],
  'mcast-query-intvl': [33, u64({ hint: 'clock-ticks' })],
  'mcast-query-response-intvl': [34, u64({ hint: 'clock-ticks' })],
  'mcast-startup-query-intvl': [35, u64({ hint: 'clock-ticks' })],
  'nf-call-iptables': [36, u8()],
  'nf-call-ip6tables': [37, u8()],
  'nf-call-arptables': [38, u8()],
  'vlan-default-pvid': [39, u16()],
  pad: [40, pad()],
  'vlan-stats-enabled': [41, u8()],
  'mcast-stats-enabled': [42, u8()],
  'mcast-igmp-version': [43, u8()],
  'mcast-mld-version': [44, u8()],
  'vlan-stats-per-port': [45, u8()],
  'multi-boolopt': [46, booleanOptionsMulti],
  'mcast-querier-state': [47, nest(() => querierState)],
  'fdb-n-learned': [48, u32()],
  'fdb-max-learned': [49, u32()],
  'stp-mode': [50, u32({ enum: () => stpMode })],
});

/** BRIDGE_QUERIER_*: who asks for group memberships. */
export const querierState = attributeSet('bridge-querier-attrs', 'BRIDGE_QUERIER_', {
  'ip-address': [1, be32({ hint: 'ipv4' })],
  'ip-port': [2, u32({ hint: 'ifindex' })],
  'ip-other-timer': [3, u64({ hint: 'clock-ticks' })],
  pad: [4, pad()],
  'ipv6-address': [5, ipv6()],
  'ipv6-port': [6, u32({ hint: 'ifindex' })],
  'ipv6-other-timer': [7, u64({ hint: 'clock-ticks' })],
});

/** A port of a bridge, as IFLA_INFO_SLAVE_DATA and as IFLA_PROTINFO: IFLA_BRPORT_* (linux/if_link.h). */
export const bridgePortAttributes = attributeSet('linkinfo-brport-attrs', 'IFLA_BRPORT_', {
  state: [1, u8({ enum: () => bridgePortState })],
  priority: [2, u16()],
  cost: [3, u32()],
  mode: [4, u8()],
  guard: [5, u8()],
  protect: [6, u8()],
  'fast-leave': [7, u8()],
  learning: [8, u8()],
  'unicast-flood': [9, u8()],
  proxyarp: [10, u8()],
  'learning-sync': [11, u8()],
  'proxyarp-wifi': [12, u8()],
  'root-id': [13, bridgeId],
  'bridge-id': [14, bridgeId],
  'designated-port': [15, u16({ hint: 'hex' })],
  'designated-cost': [16, u16()],
  id: [17, u16({ hint: 'hex' })],
  no: [18, u16()],
  'topology-change-ack': [19, u8()],
  'config-pending': [20, u8()],
  'message-age-timer': [21, u64({ hint: 'clock-ticks' })],
  'forward-delay-timer': [22, u64({ hint: 'clock-ticks' })],
  'hold-timer': [23, u64({ hint: 'clock-ticks' })],
  flush: [24, flag()],
  'multicast-router': [25, u8({ enum: () => multicastRouter })],
  pad: [26, pad()],
  'mcast-flood': [27, u8()],
  'mcast-to-ucast': [28, u8()],
  'vlan-tunnel': [29, u8()],
  'bcast-flood': [30, u8()],
  'group-fwd-mask': [31, u16({ hint: 'hex' })],
  'neigh-suppress': [32, u8()],
  isolated: [33, u8()],
  'backup-port': [34, u32({ hint: 'ifindex' })],
  'mrp-ring-open': [35, u8()],
  'mrp-in-open': [36, u8()],
  'mcast-eht-hosts-limit': [37, u32()],
  'mcast-eht-hosts-cnt': [38, u32()],
  locked: [39, u8()],
  mab: [40, u8()],
  'mcast-n-groups': [41, u32()],
  'mcast-max-groups': [42, u32()],
  'neigh-vlan-suppress': [43, u8()],
  'backup-nhid': [44, u32()],
  'neigh-forward-grat': [45, u8()],
});
