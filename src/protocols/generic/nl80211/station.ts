/** What nl80211 says of stations, their rates, and networks found (linux/nl80211.h). */
import { attributeSet } from '../../../schema/attribute-set.ts';
import {
  binary,
  flag,
  indexedArray,
  mac,
  nest,
  pad,
  s8,
  s32,
  s64,
  select,
  struct,
  u8,
  u16,
  u32,
  u64,
} from '../../../schema/builders.ts';
import { bssCapability } from './capabilities.ts';
import { elements } from './elements/elements.ts';
import { txqStats } from './phy.ts';
import {
  band,
  bssCannotUse,
  bssScanWidth,
  bssStatus,
  bssUseFor,
  ehtGuardInterval,
  ehtRuAlloc,
  heGuardInterval,
  heRuAlloc,
  meshPowerMode,
  mpathFlags,
  plinkState,
  stationFlags,
} from './words.ts';

/** struct nl80211_sta_flag_update: bits are those of the flags, counted from 0. */
export const stationFlagUpdate = struct(
  'sta-flag-update',
  { mask: u32({ enum: () => stationFlags }), set: u32({ enum: () => stationFlags }) },
  { constant: 'nl80211_sta_flag_update' },
);

export const stationFlagAttributes = attributeSet('sta-flags-attrs', 'NL80211_STA_FLAG_', {
  authorized: [1, flag()],
  'short-preamble': [2, flag()],
  wme: [3, flag()],
  mfp: [4, flag()],
  authenticated: [5, flag()],
  'tdls-peer': [6, flag()],
  associated: [7, flag()],
  'spp-amsdu': [8, flag()],
});

export const rateInfo = attributeSet('rate-info', 'NL80211_RATE_INFO_', {
  bitrate: [1, u16({ hint: 'hundred-kbit' }), { doc: 'in units of 100 kbit/s' }],
  mcs: [2, u8()],
  '40-mhz-width': [3, flag()],
  'short-gi': [4, flag()],
  bitrate32: [5, u32({ hint: 'hundred-kbit' }), { doc: 'in units of 100 kbit/s' }],
  'vht-mcs': [6, u8()],
  'vht-nss': [7, u8()],
  '80-mhz-width': [8, flag()],
  '80p80-mhz-width': [9, flag()],
  '160-mhz-width': [10, flag()],
  '10-mhz-width': [11, flag()],
  '5-mhz-width': [12, flag()],
  'he-mcs': [13, u8()],
  'he-nss': [14, u8()],
  'he-gi': [15, u8({ enum: () => heGuardInterval })],
  'he-dcm': [16, u8()],
  'he-ru-alloc': [17, u8({ enum: () => heRuAlloc })],
  '320-mhz-width': [18, flag()],
  'eht-mcs': [19, u8()],
  'eht-nss': [20, u8()],
  'eht-gi': [21, u8({ enum: () => ehtGuardInterval })],
  'eht-ru-alloc': [22, u8({ enum: () => ehtRuAlloc })],
  's1g-mcs': [23, u8()],
  's1g-nss': [24, u8()],
  '1-mhz-width': [25, flag()],
  '2-mhz-width': [26, flag()],
  '4-mhz-width': [27, flag()],
  '8-mhz-width': [28, flag()],
  '16-mhz-width': [29, flag()],
  'uhr-mcs': [30, u8()],
  'uhr-elr': [31, flag()],
  'uhr-im': [32, flag()],
});

const stationBssParameters = attributeSet('sta-bss-param', 'NL80211_STA_BSS_PARAM_', {
  'cts-prot': [1, flag()],
  'short-preamble': [2, flag()],
  'short-slot-time': [3, flag()],
  'dtim-period': [4, u8()],
  'beacon-interval': [5, u16()],
});

export const stationInfo = attributeSet('sta-info', 'NL80211_STA_INFO_', {
  'inactive-time': [1, u32({ hint: 'milliseconds' })],
  'rx-bytes': [2, u32({ hint: 'bytes' })],
  'tx-bytes': [3, u32({ hint: 'bytes' })],
  llid: [4, u16()],
  plid: [5, u16()],
  'plink-state': [6, u8({ enum: () => plinkState })],
  signal: [7, s8({ hint: 'dbm' })],
  'tx-bitrate': [8, nest(() => rateInfo)],
  'rx-packets': [9, u32()],
  'tx-packets': [10, u32()],
  'tx-retries': [11, u32()],
  'tx-failed': [12, u32()],
  'signal-avg': [13, s8({ hint: 'dbm' })],
  'rx-bitrate': [14, nest(() => rateInfo)],
  'bss-param': [15, nest(() => stationBssParameters)],
  'connected-time': [16, u32({ hint: 'seconds' })],
  'sta-flags': [17, stationFlagUpdate],
  'beacon-loss': [18, u32()],
  't-offset': [19, s64()],
  'local-pm': [20, u32({ enum: () => meshPowerMode })],
  'peer-pm': [21, u32({ enum: () => meshPowerMode })],
  'nonpeer-pm': [22, u32({ enum: () => meshPowerMode })],
  'rx-bytes64': [23, u64({ hint: 'bytes' })],
  'tx-bytes64': [24, u64({ hint: 'bytes' })],
  'chain-signal': [25, indexedArray(s8(), { indices: 'from-0' })],
  'chain-signal-avg': [26, indexedArray(s8(), { indices: 'from-0' })],
  'expected-throughput': [27, u32(), { doc: 'in kbit/s' }],
  'rx-drop-misc': [28, u64()],
  'beacon-rx': [29, u64()],
  'beacon-signal-avg': [30, s8({ hint: 'dbm' })],
  'tid-stats': [31, indexedArray(nest(() => tidStats))],
  'rx-duration': [32, u64({ hint: 'microseconds' })],
  pad: [33, pad()],
  'ack-signal': [34, s8({ hint: 'dbm' })],
  'ack-signal-avg': [35, s8({ hint: 'dbm' })],
  'rx-mpdus': [36, u32()],
  'fcs-error-count': [37, u32()],
  'connected-to-gate': [38, u8()],
  'tx-duration': [39, u64({ hint: 'microseconds' })],
  'airtime-weight': [40, u16()],
  'airtime-link-metric': [41, u32()],
  'assoc-at-boottime': [42, u64({ hint: 'nanoseconds' })],
  'connected-to-as': [43, u8()],
});

const tidStats = attributeSet('tid-stats', 'NL80211_TID_STATS_', {
  'rx-msdu': [1, u64()],
  'tx-msdu': [2, u64()],
  'tx-msdu-retries': [3, u64()],
  'tx-msdu-failed': [4, u64()],
  pad: [5, pad()],
  'txq-stats': [6, nest(() => txqStats)],
});

export const meshPathInfo = attributeSet('mpath-info', 'NL80211_MPATH_INFO_', {
  'frame-qlen': [1, u32()],
  sn: [2, u32()],
  metric: [3, u32()],
  exptime: [4, u32({ hint: 'milliseconds' })],
  flags: [5, u8({ enum: () => mpathFlags })],
  'discovery-timeout': [6, u32({ hint: 'milliseconds' })],
  'discovery-retries': [7, u8()],
  'hop-count': [8, u8()],
  'path-change': [9, u32()],
});

export const stationWme = attributeSet('sta-wme', 'NL80211_STA_WME_', {
  'uapsd-queues': [1, u8({ hint: 'hex' })],
  'max-sp': [2, u8()],
});

export const bss = attributeSet('bss', 'NL80211_BSS_', {
  bssid: [1, mac()],
  frequency: [2, u32({ hint: 'megahertz' })],
  tsf: [3, u64()],
  'beacon-interval': [4, u16(), { doc: 'in units of 1024 microseconds' }],
  capability: [5, u16({ enum: () => bssCapability })],
  'information-elements': [6, elements],
  'signal-mbm': [7, s32({ hint: 'mbm' }), { doc: 'in hundredths of dBm' }],
  'signal-unspec': [8, u8()],
  status: [9, u32({ enum: () => bssStatus })],
  'seen-ms-ago': [10, u32({ hint: 'milliseconds' })],
  'beacon-ies': [11, elements],
  'chan-width': [12, u32({ enum: () => bssScanWidth })],
  'beacon-tsf': [13, u64()],
  'presp-data': [14, flag()],
  'last-seen-boottime': [15, u64({ hint: 'nanoseconds' })],
  pad: [16, pad()],
  'parent-tsf': [17, u64()],
  'parent-bssid': [18, mac()],
  'chain-signal': [19, indexedArray(s8(), { indices: 'from-0' })],
  'frequency-offset': [20, u32({ hint: 'kilohertz' }), { doc: 'in kHz' }],
  'mlo-link-id': [21, u8()],
  'mld-addr': [22, mac()],
  'use-for': [23, u32({ enum: () => bssUseFor })],
  'cannot-use-reasons': [24, u64({ enum: () => bssCannotUse })],
});

export const rssiAdjust = struct('nl80211-bss-select-rssi-adjust', { band: u8({ enum: () => band }), delta: s8() });

export const schedScanMatch = attributeSet('sched-scan-match', 'NL80211_SCHED_SCAN_MATCH_ATTR_', {
  ssid: [1, binary({ hint: 'text' })],
  rssi: [2, s32()],
  'relative-rssi': [3, s8()],
  'rssi-adjust': [4, rssiAdjust],
  bssid: [5, mac()],
  'per-band-rssi': [6, flag(), { constant: 'NL80211_SCHED_SCAN_MATCH_PER_BAND_RSSI' }],
});

export const schedScanPlan = attributeSet('sched-scan-plan', 'NL80211_SCHED_SCAN_PLAN_', {
  interval: [1, u32({ hint: 'seconds' })],
  iterations: [2, u32()],
});

/** With which the kernel may choose a BSS: flags where it says what it can, else how. */
export const bssSelect = attributeSet('bss-select', 'NL80211_BSS_SELECT_ATTR_', {
  rssi: [1, flag()],
  'band-pref': [2, select([{ name: 'can', when: { length: 0 }, type: flag() }], u32({ enum: () => band }))],
  'rssi-adjust': [3, select([{ name: 'can', when: { length: 0 }, type: flag() }], rssiAdjust)],
});

export const pmksaCandidate = attributeSet('pmksa-candidate', 'NL80211_PMKSA_CANDIDATE_', {
  index: [1, u32()],
  bssid: [2, mac()],
  preauth: [3, flag()],
});
