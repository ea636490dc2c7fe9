import { attributeSet } from '../../../schema/attribute-set.ts';
import { be16, be64, pad, u8, u32, u64 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';

export const validation = enumeration('macsec-validation-type', 'MACSEC_VALIDATE_', {
  disabled: 0,
  check: 1,
  strict: 2,
});

export const offload = enumeration('macsec-offload', 'MACSEC_OFFLOAD_', { off: 0, phy: 1, mac: 2 });

export const cipherSuite = enumeration('macsec-cipher-suite', 'MACSEC_CIPHER_ID_', {
  'gcm-aes-128': 0x0080c20001000001n,
  'gcm-aes-256': 0x0080c20001000002n,
  'gcm-aes-xpn-128': 0x0080c20001000003n,
  'gcm-aes-xpn-256': 0x0080c20001000004n,
  default: { value: 0x0080020001000001n, constant: 'MACSEC_DEFAULT_CIPHER_ID' },
});

/** IFLA_INFO_DATA of a macsec: IFLA_MACSEC_* (linux/if_link.h, linux/if_macsec.h). Keys are not among them. */
export const macsecAttributes = attributeSet('linkinfo-macsec-attrs', 'IFLA_MACSEC_', {
  sci: [1, be64({ hint: 'hex' })],
  port: [2, be16()],
  'icv-len': [3, u8()],
  'cipher-suite': [4, u64({ enum: () => cipherSuite, hint: 'hex' })],
  window: [5, u32()],
  'encoding-sa': [6, u8()],
  encrypt: [7, u8()],
  protect: [8, u8()],
  'inc-sci': [9, u8()],
  es: [10, u8()],
  scb: [11, u8()],
  'replay-protect': [12, u8()],
  validation: [13, u8({ enum: () => validation })],
  pad: [14, pad()],
  offload: [15, u8({ enum: () => offload })],
});
