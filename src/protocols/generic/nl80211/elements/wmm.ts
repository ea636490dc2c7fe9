/** WMM, the quality of service of the Wi-Fi Alliance, and EDCA, the same in the standard (struct ieee80211_wmm_param_ie). */
import { array, binary, bits, select, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import { byMember, layout, le16, le32 } from './parts.ts';

/** An access point counts its sets of parameters in the low bits; a station names access categories with U-APSD there. */
export const qosInfo = bits('u8', { 'count-or-uapsd-acs': [0, 4], 'max-service-period': [5, 2], uapsd: [7, 1] });

const category = enumeration('wmm-ac', false, { be: 0, bk: 1, vi: 2, vo: 3 });

const aciAifsn = bits('u8', { aifsn: [0, 4], acm: [4, 1], ac: [5, 2, () => category] });

/** Exponents: a window is 2^n - 1. */
const window = bits('u8', { 'ecw-min': [0, 4], 'ecw-max': [4, 4] });

/** struct ieee80211_wmm_ac_param; `txop-limit` in units of 32 microseconds. */
const parameters = array(layout('wmm-ac-param', { category: aciAifsn, window, 'txop-limit': le16() }), 4);

/** The element of the standard. */
export const edcaParameters = layout('edca-parameters', { 'qos-info': qosInfo, update: u8(), parameters });

/** struct ieee80211_he_mu_edca_param_ac_rec; `timer` in units of 8 * 1024 microseconds. */
export const muEdca = layout('mu-edca', {
  'qos-info': bits('u8', { count: [0, 4], 'q-ack': [4, 1], 'queue-request': [5, 1], 'txop-request': [6, 1] }),
  parameters: array(layout('mu-edca-param', { category: aciAifsn, window, timer: u8() }), 4),
});

const direction = enumeration('ts-direction', false, { up: 0, down: 1, direct: 2, both: 3 });

/** struct ieee80211_tspec_ie behind its version; sizes in bytes, times in microseconds, rates in bit/s. */
export const trafficSpecification = layout('tspec', {
  'ts-info': bits(
    'u16',
    {
      'traffic-type': [0, 1],
      tid: [1, 4],
      direction: [5, 2, () => direction],
      'access-policy': [7, 2],
      aggregation: [9, 1],
      psb: [10, 1],
      'user-priority': [11, 3],
      'ack-policy': [14, 2],
    },
    'little',
  ),
  'ts-info-more': u8({ hint: 'hex' }),
  'nominal-msdu': bits('u16', { size: [0, 15], fixed: [15, 1] }, 'little'),
  'max-msdu': le16(),
  'min-service-interval': le32({ hint: 'microseconds' }),
  'max-service-interval': le32({ hint: 'microseconds' }),
  'inactivity-interval': le32({ hint: 'microseconds' }),
  'suspension-interval': le32({ hint: 'microseconds' }),
  'service-start-time': le32({ hint: 'microseconds' }),
  'min-data-rate': le32(),
  'mean-data-rate': le32(),
  'peak-data-rate': le32(),
  'max-burst-size': le32({ hint: 'bytes' }),
  'delay-bound': le32({ hint: 'microseconds' }),
  'min-phy-rate': le32(),
  'surplus-bandwidth': le16({ hint: 'hex' }),
  'medium-time': le16(),
});

const subtype = enumeration('wmm-subtype', false, { information: 0, parameter: 1, tspec: 2 });

/** Microsoft's element of type 2. */
export const wmm = layout('wmm', {
  subtype: u8({ enum: () => subtype }),
  version: u8(),
  content: {
    type: select(
      byMember('subtype', {
        information: layout('wmm-information', { 'qos-info': qosInfo }),
        parameter: layout('wmm-parameter', { 'qos-info': qosInfo, reserved: u8(), parameters }),
        tspec: trafficSpecification,
      }),
      layout('wmm-other', { content: binary() }),
    ),
    inline: true,
  },
});
