/** What elements say of meshes. */
import { array, binary, bits, select, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import { reasonCode } from '../words.ts';
import { address, layout, le16, le32, nothing } from './parts.ts';

const pathProtocol = enumeration('mesh-path-protocol', false, { hwmp: 1, vendor: 255 });
const pathMetric = enumeration('mesh-path-metric', false, { airtime: 1, vendor: 255 });
const congestion = enumeration('mesh-congestion', false, { none: 0, signaling: 1, vendor: 255 });
const synchronization = enumeration('mesh-sync', false, { 'neighbor-offset': 1, vendor: 255 });
const authentication = enumeration('mesh-auth', false, { none: 0, sae: 1, '8021x': 2, vendor: 255 });

/** struct ieee80211_meshconf_ie, IEEE80211_MESHCONF_CAPAB_* */
export const meshConfiguration = layout('mesh-configuration', {
  'path-protocol': u8({ enum: () => pathProtocol }),
  'path-metric': u8({ enum: () => pathMetric }),
  congestion: u8({ enum: () => congestion }),
  synchronization: u8({ enum: () => synchronization }),
  authentication: u8({ enum: () => authentication }),
  formation: bits('u8', { 'connected-to-gate': [0, 1], peerings: [1, 6], 'connected-to-as': [7, 1] }),
  capability: bits('u8', {
    'accept-plinks': [0, 1],
    'mcca-supported': [1, 1],
    'mcca-enabled': [2, 1],
    forwarding: [3, 1],
    mbca: [4, 1],
    'tbtt-adjusting': [5, 1],
    'power-save-level': [6, 1],
  }),
});

const peeringProtocol = enumeration('mesh-peering-protocol', false, { mpm: 0, ampe: 1, vendor: 255 });

const reason = le16({ enum: () => reasonCode });
const pmkid = binary({ size: 16 });
const either = { 'peer-id-or-reason': le16() };

/**
 * An open has one ID, a confirm both, a close a reason behind the one or both: of two bytes only the frame tells whether
 * they are a confirm's or a close's. A security association's ID is last.
 */
export const meshPeering = layout('mesh-peering', {
  protocol: le16({ enum: () => peeringProtocol }),
  'local-id': le16(),
  rest: {
    type: select(
      [
        {
          name: 'confirm',
          when: { length: 2, 'member.action': 'mesh-peering-confirm' },
          type: layout('mesh-peering-confirm', { 'peer-id': le16() }),
        },
        {
          name: 'close-early',
          when: { length: 2, 'member.action': 'mesh-peering-close' },
          type: layout('mesh-peering-close-early', { reason }),
        },
        { name: 'either', when: { length: 2 }, type: layout('mesh-peering-either', either) },
        { name: 'close', when: { length: 4 }, type: layout('mesh-peering-close', { 'peer-id': le16(), reason }) },
        { name: 'secure-open', when: { length: 16 }, type: layout('mesh-peering-secure-open', { pmkid }) },
        { name: 'secure-either', when: { length: 18 }, type: layout('mesh-peering-secure', { ...either, pmkid }) },
        {
          name: 'secure-close',
          when: { length: 20 },
          type: layout('mesh-peering-secure-close', { 'peer-id': le16(), reason, pmkid }),
        },
      ],
      nothing,
    ),
    inline: true,
  },
});

export const meshSwitch = layout('mesh-channel-switch', {
  ttl: u8(),
  flags: bits('u8', { 'tx-restrict': [0, 1], initiator: [1, 1], reason: [2, 1] }),
  reason,
  precedence: le16(),
});

/** struct ieee80211_rann_ie */
export const rootAnnouncement = layout('mesh-root-announcement', {
  flags: bits('u8', { gate: [0, 1] }),
  'hop-count': u8(),
  ttl: u8(),
  root: address(),
  sequence: le32(),
  interval: le32(),
  metric: le32(),
});

export const gateAnnouncement = layout('mesh-gate-announcement', {
  flags: u8({ hint: 'hex' }),
  'hop-count': u8(),
  ttl: u8(),
  gate: address(),
  sequence: le32(),
  interval: le16({ hint: 'seconds' }),
});

/** Proxied stations have an address of their own outside of the mesh. */
const external = { type: address(), when: { 'member.flags.address-extension': 1 } };

/** `lifetime` in units of 1024 microseconds. */
export const pathRequest = layout('mesh-path-request', {
  flags: bits('u8', {
    gate: [0, 1],
    individual: [1, 1],
    'proactive-reply': [2, 1],
    'address-extension': [6, 1],
  }),
  'hop-count': u8(),
  ttl: u8(),
  id: le32(),
  originator: address(),
  'originator-sequence': le32(),
  external,
  lifetime: le32(),
  metric: le32(),
  count: u8(),
  targets: array(
    layout('mesh-path-target', {
      'target-flags': bits('u8', { 'target-only': [0, 1], 'unknown-sequence': [2, 1] }),
      target: address(),
      sequence: le32(),
    }),
    { member: 'count' },
  ),
});

export const pathReply = layout('mesh-path-reply', {
  flags: bits('u8', { 'address-extension': [6, 1] }),
  'hop-count': u8(),
  ttl: u8(),
  target: address(),
  'target-sequence': le32(),
  external,
  lifetime: le32(),
  metric: le32(),
  originator: address(),
  'originator-sequence': le32(),
});

const failed = layout('mesh-path-failed', {
  flags: bits('u8', { 'address-extension': [6, 1] }),
  destination: address(),
  sequence: le32(),
  reason,
});
/** How long it is where no destination has an address outside of the mesh. */
const plainErrors = Array.from({ length: 19 }, (_, i) => 13 * (i + 1));

export const pathError = layout('mesh-path-error', {
  ttl: u8(),
  count: u8(),
  destinations: select([{ name: 'plain', when: { length: plainErrors }, type: array(failed) }], binary()),
});

export const linkMetric = layout('mesh-link-metric', { flags: bits('u8', { request: [0, 1] }), metric: binary() });
