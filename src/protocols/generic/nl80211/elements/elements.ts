/** Information elements of IEEE 802.11 frames. */
import { array, binary, bits, records, s8, select, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import type { RecordsType, Type } from '../../../../schema/type.ts';
import { htCapability, rates, s1gCapability, vhtCapability } from '../capabilities.ts';
import { extendedCapabilities } from './extended-capabilities.ts';
import { extensionOf } from './extension.ts';
import {
  gateAnnouncement,
  linkMetric,
  meshConfiguration,
  meshPeering,
  meshSwitch,
  pathError,
  pathReply,
  pathRequest,
  rootAnnouncement,
} from './mesh.ts';
import {
  channelReport,
  measureReport,
  measureRequest,
  neighborReport,
  reducedNeighbors,
  rrmCapabilities,
  tpcReport,
} from './neighbors.ts';
import {
  advertisement,
  bssidIndex,
  bssLoad,
  contentionFree,
  country,
  erp,
  extendedBssLoad,
  filsIndication,
  hopping,
  ibss,
  interworking,
  maxIdle,
  qosMap,
  roamingConsortium,
  tim,
} from './network.ts';
import {
  channelSwitch,
  coexistence,
  extendedChannelSwitch,
  htOperation,
  ibssDfs,
  intolerantChannels,
  operatingMode,
  overlapScan,
  quiet,
  s1gBeacon,
  s1gOperation,
  secondaryOffset,
  txPowerEnvelope,
  vhtOperation,
  wideChannel,
} from './operation.ts';
import { byMember, layout, le16, le32, linkIdentifier, oneByte, subElements } from './parts.ts';
import { fastTransition, mmie, mobilityDomain, rsn, rsnx, timeoutInterval } from './security.ts';
import { vendor } from './vendor.ts';
import { edcaParameters, qosInfo, trafficSpecification } from './wmm.ts';
import { elementId } from './words.ts';

const named = (name: string) => oneByte(name, binary({ hint: 'text' }));

const rateList = layout('rates', { rates });

/** Channels one behind the other. */
export const channelRange = layout('channel-range', { first: u8(), count: u8() });

const associationId = layout('association-id', { aid: le16() });

const types: { [id: string]: Type } = {
  ssid: named('ssid'),
  'supp-rates': rateList,
  'fh-params': hopping,
  'ds-params': oneByte('channel'),
  'cf-params': contentionFree,
  tim,
  'ibss-params': ibss,
  country,
  request: array(u8({ enum: () => elementId })),
  'qbss-load': bssLoad,
  'edca-param-set': edcaParameters,
  tspec: trafficSpecification,
  'pwr-constraint': oneByte('db'),
  'pwr-capability': layout('power-capability', { min: s8({ hint: 'dbm' }), max: s8({ hint: 'dbm' }) }),
  'tpc-report': tpcReport,
  'supported-channels': array(channelRange),
  'channel-switch': channelSwitch,
  'measure-request': measureRequest,
  'measure-report': measureReport,
  quiet,
  'ibss-dfs': ibssDfs,
  'erp-info': erp,
  'ts-delay': layout('ts-delay', { delay: le32() }),
  'tclas-processing': oneByte('processing'),
  'ht-capability': htCapability,
  'qos-capa': qosInfo,
  rsn,
  'ext-supp-rates': rateList,
  'ap-chan-report': channelReport,
  'neighbor-report': neighborReport,
  rcpi: oneByte('rcpi'),
  'mobility-domain': mobilityDomain,
  'fast-bss-transition': fastTransition,
  'timeout-interval': timeoutInterval,
  'supported-regulatory-classes': layout('operating-classes', { current: u8(), classes: array(u8()) }),
  'ext-chanswitch-ann': extendedChannelSwitch,
  'ht-operation': htOperation,
  'secondary-channel-offset': oneByte('offset', secondaryOffset),
  'bss-avg-access-delay': oneByte('delay'),
  'antenna-info': oneByte('antenna'),
  rsni: oneByte('rsni'),
  'bss-available-capacity': layout('available-capacity', { bitmask: le16({ hint: 'hex' }), capacities: array(le16()) }),
  'bss-ac-access-delay': layout('ac-access-delay', { be: u8(), bk: u8(), vi: u8(), vo: u8() }),
  'rrm-enabled-capabilities': rrmCapabilities,
  'bss-coex-2040': coexistence,
  'bss-intolerant-chl-report': intolerantChannels,
  'overlap-bss-scan-param': overlapScan,
  mmie,
  'non-tx-bssid-cap': layout('nontransmitted-capability', { capability: le16({ hint: 'hex' }) }),
  'multi-bssid-idx': bssidIndex,
  'bss-max-idle-period': maxIdle,
  'link-id': linkIdentifier,
  'chan-switch-timing': layout('channel-switch-timing', {
    'switch-time': le16({ hint: 'microseconds' }),
    'switch-timeout': le16({ hint: 'microseconds' }),
  }),
  interworking,
  'advertisement-protocol': advertisement,
  'qos-map-set': qosMap,
  'roaming-consortium': roamingConsortium,
  'mesh-config': meshConfiguration,
  'mesh-id': named('mesh-id'),
  'link-metric-report': linkMetric,
  'peer-mgmt': meshPeering,
  'chan-switch-param': meshSwitch,
  'mesh-awake-window': layout('mesh-awake-window', { window: le16() }),
  gann: gateAnnouncement,
  rann: rootAnnouncement,
  'ext-capability': extendedCapabilities,
  preq: pathRequest,
  prep: pathReply,
  perr: pathError,
  'addba-ext': bits('u8', { 'no-fragment': [0, 1], 'he-fragments': [1, 2], 'buffer-size': [5, 3] }),
  'vht-capability': vhtCapability,
  'vht-operation': vhtOperation,
  'extended-bss-load': extendedBssLoad,
  'wide-bw-channel-switch': wideChannel,
  'tx-power-envelope': txPowerEnvelope,
  aid: associationId,
  'opmode-notif': operatingMode,
  'reduced-neighbor-report': reducedNeighbors,
  's1g-bcn-compat': s1gBeacon,
  's1g-capabilities': s1gCapability,
  's1g-operation': s1gOperation,
  'vendor-specific': vendor,
  'cag-number': oneByte('number'),
  'ap-csn': oneByte('number'),
  'fils-indication': filsIndication,
  rsnx,
};

const elementsWith = (more: { [id: string]: Type }): RecordsType =>
  records({
    header: layout('element', { id: u8({ enum: () => elementId }), len: u8() }),
    length: 'len',
    unit: 1,
    counts: 'payload',
    align: 1,
    payload: select(byMember('id', { ...types, ...more }), binary()),
  });

/** Those that stand in others: they have no further ones in them. */
const inner = elementsWith({ extension: extensionOf(binary()) });

const profilePart = enumeration('multiple-bssid-part', false, { 'nontransmitted-profile': 0, 'vendor-specific': 221 });

/** Information elements of IEEE 802.11: id, length, data. */
export const elements = elementsWith({
  'multiple-bssid': layout('multiple-bssid', {
    'max-indicator': u8(),
    profiles: subElements(() => profilePart, select(byMember('id', { 'nontransmitted-profile': inner }), binary())),
  }),
  'channel-switch-wrapper': inner,
  extension: extensionOf(inner),
});
