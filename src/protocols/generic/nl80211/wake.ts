/** What nl80211 says of waking up and of packets that wait for each other (linux/nl80211.h). */
import { type AttributeSet, attributeSet } from '../../../schema/attribute-set.ts';
import {
  binary,
  flag,
  indexedArray,
  ipv4,
  mac,
  nest,
  packetBytes,
  struct,
  u16,
  u32,
} from '../../../schema/builders.ts';
import { nl80211Attributes } from './attributes.ts';
import { frame } from './elements/frame.ts';
import { patternSupport } from './phy.ts';
import { coalesceCondition } from './words.ts';

const packetPattern = attributeSet('packet-pattern', 'NL80211_PKTPAT_', {
  mask: [1, binary()],
  pattern: [2, binary()],
  offset: [3, u32()],
});

const patterns = indexedArray(nest(() => packetPattern));

const tcpSequence = struct('nl80211-wowlan-tcp-data-seq', { start: u32(), offset: u32(), len: u32() });

const tcpToken = struct('nl80211-wowlan-tcp-data-token', { offset: u32(), len: u32(), 'token-stream': binary() });

const tcpTokenFeature = struct('nl80211-wowlan-tcp-data-token-feature', {
  'min-len': u32(),
  'max-len': u32(),
  bufsize: u32(),
});

const wakeTcp = attributeSet('wowlan-tcp-attrs', 'NL80211_WOWLAN_TCP_', {
  'src-ipv4': [1, ipv4()],
  'dst-ipv4': [2, ipv4()],
  'dst-mac': [3, mac()],
  'src-port': [4, u16()],
  'dst-port': [5, u16()],
  'data-payload': [6, binary()],
  'data-payload-seq': [7, tcpSequence],
  'data-payload-token': [8, tcpToken],
  'data-interval': [9, u32({ hint: 'seconds' })],
  'wake-payload': [10, binary()],
  'wake-mask': [11, binary()],
});

const wakeTcpSupported = attributeSet('wowlan-tcp-supported-attrs', 'NL80211_WOWLAN_TCP_', {
  'src-ipv4': [1, ipv4()],
  'dst-ipv4': [2, ipv4()],
  'dst-mac': [3, mac()],
  'src-port': [4, u16()],
  'dst-port': [5, u16()],
  'data-payload': [6, u32()],
  'data-payload-seq': [7, flag()],
  'data-payload-token': [8, tcpTokenFeature],
  'data-interval': [9, u32({ hint: 'seconds' })],
  'wake-payload': [10, u32()],
  'wake-mask': [11, binary()],
});

/** What wakes the machine, and in an event what did. */
export const wakeTriggers: AttributeSet = attributeSet('wowlan-triggers', 'NL80211_WOWLAN_TRIG_', {
  any: [1, flag()],
  disconnect: [2, flag()],
  'magic-pkt': [3, flag()],
  'pkt-pattern': [4, patterns],
  'gtk-rekey-supported': [5, flag()],
  'gtk-rekey-failure': [6, flag()],
  'eap-ident-request': [7, flag()],
  '4way-handshake': [8, flag()],
  'rfkill-release': [9, flag()],
  'wakeup-pkt-80211': [10, frame],
  'wakeup-pkt-80211-len': [11, u32()],
  'wakeup-pkt-8023': [12, packetBytes({ from: 'link' })],
  'wakeup-pkt-8023-len': [13, u32()],
  'tcp-connection': [14, nest(() => wakeTcp)],
  'wakeup-tcp-match': [15, flag()],
  'wakeup-tcp-connlost': [16, flag()],
  'wakeup-tcp-nomoretokens': [17, flag()],
  'net-detect': [18, nest(() => nl80211Attributes)],
  'net-detect-results': [
    19,
    indexedArray(
      nest(() => nl80211Attributes),
      { indices: 'from-0' },
    ),
  ],
  'unprotected-deauth-disassoc': [20, flag()],
});

export const wakeTriggersSupported = attributeSet('wowlan-triggers-attrs', 'NL80211_WOWLAN_TRIG_', {
  any: [1, flag()],
  disconnect: [2, flag()],
  'magic-pkt': [3, flag()],
  'pkt-pattern': [4, patternSupport],
  'gtk-rekey-supported': [5, flag()],
  'gtk-rekey-failure': [6, flag()],
  'eap-ident-request': [7, flag()],
  '4way-handshake': [8, flag()],
  'rfkill-release': [9, flag()],
  'wakeup-pkt-80211': [10, flag()],
  'wakeup-pkt-80211-len': [11, flag()],
  'wakeup-pkt-8023': [12, flag()],
  'wakeup-pkt-8023-len': [13, flag()],
  'tcp-connection': [14, nest(() => wakeTcpSupported)],
  'wakeup-tcp-match': [15, flag()],
  'wakeup-tcp-connlost': [16, flag()],
  'wakeup-tcp-nomoretokens': [17, flag()],
  'net-detect': [18, u32()],
  'net-detect-results': [19, flag()],
  'unprotected-deauth-disassoc': [20, flag()],
});

export const coalesceRule = attributeSet('coalesce-rule', 'NL80211_ATTR_COALESCE_RULE_', {
  delay: [1, u32({ hint: 'milliseconds' })],
  condition: [2, u32({ enum: () => coalesceCondition })],
  'pkt-pattern': [3, patterns],
});
