/** Counters of ethtool by the standard that defines them, with the standard's names (linux/ethtool_netlink.h). */
import { type AttributeSet, attributeSet, multi, subsetOf } from '../../../schema/attribute-set.ts';
import { indexedArray, nest, pad, select, u32, u64, unused } from '../../../schema/builders.ts';
import { header, statsGroupBitset } from './bitset.ts';
import { macStatsSource, statsGroup, stringsetId } from './words.ts';

const ethPhy = attributeSet('stats-eth-phy', 'ETHTOOL_A_STATS_ETH_PHY_', {
  '5-sym-err': [0, u64(), { doc: 'SymbolErrorDuringCarrier' }],
});

/** The numbers in the names are those of IEEE 802.3, clause 30.3.1.1. */
const ethMac = attributeSet('stats-eth-mac', 'ETHTOOL_A_STATS_ETH_MAC_', {
  '2-tx-pkt': [0, u64(), { doc: 'FramesTransmittedOK' }],
  '3-single-col': [1, u64(), { doc: 'SingleCollisionFrames' }],
  '4-multi-col': [2, u64(), { doc: 'MultipleCollisionFrames' }],
  '5-rx-pkt': [3, u64(), { doc: 'FramesReceivedOK' }],
  '6-fcs-err': [4, u64(), { doc: 'FrameCheckSequenceErrors' }],
  '7-align-err': [5, u64(), { doc: 'AlignmentErrors' }],
  '8-tx-bytes': [6, u64({ hint: 'bytes' }), { doc: 'OctetsTransmittedOK' }],
  '9-tx-defer': [7, u64(), { doc: 'FramesWithDeferredXmissions' }],
  '10-late-col': [8, u64(), { doc: 'LateCollisions' }],
  '11-xs-col': [9, u64(), { doc: 'FramesAbortedDueToXSColls' }],
  '12-tx-int-err': [10, u64(), { doc: 'FramesLostDueToIntMACXmitError' }],
  '13-cs-err': [11, u64(), { doc: 'CarrierSenseErrors' }],
  '14-rx-bytes': [12, u64({ hint: 'bytes' }), { doc: 'OctetsReceivedOK' }],
  '15-rx-int-err': [13, u64(), { doc: 'FramesLostDueToIntMACRcvError' }],
  '18-tx-mcast': [14, u64(), { doc: 'MulticastFramesXmittedOK' }],
  '19-tx-bcast': [15, u64(), { doc: 'BroadcastFramesXmittedOK' }],
  '20-xs-defer': [16, u64(), { doc: 'FramesWithExcessiveDeferral' }],
  '21-rx-mcast': [17, u64(), { doc: 'MulticastFramesReceivedOK' }],
  '22-rx-bcast': [18, u64(), { doc: 'BroadcastFramesReceivedOK' }],
  '23-ir-len-err': [19, u64(), { doc: 'InRangeLengthErrors' }],
  '24-oor-len': [20, u64(), { doc: 'OutOfRangeLengthField' }],
  '25-too-long-err': [21, u64(), { doc: 'FrameTooLongErrors' }],
});

const ethCtrl = attributeSet('stats-eth-ctrl', 'ETHTOOL_A_STATS_ETH_CTRL_', {
  '3-tx': [0, u64(), { doc: 'MACControlFramesTransmitted' }],
  '4-rx': [1, u64(), { doc: 'MACControlFramesReceived' }],
  '5-rx-unsup': [2, u64(), { doc: 'UnsupportedOpcodesReceived' }],
});

const rmon = attributeSet('stats-rmon', 'ETHTOOL_A_STATS_RMON_', {
  undersize: [0, u64(), { doc: 'etherStatsUndersizePkts' }],
  oversize: [1, u64(), { doc: 'etherStatsOversizePkts' }],
  frag: [2, u64(), { doc: 'etherStatsFragments' }],
  jabber: [3, u64(), { doc: 'etherStatsJabbers' }],
});

const phy = attributeSet('stats-phy', 'ETHTOOL_A_STATS_PHY_', {
  'rx-pkts': [0, u64(), { doc: 'RxFrames' }],
  'rx-bytes': [1, u64({ hint: 'bytes' }), { doc: 'RxOctets' }],
  'rx-errors': [2, u64(), { doc: 'RxErrors' }],
  'tx-pkts': [3, u64(), { doc: 'TxFrames' }],
  'tx-bytes': [4, u64({ hint: 'bytes' }), { doc: 'TxOctets' }],
  'tx-errors': [5, u64(), { doc: 'TxErrors' }],
});

/** The counters of each group. */
export const counters = { 'eth-phy': ethPhy, 'eth-mac': ethMac, 'eth-ctrl': ethCtrl, rmon, phy };

/** A nest of one counter, whose name depends on the group. */
const statistic = select(
  Object.entries(counters).map(([name, set]) => ({ name, when: { id: name }, type: nest(() => set) })),
  indexedArray(u64()),
);

const statsGrp: AttributeSet = attributeSet('stats-grp', 'ETHTOOL_A_STATS_GRP_', {
  unspec: [0, unused()],
  pad: [1, pad()],
  id: [2, u32({ enum: () => statsGroup })],
  'ss-id': [3, u32({ enum: () => stringsetId })],
  stat: [4, multi(statistic)],
  'hist-rx': [5, multi(nest(() => statsGrpHist))],
  'hist-tx': [6, multi(nest(() => statsGrpHist))],
  'hist-bkt-low': [7, u32({ hint: 'bytes' })],
  'hist-bkt-hi': [8, u32({ hint: 'bytes' })],
  'hist-val': [9, u64()],
});

const statsGrpHist = subsetOf(statsGrp, 'stats-grp-hist', ['hist-bkt-low', 'hist-bkt-hi', 'hist-val']);

export const stats = attributeSet('stats', 'ETHTOOL_A_STATS_', {
  unspec: [0, unused()],
  pad: [1, pad()],
  header: [2, nest(() => header)],
  groups: [3, nest(() => statsGroupBitset)],
  grp: [4, multi(nest(() => statsGrp))],
  src: [5, u32({ enum: () => macStatsSource })],
});
