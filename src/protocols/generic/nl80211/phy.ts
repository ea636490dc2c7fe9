/** What nl80211 says of a radio: bands, channels, combinations, limits (linux/nl80211.h). */
import { attributeSet, multi } from '../../../schema/attribute-set.ts';
import {
  array,
  binary,
  flag,
  indexedArray,
  nest,
  pad,
  s8,
  s32,
  struct,
  u8,
  u16,
  u32,
  u64,
} from '../../../schema/builders.ts';
import { htCapabilities, htMcsSet, vhtCapabilities, vhtMcsSet } from './capabilities.ts';
import { ehtMac, ehtMcsSet, ehtPhy, ehtThresholds } from './eht.ts';
import { elements } from './elements/elements.ts';
import { he6GHz, heMac, heMcsSet, hePhy, heThresholds } from './he.ts';
import { akmSuite, channelWidths, dfsState, regRuleFlags, sarType } from './words.ts';

export const supportedIftypes = attributeSet('supported-iftypes', 'NL80211_IFTYPE_', {
  adhoc: [1, flag()],
  station: [2, flag()],
  ap: [3, flag()],
  'ap-vlan': [4, flag()],
  wds: [5, flag()],
  monitor: [6, flag()],
  'mesh-point': [7, flag()],
  'p2p-client': [8, flag()],
  'p2p-go': [9, flag()],
  'p2p-device': [10, flag()],
  ocb: [11, flag()],
  nan: [12, flag()],
  'nan-data': [13, flag()],
  pd: [14, flag()],
});

export const wiphyBands = attributeSet('wiphy-bands', 'NL80211_BAND_', {
  '2ghz': [0, nest(() => bandAttributes)],
  '5ghz': [1, nest(() => bandAttributes)],
  '60ghz': [2, nest(() => bandAttributes)],
  '6ghz': [3, nest(() => bandAttributes)],
  s1ghz: [4, nest(() => bandAttributes)],
  lc: [5, nest(() => bandAttributes)],
});

const bandAttributes = attributeSet('band-attrs', 'NL80211_BAND_ATTR_', {
  freqs: [
    1,
    indexedArray(
      nest(() => frequency),
      { indices: 'from-0' },
    ),
  ],
  rates: [
    2,
    indexedArray(
      nest(() => bitrate),
      { indices: 'from-0' },
    ),
  ],
  'ht-mcs-set': [3, htMcsSet],
  'ht-capa': [4, htCapabilities],
  'ht-ampdu-factor': [5, u8()],
  'ht-ampdu-density': [6, u8()],
  'vht-mcs-set': [7, vhtMcsSet],
  'vht-capa': [8, vhtCapabilities],
  'iftype-data': [9, indexedArray(nest(() => iftypeData))],
  'edmg-channels': [10, u8()],
  'edmg-bw-config': [11, u8()],
  's1g-mcs-nss-set': [12, binary({ size: 5 })],
  's1g-capa': [13, binary({ size: 10 })],
});

export const frequency = attributeSet('frequency-attrs', 'NL80211_FREQUENCY_ATTR_', {
  freq: [1, u32({ hint: 'megahertz' })],
  disabled: [2, flag()],
  'no-ir': [3, flag()],
  'no-ibss': [4, flag(), { constant: '__NL80211_FREQUENCY_ATTR_NO_IBSS' }],
  radar: [5, flag()],
  'max-tx-power': [6, u32({ hint: 'mbm' }), { doc: 'in hundredths of dBm' }],
  'dfs-state': [7, u32({ enum: () => dfsState })],
  'dfs-time': [8, u32({ hint: 'milliseconds' })],
  'no-ht40-minus': [9, flag()],
  'no-ht40-plus': [10, flag()],
  'no-80mhz': [11, flag()],
  'no-160mhz': [12, flag()],
  'dfs-cac-time': [13, u32({ hint: 'milliseconds' })],
  'indoor-only': [14, flag()],
  'ir-concurrent': [15, flag()],
  'no-20mhz': [16, flag()],
  'no-10mhz': [17, flag()],
  wmm: [
    18,
    indexedArray(
      nest(() => wmm),
      { indices: 'from-0' },
    ),
  ],
  'no-he': [19, flag()],
  offset: [20, u32({ hint: 'kilohertz' }), { doc: 'in kHz' }],
  '1mhz': [21, flag()],
  '2mhz': [22, flag()],
  '4mhz': [23, flag()],
  '8mhz': [24, flag()],
  '16mhz': [25, flag()],
  'no-320mhz': [26, flag()],
  'no-eht': [27, flag()],
  psd: [28, s8()],
  'dfs-concurrent': [29, flag()],
  'no-6ghz-vlp-client': [30, flag()],
  'no-6ghz-afc-client': [31, flag()],
  'can-monitor': [32, flag()],
  'allow-6ghz-vlp-ap': [33, flag()],
  'allow-20mhz-activity': [34, flag()],
  'no-4mhz': [35, flag()],
  'no-8mhz': [36, flag()],
  'no-16mhz': [37, flag()],
  's1g-no-primary': [38, flag()],
  'no-uhr': [39, flag()],
  'cac-start-time': [40, u64()],
  pad: [41, pad()],
});

const bitrate = attributeSet('bitrate-attrs', 'NL80211_BITRATE_ATTR_', {
  rate: [1, u32({ hint: 'hundred-kbit' }), { doc: 'in units of 100 kbit/s' }],
  '2ghz-shortpreamble': [2, flag()],
});

const iftypeData = attributeSet('iftype-data-attrs', 'NL80211_BAND_IFTYPE_ATTR_', {
  iftypes: [1, nest(() => supportedIftypes)],
  'he-cap-mac': [2, heMac],
  'he-cap-phy': [3, hePhy],
  'he-cap-mcs-set': [4, heMcsSet],
  'he-cap-ppe': [5, heThresholds],
  'he-6ghz-capa': [6, he6GHz],
  'vendor-elems': [7, elements],
  'eht-cap-mac': [8, ehtMac],
  'eht-cap-phy': [9, ehtPhy],
  'eht-cap-mcs-set': [10, ehtMcsSet],
  'eht-cap-ppe': [11, ehtThresholds],
  'uhr-cap-mac': [12, binary()],
  'uhr-cap-phy': [13, binary()],
});

const wmm = attributeSet('wmm-attrs', 'NL80211_WMMR_', {
  'cw-min': [1, u16()],
  'cw-max': [2, u16()],
  aifsn: [3, u8()],
  txop: [4, u16()],
});

const interfaceLimit = attributeSet('iface-limit-attributes', 'NL80211_IFACE_LIMIT_', {
  max: [1, u32()],
  types: [2, nest(() => supportedIftypes)],
});

export const interfaceCombination = attributeSet('if-combination-attributes', 'NL80211_IFACE_COMB_', {
  limits: [1, indexedArray(nest(() => interfaceLimit))],
  maxnum: [2, u32()],
  'sta-ap-bi-match': [3, flag()],
  'num-channels': [4, u32()],
  'radar-detect-widths': [5, u32({ enum: () => channelWidths })],
  'radar-detect-regions': [6, u32()],
  'bi-min-gcd': [7, u32()],
});

export const radio = attributeSet('wiphy-radio-attrs', 'NL80211_WIPHY_RADIO_ATTR_', {
  index: [1, u32()],
  'freq-range': [2, multi(nest(() => radioFrequencyRange)), { nested: true }],
  'interface-combination': [3, multi(nest(() => interfaceCombination)), { nested: true }],
  'antenna-mask': [4, u32({ hint: 'hex' })],
  'rts-threshold': [5, u32()],
});

const radioFrequencyRange = attributeSet('wiphy-radio-freq-range', 'NL80211_WIPHY_RADIO_FREQ_ATTR_', {
  start: [1, u32({ hint: 'kilohertz' }), { doc: 'in kHz' }],
  end: [2, u32({ hint: 'kilohertz' }), { doc: 'in kHz' }],
});

export const sar = attributeSet('sar-attributes', 'NL80211_SAR_ATTR_', {
  type: [1, u32({ enum: () => sarType })],
  specs: [
    2,
    indexedArray(
      nest(() => sarSpecs),
      { nested: true },
    ),
    { nested: true },
  ],
});

const sarSpecs = attributeSet('sar-specs', 'NL80211_SAR_ATTR_SPECS_', {
  power: [1, s32(), { doc: 'in units of 0.25 dBm' }],
  'range-index': [2, u32()],
  'start-freq': [3, u32()],
  'end-freq': [4, u32()],
});

export const iftypeAkm = attributeSet('iftype-akm-attrs', 'NL80211_IFTYPE_AKM_ATTR_', {
  iftypes: [1, nest(() => supportedIftypes)],
  suites: [2, array(u32({ enum: () => akmSuite }))],
});

export const txqStats = attributeSet('txq-stats-attrs', 'NL80211_TXQ_STATS_', {
  'backlog-bytes': [1, u32({ hint: 'bytes' })],
  'backlog-packets': [2, u32()],
  flows: [3, u32()],
  drops: [4, u32()],
  'ecn-marks': [5, u32()],
  overlimit: [6, u32()],
  overmemory: [7, u32()],
  collisions: [8, u32()],
  'tx-bytes': [9, u32({ hint: 'bytes' })],
  'tx-packets': [10, u32()],
  'max-flows': [11, u32()],
});

export const regulatoryRule = attributeSet('reg-rule-attrs', 'NL80211_ATTR_', {
  'reg-rule-flags': [1, u32({ enum: () => regRuleFlags })],
  'freq-range-start': [2, u32({ hint: 'kilohertz' }), { doc: 'in kHz' }],
  'freq-range-end': [3, u32({ hint: 'kilohertz' }), { doc: 'in kHz' }],
  'freq-range-max-bw': [4, u32({ hint: 'kilohertz' }), { doc: 'in kHz' }],
  'power-rule-max-ant-gain': [5, u32({ hint: 'mbi' }), { doc: 'in hundredths of dBi' }],
  'power-rule-max-eirp': [6, u32({ hint: 'mbm' }), { doc: 'in hundredths of dBm' }],
  'dfs-cac-time': [7, u32({ hint: 'milliseconds' })],
  'power-rule-psd': [8, s8()],
});

export const survey = attributeSet('survey-info', 'NL80211_SURVEY_INFO_', {
  frequency: [1, u32({ hint: 'megahertz' })],
  noise: [2, s8({ hint: 'dbm' })],
  'in-use': [3, flag()],
  time: [4, u64({ hint: 'milliseconds' })],
  'time-busy': [5, u64({ hint: 'milliseconds' })],
  'time-ext-busy': [6, u64({ hint: 'milliseconds' })],
  'time-rx': [7, u64({ hint: 'milliseconds' })],
  'time-tx': [8, u64({ hint: 'milliseconds' })],
  'time-scan': [9, u64({ hint: 'milliseconds' })],
  pad: [10, pad()],
  'time-bss-rx': [11, u64({ hint: 'milliseconds' })],
  'frequency-offset': [12, u32()],
});

export const vendorCommand = struct('nl80211-vendor-cmd-info', { 'vendor-id': u32({ hint: 'hex' }), subcmd: u32() });

export const patternSupport = struct('nl80211-pattern-support', {
  'max-patterns': u32(),
  'min-pattern-len': u32(),
  'max-pattern-len': u32(),
  'max-pkt-offset': u32(),
});

export const coalesceRuleSupport = struct('nl80211-coalesce-rule-support', {
  'max-rules': u32(),
  pat: patternSupport,
  'max-delay': u32({ hint: 'milliseconds' }),
});
