/** What a radio can do, as frames of IEEE 802.11 say it; little-endian. */
import { array, binary, bits, struct, u8, u16, u32 } from '../../../schema/builders.ts';
import { type EnumSchema, enumeration, flagSet } from '../../../schema/enum.ts';

/** Mbit/s; with `*`, who cannot do it may not join. Those without a number say what else that takes. */
const elementRate = enumeration('element-rate', false, {
  ...Object.fromEntries(
    [1, 2, 5.5, 6, 9, 11, 12, 18, 22, 24, 33, 36, 48, 54].flatMap(rate => [
      [`${rate}`, rate * 2],
      [`${rate}*`, (rate * 2) | 0x80],
    ]),
  ),
  'eht-phy': 0xf9,
  'he-phy': 0xfa,
  'sae-h2e': 0xfb,
  epd: 0xfc,
  glk: 0xfd,
  'vht-phy': 0xfe,
  'ht-phy': 0xff,
});

/** A byte each, in units of 500 kbit/s; the highest bit: needed to join. */
export const rates = array(u8({ enum: () => elementRate }));

/** WLAN_CAPABILITY_* (include/linux/ieee80211.h) */
export const bssCapability = flagSet('bss-capability', false, {
  ess: 0x1,
  ibss: 0x2,
  'cf-pollable': 0x4,
  'cf-poll-request': 0x8,
  privacy: 0x10,
  'short-preamble': 0x20,
  pbcc: 0x40,
  'channel-agility': 0x80,
  'spectrum-mgmt': 0x100,
  qos: 0x200,
  'short-slot-time': 0x400,
  apsd: 0x800,
  'radio-measure': 0x1000,
  'dsss-ofdm': 0x2000,
  'del-back': 0x4000,
  'imm-back': 0x8000,
});

/** WLAN_HT_CAP_SM_PS_* (include/linux/ieee80211.h) */
export const smPowerSave = enumeration('sm-power-save', false, {
  static: 0,
  dynamic: 1,
  invalid: 2,
  disabled: 3,
});

/** IEEE80211_HT_CAP_*; in attributes in the host's order. */
const htCapabilityBits = (order: 'host' | 'little') =>
  bits(
    'u16',
    {
      ldpc: [0, 1],
      'width-40': [1, 1],
      'sm-ps': [2, 2, () => smPowerSave],
      greenfield: [4, 1],
      'sgi-20': [5, 1],
      'sgi-40': [6, 1],
      'tx-stbc': [7, 1],
      'rx-stbc': [8, 2],
      'delayed-ba': [10, 1],
      'max-amsdu-7935': [11, 1],
      'dsss-cck-40': [12, 1],
      reserved: [13, 1],
      'intolerant-40': [14, 1],
      'lsig-txop-prot': [15, 1],
    },
    order,
  );
export const htCapabilities = htCapabilityBits('host');

/** struct ieee80211_mcs_info: `rx-mask` has a byte for each number of streams. */
export const htMcsSet = struct(
  'ht-mcs-set',
  {
    'rx-mask': binary({ size: 10 }),
    'rx-highest': u16({ order: 'little' }),
    'tx-params': bits('u8', {
      defined: [0, 1],
      'rx-differs': [1, 1],
      'max-streams': [2, 2],
      'unequal-modulation': [4, 1],
    }),
    reserved: binary({ size: 3 }),
  },
  { constant: false },
);

/** HT and VHT capabilities: little-endian, as everything in an element but suites. */
export const htCapability = struct(
  'ht-capability',
  {
    'cap-info': htCapabilityBits('little'),
    'ampdu-params': bits('u8', { factor: [0, 2], density: [2, 3] }),
    'mcs-set': htMcsSet,
    'extended-cap-info': u16({ order: 'little', hint: 'hex' }),
    'tx-bf-cap-info': u32({ order: 'little', hint: 'hex' }),
    'antenna-selection': u8({ hint: 'hex' }),
  },
  { constant: false },
);

export const maxMpdu = enumeration('vht-max-mpdu', false, { '3895': 0, '7991': 1, '11454': 2 });
const vhtWidth = enumeration('vht-width', false, { '80': 0, '160': 1, '160-80p80': 2 });

/** IEEE80211_VHT_CAP_* */
const vhtCapabilityBits = (order: 'host' | 'little') =>
  bits(
    'u32',
    {
      'max-mpdu': [0, 2, () => maxMpdu],
      width: [2, 2, () => vhtWidth],
      'rx-ldpc': [4, 1],
      'sgi-80': [5, 1],
      'sgi-160': [6, 1],
      'tx-stbc': [7, 1],
      'rx-stbc': [8, 3],
      'su-beamformer': [11, 1],
      'su-beamformee': [12, 1],
      'beamformee-sts': [13, 3],
      'sounding-dimensions': [16, 3],
      'mu-beamformer': [19, 1],
      'mu-beamformee': [20, 1],
      'txop-ps': [21, 1],
      'htc-vht': [22, 1],
      'max-ampdu-exponent': [23, 3],
      'link-adaptation': [26, 2],
      'rx-antenna-pattern': [28, 1],
      'tx-antenna-pattern': [29, 1],
      'ext-nss-bw': [30, 2],
    },
    order,
  );
export const vhtCapabilities = vhtCapabilityBits('host');

const vhtMcs = enumeration('vht-mcs', false, { '0-7': 0, '0-8': 1, '0-9': 2, none: 3 });

/** Which modulations with how many streams: two bits for each number of them. */
export const mcsMap = (of: () => EnumSchema) =>
  bits(
    'u16',
    Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map(streams => [`nss-${streams}`, [2 * streams - 2, 2, of]])),
    'little',
  );
export const vhtMcsMap = mcsMap(() => vhtMcs);

const rate = { rate: [0, 13], more: [13, 3] } as const;

/** struct ieee80211_vht_mcs_info; rates in Mbit/s. */
export const vhtMcsSet = struct(
  'vht-mcs-set',
  {
    'rx-mcs-map': vhtMcsMap,
    'rx-highest': bits('u16', rate, 'little'),
    'tx-mcs-map': vhtMcsMap,
    'tx-highest': bits('u16', rate, 'little'),
  },
  { constant: false },
);

export const vhtCapability = struct(
  'vht-capability',
  { 'cap-info': vhtCapabilityBits('little'), mcs: { type: vhtMcsSet, inline: true } },
  { constant: false },
);

/** struct ieee80211_s1g_cap */
export const s1gCapability = struct(
  's1g-capability',
  { capabilities: binary({ size: 10 }), 'mcs-set': binary({ size: 5 }) },
  { constant: false },
);

/** A bit for each group that a station is in, two for its place there. */
export const groupId = struct(
  'group-id',
  { membership: binary({ size: 8 }), positions: binary({ size: 16 }) },
  { constant: false },
);
