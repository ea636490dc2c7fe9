/** What a network says of itself and of where it is. */
import { array, binary, bits, chars, s8, select, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import { address, layout, le16, nothing } from './parts.ts';
import { elementId, extensionId } from './words.ts';

/** What is above the highest channel says which operating class the next triplets are of (IEEE80211_COUNTRY_EXTENSION_ID). */
const extensions = Array.from({ length: 55 }, (_, i) => 201 + i);

/** struct ieee80211_country_ie_triplet; an odd length has a byte of padding. */
export const country = layout('country', {
  country: chars(3),
  triplets: array(
    layout('country-triplet', {
      first: u8(),
      rest: {
        type: select(
          [
            {
              name: 'operating-class',
              when: { 'member.first': extensions },
              type: layout('country-class', { 'operating-class': u8(), 'coverage-class': u8() }),
            },
          ],
          layout('country-channels', { count: u8(), 'max-power': s8({ hint: 'dbm' }) }),
        ),
        inline: true,
      },
    }),
  ),
});

export const tim = layout('tim', {
  'dtim-count': u8(),
  'dtim-period': u8(),
  'bitmap-control': bits('u8', { multicast: [0, 1], offset: [1, 7] }),
  bitmap: binary(),
});

/** `channel-utilization` of 255; `admission-capacity` in units of 32 microseconds per second. */
export const bssLoad = layout('bss-load', {
  'station-count': le16(),
  'channel-utilization': u8(),
  'admission-capacity': le16(),
});

/** Utilizations of 255. */
export const extendedBssLoad = layout('extended-bss-load', {
  'mu-mimo-stations': le16(),
  'spatial-underutilization': u8(),
  'secondary-20-utilization': u8(),
  'secondary-40-utilization': u8(),
  'secondary-80-utilization': u8(),
});

export const heBssLoad = layout('he-bss-load', {
  'he-stations': le16(),
  utilization: u8(),
  'frequency-underutilization': u8(),
  'spatial-underutilization': u8(),
});

export const hopping = layout('fh-params', { dwell: le16(), set: u8(), pattern: u8(), index: u8() });

export const contentionFree = layout('cf-params', {
  count: u8(),
  period: u8(),
  'max-duration': le16(),
  remaining: le16(),
});

export const erp = bits('u8', { 'non-erp': [0, 1], 'use-protection': [1, 1], 'barker-preamble': [2, 1] });

export const ibss = layout('ibss-params', { 'atim-window': le16() });

const networkType = enumeration('access-network-type', false, {
  private: 0,
  'private-guest': 1,
  'chargeable-public': 2,
  'free-public': 3,
  personal: 4,
  emergency: 5,
  test: 14,
  wildcard: 15,
});

const venue = { 'venue-group': u8(), 'venue-type': u8() };
const hessid = { hessid: address() };

export const interworking = layout('interworking', {
  access: bits('u8', {
    network: [0, 4, () => networkType],
    internet: [4, 1],
    asra: [5, 1],
    esr: [6, 1],
    uesa: [7, 1],
  }),
  rest: {
    type: select(
      [
        { name: 'venue', when: { length: 2 }, type: layout('interworking-venue', venue) },
        { name: 'hessid', when: { length: 6 }, type: layout('interworking-hessid', hessid) },
        { name: 'both', when: { length: 8 }, type: layout('interworking-both', { ...venue, ...hessid }) },
      ],
      nothing,
    ),
    inline: true,
  },
});

const advertisementProtocol = enumeration('advertisement-protocol', false, {
  anqp: 0,
  'mih-information': 1,
  'mih-event-and-command': 2,
  eas: 3,
  rlqp: 4,
  'vendor-specific': 221,
});

export const advertisement = layout('advertisement', {
  response: bits('u8', { 'length-limit': [0, 7], 'pame-bi': [7, 1] }),
  protocol: u8({ enum: () => advertisementProtocol }),
  rest: binary(),
});

/** The lengths are of the first two identifiers; the third has what is left. */
export const roamingConsortium = layout('roaming-consortium', {
  'anqp-count': u8(),
  lengths: bits('u8', { first: [0, 4], second: [4, 4] }),
  identifiers: binary(),
});

const userPriorities = { range: layout('qos-map-range', { low: u8(), high: u8() }), exceptions: 21 };

/** By how many exceptions stand before the ranges of DSCP that the eight user priorities have; 255: none. */
export const qosMap = select(
  Array.from({ length: userPriorities.exceptions + 1 }, (_, count) => ({
    name: `exceptions-${count}`,
    when: { length: 16 + 2 * count },
    type: layout(`qos-map-${count}`, {
      exceptions: array(layout('qos-map-exception', { dscp: u8(), 'user-priority': u8() }), count),
      ranges: array(userPriorities.range, 8),
    }),
  })),
  binary(),
);

/** struct ieee80211_bss_max_idle_period_ie; in units of 1000 * 1024 microseconds. */
export const maxIdle = layout('max-idle-period', {
  period: le16(),
  options: bits('u8', { 'protected-keep-alive': [0, 1] }),
});

/** struct ieee80211_bssid_index; in beacons the period and count of DTIMs stand behind it. */
export const bssidIndex = layout('bssid-index', { index: u8(), 'dtim-period': u8(), 'dtim-count': u8() });

/** struct ieee80211_multiple_bssid_configuration */
export const bssidConfiguration = layout('bssid-configuration', { count: u8(), periodicity: u8() });

export const nonInheritance = layout('non-inheritance', {
  count: u8(),
  ids: array(u8({ enum: () => elementId }), { member: 'count' }),
  'extension-count': u8(),
  'extension-ids': array(u8({ enum: () => extensionId }), { member: 'extension-count' }),
});

/** Realms are hashed, keys of servers follow them. */
export const filsIndication = layout('fils-indication', {
  info: bits(
    'u16',
    {
      'public-keys': [0, 3],
      realms: [3, 3],
      'ip-configuration': [6, 1],
      'cache-id-present': [7, 1],
      'hessid-present': [8, 1],
      'sk-auth': [9, 1],
      'sk-auth-pfs': [10, 1],
      'pk-auth': [11, 1],
    },
    'little',
  ),
  'cache-id': { type: le16({ hint: 'hex' }), when: { 'member.info.cache-id-present': 1 } },
  hessid: { type: address(), when: { 'member.info.hessid-present': 1 } },
  identifiers: binary(),
});
