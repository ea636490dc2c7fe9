/** What nl80211 measures with peers: the time that frames take (linux/nl80211.h). */
import { type AttributeSet, attributeSet } from '../../../schema/attribute-set.ts';
import { binary, flag, indexedArray, mac, nest, pad, s32, s64, u8, u16, u32, u64 } from '../../../schema/builders.ts';
import { nl80211Attributes } from './attributes.ts';
import { rateInfo } from './station.ts';
import {
  channelWidth,
  channelWidths,
  ftmFailure,
  ftmRequestType,
  measurementStatus,
  preamble,
  preambles,
} from './words.ts';

export const measurements: AttributeSet = attributeSet('peer-measurement-attrs', 'NL80211_PMSR_ATTR_', {
  'max-peers': [1, u32()],
  'report-ap-tsf': [2, flag()],
  'randomize-mac-addr': [3, flag()],
  'type-capa': [4, nest(() => measurementCapabilities)],
  peers: [5, indexedArray(nest(() => measurementPeer))],
  'max-peer-ista-role': [6, u32()],
  'max-peer-rsta-role': [7, u32()],
});

const measurementPeer: AttributeSet = attributeSet('peer-measurement-peer-attrs', 'NL80211_PMSR_PEER_ATTR_', {
  addr: [1, mac()],
  chan: [2, nest(() => nl80211Attributes)],
  req: [3, nest(() => measurementRequest)],
  resp: [4, nest(() => measurementResponse)],
  'req-type': [5, u32({ enum: () => ftmRequestType })],
});

const measurementRequest = attributeSet('peer-measurement-req', 'NL80211_PMSR_REQ_ATTR_', {
  data: [1, nest(() => requestData)],
  'get-ap-tsf': [2, flag()],
});

const measurementResponse = attributeSet('peer-measurement-resp', 'NL80211_PMSR_RESP_ATTR_', {
  data: [1, nest(() => responseData)],
  status: [2, u32({ enum: () => measurementStatus })],
  'host-time': [3, u64({ hint: 'nanoseconds' })],
  'ap-tsf': [4, u64()],
  final: [5, flag()],
  pad: [6, pad()],
});

const requestData = attributeSet('peer-measurement-req-data', 'NL80211_PMSR_TYPE_', {
  ftm: [1, nest(() => ftmRequest)],
});

const responseData = attributeSet('peer-measurement-resp-data', 'NL80211_PMSR_TYPE_', {
  ftm: [1, nest(() => ftmResponse)],
});

const measurementCapabilities = attributeSet('peer-measurement-type-capa', 'NL80211_PMSR_TYPE_', {
  ftm: [1, nest(() => ftmCapabilities)],
});

const ftmCapabilities = attributeSet('peer-measurement-ftm-capa', 'NL80211_PMSR_FTM_CAPA_ATTR_', {
  asap: [1, flag()],
  'non-asap': [2, flag()],
  'req-lci': [3, flag()],
  'req-civicloc': [4, flag()],
  preambles: [5, u32({ enum: () => preambles })],
  bandwidths: [6, u32({ enum: () => channelWidths })],
  'max-bursts-exponent': [7, u32()],
  'max-ftms-per-burst': [8, u32()],
  'trigger-based': [9, flag()],
  'non-trigger-based': [10, flag()],
  '6ghz-support': [11, flag()],
  'max-tx-ltf-rep': [12, u32()],
  'max-rx-ltf-rep': [13, u32()],
  'max-tx-sts': [14, u32()],
  'max-rx-sts': [15, u32()],
  'max-total-ltf-tx': [16, u32()],
  'max-total-ltf-rx': [17, u32()],
  'rsta-support': [18, flag()],
  'ista-caps': [19, nest(() => ftmTypeCapabilities)],
  'rsta-caps': [20, nest(() => ftmTypeCapabilities)],
  'support-ntb': [21, flag()],
  'support-tb': [22, flag()],
  'support-edca': [23, flag()],
  'type-caps': [24, nest(() => ftmTypeCapabilities)],
  'concurrent-ista-rsta-support': [25, flag()],
  'max-num-tx-antennas': [26, u8()],
  'max-num-rx-antennas': [27, u8()],
  'min-interval-edca': [28, u32()],
  'min-interval-ntb': [29, u32()],
  'pd-preambles': [30, u32({ enum: () => preambles })],
  'pd-bandwidths': [31, u32({ enum: () => channelWidths })],
});

const ftmTypeCapabilities = attributeSet('peer-measurement-ftm-type-capa', 'NL80211_PMSR_FTM_TYPE_CAPA_ATTR_', {
  'infra-support': [1, flag()],
  'pd-support': [2, flag()],
});

const ftmRequest = attributeSet('peer-measurement-ftm-req', 'NL80211_PMSR_FTM_REQ_ATTR_', {
  asap: [1, flag()],
  preamble: [2, u32({ enum: () => preamble })],
  'num-bursts-exp': [3, u8()],
  'burst-period': [4, u16()],
  'burst-duration': [5, u8()],
  'ftms-per-burst': [6, u8()],
  'num-ftmr-retries': [7, u8()],
  'request-lci': [8, flag()],
  'request-civicloc': [9, flag()],
  'trigger-based': [10, flag()],
  'non-trigger-based': [11, flag()],
  'lmr-feedback': [12, flag()],
  'bss-color': [13, u8()],
  rsta: [14, flag()],
  'min-time-between-measurements': [15, u32()],
  'max-time-between-measurements': [16, u32()],
  'nominal-time': [17, u32()],
  'aw-duration': [18, u32()],
  'num-measurements': [19, u32()],
  pad: [20, pad()],
  ingress: [21, u64()],
  egress: [22, u64()],
  'pd-suppress-results': [23, flag()],
});

const ftmResponse = attributeSet('peer-measurement-ftm-resp', 'NL80211_PMSR_FTM_RESP_ATTR_', {
  'fail-reason': [1, u32({ enum: () => ftmFailure })],
  'burst-index': [2, u32()],
  'num-ftmr-attempts': [3, u32()],
  'num-ftmr-successes': [4, u32()],
  'busy-retry-time': [5, u32({ hint: 'seconds' })],
  'num-bursts-exp': [6, u8()],
  'burst-duration': [7, u8()],
  'ftms-per-burst': [8, u8()],
  'rssi-avg': [9, s32({ hint: 'dbm' })],
  'rssi-spread': [10, s32()],
  'tx-rate': [11, nest(() => rateInfo)],
  'rx-rate': [12, nest(() => rateInfo)],
  'rtt-avg': [13, s64(), { doc: 'in picoseconds' }],
  'rtt-variance': [14, s64()],
  'rtt-spread': [15, s64()],
  'dist-avg': [16, s64(), { doc: 'in mm' }],
  'dist-variance': [17, s64()],
  'dist-spread': [18, s64()],
  lci: [19, binary()],
  civicloc: [20, binary()],
  pad: [21, pad()],
  'burst-period': [22, u16()],
  'tx-ltf-repetition-count': [23, u32()],
  'rx-ltf-repetition-count': [24, u32()],
  'max-time-between-measurements': [25, u32()],
  'min-time-between-measurements': [26, u32()],
  'num-tx-spatial-streams': [27, u8()],
  'num-rx-spatial-streams': [28, u8()],
  'nominal-time': [29, u32()],
  'availability-window': [30, u8()],
  'channel-width': [31, u32({ enum: () => channelWidth })],
  preamble: [32, u32({ enum: () => preamble })],
  'is-delayed-lmr': [33, flag()],
});
