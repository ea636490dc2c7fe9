/** Generic family nfc: near field communication devices, their targets and secure elements (linux/nfc.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { binary, indexedArray, nest, string, u8, u16, u32, unused } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { admin, call, change, dump, event, operations, query } from './operations.ts';

const protocols = flagSet('nfc-protocols', false, {
  jewel: { value: 0x2, constant: 'NFC_PROTO_JEWEL_MASK' },
  mifare: { value: 0x4, constant: 'NFC_PROTO_MIFARE_MASK' },
  felica: { value: 0x8, constant: 'NFC_PROTO_FELICA_MASK' },
  iso14443: { value: 0x10, constant: 'NFC_PROTO_ISO14443_MASK' },
  'nfc-dep': { value: 0x20, constant: 'NFC_PROTO_NFC_DEP_MASK' },
  'iso14443-b': { value: 0x40, constant: 'NFC_PROTO_ISO14443_B_MASK' },
  iso15693: { value: 0x80, constant: 'NFC_PROTO_ISO15693_MASK' },
});

const communicationMode = enumeration('nfc-comm-mode', 'NFC_COMM_', {
  active: 0,
  passive: 1,
});

const radioMode = enumeration('nfc-rf-mode', 'NFC_RF_', {
  initiator: 0,
  target: 1,
  none: 2,
});

const elementType = enumeration('nfc-se-type', 'NFC_SE_', { uicc: 1, embedded: 2 });

const nfcAttributes = attributeSet('nfc-attrs', 'NFC_ATTR_', {
  unspec: [0, unused()],
  'device-index': [1, u32()],
  'device-name': [2, string({ maxLen: 8 })],
  protocols: [3, u32({ enum: () => protocols })],
  'target-index': [4, u32()],
  'target-sens-res': [5, u16({ hint: 'hex' })],
  'target-sel-res': [6, u8({ hint: 'hex' })],
  'target-nfcid1': [7, binary()],
  'target-sensb-res': [8, binary()],
  'target-sensf-res': [9, binary()],
  'comm-mode': [10, u8({ enum: () => communicationMode })],
  'rf-mode': [11, u8({ enum: () => radioMode })],
  'device-powered': [12, u8()],
  'im-protocols': [13, u32({ enum: () => protocols }), { doc: 'to poll for as initiator' }],
  'tm-protocols': [14, u32({ enum: () => protocols }), { doc: 'to listen for as target' }],
  'llc-param-lto': [15, u8(), { doc: 'link timeout, in 10 ms' }],
  'llc-param-rw': [16, u8(), { doc: 'receive window' }],
  'llc-param-miux': [17, u16({ hint: 'bytes' }), { doc: 'largest information unit over 128' }],
  se: [18, binary()],
  'llc-sdp': [19, indexedArray(nest(() => serviceAttributes))],
  'firmware-name': [20, string({ maxLen: 32 })],
  'se-index': [21, u32()],
  'se-type': [22, u8({ enum: () => elementType })],
  'se-aid': [23, binary(), { doc: 'of the application' }],
  'firmware-download-status': [24, u32({ hint: 'errno' })],
  'se-apdu': [25, binary()],
  'target-iso15693-dsfid': [26, u8({ hint: 'hex' })],
  'target-iso15693-uid': [27, binary()],
  'se-params': [28, binary()],
  'vendor-id': [29, u32({ hint: 'hex' })],
  'vendor-subcmd': [30, u32()],
  'vendor-data': [31, binary()],
  'target-ats': [32, binary()],
});

const serviceAttributes = attributeSet('nfc-sdp-attrs', 'NFC_SDP_ATTR_', {
  unspec: [0, unused()],
  uri: [1, string()],
  sap: [2, u8()],
});

const needs = ['device-index'];
const ofDevice = { needs, summary: ['device-index', 'device-name', 'protocols', 'device-powered', 'rf-mode'] };
const ofTarget = { needs, summary: ['device-index', 'target-index', 'protocols', 'comm-mode', 'rf-mode'] };
const ofElement = { needs, summary: ['device-index', 'se-index', 'se-type', 'se-aid'] };
const ofLinkControl = {
  needs,
  summary: ['device-index', 'llc-param-lto', 'llc-param-rw', 'llc-param-miux', 'llc-sdp'],
};
const told: { modes: ('do' | 'notify')[] } = { modes: ['do', 'notify'] };

export const nfc: Family = {
  name: 'nfc',
  protocol: 'generic',
  doc: 'near field communication devices, their targets and secure elements',
  version: 1,
  nested: false,
  groups: [
    {
      name: 'events',
      number: 0,
      doc: 'devices, targets and secure elements come and go',
      dumps: dumpsOf('nfc', 'get-device'),
    },
  ],
  operations: [
    ...operations(
      'NFC_CMD_',
      { attributes: () => nfcAttributes },
      {
        'get-device': query(1, 1, 'a device, or all', ofDevice),
        'dev-up': change(2, 'turn a device on', ofDevice),
        'dev-down': change(3, 'turn a device off', ofDevice),
        'dep-link-up': call(4, 4, 'set up a link to another device; one is up', { ...ofTarget, ...told, ...admin }),
        'dep-link-down': call(5, 5, 'end a link; one is down', { ...ofTarget, ...told, ...admin }),
        'start-poll': change(6, 'look for targets', {
          needs,
          summary: ['device-index', 'im-protocols', 'tm-protocols'],
        }),
        'stop-poll': change(7, 'no longer look for targets', ofDevice),
        'get-target': dump(8, 8, 'the targets in reach of a device', ofTarget),
        'llc-get-params': call(15, 15, 'settings of the link layer', ofLinkControl),
        'llc-set-params': change(16, 'set up the link layer', ofLinkControl),
        'enable-se': change(17, 'turn a secure element on', ofElement),
        'disable-se': change(18, 'turn a secure element off', ofElement),
        'llc-sdreq': change(19, 'ask for services by name', ofLinkControl),
        'fw-download': call(21, 21, 'load firmware; loading ended', {
          ...told,
          needs,
          summary: ['device-index', 'firmware-name', 'firmware-download-status'],
          ...admin,
        }),
        'get-se': dump(26, 26, 'the secure elements', { summary: ofElement.summary }),
        'se-io': call(27, 27, 'send a command to a secure element; its answer', {
          ...told,
          needs,
          summary: ['device-index', 'se-index', 'se-apdu'],
          ...admin,
        }),
        'activate-target': change(28, 'activate a target', ofTarget),
        vendor: call(29, 29, 'a command of the vendor', {
          needs,
          summary: ['device-index', 'vendor-id', 'vendor-subcmd', 'vendor-data'],
          ...admin,
        }),
        'deactivate-target': change(30, 'deactivate a target', ofTarget),
      },
    ),
    ...operations(
      'NFC_EVENT_',
      { attributes: () => nfcAttributes },
      {
        'targets-found': event(9, 'targets are in reach', ofDevice),
        'device-added': event(10, 'a device appears', ofDevice),
        'device-removed': event(11, 'a device goes', ofDevice),
        'target-lost': event(12, 'a target is out of reach', { summary: ['device-name', 'target-index'] }),
        'tm-activated': event(13, 'this device is a target of another', { summary: ['device-index', 'tm-protocols'] }),
        'tm-deactivated': event(14, 'this device is no longer a target', ofDevice),
        'llc-sdres': event(20, 'services by name: the answer', ofLinkControl),
        'se-added': event(22, 'a secure element appears', ofElement),
        'se-removed': event(23, 'a secure element goes', ofElement),
        'se-connectivity': event(24, 'a secure element wants to be connected', ofElement),
        'se-transaction': event(25, 'a secure element took part in a transaction', ofElement),
      },
    ),
  ],
};
