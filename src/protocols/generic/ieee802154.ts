/** Generic family 802.15.4 MAC: the older interface to radios of IEEE 802.15.4 (include/linux/nl802154.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { array, binary, mac, pad, s8, s32, string, u8, u16, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, change, dump, event, operations, query } from './operations.ts';

const deviceType = enumeration('ieee802154-dev', 'IEEE802154_DEV_', {
  wpan: 0,
  monitor: 1,
});

const short = () => u16({ hint: 'hex' });

const macAttributes = attributeSet('ieee802154-attrs', 'IEEE802154_ATTR_', {
  'dev-name': [1, string()],
  'dev-index': [2, u32({ hint: 'ifindex' })],
  status: [3, u8()],
  'short-addr': [4, short()],
  'hw-addr': [5, mac()],
  'pan-id': [6, short()],
  channel: [7, u8()],
  'coord-short-addr': [8, short()],
  'coord-hw-addr': [9, mac()],
  'coord-pan-id': [10, short()],
  'src-short-addr': [11, short()],
  'src-hw-addr': [12, mac()],
  'src-pan-id': [13, short()],
  'dest-short-addr': [14, short()],
  'dest-hw-addr': [15, mac()],
  'dest-pan-id': [16, short()],
  capability: [17, u8({ hint: 'hex' })],
  reason: [18, u8()],
  'scan-type': [19, u8()],
  channels: [20, u32({ hint: 'hex' })],
  duration: [21, u8()],
  'ed-list': [22, binary({ checks: { maxLen: 27 } }), { doc: 'energy by channel' }],
  'bcn-ord': [23, u8(), { doc: 'beacon order' }],
  'sf-ord': [24, u8(), { doc: 'superframe order' }],
  'pan-coord': [25, u8()],
  'bat-ext': [26, u8()],
  'coord-realign': [27, u8()],
  sec: [28, u8()],
  page: [29, u8()],
  'channel-page-list': [30, array(u32({ hint: 'hex' })), { doc: 'page in the upper 5 bits, channels below' }],
  'phy-name': [31, string()],
  'dev-type': [32, u8({ enum: () => deviceType })],
  txpower: [33, s8(), { doc: 'in dBm' }],
  'lbt-enabled': [34, u8()],
  'cca-mode': [35, u8()],
  'cca-ed-level': [36, s32(), { doc: 'in dBm' }],
  'csma-retries': [37, u8()],
  'csma-min-be': [38, u8()],
  'csma-max-be': [39, u8()],
  'frame-retries': [40, s8()],
  'llsec-enabled': [41, u8()],
  'llsec-seclevel': [42, u8()],
  'llsec-key-mode': [43, u8()],
  'llsec-key-source-short': [44, u32({ hint: 'hex' })],
  'llsec-key-source-extended': [45, mac()],
  'llsec-key-id': [46, u8()],
  'llsec-frame-counter': [47, u32()],
  'llsec-key-bytes': [48, binary({ checks: { maxLen: 16 } }), { secret: true }],
  'llsec-key-usage-frame-types': [49, u8({ hint: 'hex' })],
  'llsec-key-usage-commands': [50, binary({ checks: { maxLen: 32 } })],
  'llsec-frame-type': [51, u8()],
  'llsec-cmd-frame-id': [52, u8()],
  'llsec-seclevels': [53, u8({ hint: 'hex' })],
  'llsec-dev-override': [54, u8()],
  'llsec-dev-key-mode': [55, u8()],
  pad: [56, pad()],
});

const needs = ['dev-name', 'dev-index'];
const ofInterface = {
  needs,
  summary: ['dev-name', 'dev-index', 'phy-name', 'hw-addr', 'pan-id', 'short-addr', 'channel', 'status'],
};
const ofKey = { needs, summary: ['dev-name', 'dev-index', 'llsec-key-mode', 'llsec-key-id'] };
const ofDevice = { needs, summary: ['dev-name', 'dev-index', 'pan-id', 'short-addr', 'hw-addr', 'llsec-dev-key-mode'] };
const ofLevel = { needs, summary: ['dev-name', 'dev-index', 'llsec-frame-type', 'llsec-seclevels'] };
const silent = (number: number) => change(number, 'has a number, and no kernel that answers', { modes: [] });
const unsent = (number: number) => event(number, 'has a number, and no kernel that sends it');

export const ieee802154: Family = {
  name: '802.15.4 MAC',
  protocol: 'generic',
  doc: 'the older interface to radios of IEEE 802.15.4',
  version: 1,
  nested: false,
  groups: [
    { name: 'coordinator', number: 0, doc: 'answers of the MAC layer' },
    { name: 'beacon', number: 0, doc: 'nothing is sent to it' },
  ],
  operations: operations(
    'IEEE802154_',
    { attributes: () => macAttributes, summary: ofInterface.summary },
    {
      'associate-req': change(1, 'join a network', { needs }),
      'associate-conf': unsent(2),
      'disassociate-req': change(3, 'leave a network', { needs }),
      'disassociate-conf': unsent(4),
      'get-req': silent(5),
      'get-conf': unsent(6),
      'reset-req': silent(7),
      'reset-conf': unsent(8),
      'scan-req': change(9, 'scan', { needs, summary: ['dev-name', 'dev-index', 'scan-type', 'channels', 'duration'] }),
      'scan-conf': unsent(10),
      'set-req': silent(11),
      'set-conf': unsent(12),
      'start-req': change(13, 'start a network', { needs }),
      'start-conf': event(14, 'a network was started, or was not'),
      'sync-req': silent(15),
      'poll-req': silent(16),
      'poll-conf': unsent(17),
      'associate-indic': unsent(18),
      'associate-resp': change(19, 'let a device join', { needs }),
      'disassociate-indic': unsent(20),
      'beacon-notify-indic': unsent(21),
      'orphan-indic': unsent(22),
      'orphan-resp': silent(23),
      'comm-status-indic': unsent(24),
      'sync-loss-indic': unsent(25),
      'gts-req': silent(26),
      'gts-indic': unsent(27),
      'gts-conf': unsent(28),
      'rx-enable-req': silent(29),
      'rx-enable-conf': unsent(30),
      'list-iface': query(31, 31, 'an interface, or all', { verb: 'get', needs }),
      'list-phy': query(32, 32, 'a radio, or all', {
        verb: 'get',
        needs: ['phy-name'],
        summary: ['phy-name', 'page', 'channel', 'channel-page-list'],
      }),
      'add-iface': call(33, 33, 'add an interface', { needs: ['phy-name'], ...admin }),
      'del-iface': call(34, 34, 'take an interface away', { needs, ...admin }),
      'set-macparams': change(35, 'set up an interface', {
        needs,
        summary: ['dev-name', 'dev-index', 'txpower', 'lbt-enabled', 'cca-mode', 'cca-ed-level', 'frame-retries'],
      }),
      'llsec-getparams': call(36, 36, 'how an interface is secured', {
        verb: 'get',
        needs,
        summary: ['dev-name', 'dev-index', 'llsec-enabled', 'llsec-seclevel', 'llsec-frame-counter'],
        ...admin,
      }),
      'llsec-setparams': change(37, 'set how an interface is secured', {
        needs,
        summary: ['dev-name', 'dev-index', 'llsec-enabled', 'llsec-seclevel', 'llsec-frame-counter'],
      }),
      'llsec-list-key': dump(38, 38, 'the keys', { summary: ofKey.summary, ...admin }),
      'llsec-add-key': change(39, 'add a key', { verb: 'new', ...ofKey }),
      'llsec-del-key': change(40, 'take a key away', { verb: 'delete', ...ofKey }),
      'llsec-list-dev': dump(41, 41, 'the devices', { summary: ofDevice.summary, ...admin }),
      'llsec-add-dev': change(42, 'add a device', { verb: 'new', ...ofDevice }),
      'llsec-del-dev': change(43, 'take a device away', { verb: 'delete', ...ofDevice }),
      'llsec-list-devkey': dump(44, 44, 'the keys of devices', {
        summary: ['dev-name', 'dev-index', 'hw-addr', 'llsec-frame-counter', 'llsec-key-id'],
        ...admin,
      }),
      'llsec-add-devkey': change(45, 'add a key of a device', { verb: 'new', ...ofKey }),
      'llsec-del-devkey': change(46, 'take a key of a device away', { verb: 'delete', ...ofKey }),
      'llsec-list-seclevel': dump(47, 47, 'the levels that frames must have', { summary: ofLevel.summary, ...admin }),
      'llsec-add-seclevel': change(48, 'add a level', { verb: 'new', ...ofLevel }),
      'llsec-del-seclevel': change(49, 'take a level away', { verb: 'delete', ...ofLevel }),
    },
  ),
};
