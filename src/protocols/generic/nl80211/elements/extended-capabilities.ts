/** What a station says that it can do, a bit each in as many bytes as it needs (WLAN_EXT_CAPA*, IEEE 802.11). */
import { binary, bits, u8 } from '../../../../schema/builders.ts';
import { flagSet } from '../../../../schema/enum.ts';
import { layout } from './parts.ts';

/** A byte of flags, named from its lowest bit; without a name: reserved. */
const byte = (first: number, names: (string | undefined)[]) => {
  const flags = flagSet(
    `extended-capabilities-${first}`,
    false,
    Object.fromEntries(names.flatMap((name, bit) => (name ? [[name, 1 << bit]] : []))),
  );
  return u8({ enum: () => flags });
};

export const extendedCapabilities = layout('extended-capabilities', {
  'bits-0-7': byte(0, [
    '20-40-coexistence',
    'glk',
    'extended-channel-switching',
    'glk-gcr',
    'psmp',
    undefined,
    's-psmp',
    'event',
  ]),
  'bits-8-15': byte(8, [
    'diagnostics',
    'multicast-diagnostics',
    'location-tracking',
    'fms',
    'proxy-arp',
    'interference-reporting',
    'civic-location',
    'geospatial-location',
  ]),
  'bits-16-23': byte(16, [
    'tfs',
    'wnm-sleep',
    'tim-broadcast',
    'bss-transition',
    'qos-traffic',
    'ac-station-count',
    'multiple-bssid',
    'timing-measurement',
  ]),
  'bits-24-31': byte(24, [
    'channel-usage',
    'ssid-list',
    'dms',
    'utc-tsf-offset',
    'tdls-uapsd-buffer',
    'tdls-peer-psm',
    'tdls-channel-switching',
    'interworking',
  ]),
  'bits-32-39': byte(32, [
    'qos-map',
    'ebr',
    'sspn',
    undefined,
    'msgcf',
    'tdls',
    'tdls-prohibited',
    'tdls-channel-switching-prohibited',
  ]),
  'bits-40-47': bits('u8', {
    'reject-unadmitted': [0, 1],
    'service-interval-granularity': [1, 3],
    'identifier-location': [4, 1],
    'uapsd-coexistence': [5, 1],
    'wnm-notification': [6, 1],
    qab: [7, 1],
  }),
  'bits-48-55': byte(48, [
    'utf8-ssid',
    'qmf',
    'qmf-reconfiguration',
    'robust-av-streaming',
    'advanced-gcr',
    'mesh-gcr',
    'scs',
    'qload-report',
  ]),
  'bits-56-63': byte(56, [
    'alternate-edca',
    'unprotected-txop-negotiation',
    'protected-txop-negotiation',
    undefined,
    'protected-qload-report',
    'tdls-wider-bandwidth',
    'operating-mode-notification',
    'max-msdus-in-amsdu-low',
  ]),
  'bits-64-71': byte(64, [
    'max-msdus-in-amsdu-high',
    'channel-schedule',
    'geodatabase-inband',
    'network-channel-control',
    'white-space-map',
    'channel-availability-query',
    'ftm-responder',
    'ftm-initiator',
  ]),
  'bits-72-79': byte(72, [
    'fils',
    'extended-spectrum-mgmt',
    'future-channel-guidance',
    'pad',
    undefined,
    'twt-requester',
    'twt-responder',
    'obss-narrow-ru-tolerance',
  ]),
  'bits-80-87': byte(80, [
    'all-nontransmitted-profiles',
    'sae-password-ids',
    'sae-password-ids-only',
    'enhanced-multi-bssid',
    'beacon-protection',
    'mirrored-scs',
    'oct',
    'local-mac-policy',
  ]),
  rest: binary(),
});
