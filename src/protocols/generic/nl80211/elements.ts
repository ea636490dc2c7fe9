/** Information elements of IEEE 802.11 frames. */
import { array, be32, binary, bits, chars, records, select, struct, u8, u16 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';
import { htCapability, htMcsSet, rates, vhtCapability, vhtMcsMap } from './capabilities.ts';
import { extensionData } from './he.ts';
import { akmSuite, cipherSuite, elementId, extensionId } from './words.ts';

const rateList = struct('rates', { rates }, { constant: false });

/** What may stand behind RSN capabilities. */
const rsnKeys = struct(
  'rsn-keys',
  {
    'pmkid-count': u16({ order: 'little' }),
    pmkids: array(binary({ size: 16 }), { member: 'pmkid-count' }),
    'group-management-ciphers': array(be32({ enum: () => cipherSuite })),
  },
  { constant: false },
);

const rsn = struct(
  'rsn',
  {
    version: u16({ order: 'little' }),
    'group-cipher': be32({ enum: () => cipherSuite }),
    'pairwise-count': u16({ order: 'little' }),
    'pairwise-ciphers': array(be32({ enum: () => cipherSuite }), { member: 'pairwise-count' }),
    'akm-count': u16({ order: 'little' }),
    'akm-suites': array(be32({ enum: () => akmSuite }), { member: 'akm-count' }),
    capabilities: bits(
      'u16',
      {
        preauth: [0, 1],
        'no-pairwise': [1, 1],
        'ptksa-replay-counters': [2, 2],
        'gtksa-replay-counters': [4, 2],
        'mfp-required': [6, 1],
        'mfp-capable': [7, 1],
        'joint-multi-band-rsna': [8, 1],
        'peerkey-enabled': [9, 1],
        'spp-amsdu-capable': [10, 1],
        'spp-amsdu-required': [11, 1],
        pbac: [12, 1],
        'extended-key-id': [13, 1],
        ocvc: [14, 1],
        reserved: [15, 1],
      },
      'little',
    ),
    keys: {
      type: select(
        [{ name: 'keys', when: { length: [2, 6, 18, 22, 34, 38, 50, 54] }, type: rsnKeys }],
        struct('rsn-end', {}, { constant: false }),
      ),
      inline: true,
    },
  },
  { constant: false },
);

const country = struct(
  'country',
  {
    country: chars(3),
    triplets: array(struct('country-triplet', { first: u8(), count: u8(), 'max-power': u8() }, { constant: false })),
  },
  { constant: false },
);

const tim = struct(
  'tim',
  { 'dtim-count': u8(), 'dtim-period': u8(), 'bitmap-control': u8({ hint: 'hex' }), bitmap: binary() },
  { constant: false },
);

const bssLoad = struct(
  'bss-load',
  {
    'station-count': u16({ order: 'little' }),
    'channel-utilization': u8(),
    'admission-capacity': u16({ order: 'little' }),
  },
  { constant: false },
);

const secondaryChannel = enumeration('secondary-channel', false, { none: 0, above: 1, below: 3 });
const htProtection = enumeration('ht-protection', false, {
  none: 0,
  nonmember: 1,
  '20mhz': 2,
  'nonht-mixed': 3,
});

/** struct ieee80211_ht_operation */
const htOperation = struct(
  'ht-operation',
  {
    'primary-channel': u8(),
    channel: bits('u8', { secondary: [0, 2, () => secondaryChannel], 'any-width': [2, 1], rifs: [3, 1] }),
    mode: bits(
      'u16',
      { protection: [0, 2, () => htProtection], 'non-gf': [2, 1], 'non-ht': [4, 1], 'center-segment-2': [5, 8] },
      'little',
    ),
    stbc: u16({ order: 'little', hint: 'hex' }),
    'basic-mcs-set': htMcsSet,
  },
  { constant: false },
);

const vhtOperation = struct(
  'vht-operation',
  {
    'channel-width': u8(),
    'center-segment-0': u8(),
    'center-segment-1': u8(),
    'basic-mcs-set': vhtMcsMap,
  },
  { constant: false },
);

const channelSwitch = struct('channel-switch', { mode: u8(), 'new-channel': u8(), count: u8() }, { constant: false });

const vendor = struct('vendor', { oui: binary({ size: 3 }), type: u8(), data: binary() }, { constant: false });

const extension = struct(
  'extension',
  { 'extension-id': u8({ enum: () => extensionId }), data: extensionData },
  { constant: false },
);

const erp = bits('u8', { 'non-erp': [0, 1], 'use-protection': [1, 1], 'barker-preamble': [2, 1] });

const ibss = struct('ibss-params', { 'atim-window': u16({ order: 'little' }) }, { constant: false });

const named = (name: string) => struct(name, { [name]: binary({ hint: 'text' }) }, { constant: false });

const oneByte = (name: string) => struct(name, { [name]: u8() }, { constant: false });

/** Information elements of IEEE 802.11: id, length, data. */
export const elements = records({
  header: struct('element', { id: u8({ enum: () => elementId }), len: u8() }, { constant: false }),
  length: 'len',
  unit: 1,
  counts: 'payload',
  align: 1,
  payload: select(
    [
      { name: 'ssid', when: { 'member.id': 'ssid' }, type: named('ssid') },
      { name: 'mesh-id', when: { 'member.id': 'mesh-id' }, type: named('mesh-id') },
      { name: 'rates', when: { 'member.id': ['supp-rates', 'ext-supp-rates'] }, type: rateList },
      { name: 'ds-params', when: { 'member.id': 'ds-params' }, type: oneByte('channel') },
      { name: 'tim', when: { 'member.id': 'tim' }, type: tim },
      { name: 'country', when: { 'member.id': 'country' }, type: country },
      { name: 'qbss-load', when: { 'member.id': 'qbss-load' }, type: bssLoad },
      { name: 'pwr-constraint', when: { 'member.id': 'pwr-constraint' }, type: oneByte('db') },
      { name: 'channel-switch', when: { 'member.id': 'channel-switch' }, type: channelSwitch },
      { name: 'erp-info', when: { 'member.id': 'erp-info' }, type: erp },
      { name: 'ibss-params', when: { 'member.id': 'ibss-params' }, type: ibss },
      { name: 'ht-capability', when: { 'member.id': 'ht-capability' }, type: htCapability },
      { name: 'rsn', when: { 'member.id': 'rsn' }, type: rsn },
      { name: 'ht-operation', when: { 'member.id': 'ht-operation' }, type: htOperation },
      { name: 'vht-capability', when: { 'member.id': 'vht-capability' }, type: vhtCapability },
      { name: 'vht-operation', when: { 'member.id': 'vht-operation' }, type: vhtOperation },
      { name: 'vendor-specific', when: { 'member.id': 'vendor-specific' }, type: vendor },
      { name: 'extension', when: { 'member.id': 'extension' }, type: extension },
    ],
    binary(),
  ),
});
