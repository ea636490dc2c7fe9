/** What a network says of its neighbours, and what stations measure of them (radio measurement, IEEE 802.11k). */

import type { MemberInput } from '../../../../schema/builders.ts';
import { array, binary, bits, records, s8, select, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import { wideChannel } from './operation.ts';
import { address, byMember, layout, le16, le32, le64, subElements } from './parts.ts';
import { elementId } from './words.ts';

/** IEEE80211_RNR_TBTT_PARAMS_* */
const bssParameters = bits('u8', {
  'oct-recommended': [0, 1],
  'same-ssid': [1, 1],
  'multi-bssid': [2, 1],
  'transmitted-bssid': [3, 1],
  'colocated-ess': [4, 1],
  'probe-active': [5, 1],
  'colocated-ap': [6, 1],
});

const mld = {
  'mld-id': u8(),
  link: bits('u16', { id: [0, 4], 'change-count': [4, 8], 'all-updates': [12, 1], disabled: [13, 1] }, 'little'),
};
// in units of 1024 microseconds; 255: not known
const offset = { 'tbtt-offset': u8() };
const bssid = { bssid: address() };
const shortSsid = { 'short-ssid': le32({ hint: 'hex' }) };
const parameters = { parameters: bssParameters };
// in units of 0.5 dBm/MHz
const psd = { psd: s8() };

/** By the length of one. */
const targetBeacons: { [length: number]: { [name: string]: MemberInput } } = {
  1: offset,
  2: { ...offset, ...parameters },
  5: { ...offset, ...shortSsid },
  6: { ...offset, ...shortSsid, ...parameters },
  7: { ...offset, ...bssid },
  8: { ...offset, ...bssid, ...parameters },
  9: { ...offset, ...bssid, ...parameters, ...psd },
  11: { ...offset, ...bssid, ...shortSsid },
  12: { ...offset, ...bssid, ...shortSsid, ...parameters },
  13: { ...offset, ...bssid, ...shortSsid, ...parameters, ...psd },
  16: { ...offset, ...bssid, ...shortSsid, ...parameters, ...psd, ...mld },
};

/** struct ieee80211_neighbor_ap_info, IEEE80211_AP_INFO_TBTT_HDR_*: the length is that of one of its beacons, of which there is one more than the count. */
export const reducedNeighbors = records({
  header: layout('neighbor-ap', {
    info: bits('u8', { type: [0, 2], filtered: [2, 1], colocated: [3, 1], count: [4, 4] }),
    length: u8(),
    'operating-class': u8(),
    channel: u8(),
  }),
  length: 'length',
  times: { member: 'info.count', offset: 1 },
  unit: 1,
  counts: 'payload',
  align: 1,
  payload: select(
    Object.entries(targetBeacons).map(([length, members]) => ({
      name: `length-${length}`,
      when: { 'member.info.type': 0, 'member.length': Number(length) },
      type: array(layout(`target-beacon-${length}`, members)),
    })),
    binary(),
  ),
});

const phyType = enumeration('phy-type', false, {
  dsss: 2,
  ofdm: 4,
  'hr-dsss': 5,
  erp: 6,
  ht: 7,
  dmg: 8,
  vht: 9,
  tvht: 10,
  s1g: 11,
  cdmg: 12,
  cmmg: 13,
  he: 14,
  eht: 15,
});
const reachability = enumeration('ap-reachability', false, { 'not-reachable': 1, unknown: 2, reachable: 3 });
const neighborPart = enumeration('neighbor-part', false, {
  'tsf-info': 1,
  'country-string': 2,
  preference: 3,
  'termination-duration': 4,
  bearing: 5,
  'wide-channel': 6,
  'measurement-report': 39,
  'ht-capability': 45,
  'ht-operation': 61,
  'secondary-channel-offset': 62,
  'measurement-pilot': 66,
  'rrm-capabilities': 70,
  'multiple-bssid': 71,
  'vht-capability': 191,
  'vht-operation': 192,
  'vendor-specific': 221,
});

export const neighborReport = layout('neighbor-report', {
  bssid: address(),
  info: bits(
    'u32',
    {
      reachability: [0, 2, () => reachability],
      security: [2, 1],
      'key-scope': [3, 1],
      'spectrum-mgmt': [4, 1],
      qos: [5, 1],
      apsd: [6, 1],
      'radio-measurement': [7, 1],
      'mobility-domain': [10, 1],
      'high-throughput': [11, 1],
      'very-high-throughput': [12, 1],
      ftm: [13, 1],
      'high-efficiency': [14, 1],
      'extended-range-bss': [15, 1],
      'colocated-ap': [16, 1],
      'unsolicited-probe-responses': [17, 1],
      'member-of-colocated-ess': [18, 1],
    },
    'little',
  ),
  'operating-class': u8(),
  channel: u8(),
  'phy-type': u8({ enum: () => phyType }),
  parts: subElements(
    () => neighborPart,
    select(
      byMember('id', {
        'tsf-info': layout('neighbor-tsf', { offset: le16(), 'beacon-interval': le16() }),
        'country-string': binary({ hint: 'text' }),
        preference: u8(),
        'wide-channel': wideChannel,
      }),
      binary(),
    ),
  ),
});

export const rrmCapabilities = layout('rrm-capabilities', {
  'bits-0-31': bits(
    'u32',
    {
      link: [0, 1],
      'neighbor-report': [1, 1],
      parallel: [2, 1],
      repeated: [3, 1],
      'beacon-passive': [4, 1],
      'beacon-active': [5, 1],
      'beacon-table': [6, 1],
      'beacon-conditions': [7, 1],
      frame: [8, 1],
      'channel-load': [9, 1],
      'noise-histogram': [10, 1],
      statistics: [11, 1],
      lci: [12, 1],
      'lci-azimuth': [13, 1],
      'tx-stream': [14, 1],
      'triggered-tx-stream': [15, 1],
      'ap-channel-report': [16, 1],
      mib: [17, 1],
      'operating-channel-max-duration': [18, 3],
      'nonoperating-channel-max-duration': [21, 3],
      pilot: [24, 3],
      'pilot-transmission': [27, 1],
      'neighbor-tsf-offset': [28, 1],
      rcpi: [29, 1],
      rsni: [30, 1],
      'access-delay': [31, 1],
    },
    'little',
  ),
  'bits-32-39': bits('u8', {
    'available-capacity': [0, 1],
    antenna: [1, 1],
    'ftm-range': [2, 1],
    'civic-location': [3, 1],
  }),
});

export const channelReport = layout('ap-channel-report', { 'operating-class': u8(), channels: array(u8()) });

const measurement = enumeration('measurement', false, {
  basic: 0,
  cca: 1,
  'rpi-histogram': 2,
  'channel-load': 3,
  'noise-histogram': 4,
  beacon: 5,
  frame: 6,
  'sta-statistics': 7,
  lci: 8,
  'tx-stream': 9,
  'multicast-diagnostics': 10,
  'civic-location': 11,
  'location-identifier': 12,
  'directional-channel-quality': 13,
  'directional-measurement': 14,
  'directional-statistics': 15,
  'ftm-range': 16,
  pause: 255,
});
const beaconMode = enumeration('beacon-mode', false, { passive: 0, active: 1, table: 2 });
const beaconPart = enumeration('beacon-part', false, {
  ssid: 0,
  'reporting-information': 1,
  'reporting-detail': 2,
  request: 10,
  'extended-request': 11,
  'ap-channel-report': 51,
  'wide-channel': 163,
  'last-report-indication': 164,
  'vendor-specific': 221,
});
const detail = enumeration('beacon-detail', false, { none: 0, requested: 1, all: 2 });

const place = { 'operating-class': u8(), channel: u8() };
/** Durations in units of 1024 microseconds. */
const interval = { 'randomization-interval': le16(), duration: le16() };
const taken = { ...place, 'start-time': le64(), duration: le16() };

const beaconParts = subElements(
  () => beaconPart,
  select(
    byMember('id', {
      ssid: binary({ hint: 'text' }),
      'reporting-detail': u8({ enum: () => detail }),
      request: array(u8({ enum: () => elementId })),
      'ap-channel-report': channelReport,
      'last-report-indication': u8(),
    }),
    binary(),
  ),
);

/** struct ieee80211_msrment_ie as a request. */
export const measureRequest = layout('measure-request', {
  token: u8(),
  mode: bits('u8', { parallel: [0, 1], enable: [1, 1], request: [2, 1], report: [3, 1], 'duration-mandatory': [4, 1] }),
  type: u8({ enum: () => measurement }),
  request: select(
    byMember('type', {
      basic: layout('basic-request', { channel: u8(), 'start-time': le64(), duration: le16() }),
      'channel-load': layout('channel-load-request', { ...place, ...interval, rest: binary() }),
      'noise-histogram': layout('noise-histogram-request', { ...place, ...interval, rest: binary() }),
      beacon: layout('beacon-request', {
        ...place,
        ...interval,
        mode: u8({ enum: () => beaconMode }),
        bssid: address(),
        parts: beaconParts,
      }),
    }),
    binary(),
  ),
});

/** struct ieee80211_msrment_ie as a report. */
export const measureReport = layout('measure-report', {
  token: u8(),
  mode: bits('u8', { late: [0, 1], incapable: [1, 1], refused: [2, 1] }),
  type: u8({ enum: () => measurement }),
  report: select(
    byMember('type', {
      'channel-load': layout('channel-load-report', { ...taken, load: u8(), rest: binary() }),
      beacon: layout('beacon-report', {
        ...taken,
        frame: bits('u8', { phy: [0, 7], probe: [7, 1] }),
        rcpi: u8(),
        rsni: u8(),
        bssid: address(),
        antenna: u8(),
        'parent-tsf': le32(),
        rest: binary(),
      }),
    }),
    binary(),
  ),
});

/** struct ieee80211_tpc_report_ie */
export const tpcReport = layout('tpc-report', { 'tx-power': s8({ hint: 'dbm' }), 'link-margin': s8() });
