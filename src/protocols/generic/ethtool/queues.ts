/** What ethtool says of rings, queues and offloads (linux/ethtool_netlink.h). */
import { attributeSet, multi } from '../../../schema/attribute-set.ts';
import { array, be16, binary, nest, u8, u32, uint, unused } from '../../../schema/builders.ts';
import { featureBitset, header, privateBitset, udpTunnelBitset } from './bitset.ts';
import { hashFunctions, inputXfrm, rxfhFields, tcpDataSplit, udpTunnelType } from './words.ts';

export const features = attributeSet('features', 'ETHTOOL_A_FEATURES_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  hw: [2, nest(() => featureBitset)],
  wanted: [3, nest(() => featureBitset)],
  active: [4, nest(() => featureBitset)],
  nochange: [5, nest(() => featureBitset)],
});

export const privflags = attributeSet('privflags', 'ETHTOOL_A_PRIVFLAGS_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  flags: [2, nest(() => privateBitset)],
});

export const rings = attributeSet('rings', 'ETHTOOL_A_RINGS_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  'rx-max': [2, u32()],
  'rx-mini-max': [3, u32()],
  'rx-jumbo-max': [4, u32()],
  'tx-max': [5, u32()],
  rx: [6, u32()],
  'rx-mini': [7, u32()],
  'rx-jumbo': [8, u32()],
  tx: [9, u32()],
  'rx-buf-len': [10, u32({ hint: 'bytes' })],
  'tcp-data-split': [11, u8({ enum: () => tcpDataSplit })],
  'cqe-size': [12, u32({ hint: 'bytes' })],
  'tx-push': [13, u8()],
  'rx-push': [14, u8()],
  'tx-push-buf-len': [15, u32({ hint: 'bytes' })],
  'tx-push-buf-len-max': [16, u32({ hint: 'bytes' })],
  'hds-thresh': [17, u32({ hint: 'bytes' })],
  'hds-thresh-max': [18, u32({ hint: 'bytes' })],
});

export const channels = attributeSet('channels', 'ETHTOOL_A_CHANNELS_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  'rx-max': [2, u32()],
  'tx-max': [3, u32()],
  'other-max': [4, u32()],
  'combined-max': [5, u32()],
  'rx-count': [6, u32()],
  'tx-count': [7, u32()],
  'other-count': [8, u32()],
  'combined-count': [9, u32()],
});

const irqModeration = attributeSet('irq-moderation', 'ETHTOOL_A_IRQ_MODERATION_', {
  unspec: [0, unused()],
  usec: [1, u32({ hint: 'microseconds' })],
  pkts: [2, u32()],
  comps: [3, u32()],
});

const profile = attributeSet('profile', 'ETHTOOL_A_PROFILE_', {
  unspec: [0, unused()],
  'irq-moderation': [1, multi(nest(() => irqModeration))],
});

export const coalesce = attributeSet('coalesce', 'ETHTOOL_A_COALESCE_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  'rx-usecs': [2, u32({ hint: 'microseconds' })],
  'rx-max-frames': [3, u32()],
  'rx-usecs-irq': [4, u32({ hint: 'microseconds' })],
  'rx-max-frames-irq': [5, u32()],
  'tx-usecs': [6, u32({ hint: 'microseconds' })],
  'tx-max-frames': [7, u32()],
  'tx-usecs-irq': [8, u32({ hint: 'microseconds' })],
  'tx-max-frames-irq': [9, u32()],
  'stats-block-usecs': [10, u32({ hint: 'microseconds' })],
  'use-adaptive-rx': [11, u8()],
  'use-adaptive-tx': [12, u8()],
  'pkt-rate-low': [13, u32()],
  'rx-usecs-low': [14, u32({ hint: 'microseconds' })],
  'rx-max-frames-low': [15, u32()],
  'tx-usecs-low': [16, u32({ hint: 'microseconds' })],
  'tx-max-frames-low': [17, u32()],
  'pkt-rate-high': [18, u32()],
  'rx-usecs-high': [19, u32({ hint: 'microseconds' })],
  'rx-max-frames-high': [20, u32()],
  'tx-usecs-high': [21, u32({ hint: 'microseconds' })],
  'tx-max-frames-high': [22, u32()],
  'rate-sample-interval': [23, u32({ hint: 'seconds' })],
  'use-cqe-mode-tx': [24, u8()],
  'use-cqe-mode-rx': [25, u8()],
  'tx-aggr-max-bytes': [26, u32({ hint: 'bytes' })],
  'tx-aggr-max-frames': [27, u32()],
  'tx-aggr-time-usecs': [28, u32({ hint: 'microseconds' })],
  'rx-profile': [29, nest(() => profile)],
  'tx-profile': [30, nest(() => profile)],
  'rx-cqe-frames': [31, u32()],
  'rx-cqe-nsecs': [32, u32({ hint: 'nanoseconds' })],
});

const flow = attributeSet('flow', 'ETHTOOL_A_FLOW_', {
  ether: [1, uint({ enum: () => rxfhFields })],
  ip4: [2, uint({ enum: () => rxfhFields })],
  ip6: [3, uint({ enum: () => rxfhFields })],
  tcp4: [4, uint({ enum: () => rxfhFields })],
  tcp6: [5, uint({ enum: () => rxfhFields })],
  udp4: [6, uint({ enum: () => rxfhFields })],
  udp6: [7, uint({ enum: () => rxfhFields })],
  sctp4: [8, uint({ enum: () => rxfhFields })],
  sctp6: [9, uint({ enum: () => rxfhFields })],
  ah4: [10, uint({ enum: () => rxfhFields })],
  ah6: [11, uint({ enum: () => rxfhFields })],
  esp4: [12, uint({ enum: () => rxfhFields })],
  esp6: [13, uint({ enum: () => rxfhFields })],
  'ah-esp4': [14, uint({ enum: () => rxfhFields })],
  'ah-esp6': [15, uint({ enum: () => rxfhFields })],
  gtpu4: [16, uint({ enum: () => rxfhFields })],
  gtpu6: [17, uint({ enum: () => rxfhFields })],
  gtpc4: [18, uint({ enum: () => rxfhFields })],
  gtpc6: [19, uint({ enum: () => rxfhFields })],
  'gtpc-teid4': [20, uint({ enum: () => rxfhFields })],
  'gtpc-teid6': [21, uint({ enum: () => rxfhFields })],
  'gtpu-eh4': [22, uint({ enum: () => rxfhFields })],
  'gtpu-eh6': [23, uint({ enum: () => rxfhFields })],
  'gtpu-ul4': [24, uint({ enum: () => rxfhFields })],
  'gtpu-ul6': [25, uint({ enum: () => rxfhFields })],
  'gtpu-dl4': [26, uint({ enum: () => rxfhFields })],
  'gtpu-dl6': [27, uint({ enum: () => rxfhFields })],
});

export const rss = attributeSet('rss', 'ETHTOOL_A_RSS_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  context: [2, u32()],
  hfunc: [3, u32({ enum: () => hashFunctions })],
  indir: [4, array(u32()), { doc: 'queue of each hash' }],
  hkey: [5, binary()],
  'input-xfrm': [6, u32({ enum: () => inputXfrm })],
  'start-context': [7, u32()],
  'flow-hash': [8, nest(() => flow)],
});

const tunnelUdpEntry = attributeSet('tunnel-udp-entry', 'ETHTOOL_A_TUNNEL_UDP_ENTRY_', {
  unspec: [0, unused()],
  port: [1, be16()],
  type: [2, u32({ enum: () => udpTunnelType })],
});

const tunnelUdpTable = attributeSet('tunnel-udp-table', 'ETHTOOL_A_TUNNEL_UDP_TABLE_', {
  unspec: [0, unused()],
  size: [1, u32()],
  types: [2, nest(() => udpTunnelBitset)],
  entry: [3, multi(nest(() => tunnelUdpEntry))],
});

const tunnelUdp = attributeSet('tunnel-udp', 'ETHTOOL_A_TUNNEL_UDP_', {
  unspec: [0, unused()],
  table: [1, multi(nest(() => tunnelUdpTable))],
});

export const tunnelInfo = attributeSet('tunnel-info', 'ETHTOOL_A_TUNNEL_INFO_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  'udp-ports': [2, nest(() => tunnelUdp)],
});
