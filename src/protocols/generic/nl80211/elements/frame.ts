/** Frames of IEEE 802.11 (struct ieee80211_mgmt): those that manage a network to the last element, of others their header. */
import { binary, select, u8 } from '../../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../../schema/enum.ts';
import { action } from './action.ts';
import { eapol } from './eapol.ts';
import { elements } from './elements.ts';
import { aid, capability, reason, sequence, status } from './fields.ts';
import { address, byMember, layout, le16, le32, le64, nothing } from './parts.ts';

/** IEEE80211_FTYPE_* and IEEE80211_STYPE_*, which with the version 0 are the first byte of a frame. */
export const frameType = enumeration('frame-type', false, {
  'assoc-req': 0x00,
  'assoc-resp': 0x10,
  'reassoc-req': 0x20,
  'reassoc-resp': 0x30,
  'probe-req': 0x40,
  'probe-resp': 0x50,
  'timing-advertisement': 0x60,
  beacon: 0x80,
  atim: 0x90,
  disassoc: 0xa0,
  auth: 0xb0,
  deauth: 0xc0,
  action: 0xd0,
  'action-no-ack': 0xe0,
  trigger: 0x24,
  'control-extension': 0x64,
  'control-wrapper': 0x74,
  'back-req': 0x84,
  back: 0x94,
  'ps-poll': 0xa4,
  rts: 0xb4,
  cts: 0xc4,
  ack: 0xd4,
  'cf-end': 0xe4,
  'cf-end-ack': 0xf4,
  data: 0x08,
  null: 0x48,
  'qos-data': 0x88,
  'qos-null': 0xc8,
  's1g-beacon': 0x1c,
});

/** IEEE80211_FCTL_*: the second byte. */
const frameFlags = flagSet('frame-flags', false, {
  'to-ds': 0x1,
  'from-ds': 0x2,
  'more-fragments': 0x4,
  retry: 0x8,
  'power-management': 0x10,
  'more-data': 0x20,
  protected: 0x40,
  order: 0x80,
});

const algorithm = enumeration('auth-algorithm', false, {
  open: 0,
  'shared-key': 1,
  ft: 2,
  sae: 3,
  'fils-sk': 4,
  'fils-sk-pfs': 5,
  'fils-pk': 6,
  leap: 128,
});

/** What SAE exchanges is no element: a group and numbers of its size. */
const saeCommit = layout('sae-commit', { group: le16(), rest: binary() });
const saeConfirm = layout('sae-confirm', { 'send-confirm': le16(), confirm: binary() });
const authentication = layout('auth-frame', {
  algorithm: le16({ enum: () => algorithm }),
  transaction: le16(),
  ...status,
  rest: {
    type: select(
      [
        { name: 'sae-commit', when: { 'member.algorithm': 'sae', 'member.transaction': 1 }, type: saeCommit },
        { name: 'sae-confirm', when: { 'member.algorithm': 'sae', 'member.transaction': 2 }, type: saeConfirm },
      ],
      layout('auth-elements', { elements }),
    ),
    inline: true,
  },
});

/** A time in microseconds, an interval in units of 1024 of them. */
const beacon = layout('beacon-frame', { timestamp: le64(), 'beacon-interval': le16(), ...capability, elements });

const bodies = {
  'assoc-req': layout('assoc-req-frame', { ...capability, 'listen-interval': le16(), elements }),
  'assoc-resp': layout('assoc-resp-frame', { ...capability, ...status, ...aid, elements }),
  'reassoc-req': layout('reassoc-req-frame', {
    ...capability,
    'listen-interval': le16(),
    'current-ap': address(),
    elements,
  }),
  'reassoc-resp': layout('reassoc-resp-frame', { ...capability, ...status, ...aid, elements }),
  'probe-req': layout('probe-req-frame', { elements }),
  'probe-resp': beacon,
  beacon,
  atim: nothing,
  disassoc: layout('disassoc-frame', { ...reason, elements }),
  auth: authentication,
  deauth: layout('deauth-frame', { ...reason, elements }),
  action,
  'action-no-ack': action,
};

const encrypted = layout('encrypted-frame', { encrypted: binary() });

const management = layout('management-frame', {
  destination: address(),
  source: address(),
  bssid: address(),
  sequence,
  'ht-control': { type: le32({ hint: 'hex' }), when: { 'member.frame-flags': 'order' } },
  body: {
    type: select(
      [
        { name: 'encrypted', when: { 'member.frame-flags': 'protected' }, type: encrypted },
        ...byMember('frame-type', bodies),
      ],
      nothing,
    ),
    inline: true,
  },
});

/** struct ieee80211_ext: what follows the number of changes bits of frame control say, in ways of their own. */
const s1gBeaconFrame = layout('s1g-beacon-frame', {
  source: address(),
  timestamp: le32(),
  'change-sequence': u8(),
  content: binary(),
});

/** A frame without the checksum at its end; `duration` in microseconds, or an association ID. */
export const frame = layout('frame', {
  'frame-type': u8({ enum: () => frameType }),
  'frame-flags': u8({ enum: () => frameFlags }),
  duration: le16(),
  rest: {
    type: select(
      [
        { name: 'management', when: { 'member.frame-type': Object.keys(bodies) }, type: management },
        { name: 's1g-beacon', when: { 'member.frame-type': 's1g-beacon' }, type: s1gBeaconFrame },
      ],
      layout('other-frame', { receiver: address(), content: binary() }),
    ),
    inline: true,
  },
});

/** What a message carries as a frame: of a handshake of keys it is a packet, as the link has it where it was sent. */
export const carriedFrame = select(
  [
    { name: 'eapol', when: { 'message.operation': 'control-port-frame' }, type: eapol },
    {
      name: 'packet',
      when: { 'message.operation': 'control-port-frame-tx-status' },
      type: layout('control-port-packet', {
        destination: address(),
        source: address(),
        ethertype: binary({ size: 2 }),
        eapol,
      }),
    },
  ],
  frame,
);

/** How frames begin, behind their header, that are asked for. */
export const frameMatch = select(
  [
    { name: 'action', when: { 'frame-type': 'action' }, type: action },
    { name: 'auth', when: { 'frame-type': 'auth' }, type: authentication },
  ],
  binary(),
);

/** From the transaction on (NL80211_ATTR_AUTH_DATA). */
export const authData = layout('auth-data', {
  transaction: le16(),
  ...status,
  rest: {
    type: select(
      [
        { name: 'sae-commit', when: { 'auth-type': 'sae', 'member.transaction': 1 }, type: saeCommit },
        { name: 'sae-confirm', when: { 'auth-type': 'sae', 'member.transaction': 2 }, type: saeConfirm },
      ],
      layout('auth-data-elements', { elements }),
    ),
    inline: true,
  },
});
