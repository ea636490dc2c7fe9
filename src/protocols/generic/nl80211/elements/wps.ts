/** Wi-Fi Protected Setup: attributes with a type and a length of 16 bits each, all numbers big-endian. */
import { array, be16, be32, binary, records, select, u8 } from '../../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../../schema/enum.ts';
import type { Type } from '../../../../schema/type.ts';
import { address, byMember, layout, subElements } from './parts.ts';

const attribute = enumeration('wps-attribute', false, {
  'ap-channel': 0x1001,
  'association-state': 0x1002,
  'auth-type': 0x1003,
  'auth-type-flags': 0x1004,
  authenticator: 0x1005,
  'config-methods': 0x1008,
  'config-error': 0x1009,
  'confirm-url4': 0x100a,
  'confirm-url6': 0x100b,
  'connection-type': 0x100c,
  'connection-type-flags': 0x100d,
  credential: 0x100e,
  'encryption-type': 0x100f,
  'encryption-type-flags': 0x1010,
  'device-name': 0x1011,
  'device-password-id': 0x1012,
  'e-hash1': 0x1014,
  'e-hash2': 0x1015,
  'e-snonce1': 0x1016,
  'e-snonce2': 0x1017,
  'encrypted-settings': 0x1018,
  'enrollee-nonce': 0x101a,
  'feature-id': 0x101b,
  identity: 0x101c,
  'identity-proof': 0x101d,
  'key-wrap-authenticator': 0x101e,
  'key-identifier': 0x101f,
  'mac-address': 0x1020,
  manufacturer: 0x1021,
  'message-type': 0x1022,
  'model-name': 0x1023,
  'model-number': 0x1024,
  'network-index': 0x1026,
  'network-key': 0x1027,
  'network-key-index': 0x1028,
  'new-device-name': 0x1029,
  'new-password': 0x102a,
  'oob-device-password': 0x102c,
  'os-version': 0x102d,
  'power-level': 0x102f,
  'psk-current': 0x1030,
  'psk-max': 0x1031,
  'public-key': 0x1032,
  'radio-enabled': 0x1033,
  reboot: 0x1034,
  'registrar-current': 0x1035,
  'registrar-established': 0x1036,
  'registrar-list': 0x1037,
  'registrar-max': 0x1038,
  'registrar-nonce': 0x1039,
  'request-type': 0x103a,
  'response-type': 0x103b,
  'rf-bands': 0x103c,
  'r-hash1': 0x103d,
  'r-hash2': 0x103e,
  'r-snonce1': 0x103f,
  'r-snonce2': 0x1040,
  'selected-registrar': 0x1041,
  'serial-number': 0x1042,
  'wps-state': 0x1044,
  ssid: 0x1045,
  'total-networks': 0x1046,
  'uuid-e': 0x1047,
  'uuid-r': 0x1048,
  'vendor-extension': 0x1049,
  version: 0x104a,
  'x509-certificate-request': 0x104b,
  'x509-certificate': 0x104c,
  'eap-identity': 0x104d,
  'message-counter': 0x104e,
  'public-key-hash': 0x104f,
  'rekey-key': 0x1050,
  'key-lifetime': 0x1051,
  'permitted-config-methods': 0x1052,
  'selected-registrar-config-methods': 0x1053,
  'primary-device-type': 0x1054,
  'secondary-device-types': 0x1055,
  'portable-device': 0x1056,
  'ap-setup-locked': 0x1057,
  'application-extension': 0x1058,
  'eap-type': 0x1059,
  'initialization-vector': 0x1060,
  'key-provided-automatically': 0x1061,
  '8021x-enabled': 0x1062,
  'app-session-key': 0x1063,
  'wep-transmit-key': 0x1064,
  'requested-device-type': 0x106a,
});

export const configMethods = flagSet('wps-config-methods', false, {
  usba: 0x1,
  ethernet: 0x2,
  label: 0x4,
  display: 0x8,
  'external-nfc-token': 0x10,
  'integrated-nfc-token': 0x20,
  'nfc-interface': 0x40,
  'push-button': 0x80,
  keypad: 0x100,
  'virtual-push-button': 0x200,
  'physical-push-button': 0x400,
  p2ps: 0x1000,
  'virtual-display': 0x2000,
  'physical-display': 0x4000,
});

const deviceCategory = enumeration('wps-device-category', false, {
  computer: 1,
  input: 2,
  printer: 3,
  camera: 4,
  storage: 5,
  'network-infrastructure': 6,
  display: 7,
  multimedia: 8,
  gaming: 9,
  telephone: 10,
  audio: 11,
  dock: 12,
  other: 255,
});

/** A category, whose list of subcategories an OUI and a number name. */
export const deviceType = layout('wps-device-type', {
  category: be16({ enum: () => deviceCategory }),
  oui: be32({ hint: 'hex' }),
  subcategory: be16(),
});

const passwordId = enumeration('wps-password-id', false, {
  default: 0,
  'user-specified': 1,
  'machine-specified': 2,
  rekey: 3,
  'push-button': 4,
  'registrar-specified': 5,
  'nfc-connection-handover': 7,
  p2ps: 8,
});
const rfBands = flagSet('wps-rf-bands', false, { '2.4ghz': 0x1, '5ghz': 0x2, '60ghz': 0x4 });
const requestType = enumeration('wps-request-type', false, {
  'enrollee-info': 0,
  enrollee: 1,
  registrar: 2,
  'wlan-manager-registrar': 3,
});
const responseType = enumeration('wps-response-type', false, {
  'enrollee-info': 0,
  enrollee: 1,
  registrar: 2,
  ap: 3,
});
const state = enumeration('wps-state', false, { 'not-configured': 1, configured: 2 });
const associationState = enumeration('wps-association-state', false, {
  'not-associated': 0,
  success: 1,
  'config-failure': 2,
  failure: 3,
  'ip-failure': 4,
});
const authType = flagSet('wps-auth-type', false, {
  open: 0x1,
  'wpa-psk': 0x2,
  shared: 0x4,
  wpa: 0x8,
  wpa2: 0x10,
  'wpa2-psk': 0x20,
});
const encryptionType = flagSet('wps-encryption-type', false, { none: 0x1, wep: 0x2, tkip: 0x4, aes: 0x8 });
const connectionType = flagSet('wps-connection-type', false, { ess: 0x1, ibss: 0x2 });

/** The high digit and the low one: 0x10 is 1.0. */
const version = u8({ hint: 'hex' });

const extensionPart = enumeration('wps-extension-part', false, {
  version2: 0,
  'authorized-macs': 1,
  'network-key-shareable': 2,
  'request-to-enroll': 3,
  'settings-delay-time': 4,
  'registrar-config-methods': 5,
  'multi-ap': 6,
  'multi-ap-profile': 7,
  'multi-ap-8021q': 8,
});

const extension = layout('wps-vendor-extension', {
  oui: binary({ size: 3 }),
  content: {
    type: select(
      [
        {
          name: 'wfa',
          when: { 'member.oui': '00372a' },
          type: layout('wps-wfa-extension', {
            parts: subElements(
              () => extensionPart,
              select(
                byMember('id', {
                  version2: version,
                  'authorized-macs': array(address()),
                  'network-key-shareable': u8(),
                  'request-to-enroll': u8(),
                  'settings-delay-time': u8({ hint: 'seconds' }),
                  'registrar-config-methods': be16({ enum: () => configMethods }),
                  'multi-ap': u8({ hint: 'hex' }),
                  'multi-ap-profile': u8(),
                  'multi-ap-8021q': u8(),
                }),
                binary(),
              ),
            ),
          }),
        },
      ],
      layout('wps-other-extension', { content: binary() }),
    ),
    inline: true,
  },
});

const text = binary({ hint: 'text' });
const methods = be16({ enum: () => configMethods });
const uuid = binary({ hint: 'uuid' });

const types: { [name: string]: Type } = {
  'ap-channel': be16(),
  'association-state': be16({ enum: () => associationState }),
  'auth-type': be16({ enum: () => authType }),
  'auth-type-flags': be16({ enum: () => authType }),
  'config-methods': methods,
  'config-error': be16(),
  'connection-type': u8({ enum: () => connectionType }),
  'connection-type-flags': u8({ enum: () => connectionType }),
  'encryption-type': be16({ enum: () => encryptionType }),
  'encryption-type-flags': be16({ enum: () => encryptionType }),
  'device-name': text,
  'device-password-id': be16({ enum: () => passwordId }),
  'mac-address': address(),
  manufacturer: text,
  'model-name': text,
  'model-number': text,
  'os-version': be32({ hint: 'hex' }),
  'request-type': u8({ enum: () => requestType }),
  'response-type': u8({ enum: () => responseType }),
  'rf-bands': u8({ enum: () => rfBands }),
  'selected-registrar': u8(),
  'serial-number': text,
  'wps-state': u8({ enum: () => state }),
  ssid: text,
  'uuid-e': uuid,
  'uuid-r': uuid,
  'vendor-extension': extension,
  version,
  'permitted-config-methods': methods,
  'selected-registrar-config-methods': methods,
  'primary-device-type': deviceType,
  'secondary-device-types': array(deviceType),
  'ap-setup-locked': u8(),
  'requested-device-type': deviceType,
};

/** Microsoft's element of type 4. */
export const wps = records({
  header: layout('wps-attribute', { type: be16({ enum: () => attribute }), len: be16() }),
  length: 'len',
  unit: 1,
  counts: 'payload',
  align: 1,
  payload: select(byMember('type', types), binary()),
});
