/** What nl80211 says of neighbour awareness (linux/nl80211.h). */
import { attributeSet } from '../../../schema/attribute-set.ts';
import { binary, flag, indexedArray, mac, nest, s8, u8, u16, u32 } from '../../../schema/builders.ts';
import { htCapabilities, htMcsSet, vhtCapabilities, vhtMcsSet } from './capabilities.ts';
import { elements } from './elements/elements.ts';
import { heMac, heMcsSet, hePhy, heThresholds } from './he.ts';
import { band, nanFunctionType, nanPublishType, nanTermReason } from './words.ts';

export const nanFunction = attributeSet('nan-func', 'NL80211_NAN_FUNC_', {
  type: [1, u8({ enum: () => nanFunctionType })],
  'service-id': [2, binary()],
  'publish-type': [3, u8({ enum: () => nanPublishType })],
  'publish-bcast': [4, flag()],
  'subscribe-active': [5, flag()],
  'follow-up-id': [6, u8()],
  'follow-up-req-id': [7, u8()],
  'follow-up-dest': [8, mac()],
  'close-range': [9, flag()],
  ttl: [10, u32()],
  'service-info': [11, binary()],
  srf: [12, nest(() => nanFilter)],
  'rx-match-filter': [13, indexedArray(binary())],
  'tx-match-filter': [14, indexedArray(binary())],
  'instance-id': [15, u8()],
  'term-reason': [16, u8({ enum: () => nanTermReason })],
});

const nanFilter = attributeSet('nan-srf', 'NL80211_NAN_SRF_', {
  include: [1, flag()],
  bf: [2, binary()],
  'bf-idx': [3, u8()],
  'mac-addrs': [4, indexedArray(mac())],
});

export const nanMatch = attributeSet('nan-match', 'NL80211_NAN_MATCH_', {
  'func-local': [1, nest(() => nanFunction)],
  'func-peer': [2, nest(() => nanFunction)],
});

const nanBand = attributeSet('nan-band-conf', 'NL80211_NAN_BAND_CONF_', {
  band: [1, u8({ enum: () => band })],
  freq: [2, u16()],
  'rssi-close': [3, s8()],
  'rssi-middle': [4, s8()],
  'wake-dw': [5, u8()],
  'disable-scan': [6, flag()],
});

export const nanConfig = attributeSet('nan-conf', 'NL80211_NAN_CONF_', {
  'cluster-id': [1, mac()],
  'extra-attrs': [2, binary()],
  'vendor-elems': [3, elements],
  'band-configs': [
    4,
    indexedArray(
      nest(() => nanBand),
      { nested: true },
    ),
    { nested: true },
  ],
  'scan-period': [5, u16()],
  'scan-dwell-time': [6, u16()],
  'discovery-beacon-interval': [7, u8()],
  'notify-dw': [8, flag()],
});

export const nanCapabilities = attributeSet('nan-capabilities', 'NL80211_NAN_CAPA_', {
  'configurable-sync': [1, flag()],
  'userspace-de': [2, flag()],
  'op-mode': [3, u8({ hint: 'hex' })],
  'num-antennas': [4, u8()],
  'max-channel-switch-time': [5, u16()],
  capabilities: [6, u8({ hint: 'hex' })],
  phy: [7, nest(() => nanPhy)],
});

const nanPhy = attributeSet('nan-phy-cap', 'NL80211_NAN_PHY_CAP_ATTR_', {
  'ht-mcs-set': [1, htMcsSet],
  'ht-capa': [2, htCapabilities],
  'ht-ampdu-factor': [3, u8()],
  'ht-ampdu-density': [4, u8()],
  'vht-mcs-set': [5, vhtMcsSet],
  'vht-capa': [6, vhtCapabilities],
  'he-mac': [7, heMac],
  'he-phy': [8, hePhy],
  'he-mcs-set': [9, heMcsSet],
  'he-ppe': [10, heThresholds],
});

export const nanPeerMap = attributeSet('nan-peer-map', 'NL80211_NAN_PEER_MAP_ATTR_', {
  'map-id': [1, u8()],
  'time-slots': [2, binary()],
});
