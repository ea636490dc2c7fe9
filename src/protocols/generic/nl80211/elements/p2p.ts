/** Wi-Fi Direct: attributes with an identifier of a byte and a length of two (enum ieee80211_p2p_attr_id). */
import { array, be16, binary, bits, chars, records, select, u8 } from '../../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../../schema/enum.ts';
import type { Type } from '../../../../schema/type.ts';
import { address, byMember, layout, le16, le32 } from './parts.ts';
import { configMethods, deviceType } from './wps.ts';

const attribute = enumeration('p2p-attribute', false, {
  status: 0,
  'minor-reason': 1,
  capability: 2,
  'device-id': 3,
  'go-intent': 4,
  'go-config-timeout': 5,
  'listen-channel': 6,
  'group-bssid': 7,
  'ext-listen-timing': 8,
  'intended-iface-addr': 9,
  manageability: 10,
  'channel-list': 11,
  'absence-notice': 12,
  'device-info': 13,
  'group-info': 14,
  'group-id': 15,
  interface: 16,
  'operating-channel': 17,
  'invite-flags': 18,
  'vendor-specific': 221,
});

const status = enumeration('p2p-status', false, {
  success: 0,
  'info-unavailable': 1,
  incompatible: 2,
  'limit-reached': 3,
  'invalid-params': 4,
  'cannot-accommodate': 5,
  'protocol-error': 6,
  'no-common-channels': 7,
  'unknown-group': 8,
  'both-intent-15': 9,
  'incompatible-provisioning': 10,
  'rejected-by-user': 11,
  'success-deferred': 12,
});

const deviceCapability = flagSet('p2p-device-capability', false, {
  'service-discovery': 0x1,
  'client-discoverability': 0x2,
  concurrent: 0x4,
  'infrastructure-managed': 0x8,
  'device-limit': 0x10,
  invitation: 0x20,
});
const groupCapability = flagSet('p2p-group-capability', false, {
  owner: 0x1,
  persistent: 0x2,
  limit: 0x4,
  'intra-bss': 0x8,
  'cross-connection': 0x10,
  'persistent-reconnect': 0x20,
  forming: 0x40,
  'ip-allocation': 0x80,
});

const capabilities = {
  device: u8({ enum: () => deviceCapability }),
  group: u8({ enum: () => groupCapability }),
};

const channel = layout('p2p-channel', { country: chars(3), 'operating-class': u8(), channel: u8() });

/** A name as WPS has it: its type, 0x1011, and its length stand before it. */
const deviceName = {
  'name-type': be16({ hint: 'hex' }),
  'name-length': be16(),
  'device-name': { type: binary({ hint: 'text' }), length: { member: 'name-length' } },
};

const device = {
  'config-methods': be16({ enum: () => configMethods }),
  'primary-device-type': deviceType,
  'secondary-count': u8(),
  'secondary-device-types': array(deviceType, { member: 'secondary-count' }),
  ...deviceName,
};

/** Each client's length is before it. */
const clients = records({
  header: layout('p2p-client', { len: u8() }),
  length: 'len',
  unit: 1,
  counts: 'payload',
  align: 1,
  payload: layout('p2p-client-info', {
    'device-address': address(),
    'interface-address': address(),
    capability: u8({ enum: () => deviceCapability }),
    ...device,
  }),
});

/** struct ieee80211_p2p_noa_attr; times in microseconds. */
const absence = layout('p2p-absence', {
  index: u8(),
  power: bits('u8', { 'ct-window': [0, 7], 'opportunistic-ps': [7, 1] }),
  descriptors: array(
    layout('p2p-absence-descriptor', {
      count: u8(),
      duration: le32({ hint: 'microseconds' }),
      interval: le32({ hint: 'microseconds' }),
      'start-time': le32({ hint: 'microseconds' }),
    }),
  ),
});

const channelList = layout('p2p-channel-list', {
  country: chars(3),
  classes: records({
    header: layout('p2p-operating-class', { 'operating-class': u8(), count: u8() }),
    length: 'count',
    unit: 1,
    counts: 'payload',
    align: 1,
    payload: array(u8()),
  }),
});

const types: { [name: string]: Type } = {
  status: u8({ enum: () => status }),
  'minor-reason': u8(),
  capability: layout('p2p-capability', capabilities),
  'device-id': address(),
  'go-intent': bits('u8', { 'tie-breaker': [0, 1], intent: [1, 7] }),
  // in units of 10 milliseconds
  'go-config-timeout': layout('p2p-config-timeout', { owner: u8(), client: u8() }),
  'listen-channel': channel,
  'group-bssid': address(),
  'ext-listen-timing': layout('p2p-listen-timing', {
    period: le16({ hint: 'milliseconds' }),
    interval: le16({ hint: 'milliseconds' }),
  }),
  'intended-iface-addr': address(),
  manageability: bits('u8', { managed: [0, 1], 'cross-connection': [1, 1], 'coexistence-optional': [2, 1] }),
  'channel-list': channelList,
  'absence-notice': absence,
  'device-info': layout('p2p-device-info', { 'device-address': address(), ...device }),
  'group-info': clients,
  'group-id': layout('p2p-group-id', { 'device-address': address(), ssid: binary({ hint: 'text' }) }),
  interface: layout('p2p-interface', {
    'device-address': address(),
    count: u8(),
    addresses: array(address(), { member: 'count' }),
  }),
  'operating-channel': channel,
  'invite-flags': bits('u8', { reinvoke: [0, 1] }),
  'vendor-specific': layout('p2p-vendor', { oui: binary({ size: 3 }), content: binary() }),
};

/** The Wi-Fi Alliance's element of type 9. */
export const p2p = records({
  header: layout('p2p-attribute', { id: u8({ enum: () => attribute }), len: le16() }),
  length: 'len',
  unit: 1,
  counts: 'payload',
  align: 1,
  payload: select(byMember('id', types), binary()),
});
