/** How a network uses its channel: HT, VHT, HE and EHT operation, switches of channels, limits of power. */
import { array, binary, bits, s8, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import { htMcsSet, vhtMcsMap } from '../capabilities.ts';
import { ehtStreams20 } from '../eht.ts';
import { heMcsMap } from '../he.ts';
import { address, layout, le16, le32 } from './parts.ts';

const secondaryChannel = enumeration('secondary-channel', false, { none: 0, above: 1, below: 3 });
export const secondaryOffset = u8({ enum: () => secondaryChannel });

const htProtection = enumeration('ht-protection', false, {
  none: 0,
  nonmember: 1,
  '20mhz': 2,
  'nonht-mixed': 3,
});

/** struct ieee80211_ht_operation */
export const htOperation = layout('ht-operation', {
  'primary-channel': u8(),
  channel: bits('u8', { secondary: [0, 2, () => secondaryChannel], 'any-width': [2, 1], rifs: [3, 1] }),
  mode: bits(
    'u16',
    { protection: [0, 2, () => htProtection], 'non-gf': [2, 1], 'non-ht': [4, 1], 'center-segment-2': [5, 8] },
    'little',
  ),
  stbc: bits(
    'u16',
    {
      'dual-beacon': [6, 1],
      'dual-cts': [7, 1],
      'stbc-beacon': [8, 1],
      'lsig-txop': [9, 1],
      'pco-active': [10, 1],
      'pco-phase': [11, 1],
    },
    'little',
  ),
  'basic-mcs-set': htMcsSet,
});

/** enum ieee80211_vht_chanwidth */
const vhtWidth = enumeration('vht-channel-width', false, { '20-or-40': 0, '80': 1, '160': 2, '80p80': 3 });

const vhtChannel = {
  'channel-width': u8({ enum: () => vhtWidth }),
  'center-segment-0': u8(),
  'center-segment-1': u8(),
};

export const vhtOperation = layout('vht-operation', { ...vhtChannel, 'basic-mcs-set': vhtMcsMap });

const heWidth = enumeration('he-channel-width', false, { '20': 0, '40': 1, '80': 2, '160': 3 });

/** struct ieee80211_he_6ghz_oper; `min-rate` in Mbit/s. */
const sixGhz = layout('he-6ghz-operation', {
  'primary-channel': u8(),
  control: bits('u8', { width: [0, 2, () => heWidth], 'duplicate-beacon': [2, 1], 'regulatory-info': [3, 4] }),
  'center-segment-0': u8(),
  'center-segment-1': u8(),
  'min-rate': u8(),
});

/** struct ieee80211_he_operation, IEEE80211_HE_OPERATION_* */
export const heOperation = layout('he-operation', {
  parameters: bits(
    'u32',
    {
      'default-pe-duration': [0, 3],
      'twt-required': [3, 1],
      'rts-threshold': [4, 10],
      'vht-present': [14, 1],
      'co-hosted-bss': [15, 1],
      'er-su-disable': [16, 1],
      '6ghz-present': [17, 1],
      'bss-color': [24, 6],
      'partial-bss-color': [30, 1],
      'bss-color-disabled': [31, 1],
    },
    'little',
  ),
  'basic-mcs-set': heMcsMap,
  vht: { type: layout('he-vht-operation', vhtChannel), when: { 'member.parameters.vht-present': 1 } },
  'max-co-hosted-bssid': { type: u8(), when: { 'member.parameters.co-hosted-bss': 1 } },
  '6ghz': { type: sixGhz, when: { 'member.parameters.6ghz-present': 1 } },
});

const ehtWidth = enumeration('eht-channel-width', false, { '20': 0, '40': 1, '80': 2, '160': 3, '320': 4 });

/** struct ieee80211_eht_operation_info */
const ehtChannel = layout('eht-operation-info', {
  control: bits('u8', { width: [0, 3, () => ehtWidth] }),
  'center-segment-0': u8(),
  'center-segment-1': u8(),
});

/** struct ieee80211_eht_operation, IEEE80211_EHT_OPER_* */
export const ehtOperation = layout('eht-operation', {
  parameters: bits('u8', {
    'info-present': [0, 1],
    'disabled-subchannels-present': [1, 1],
    'default-pe-duration': [2, 1],
    'group-addressed-bu-limit': [3, 1],
    'group-addressed-bu-exponent': [4, 2],
    'mcs-15-disable': [6, 1],
  }),
  'basic-mcs-set': ehtStreams20,
  info: { type: ehtChannel, when: { 'member.parameters.info-present': 1 } },
  'disabled-subchannels': {
    type: le16({ hint: 'hex' }),
    when: { 'member.parameters.info-present': 1, 'member.parameters.disabled-subchannels-present': 1 },
  },
});

/** struct ieee80211_bandwidth_indication */
export const bandwidthIndication = layout('bandwidth-indication', {
  parameters: bits('u8', { 'disabled-subchannels-present': [1, 1] }),
  info: ehtChannel,
  'disabled-subchannels': {
    type: le16({ hint: 'hex' }),
    when: { 'member.parameters.disabled-subchannels-present': 1 },
  },
});

/** struct ieee80211_he_spr, IEEE80211_HE_SPR_*; offsets in dB. */
export const spatialReuse = layout('he-spatial-reuse', {
  control: bits('u8', {
    'psr-disallowed': [0, 1],
    'non-srg-disallowed': [1, 1],
    'non-srg-offset-present': [2, 1],
    'srg-present': [3, 1],
    'value-15-allowed': [4, 1],
  }),
  'non-srg-max-offset': { type: u8(), when: { 'member.control.non-srg-offset-present': 1 } },
  srg: {
    type: layout('he-srg', {
      'min-offset': u8(),
      'max-offset': u8(),
      'bss-color-bitmap': binary({ size: 8 }),
      'partial-bssid-bitmap': binary({ size: 8 }),
    }),
    when: { 'member.control.srg-present': 1 },
  },
});

export const colorChange = layout('bss-color-change', {
  countdown: u8(),
  new: bits('u8', { color: [0, 6] }),
});

/** struct ieee80211_channel_sw_ie */
export const channelSwitch = layout('channel-switch', { mode: u8(), 'new-channel': u8(), count: u8() });

/** struct ieee80211_ext_chansw_ie */
export const extendedChannelSwitch = layout('extended-channel-switch', {
  mode: u8(),
  'new-operating-class': u8(),
  'new-channel': u8(),
  count: u8(),
});

/** struct ieee80211_wide_bw_chansw_ie */
export const wideChannel = layout('wide-channel', vhtChannel);

const interpretation = enumeration('tx-power-interpretation', false, {
  'local-eirp': 0,
  'local-eirp-psd': 1,
  'client-eirp': 2,
  'client-eirp-psd': 3,
});

/** struct ieee80211_tx_pwr_env; powers in units of 0.5 dBm, by ascending width. */
export const txPowerEnvelope = layout('tx-power-envelope', {
  info: bits('u8', { count: [0, 3], interpretation: [3, 3, () => interpretation], category: [6, 2] }),
  powers: array(s8()),
});

/** enum ieee80211_vht_opmode_bits */
export const operatingMode = bits('u8', {
  width: [0, 2, () => heWidth],
  '160-80p80': [2, 1],
  'no-ldpc': [3, 1],
  'rx-nss': [4, 3],
  'rx-nss-beamforming': [7, 1],
});

/** struct ieee80211_quiet_ie; duration and offset in units of 1024 microseconds. */
export const quiet = layout('quiet', { count: u8(), period: u8(), duration: le16(), offset: le16() });

export const ibssDfs = layout('ibss-dfs', {
  owner: address(),
  'recovery-interval': u8(),
  channels: array(
    layout('ibss-dfs-channel', {
      channel: u8(),
      map: bits('u8', { bss: [0, 1], ofdm: [1, 1], unidentified: [2, 1], radar: [3, 1], unmeasured: [4, 1] }),
    }),
  ),
});

export const coexistence = bits('u8', {
  request: [0, 1],
  'intolerant-40': [1, 1],
  'width-20': [2, 1],
  'obss-exemption-request': [3, 1],
  'obss-exemption-grant': [4, 1],
});

export const intolerantChannels = layout('intolerant-channels', { 'operating-class': u8(), channels: array(u8()) });

/** In units of 1024 microseconds, seconds, and hundredths of a percent. */
export const overlapScan = layout('overlap-scan', {
  'passive-dwell': le16(),
  'active-dwell': le16(),
  'trigger-interval': le16({ hint: 'seconds' }),
  'passive-total': le16(),
  'active-total': le16(),
  'transition-delay-factor': le16(),
  'activity-threshold': le16(),
});

const s1gWidth = enumeration('s1g-width', false, { '1mhz': 0, '2mhz': 1, '4mhz': 3, '8mhz': 7, '16mhz': 15 });

/** struct ieee80211_s1g_oper_ie */
export const s1gOperation = layout('s1g-operation', {
  width: bits('u8', { primary: [0, 1], operating: [1, 4, () => s1gWidth] }),
  'operating-class': u8(),
  'primary-channel': u8(),
  'operating-channel': u8(),
  'basic-mcs-set': le16({ hint: 'hex' }),
});

/** struct ieee80211_s1g_bcn_compat_ie */
export const s1gBeacon = layout('s1g-beacon-compatibility', {
  info: le16({ hint: 'hex' }),
  'beacon-interval': le16(),
  'tsf-completion': le32({ hint: 'hex' }),
});
