/** Strings of ethtool: the names of bits and counters (linux/ethtool_netlink.h). */
import { attributeSet, multi } from '../../../schema/attribute-set.ts';
import { flag, nest, string, u32, unused } from '../../../schema/builders.ts';
import { header } from './bitset.ts';
import { stringsetId } from './words.ts';

const stringEntry = attributeSet('string', 'ETHTOOL_A_STRING_', {
  unspec: [0, unused()],
  index: [1, u32()],
  value: [2, string()],
});

const stringList = attributeSet('strings', 'ETHTOOL_A_STRINGS_', {
  unspec: [0, unused()],
  string: [1, multi(nest(() => stringEntry))],
});

const stringsetEntry = attributeSet('stringset', 'ETHTOOL_A_STRINGSET_', {
  unspec: [0, unused()],
  id: [1, u32({ enum: () => stringsetId })],
  count: [2, u32()],
  strings: [3, multi(nest(() => stringList))],
});

const stringsetList = attributeSet('stringsets', 'ETHTOOL_A_STRINGSETS_', {
  unspec: [0, unused()],
  stringset: [1, multi(nest(() => stringsetEntry))],
});

export const strset = attributeSet('strset', 'ETHTOOL_A_STRSET_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  stringsets: [2, nest(() => stringsetList)],
  'counts-only': [3, flag()],
});
