/** Action frames: a category, an action in it, what that has to say, elements. */
import { binary, bits, select, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import { groupId } from '../capabilities.ts';
import { actions, dialog, rest, withDialog } from './action-parts.ts';
import { publicActions, vendorSpecific } from './action-public.ts';
import { aid, capability, reason, sequence, status } from './fields.ts';
import { operatingMode } from './operation.ts';
import { address, layout, le16 } from './parts.ts';

/** WLAN_CATEGORY_* */
const category = enumeration('action-category', false, {
  'spectrum-mgmt': 0,
  qos: 1,
  dls: 2,
  'block-ack': 3,
  public: 4,
  'radio-measurement': 5,
  'fast-bss-transition': 6,
  ht: 7,
  'sa-query': 8,
  'protected-dual-of-action': 9,
  wnm: 10,
  'wnm-unprotected': 11,
  tdls: 12,
  mesh: 13,
  multihop: 14,
  'self-protected': 15,
  dmg: 16,
  wmm: 17,
  fst: 18,
  'unprotected-dmg': 20,
  vht: 21,
  s1g: 22,
  he: 30,
  'protected-he': 31,
  'protected-eht': 37,
  'vendor-specific-protected': 126,
  'vendor-specific': 127,
});

const blockAck = bits('u16', { amsdu: [0, 1], immediate: [1, 1], tid: [2, 4], 'buffer-size': [6, 10] }, 'little');

const spectrum = actions(
  'spectrum-mgmt',
  { 'measurement-request': 0, 'measurement-report': 1, 'tpc-request': 2, 'tpc-report': 3, 'channel-switch': 4 },
  {
    'measurement-request': withDialog,
    'measurement-report': withDialog,
    'tpc-request': withDialog,
    'tpc-report': withDialog,
    'channel-switch': rest,
  },
);

const blockAcks = actions(
  'block-ack',
  { 'addba-request': 0, 'addba-response': 1, delba: 2 },
  {
    'addba-request': { ...dialog, parameters: blockAck, timeout: le16(), 'start-sequence': sequence, ...rest },
    'addba-response': { ...dialog, ...status, parameters: blockAck, timeout: le16(), ...rest },
    delba: { parameters: bits('u16', { initiator: [11, 1], tid: [12, 4] }, 'little'), ...reason },
  },
);

const radioMeasurement = actions(
  'radio-measurement',
  {
    request: 0,
    report: 1,
    'link-request': 2,
    'link-report': 3,
    'neighbor-request': 4,
    'neighbor-report': 5,
  },
  {
    request: { ...dialog, repetitions: le16(), ...rest },
    report: withDialog,
    'link-request': { ...dialog, 'tx-power': u8(), 'max-tx-power': u8(), ...rest },
    'neighbor-request': withDialog,
    'neighbor-report': withDialog,
  },
);

const transitions = actions(
  'fast-bss-transition',
  { request: 1, response: 2, confirm: 3, ack: 4 },
  {
    request: { station: address(), target: address(), ...rest },
    response: { station: address(), target: address(), ...status, ...rest },
  },
);

const ht = actions(
  'ht',
  {
    'notify-channel-width': 0,
    'sm-power-save': 1,
    psmp: 2,
    'pco-phase': 3,
    csi: 4,
    'noncompressed-bf': 5,
    'compressed-bf': 6,
    'antenna-selection': 7,
  },
  {
    'notify-channel-width': { width: u8() },
    'sm-power-save': { control: bits('u8', { enabled: [0, 1], dynamic: [1, 1] }) },
  },
);

const saQuery = actions(
  'sa-query',
  { request: 0, response: 1 },
  {
    request: { transaction: le16(), ...rest },
    response: { transaction: le16(), ...rest },
  },
);

const btmRequest = bits('u8', {
  'candidates-included': [0, 1],
  abridged: [1, 1],
  'disassociation-imminent': [2, 1],
  'termination-included': [3, 1],
  'ess-disassociation': [4, 1],
});

/** A candidate as an element of its own. */
const wnm = actions(
  'wnm',
  {
    'event-request': 0,
    'event-report': 1,
    'transition-query': 6,
    'transition-request': 7,
    'transition-response': 8,
    'sleep-request': 16,
    'sleep-response': 17,
    'notification-request': 26,
    'notification-response': 27,
  },
  {
    'transition-query': { ...dialog, reason: u8(), ...rest },
    'transition-request': {
      ...dialog,
      mode: btmRequest,
      'disassociation-timer': le16(),
      validity: u8(),
      'termination-duration': { type: binary({ size: 12 }), when: { 'member.mode.termination-included': 1 } },
      'url-length': { type: u8(), when: { 'member.mode.ess-disassociation': 1 } },
      url: {
        type: binary({ hint: 'text' }),
        length: { member: 'url-length' },
        when: { 'member.mode.ess-disassociation': 1 },
      },
      ...rest,
    },
    'transition-response': { ...dialog, status: u8(), 'termination-delay': u8(), content: binary() },
    'sleep-request': withDialog,
  },
);

const directLink = actions(
  'tdls',
  {
    'setup-request': 0,
    'setup-response': 1,
    'setup-confirm': 2,
    teardown: 3,
    'peer-traffic-indication': 4,
    'channel-switch-request': 5,
    'channel-switch-response': 6,
    'psm-request': 7,
    'psm-response': 8,
    'peer-traffic-response': 9,
    'discovery-request': 10,
  },
  {
    'setup-request': { ...dialog, ...capability, ...rest },
    'setup-response': { ...status, ...dialog, ...capability, ...rest },
    'setup-confirm': { ...status, ...dialog, ...rest },
    teardown: { ...reason, ...rest },
    'channel-switch-request': { channel: u8(), 'operating-class': u8(), ...rest },
    'channel-switch-response': { ...status, ...rest },
    'discovery-request': withDialog,
  },
);

const mesh = actions(
  'mesh',
  {
    'link-metric-report': 0,
    'path-selection': 1,
    'gate-announcement': 2,
    'congestion-notification': 3,
    'mcca-setup-request': 4,
    'mcca-setup-reply': 5,
    'mcca-advertisement-request': 6,
    'mcca-advertisement': 7,
    'mcca-teardown': 8,
    'tbtt-request': 9,
    'tbtt-response': 10,
  },
  { 'link-metric-report': rest, 'path-selection': rest, 'gate-announcement': rest, 'congestion-notification': rest },
);

const selfProtected = actions(
  'self-protected',
  {
    'mesh-peering-open': 1,
    'mesh-peering-confirm': 2,
    'mesh-peering-close': 3,
    'group-key-inform': 4,
    'group-key-ack': 5,
  },
  {
    'mesh-peering-open': { ...capability, ...rest },
    'mesh-peering-confirm': { ...capability, ...aid, ...rest },
    'mesh-peering-close': rest,
    'group-key-inform': rest,
    'group-key-ack': rest,
  },
);

const wmm = actions(
  'wmm',
  { 'addts-request': 0, 'addts-response': 1, delts: 2 },
  {
    'addts-request': { ...dialog, status: u8(), ...rest },
    'addts-response': { ...dialog, status: u8(), ...rest },
    delts: { ...dialog, status: u8(), ...rest },
  },
);

const vht = actions(
  'vht',
  { 'compressed-bf': 0, 'group-id': 1, 'operating-mode': 2 },
  {
    'group-id': { groups: { type: groupId, inline: true } },
    'operating-mode': { mode: operatingMode },
  },
);

export const action = layout('action-frame', {
  category: u8({ enum: () => category }),
  content: {
    type: select(
      [
        spectrum,
        blockAcks,
        publicActions,
        radioMeasurement,
        transitions,
        ht,
        saQuery,
        wnm,
        directLink,
        mesh,
        selfProtected,
        wmm,
        vht,
        vendorSpecific('vendor-specific'),
        vendorSpecific('vendor-specific-protected'),
      ],
      layout('other-action', { action: u8(), content: binary() }),
    ),
    inline: true,
  },
});
