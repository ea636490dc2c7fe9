/** Elements of the Wi-Fi Alliance: displays, passpoint, agile multiband, open networks with keys. */
import { array, be16, binary, bits, records, select, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import { address, byMember, layout, le16, subElements } from './parts.ts';

const displayPart = enumeration('wfd-part', false, {
  'device-info': 0,
  'associated-bssid': 1,
  'audio-formats': 2,
  'video-formats': 3,
  '3d-formats': 4,
  'content-protection': 5,
  'coupled-sink': 6,
  'ext-capability': 7,
  'local-ip': 8,
  'session-info': 9,
  'alternative-mac': 10,
  'r2-device-info': 11,
});
const displayRole = enumeration('wfd-role', false, { source: 0, 'primary-sink': 1, 'secondary-sink': 2, both: 3 });

/** Wi-Fi Display; big-endian; `throughput` in Mbit/s. */
export const display = records({
  header: layout('wfd-subelement', { id: u8({ enum: () => displayPart }), len: be16() }),
  length: 'len',
  unit: 1,
  counts: 'payload',
  align: 1,
  payload: select(
    byMember('id', {
      'device-info': layout('wfd-device-info', {
        flags: bits(
          'u16',
          {
            role: [0, 2, () => displayRole],
            'coupled-source': [2, 1],
            'coupled-sink': [3, 1],
            'session-available': [4, 2],
            'service-discovery': [6, 1],
            tdls: [7, 1],
            'content-protection': [8, 1],
            'time-synchronization': [9, 1],
            'no-audio': [10, 1],
            'audio-only': [11, 1],
            'persistent-tdls': [12, 1],
          },
          'big',
        ),
        port: be16(),
        throughput: be16(),
      }),
      'associated-bssid': address(),
      'coupled-sink': layout('wfd-coupled-sink', { status: u8(), address: address() }),
      'alternative-mac': address(),
    }),
    binary(),
  ),
});

/** Hotspot 2.0. */
export const passpoint = layout('hs20-indication', {
  config: bits('u8', {
    'dgaf-disabled': [0, 1],
    'pps-mo-id-present': [1, 1],
    'anqp-domain-present': [2, 1],
    release: [4, 4],
  }),
  'pps-mo-id': { type: le16(), when: { 'member.config.pps-mo-id-present': 1 } },
  'anqp-domain': { type: le16(), when: { 'member.config.anqp-domain-present': 1 } },
});

const multibandPart = enumeration('mbo-part', false, {
  'ap-capability': 1,
  'non-preferred-channels': 2,
  'cellular-capability': 3,
  'association-disallowed': 4,
  'cellular-preference': 5,
  'transition-reason': 6,
  'transition-rejection': 7,
  'retry-delay': 8,
  'oce-capability': 101,
  'rssi-rejection': 102,
  'reduced-wan-metrics': 103,
  'rnr-completeness': 104,
});
const disallowed = enumeration('mbo-disallowed', false, {
  unspecified: 1,
  'max-stations': 2,
  'air-interface-overload': 3,
  'auth-server-overload': 4,
  'insufficient-rssi': 5,
});
const cellular = enumeration('mbo-cellular', false, { available: 1, 'not-available': 2, 'not-capable': 3 });

/** Agile Multiband, and Optimized Connectivity, which has its parts in the same element. */
export const multiband = subElements(
  () => multibandPart,
  select(
    byMember('id', {
      'ap-capability': bits('u8', { 'cellular-aware': [6, 1] }),
      'non-preferred-channels': layout('mbo-non-preferred', {
        'operating-class': u8(),
        // the channels, then a preference and a reason
        channels: binary(),
      }),
      'cellular-capability': u8({ enum: () => cellular }),
      'association-disallowed': u8({ enum: () => disallowed }),
      'cellular-preference': u8(),
      'transition-reason': u8(),
      'transition-rejection': u8(),
      'retry-delay': le16({ hint: 'seconds' }),
      'oce-capability': bits('u8', {
        release: [0, 3],
        'sta-cfon': [3, 1],
        '11b-only-ap': [4, 1],
        'hidden-ssid-ap': [5, 1],
        '11b-and-g-ap': [6, 1],
      }),
      'rssi-rejection': layout('oce-rssi-rejection', { 'delta-rssi': u8(), 'retry-delay': u8({ hint: 'seconds' }) }),
      'reduced-wan-metrics': bits('u8', { downlink: [0, 4], uplink: [4, 4] }),
      'rnr-completeness': array(binary({ size: 4 })),
    }),
    binary(),
  ),
);

/** Where the twin of an open network is that encrypts (OWE), or of one that does not. */
export const transition = layout('owe-transition', {
  bssid: address(),
  'ssid-length': u8(),
  ssid: { type: binary({ hint: 'text' }), length: { member: 'ssid-length' } },
  'operating-class': u8(),
  channel: u8(),
});

/** Which older ways to join a network that can do better no longer has. */
export const transitionDisable = layout('transition-disable', {
  disabled: bits('u8', {
    'wpa3-personal': [0, 1],
    'sae-pk': [1, 1],
    'wpa3-enterprise': [2, 1],
    'enhanced-open': [3, 1],
  }),
  rest: binary(),
});

const multiApPart = enumeration('multi-ap-part', false, { extension: 6, profile: 7, '8021q': 8 });

export const multiAp = subElements(
  () => multiApPart,
  select(
    byMember('id', {
      extension: bits('u8', {
        'profile-1-backhaul-disallowed': [2, 1],
        'profile-2-backhaul-disallowed': [3, 1],
        teardown: [4, 1],
        'fronthaul-bss': [5, 1],
        'backhaul-bss': [6, 1],
        'backhaul-sta': [7, 1],
      }),
      profile: u8(),
      '8021q': layout('multi-ap-8021q', { 'primary-vlan': le16() }),
    }),
    binary(),
  ),
);
