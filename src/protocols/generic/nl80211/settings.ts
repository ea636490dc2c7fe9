/** What nl80211 sets of keys, queues, rates, meshes and access points (linux/nl80211.h). */

import { attributeSet } from '../../../schema/attribute-set.ts';
import {
  array,
  be64,
  binary,
  flag,
  nest,
  pad,
  s32,
  select,
  struct,
  u8,
  u16,
  u32,
  u64,
} from '../../../schema/builders.ts';
import { rates } from './capabilities.ts';
import { elements } from './elements/elements.ts';
import { frame } from './elements/frame.ts';
import {
  accessCategory,
  akmSuite,
  cipherSuite,
  cqmEvent,
  ehtGuardInterval,
  ehtLtf,
  heGuardInterval,
  heLtf,
  keyMode,
  keyType,
  meshPowerMode,
  tidSwitch,
  txRateSetting,
  txrateGi,
} from './words.ts';

export const keyDefaultTypes = attributeSet('key-default-types', 'NL80211_KEY_DEFAULT_TYPE_', {
  unicast: [1, flag()],
  multicast: [2, flag()],
});

export const keyAttributes = attributeSet('key-attrs', 'NL80211_KEY_', {
  data: [1, binary(), { secret: true }],
  idx: [2, u8()],
  cipher: [3, u32({ enum: () => cipherSuite })],
  seq: [4, binary()],
  default: [5, flag()],
  'default-mgmt': [6, flag()],
  type: [7, u32({ enum: () => keyType })],
  'default-types': [8, nest(() => keyDefaultTypes)],
  mode: [9, u8({ enum: () => keyMode })],
  'default-beacon': [10, flag()],
  'ltf-seed': [11, binary(), { secret: true }],
});

export const rekeyData = attributeSet('rekey-data', 'NL80211_REKEY_DATA_', {
  kek: [1, binary(), { secret: true }],
  kck: [2, binary(), { secret: true }],
  'replay-ctr': [3, be64()],
  akm: [4, u32({ enum: () => akmSuite })],
});

export const txqParameters = attributeSet('txq-attrs', 'NL80211_TXQ_ATTR_', {
  ac: [1, u8({ enum: () => accessCategory })],
  txop: [2, u16()],
  cwmin: [3, u16()],
  cwmax: [4, u16()],
  aifs: [5, u8()],
});

export const monitorFlags = attributeSet('mntr-flags', 'NL80211_MNTR_FLAG_', {
  fcsfail: [1, flag()],
  plcpfail: [2, flag()],
  control: [3, flag()],
  'other-bss': [4, flag()],
  'cook-frames': [5, flag()],
  active: [6, flag()],
  'skip-tx': [7, flag()],
});

const ratesOf = (name: string, count: number) =>
  struct(`nl80211-txrate-${name}`, { mcs: array(u16({ hint: 'hex' }), count) });

const txRate = attributeSet('tx-rate-attrs', 'NL80211_TXRATE_', {
  legacy: [1, rates],
  ht: [2, array(u8()), { doc: 'numbers of modulations' }],
  vht: [3, ratesOf('vht', 8)],
  gi: [4, u8({ enum: () => txrateGi })],
  he: [5, ratesOf('he', 8)],
  'he-gi': [6, u8({ enum: () => heGuardInterval })],
  'he-ltf': [7, u8({ enum: () => heLtf })],
  eht: [8, ratesOf('eht', 16)],
  'eht-gi': [9, u8({ enum: () => ehtGuardInterval })],
  'eht-ltf': [10, u8({ enum: () => ehtLtf })],
});

export const txRates = attributeSet('tx-rates', 'NL80211_BAND_', {
  '2ghz': [0, nest(() => txRate)],
  '5ghz': [1, nest(() => txRate)],
  '60ghz': [2, nest(() => txRate)],
  '6ghz': [3, nest(() => txRate)],
  s1ghz: [4, nest(() => txRate)],
  lc: [5, nest(() => txRate)],
});

export const scanRates = attributeSet('scan-supp-rates', 'NL80211_BAND_', {
  '2ghz': [0, rates],
  '5ghz': [1, rates],
  '60ghz': [2, rates],
  '6ghz': [3, rates],
  s1ghz: [4, rates],
  lc: [5, rates],
});

export const cqm = attributeSet('cqm-attrs', 'NL80211_ATTR_CQM_', {
  'rssi-thold': [1, array(s32())],
  'rssi-hyst': [2, u32()],
  'rssi-threshold-event': [3, u32({ enum: () => cqmEvent })],
  'pkt-loss-event': [4, u32()],
  'txe-rate': [5, u32()],
  'txe-pkts': [6, u32()],
  'txe-intvl': [7, u32(), { doc: 'in seconds' }],
  'beacon-loss-event': [8, flag()],
  'rssi-level': [9, s32({ hint: 'dbm' })],
});

export const tidConfig = attributeSet('tid-config-attrs', 'NL80211_TID_CONFIG_ATTR_', {
  pad: [1, pad()],
  'vif-supp': [2, u64({ hint: 'hex' })],
  'peer-supp': [3, u64({ hint: 'hex' })],
  override: [4, flag()],
  tids: [5, u16({ hint: 'hex' })],
  noack: [6, u8({ enum: () => tidSwitch })],
  'retry-short': [7, u8()],
  'retry-long': [8, u8()],
  'ampdu-ctrl': [9, u8({ enum: () => tidSwitch })],
  'rtscts-ctrl': [10, u8({ enum: () => tidSwitch })],
  'amsdu-ctrl': [11, u8({ enum: () => tidSwitch })],
  'tx-rate-type': [12, u8({ enum: () => txRateSetting })],
  'tx-rate': [13, nest(() => txRates), { nested: true }],
});

export const meshConfig = attributeSet('mesh-config', 'NL80211_MESHCONF_', {
  'retry-timeout': [1, u16({ hint: 'milliseconds' })],
  'confirm-timeout': [2, u16({ hint: 'milliseconds' })],
  'holding-timeout': [3, u16({ hint: 'milliseconds' })],
  'max-peer-links': [4, u16()],
  'max-retries': [5, u8()],
  ttl: [6, u8()],
  'auto-open-plinks': [7, u8()],
  'hwmp-max-preq-retries': [8, u8()],
  'path-refresh-time': [9, u32({ hint: 'milliseconds' })],
  'min-discovery-timeout': [10, u16({ hint: 'milliseconds' })],
  'hwmp-active-path-timeout': [11, u32({ hint: 'milliseconds' })],
  'hwmp-preq-min-interval': [12, u16({ hint: 'milliseconds' })],
  'hwmp-net-diam-trvs-time': [13, u16({ hint: 'milliseconds' })],
  'hwmp-rootmode': [14, u8()],
  'element-ttl': [15, u8()],
  'hwmp-rann-interval': [16, u16()],
  'gate-announcements': [17, u8()],
  'hwmp-perr-min-interval': [18, u16({ hint: 'milliseconds' })],
  forwarding: [19, u8()],
  'rssi-threshold': [20, s32({ hint: 'dbm' })],
  'sync-offset-max-neighbor': [21, u32()],
  'ht-opmode': [22, select([{ name: 'u32', when: { length: 4 }, type: u32({ hint: 'hex' }) }], u16({ hint: 'hex' }))],
  'hwmp-path-to-root-timeout': [23, u32({ hint: 'milliseconds' })],
  'hwmp-root-interval': [24, u16()],
  'hwmp-confirmation-interval': [25, u16()],
  'power-mode': [26, u32({ enum: () => meshPowerMode })],
  'awake-window': [27, u16({ hint: 'milliseconds' })],
  'plink-timeout': [28, u32({ hint: 'seconds' })],
  'connected-to-gate': [29, u8()],
  nolearn: [30, u8()],
  'connected-to-as': [31, u8()],
});

export const meshSetup = attributeSet('mesh-setup', 'NL80211_MESH_SETUP_', {
  'enable-vendor-path-sel': [1, u8()],
  'enable-vendor-metric': [2, u8()],
  ie: [3, elements],
  'userspace-auth': [4, flag()],
  'userspace-ampe': [5, flag()],
  'enable-vendor-sync': [6, u8()],
  'userspace-mpm': [7, flag()],
  'auth-protocol': [8, u8()],
});

export const heObssPd = attributeSet('he-obss-pd', 'NL80211_HE_OBSS_PD_ATTR_', {
  'min-offset': [1, u8()],
  'max-offset': [2, u8()],
  'non-srg-max-offset': [3, u8()],
  'bss-color-bitmap': [4, binary()],
  'partial-bssid-bitmap': [5, binary()],
  'sr-ctrl': [6, u8()],
});

export const heBssColor = attributeSet('he-bss-color', 'NL80211_HE_BSS_COLOR_ATTR_', {
  color: [1, u8()],
  disabled: [2, flag()],
  partial: [3, flag()],
});

export const filsDiscovery = attributeSet('fils-discovery', 'NL80211_FILS_DISCOVERY_ATTR_', {
  'int-min': [1, u32()],
  'int-max': [2, u32()],
  tmpl: [3, frame],
});

/** One of the station, one of the access point. */
export const filsNonces = struct(
  'fils-nonces',
  { station: binary({ size: 16 }), ap: binary({ size: 16 }) },
  { constant: false },
);

export const unsolicitedProbeResponse = attributeSet('unsol-bcast-probe-resp', 'NL80211_UNSOL_BCAST_PROBE_RESP_ATTR_', {
  int: [1, u32()],
  tmpl: [2, frame],
});

export const mbssidConfig = attributeSet('mbssid-config', 'NL80211_MBSSID_CONFIG_ATTR_', {
  'max-interfaces': [1, u8()],
  'max-ema-profile-periodicity': [2, u8()],
  index: [3, u8()],
  'tx-ifindex': [4, u32({ hint: 'ifindex' })],
  ema: [5, flag()],
  'tx-link-id': [6, u8()],
});

export const s1gShortBeacon = attributeSet('s1g-short-beacon', 'NL80211_S1G_SHORT_BEACON_ATTR_', {
  head: [1, frame],
  tail: [2, elements],
});

export const ftmResponder = attributeSet('ftm-responder', 'NL80211_FTM_RESP_ATTR_', {
  enabled: [1, flag()],
  lci: [2, binary()],
  civicloc: [3, binary()],
});

export const ftmResponderStats = attributeSet('ftm-responder-stats', 'NL80211_FTM_STATS_', {
  'success-num': [1, u32()],
  'partial-num': [2, u32()],
  'failed-num': [3, u32()],
  'asap-num': [4, u32()],
  'non-asap-num': [5, u32()],
  'total-duration-msec': [6, u64({ hint: 'milliseconds' })],
  'unknown-triggers-num': [7, u32()],
  'reschedule-requests-num': [8, u32()],
  'out-of-window-triggers-num': [9, u32()],
  pad: [10, pad()],
});
