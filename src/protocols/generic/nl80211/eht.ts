/** What a radio can do by 802.11be, EHT (IEEE80211_EHT_MAC_CAP*, IEEE80211_EHT_PHY_CAP*, include/linux/ieee80211.h); little-endian. */
import { binary, bits, packed, select, struct } from '../../../schema/builders.ts';
import { flagSet } from '../../../schema/enum.ts';
import type { StructType } from '../../../schema/type.ts';
import { maxMpdu } from './capabilities.ts';

export const ehtMac = bits(
  'u16',
  {
    'epcs-priority-access': [0, 1],
    'om-control': [1, 1],
    'txop-sharing-1': [2, 1],
    'txop-sharing-2': [3, 1],
    'restricted-twt': [4, 1],
    'scs-traffic-description': [5, 1],
    'max-mpdu': [6, 2, () => maxMpdu],
    'max-ampdu-exponent': [8, 1],
    trs: [9, 1],
    'txop-return': [10, 1],
    'two-bqrs': [11, 1],
    'link-adaptation': [12, 2],
    'unsolicited-epcs': [14, 1],
  },
  'little',
);

/** 72 bits, named by those that each part has. */
export const ehtPhy = struct(
  'eht-phy-capability',
  {
    'bits-0-63': bits(
      'u64',
      {
        'width-320-6ghz': [1, 1],
        'ru-242-over-20': [2, 1],
        'ndp-4x-ltf': [3, 1],
        'ul-mu-mimo-partial': [4, 1],
        'su-beamformer': [5, 1],
        'su-beamformee': [6, 1],
        'beamformee-ss-80': [7, 3],
        'beamformee-ss-160': [10, 3],
        'beamformee-ss-320': [13, 3],
        'sounding-dimensions-80': [16, 3],
        'sounding-dimensions-160': [19, 3],
        'sounding-dimensions-320': [22, 3],
        'ng16-su': [25, 1],
        'ng16-mu': [26, 1],
        'codebook-4-2-su': [27, 1],
        'codebook-7-5-mu': [28, 1],
        'triggered-su-beamforming': [29, 1],
        'triggered-mu-beamforming': [30, 1],
        'triggered-cqi': [31, 1],
        'dl-mu-mimo-partial': [32, 1],
        psr: [33, 1],
        'power-boost-factor': [34, 1],
        'mu-4x-ltf': [35, 1],
        'max-nc': [36, 4],
        'non-triggered-cqi': [40, 1],
        'tx-1024qam-4096qam-under-242': [41, 1],
        'rx-1024qam-4096qam-under-242': [42, 1],
        'ppe-thresholds': [43, 1],
        'nominal-packet-padding': [44, 2],
        'max-ltfs': [46, 5],
        'mcs-15': [51, 4],
        'duplicate-6ghz': [55, 1],
        'ndp-rx-wider-20': [56, 1],
        'ul-mu-mimo-80': [57, 1],
        'ul-mu-mimo-160': [58, 1],
        'ul-mu-mimo-320': [59, 1],
        'mu-beamformer-80': [60, 1],
        'mu-beamformer-160': [61, 1],
        'mu-beamformer-320': [62, 1],
        'tb-sounding-rate-limit': [63, 1],
      },
      'little',
    ),
    'bits-64-71': bits('u8', { 'rx-1024qam-wider-20': [0, 1], 'rx-4096qam-wider-20': [1, 1] }),
  },
  { constant: false },
);

/** How many streams of each direction. */
const streams = bits('u8', { rx: [0, 4], tx: [4, 4] });

/** struct ieee80211_eht_mcs_nss_supp_20mhz_only */
export const ehtStreams20 = struct(
  'eht-streams-20',
  { 'mcs-0-7': streams, 'mcs-8-9': streams, 'mcs-10-11': streams, 'mcs-12-13': streams },
  { constant: false },
);

/** struct ieee80211_eht_mcs_nss_supp_bw */
const width = struct(
  'eht-streams',
  { 'mcs-0-9': streams, 'mcs-10-11': streams, 'mcs-12-13': streams },
  { constant: false },
);
const mcsSet = (name: string, members: { [width: string]: StructType }) => ({
  name,
  type: struct(`eht-mcs-set-${name}`, members, { constant: false }),
});

/** Each width that a radio has; of a station that has but 20 MHz in another struct. What it is its length says. */
export const ehtMcsSet = select(
  [
    { ...mcsSet('20', { '20mhz': ehtStreams20 }), when: { length: 4 } },
    { ...mcsSet('80', { '80mhz': width }), when: { length: 3 } },
    { ...mcsSet('160', { '80mhz': width, '160mhz': width }), when: { length: 6 } },
  ],
  mcsSet('320', { '80mhz': width, '160mhz': width, '320mhz': width }).type,
);

const ehtUnits = flagSet('eht-ppe-units', false, { '242': 0x1, '484': 0x2, '996': 0x4, '2x996': 0x8, '4x996': 0x10 });

/** As those of HE, for more streams, larger units and what the radio has at most. */
export const ehtThresholds = packed(
  { nss: [0, 4], units: [4, 5, () => ehtUnits] },
  { name: 'thresholds', fields: { 'ppet-max': [0, 3], ppet8: [3, 3] }, each: 'units', times: 'nss', offset: 1 },
);

/** The element. Which widths it has the HE capabilities say, another one, and its length, where no thresholds follow. */
export const ehtCapability = struct(
  'eht-capability',
  {
    mac: ehtMac,
    phy: ehtPhy,
    mcs: { type: ehtMcsSet, when: { 'member.phy.bits-0-63.ppe-thresholds': 0 } },
    'mcs-and-thresholds': { type: binary(), when: { 'member.phy.bits-0-63.ppe-thresholds': 1 } },
  },
  { constant: false },
);
