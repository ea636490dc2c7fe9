/** What elements say of keys: RSN and the WPA before it, fast transitions, checks of integrity. */
import { array, be32, binary, bits, select, u8 } from '../../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../../schema/enum.ts';
import { akmSuite, cipherSuite } from '../words.ts';
import { address, byMember, layout, le16, le32, nothing, subElements } from './parts.ts';

/** What may stand behind RSN capabilities. */
const rsnKeys = layout('rsn-keys', {
  'pmkid-count': le16(),
  pmkids: array(binary({ size: 16 }), { member: 'pmkid-count' }),
  'group-management-ciphers': array(be32({ enum: () => cipherSuite })),
});

const rsnCapabilities = bits(
  'u16',
  {
    preauth: [0, 1],
    'no-pairwise': [1, 1],
    'ptksa-replay-counters': [2, 2],
    'gtksa-replay-counters': [4, 2],
    'mfp-required': [6, 1],
    'mfp-capable': [7, 1],
    'joint-multi-band-rsna': [8, 1],
    'peerkey-enabled': [9, 1],
    'spp-amsdu-capable': [10, 1],
    'spp-amsdu-required': [11, 1],
    pbac: [12, 1],
    'extended-key-id': [13, 1],
    ocvc: [14, 1],
    reserved: [15, 1],
  },
  'little',
);

/** Also as the override elements of the Wi-Fi Alliance have it, behind their type. */
export const rsn = layout('rsn', {
  version: le16(),
  'group-cipher': be32({ enum: () => cipherSuite }),
  'pairwise-count': le16(),
  'pairwise-ciphers': array(be32({ enum: () => cipherSuite }), { member: 'pairwise-count' }),
  'akm-count': le16(),
  'akm-suites': array(be32({ enum: () => akmSuite }), { member: 'akm-count' }),
  capabilities: rsnCapabilities,
  keys: {
    type: select([{ name: 'keys', when: { length: [2, 6, 18, 22, 34, 38, 50, 54] }, type: rsnKeys }], nothing),
    inline: true,
  },
});

/** Microsoft's OUI and a number. */
const wpaCipher = enumeration('wpa-cipher', false, {
  none: 0x50f200,
  wep40: 0x50f201,
  tkip: 0x50f202,
  ccmp: 0x50f204,
  wep104: 0x50f205,
});
const wpaAkm = enumeration('wpa-akm', false, { none: 0x50f200, '8021x': 0x50f201, psk: 0x50f202 });

export const wpa = layout('wpa', {
  version: le16(),
  'group-cipher': be32({ enum: () => wpaCipher }),
  'pairwise-count': le16(),
  'pairwise-ciphers': array(be32({ enum: () => wpaCipher }), { member: 'pairwise-count' }),
  'akm-count': le16(),
  'akm-suites': array(be32({ enum: () => wpaAkm }), { member: 'akm-count' }),
  capabilities: rsnCapabilities,
});

const rsnxMore = flagSet('rsnx-more', false, {
  'secure-ltf': 0x1,
  'secure-rtt': 0x2,
  'protect-range-negotiation': 0x4,
});

/** WLAN_RSNX_CAPA_* and what followed; `length` is that of the field in bytes, less one. */
export const rsnx = layout('rsnx', {
  first: bits('u8', {
    length: [0, 4],
    'protected-twt': [4, 1],
    'sae-h2e': [5, 1],
    'sae-pk': [6, 1],
    'protected-wur': [7, 1],
  }),
  second: u8({ enum: () => rsnxMore }),
  rest: binary(),
});

export const mobilityDomain = layout('mobility-domain', {
  mdid: le16({ hint: 'hex' }),
  capabilities: bits('u8', { 'over-ds': [0, 1], 'resource-request': [1, 1] }),
});

const transitionPart = enumeration('fast-transition-part', false, {
  'r1kh-id': 1,
  gtk: 2,
  'r0kh-id': 3,
  igtk: 4,
  oci: 5,
  bigtk: 6,
});

export const operatingChannel = layout('operating-channel', {
  'operating-class': u8(),
  channel: u8(),
  'center-segment-1': u8(),
});

export const fastTransition = layout('fast-bss-transition', {
  control: bits('u16', { 'rsnxe-used': [0, 1], 'mic-length': [1, 3], elements: [8, 8] }, 'little'),
  mic: { type: binary({ size: 16 }), when: { 'member.control.mic-length': 0 } },
  'mic-24': { type: binary({ size: 24 }), when: { 'member.control.mic-length': 1 } },
  'mic-32': { type: binary({ size: 32 }), when: { 'member.control.mic-length': 2 } },
  anonce: binary({ size: 32 }),
  snonce: binary({ size: 32 }),
  parts: subElements(
    () => transitionPart,
    select(
      byMember('id', { 'r1kh-id': address(), 'r0kh-id': binary({ hint: 'text' }), oci: operatingChannel }),
      binary(),
    ),
  ),
});

const timeoutType = enumeration('timeout-type', false, {
  'reassoc-deadline': 1,
  'key-lifetime': 2,
  'assoc-comeback': 3,
});

/** struct ieee80211_timeout_interval_ie: seconds of a key's lifetime, else units of 1024 microseconds. */
export const timeoutInterval = layout('timeout-interval', { type: u8({ enum: () => timeoutType }), value: le32() });

/** struct ieee80211_mmie, ieee80211_mmie_16 */
export const mmie = layout('mmie', { 'key-id': le16(), sequence: binary({ size: 6 }), mic: binary() });
