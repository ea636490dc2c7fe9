/** What a radio can do by 802.11ax, HE (IEEE80211_HE_MAC_CAP*, IEEE80211_HE_PHY_CAP*, include/linux/ieee80211.h); little-endian. */
import { array, bits, packed, struct } from '../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../schema/enum.ts';
import { maxMpdu, mcsMap, smPowerSave } from './capabilities.ts';

const heMcs = enumeration('he-mcs', false, { '0-7': 0, '0-9': 1, '0-11': 2, none: 3 });
export const heMcsMap = mcsMap(() => heMcs);

/** struct ieee80211_he_mcs_nss_supp: up to 80 MHz, then 160 MHz and 80+80 MHz where the radio has them. */
const heMcsPair = struct('he-mcs-set', { rx: heMcsMap, tx: heMcsMap }, { constant: false });
export const heMcsSet = array(heMcsPair);

/** 48 bits, named by those that each part has. */
export const heMac = struct(
  'he-mac-capability',
  {
    'bits-0-31': bits(
      'u32',
      {
        'htc-he': [0, 1],
        'twt-requester': [1, 1],
        'twt-responder': [2, 1],
        fragmentation: [3, 2],
        'max-fragmented-msdus': [5, 3],
        'min-fragment-size': [8, 2],
        'trigger-padding': [10, 2],
        'multi-tid-rx': [12, 3],
        'link-adaptation': [15, 2],
        'all-ack': [17, 1],
        trs: [18, 1],
        bsr: [19, 1],
        'broadcast-twt': [20, 1],
        'ba-bitmap-32': [21, 1],
        'mu-cascading': [22, 1],
        'ack-enabled-aggregation': [23, 1],
        'om-control': [25, 1],
        'ofdma-ra': [26, 1],
        'max-ampdu-exponent': [27, 2],
        'amsdu-fragmentation': [29, 1],
        'flexible-twt': [30, 1],
        'rx-control-multi-bss': [31, 1],
      },
      'little',
    ),
    'bits-32-47': bits(
      'u16',
      {
        'bsrp-bqrp-ampdu': [0, 1],
        qtp: [1, 1],
        bqr: [2, 1],
        'psr-responder': [3, 1],
        'ndp-feedback': [4, 1],
        ops: [5, 1],
        'amsdu-in-ampdu': [6, 1],
        'multi-tid-tx': [7, 3],
        'subchannel-selective': [10, 1],
        'ul-2x996-ru': [11, 1],
        'om-ul-mu-data-dis': [12, 1],
        'dynamic-sm-ps': [13, 1],
        'punctured-sounding': [14, 1],
        'ht-vht-trigger-rx': [15, 1],
      },
      'little',
    ),
  },
  { constant: false },
);

/** 88 bits, named by those that each part has. */
export const hePhy = struct(
  'he-phy-capability',
  {
    'bits-0-31': bits(
      'u32',
      {
        'width-40-2ghz': [1, 1],
        'width-40-80-5ghz': [2, 1],
        'width-160-5ghz': [3, 1],
        'width-80p80-5ghz': [4, 1],
        'ru-242-2ghz': [5, 1],
        'ru-242-5ghz': [6, 1],
        'punctured-preamble-rx': [8, 4],
        'device-class-a': [12, 1],
        ldpc: [13, 1],
        'su-1x-ltf': [14, 1],
        'midamble-max-nsts': [15, 2],
        'ndp-4x-ltf': [17, 1],
        'stbc-tx-80': [18, 1],
        'stbc-rx-80': [19, 1],
        'doppler-tx': [20, 1],
        'doppler-rx': [21, 1],
        'ul-mu-mimo': [22, 1],
        'ul-mu-mimo-partial': [23, 1],
        'dcm-tx': [24, 2],
        'dcm-tx-nss-2': [26, 1],
        'dcm-rx': [27, 2],
        'dcm-rx-nss-2': [29, 1],
        'rx-partial-su-20': [30, 1],
        'su-beamformer': [31, 1],
      },
      'little',
    ),
    'bits-32-63': bits(
      'u32',
      {
        'su-beamformee': [0, 1],
        'mu-beamformer': [1, 1],
        'beamformee-sts-80': [2, 3],
        'beamformee-sts-160': [5, 3],
        'sounding-dimensions-80': [8, 3],
        'sounding-dimensions-160': [11, 3],
        'ng16-su': [14, 1],
        'ng16-mu': [15, 1],
        'codebook-4-2-su': [16, 1],
        'codebook-7-5-mu': [17, 1],
        'triggered-su-beamforming': [18, 1],
        'triggered-mu-beamforming': [19, 1],
        'triggered-cqi': [20, 1],
        'partial-extended-range': [21, 1],
        'dl-mu-mimo-partial': [22, 1],
        'ppe-thresholds': [23, 1],
        psr: [24, 1],
        'power-boost-factor': [25, 1],
        'su-mu-4x-ltf': [26, 1],
        'max-nc': [27, 3],
        'stbc-tx-160': [30, 1],
        'stbc-rx-160': [31, 1],
      },
      'little',
    ),
    'bits-64-79': bits(
      'u16',
      {
        'er-su-4x-ltf': [0, 1],
        'width-20-in-40': [1, 1],
        'width-20-in-160': [2, 1],
        'width-80-in-160': [3, 1],
        'er-su-1x-ltf': [4, 1],
        'midamble-2x-1x-ltf': [5, 1],
        'dcm-max-ru': [6, 2],
        'sigb-over-16': [8, 1],
        'non-triggered-cqi': [9, 1],
        'tx-1024qam-under-242': [10, 1],
        'rx-1024qam-under-242': [11, 1],
        'rx-su-compressed-sigb': [12, 1],
        'rx-su-plain-sigb': [13, 1],
        'nominal-packet-padding': [14, 2],
      },
      'little',
    ),
    'bits-80-87': bits('u8', { 'mu-m1ru-max-ltf': [0, 1] }),
  },
  { constant: false },
);

const heUnits = flagSet('he-ppe-units', false, { '242': 0x1, '484': 0x2, '996': 0x4, '2x996': 0x8 });

/** From which modulation on a packet is followed by 16 or 8 microseconds: for each number of streams, one for each size of a resource unit. */
export const heThresholds = packed(
  { nss: [0, 3], units: [3, 4, () => heUnits] },
  { name: 'thresholds', fields: { ppet16: [0, 3], ppet8: [3, 3] }, each: 'units', times: 'nss', offset: 1 },
);

/** The element: which modulations and whether thresholds stand in it, its own bits say. */
export const heCapability = struct(
  'he-capability',
  {
    mac: heMac,
    phy: hePhy,
    mcs: heMcsPair,
    'mcs-160': { type: heMcsPair, when: { 'member.phy.bits-0-31.width-160-5ghz': 1 } },
    'mcs-80p80': { type: heMcsPair, when: { 'member.phy.bits-0-31.width-80p80-5ghz': 1 } },
    'ppe-thresholds': { type: heThresholds, when: { 'member.phy.bits-32-63.ppe-thresholds': 1 } },
  },
  { constant: false },
);

/** IEEE80211_HE_6GHZ_CAP_* */
export const he6GHz = bits(
  'u16',
  {
    'min-mpdu-start-spacing': [0, 3],
    'max-ampdu-exponent': [3, 3],
    'max-mpdu': [6, 2, () => maxMpdu],
    'sm-ps': [9, 2, () => smPowerSave],
    'rd-responder': [11, 1],
    'rx-antenna-pattern': [12, 1],
    'tx-antenna-pattern': [13, 1],
  },
  'little',
);
