/** Elements whose identifier is in their first byte (WLAN_EID_EXT_*). */
import { array, be32, binary, bits, select, u8 } from '../../../../schema/builders.ts';
import type { Type } from '../../../../schema/type.ts';
import { ehtCapability } from '../eht.ts';
import { he6GHz, heCapability } from '../he.ts';
import { akmSuite } from '../words.ts';
import { multiLinkOf, trafficToLinks } from './multi-link.ts';
import { bssidConfiguration, heBssLoad, nonInheritance } from './network.ts';
import { bandwidthIndication, colorChange, ehtOperation, heOperation, spatialReuse } from './operation.ts';
import { byMember, layout, le16, le32, oneByte } from './parts.ts';
import { operatingChannel } from './security.ts';
import { muEdca } from './wmm.ts';
import { extensionId } from './words.ts';

const types: { [name: string]: Type } = {
  'he-capability': heCapability,
  'he-operation': heOperation,
  uora: layout('uora', { range: bits('u8', { 'eocw-min': [0, 3], 'eocw-max': [3, 3] }) }),
  'he-mu-edca': muEdca,
  'he-spr': spatialReuse,
  'bss-color-chg-ann': colorChange,
  'he-bss-load': heBssLoad,
  // in units of 1024 microseconds, three bytes
  'max-channel-switch-time': layout('max-channel-switch-time', { time: binary({ size: 3 }) }),
  'operating-channel': operatingChannel,
  'multiple-bssid-configuration': bssidConfiguration,
  'non-inheritance': nonInheritance,
  'short-ssid-list': array(le32({ hint: 'hex' })),
  'he-6ghz-capa': he6GHz,
  'password-identifier': layout('password-identifier', { identifier: binary({ hint: 'text' }) }),
  'dh-parameter': layout('dh-parameter', { group: le16(), 'public-key': binary() }),
  'rejected-groups': array(le16()),
  'akm-suite-selector': layout('akm-suite-selector', { suite: be32({ enum: () => akmSuite }) }),
  'eht-operation': ehtOperation,
  'eht-capability': ehtCapability,
  'tid-to-link-mapping': trafficToLinks,
  'bandwidth-indication': bandwidthIndication,
  'known-bssid': oneByte('bitmap', binary()),
};

/** The element; `elements` are those that one of them may hold. */
export const extensionOf = (elements: Type) =>
  layout('extension', {
    'extension-id': u8({ enum: () => extensionId }),
    data: select(byMember('extension-id', { ...types, 'eht-multi-link': multiLinkOf(elements) }), binary()),
  });
