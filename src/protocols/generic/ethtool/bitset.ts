/** The header of every message of ethtool, and its bit sets (linux/ethtool_netlink.h). */
import { type AttributeSet, attributeSet, multi } from '../../../schema/attribute-set.ts';
import { bitmap, flag, nest, string, u32, uint, unused } from '../../../schema/builders.ts';
import type { NameQuery } from '../../../schema/name-query.ts';
import type { Type } from '../../../schema/type.ts';
import { linkModes } from './link-modes.ts';
import {
  headerFlags,
  hwtstampFlags,
  messageClasses,
  rxFilters,
  statsGroups,
  timestamping,
  txTypes,
  udpTunnelTypes,
  wakeModes,
} from './words.ts';

/** Behind every request and answer: which interface, and how to answer. */
export const header = attributeSet('header', 'ETHTOOL_A_HEADER_', {
  unspec: [0, unused()],
  'dev-index': [1, u32({ hint: 'ifindex' })],
  'dev-name': [2, string()],
  flags: [3, u32({ enum: () => headerFlags })],
  'phy-index': [4, u32()],
});

const bit = attributeSet('bitset-bit', 'ETHTOOL_A_BITSET_BIT_', {
  unspec: [0, unused()],
  index: [1, u32()],
  name: [2, string()],
  value: [3, flag()],
});

const bits = attributeSet('bitset-bits', 'ETHTOOL_A_BITSET_BITS_', {
  unspec: [0, unused()],
  bit: [1, multi(nest(() => bit))],
});

/** Verbose: bits by name; compact: value and mask, in words of 32 bits. `words` is what those are. */
const bitsetOf = (words: Type): AttributeSet =>
  attributeSet('bitset', 'ETHTOOL_A_BITSET_', {
    unspec: [0, unused()],
    nomask: [1, flag(), { doc: 'a list, not a change' }],
    size: [2, u32(), { doc: 'in bits' }],
    bits: [3, nest(() => bits)],
    value: [4, words],
    mask: [5, words],
  });

/** The kernel's names of a string set. */
const stringsOf = (id: string): NameQuery => ({
  protocol: 'generic',
  family: 'ethtool',
  operation: 'strset-get',
  attributes: { header: {}, stringsets: { stringset: [{ id }] } },
  list: ['stringsets', 'stringset', 0, 'strings', 0, 'string'],
  number: 'index',
  name: 'value',
});

/** Bits whose names each driver has for itself. */
export const privateBitset = bitsetOf(
  bitmap(0, 'rest', { ...stringsOf('priv-flags'), of: ['header.dev-index', 'header.dev-name'] }),
);
/** Bits whose names differ from kernel to kernel. */
export const featureBitset = bitsetOf(bitmap(0, 'rest', stringsOf('features')));
export const linkModeBitset = bitsetOf(linkModes);
export const messageBitset = bitsetOf(uint({ enum: () => messageClasses }));
export const wakeBitset = bitsetOf(uint({ enum: () => wakeModes }));
export const udpTunnelBitset = bitsetOf(uint({ enum: () => udpTunnelTypes }));
export const statsGroupBitset = bitsetOf(uint({ enum: () => statsGroups }));
export const timestampingBitset = bitsetOf(uint({ enum: () => timestamping }));
export const txTypeBitset = bitsetOf(uint({ enum: () => txTypes }));
export const rxFilterBitset = bitsetOf(uint({ enum: () => rxFilters }));
export const hwtstampFlagBitset = bitsetOf(uint({ enum: () => hwtstampFlags }));
