/** What ethtool says of time stamps (linux/ethtool_netlink.h). */
import { attributeSet } from '../../../schema/attribute-set.ts';
import { array, nest, s32, u32, uint, unused } from '../../../schema/builders.ts';
import { header, hwtstampFlagBitset, rxFilterBitset, timestampingBitset, txTypeBitset } from './bitset.ts';
import { hwtstampSource } from './words.ts';

const tsStat = attributeSet('ts-stat', 'ETHTOOL_A_TS_STAT_', {
  unspec: [0, unused()],
  'tx-pkts': [1, uint()],
  'tx-lost': [2, uint()],
  'tx-err': [3, uint()],
  'tx-onestep-pkts-unconfirmed': [4, uint()],
});

const tsHwtstampProvider = attributeSet('ts-hwtstamp-provider', 'ETHTOOL_A_TS_HWTSTAMP_PROVIDER_', {
  unspec: [0, unused()],
  index: [1, u32()],
  qualifier: [2, u32()],
});

export const tsinfo = attributeSet('tsinfo', 'ETHTOOL_A_TSINFO_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  timestamping: [2, nest(() => timestampingBitset)],
  'tx-types': [3, nest(() => txTypeBitset)],
  'rx-filters': [4, nest(() => rxFilterBitset)],
  'phc-index': [5, u32()],
  stats: [6, nest(() => tsStat)],
  'hwtstamp-provider': [7, nest(() => tsHwtstampProvider)],
  'hwtstamp-source': [8, u32({ enum: () => hwtstampSource })],
  'hwtstamp-phyindex': [9, u32()],
});

export const tsconfig = attributeSet('tsconfig', 'ETHTOOL_A_TSCONFIG_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  'hwtstamp-provider': [2, nest(() => tsHwtstampProvider)],
  'tx-types': [3, nest(() => txTypeBitset)],
  'rx-filters': [4, nest(() => rxFilterBitset)],
  'hwtstamp-flags': [5, nest(() => hwtstampFlagBitset)],
});

export const phcVclocks = attributeSet('phc-vclocks', 'ETHTOOL_A_PHC_VCLOCKS_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  num: [2, u32()],
  index: [3, array(s32())],
});
