/** Handshakes of keys (IEEE 802.1X): EAPOL packets, big-endian. Keys in them are encrypted. */
import { be16, be64, binary, bits, select, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import { elements } from './elements.ts';
import { byMember, layout } from './parts.ts';

const packetType = enumeration('eapol-type', false, { eap: 0, start: 1, logoff: 2, key: 3, 'asf-alert': 4, mka: 5 });
const descriptor = enumeration('eapol-descriptor', false, { rc4: 1, rsn: 2, wpa: 254 });
const eapCode = enumeration('eap-code', false, { request: 1, response: 2, success: 3, failure: 4 });
const eapType = enumeration('eap-type', false, {
  identity: 1,
  notification: 2,
  nak: 3,
  md5: 4,
  tls: 13,
  leap: 17,
  sim: 18,
  ttls: 21,
  aka: 23,
  peap: 25,
  mschapv2: 26,
  fast: 43,
  pwd: 52,
  expanded: 254,
});

/** Where no version says how it is made, the suite of keys does, and how long it is. */
const checked = layout('eapol-key-checked', {
  mic: binary({ size: 16 }),
  'data-length': be16(),
  data: {
    type: select(
      [
        { name: 'encrypted', when: { 'member.info.encrypted': 1 }, type: binary() },
        // WPA has no such bit: what is for all is encrypted
        { name: 'group', when: { 'member.info.pairwise': 0 }, type: binary() },
      ],
      elements,
    ),
    length: { member: 'data-length' },
  },
});

const key = layout('eapol-key', {
  descriptor: u8({ enum: () => descriptor }),
  info: bits(
    'u16',
    {
      version: [0, 3],
      pairwise: [3, 1],
      index: [4, 2],
      install: [6, 1],
      ack: [7, 1],
      mic: [8, 1],
      secure: [9, 1],
      error: [10, 1],
      request: [11, 1],
      encrypted: [12, 1],
      smk: [13, 1],
    },
    'big',
  ),
  'key-length': be16(),
  'replay-counter': be64(),
  nonce: binary({ size: 32 }),
  iv: binary({ size: 16 }),
  rsc: binary({ size: 8 }),
  reserved: binary({ size: 8 }),
  content: {
    type: select(
      [{ name: 'checked', when: { 'member.info.version': [1, 2, 3] }, type: checked }],
      layout('eapol-key-other', { 'mic-and-data': binary() }),
    ),
    inline: true,
  },
});

const eap = layout('eap', {
  code: u8({ enum: () => eapCode }),
  identifier: u8(),
  'eap-length': be16(),
  method: u8({ enum: () => eapType }),
  content: binary(),
});

export const eapol = layout('eapol', {
  version: u8(),
  type: u8({ enum: () => packetType }),
  length: be16(),
  content: {
    type: select(byMember('type', { eap, key }), layout('eapol-other', { content: binary() })),
    inline: true,
  },
});
