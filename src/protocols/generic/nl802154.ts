/** Generic family nl802154: radios and interfaces of IEEE 802.15.4 (include/net/nl802154.h). */
import { type AttributeSet, attributeSet, multi, subsetOf } from '../../schema/attribute-set.ts';
import {
  be32,
  binary,
  flag,
  indexedArray,
  nest,
  pad,
  s8,
  s32,
  select,
  string,
  u8,
  u16,
  u32,
  u64,
  unused,
} from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, change, dump, event, operations, query } from './operations.ts';

const command = enumeration('nl802154-commands', 'NL802154_CMD_', {
  unspec: 0,
  'get-wpan-phy': 1,
  'set-wpan-phy': 2,
  'new-wpan-phy': 3,
  'del-wpan-phy': 4,
  'get-interface': 5,
  'set-interface': 6,
  'new-interface': 7,
  'del-interface': 8,
  'set-channel': 9,
  'set-pan-id': 10,
  'set-short-addr': 11,
  'set-tx-power': 12,
  'set-cca-mode': 13,
  'set-cca-ed-level': 14,
  'set-max-frame-retries': 15,
  'set-backoff-exponent': 16,
  'set-max-csma-backoffs': 17,
  'set-lbt-mode': 18,
  'set-ackreq-default': 19,
  'set-wpan-phy-netns': 20,
  'set-sec-params': 21,
  'get-sec-key': 22,
  'new-sec-key': 23,
  'del-sec-key': 24,
  'get-sec-dev': 25,
  'new-sec-dev': 26,
  'del-sec-dev': 27,
  'get-sec-devkey': 28,
  'new-sec-devkey': 29,
  'del-sec-devkey': 30,
  'get-sec-level': 31,
  'new-sec-level': 32,
  'del-sec-level': 33,
  'scan-event': 34,
  'trigger-scan': 35,
  'abort-scan': 36,
  'scan-done': 37,
  'send-beacons': 38,
  'stop-beacons': 39,
  associate: 40,
  disassociate: 41,
  'set-max-associations': 42,
  'list-associations': 43,
});

const interfaceType = enumeration('nl802154-iftype', 'NL802154_IFTYPE_', {
  node: 0,
  monitor: 1,
  coord: 2,
});

const scanType = enumeration('nl802154-scan-types', 'NL802154_SCAN_', {
  ed: 1,
  active: 2,
  passive: 3,
  orphan: 4,
  'enhanced-active': 5,
  'rit-passive': 6,
});

const doneReason = enumeration('nl802154-scan-done-reasons', 'NL802154_SCAN_DONE_REASON_', {
  finished: 1,
  aborted: 2,
});

const ccaMode = enumeration('nl802154-cca-modes', 'NL802154_CCA_', {
  energy: 1,
  carrier: 2,
  'energy-carrier': 3,
  aloha: 4,
  'uwb-shr': 5,
  'uwb-multiplexed': 6,
});

const ccaOption = enumeration('nl802154-cca-opts', 'NL802154_CCA_OPT_', {
  'energy-carrier-and': 0,
  'energy-carrier-or': 1,
});

const support = enumeration('nl802154-supported-bool-states', 'NL802154_SUPPORTED_BOOL_', {
  false: 0,
  true: 1,
  both: 3,
});

const addressMode = enumeration('nl802154-dev-addr-modes', 'NL802154_DEV_ADDR_', {
  none: 0,
  short: 2,
  extended: 3,
});

const peerType = enumeration('nl802154-peer-type', 'NL802154_PEER_TYPE_', {
  unspec: 0,
  parent: 1,
  child: 2,
});

const keyIdMode = enumeration('nl802154-key-id-modes', 'NL802154_KEY_ID_MODE_', {
  implicit: 0,
  index: 1,
  'index-short': 2,
  'index-extended': 3,
});

const securityLevel = enumeration('nl802154-seclevels', 'NL802154_SECLEVEL_', {
  none: 0,
  mic32: 1,
  mic64: 2,
  mic128: 3,
  enc: 4,
  'enc-mic32': 5,
  'enc-mic64': 6,
  'enc-mic128': 7,
});

const frame = enumeration('nl802154-frames', 'NL802154_FRAME_', {
  beacon: 0,
  data: 1,
  ack: 2,
  cmd: 3,
});

const commandFrame = enumeration('nl802154-cmd-frames', 'NL802154_CMD_FRAME_', {
  'assoc-request': 1,
  'assoc-response': 2,
  'disassoc-notify': 3,
  'data-request': 4,
  'pan-id-conflict-notify': 5,
  'orphan-notify': 6,
  'beacon-request': 7,
  'coord-realignment': 8,
  'gts-request': 9,
});

const deviceKeyMode = enumeration('nl802154-devkey-mode', 'NL802154_DEVKEY_', {
  ignore: 0,
  restrict: 1,
  record: 2,
});

const short = () => u16({ order: 'little', hint: 'hex' });
const extended = () => u64({ order: 'little', hint: 'hex' });
/** The kernel tells of peers in a byte and takes four. */
const mode = () =>
  select(
    [{ name: 'u8', when: { length: 1 }, type: u8({ enum: () => addressMode }) }],
    u32({ enum: () => addressMode }),
  );
/** One bit for each level; the kernel takes a byte and sends four. */
const levels = () => select([{ name: 'u32', when: { length: 4 }, type: u32({ hint: 'hex' }) }], u8({ hint: 'hex' }));

const nl802154Attributes: AttributeSet = attributeSet('nl802154-attrs', 'NL802154_ATTR_', {
  unspec: [0, unused()],
  'wpan-phy': [1, u32()],
  'wpan-phy-name': [2, string()],
  ifindex: [3, u32({ hint: 'ifindex' })],
  ifname: [4, string()],
  iftype: [5, u32({ enum: () => interfaceType })],
  'wpan-dev': [6, u64()],
  page: [7, u8({ checks: { max: 31 } })],
  channel: [8, u8({ checks: { max: 26 } })],
  'pan-id': [9, short()],
  'short-addr': [10, short()],
  'tx-power': [11, s32(), { doc: 'in hundredths of a dBm' }],
  'cca-mode': [12, u32({ enum: () => ccaMode })],
  'cca-opt': [13, u32({ enum: () => ccaOption })],
  'cca-ed-level': [14, s32(), { doc: 'in hundredths of a dBm' }],
  'max-frame-retries': [15, s8()],
  'max-be': [16, u8(), { doc: 'largest backoff exponent' }],
  'min-be': [17, u8(), { doc: 'least backoff exponent' }],
  'max-csma-backoffs': [18, u8()],
  'lbt-mode': [19, u8()],
  generation: [20, u32()],
  'channels-supported': [21, nest(() => supportedChannels)],
  'supported-channel': [22, multi(u32({ hint: 'hex' })), { doc: 'a mask for each page' }],
  'extended-addr': [23, extended()],
  'wpan-phy-caps': [24, nest(() => capabilities)],
  'supported-commands': [25, indexedArray(u32({ enum: () => command }))],
  'ackreq-default': [26, u8()],
  pad: [27, pad()],
  pid: [28, u32()],
  'netns-fd': [29, u32()],
  coordinator: [30, nest(() => coordinator)],
  'scan-type': [31, u8({ enum: () => scanType })],
  'scan-flags': [32, u32({ hint: 'hex' })],
  'scan-channels': [33, u32({ hint: 'hex' })],
  'scan-preamble-codes': [34, u64({ hint: 'hex' })],
  'scan-mean-prf': [35, u8()],
  'scan-duration': [36, u8({ checks: { max: 14 } }), { doc: 'exponent of 2' }],
  'scan-done-reason': [37, u8({ enum: () => doneReason })],
  'beacon-interval': [38, u8({ checks: { max: 15 } }), { doc: 'exponent of 2' }],
  'max-associations': [39, u32()],
  peer: [40, nest(() => deviceAddress)],
  'sec-enabled': [41, u8()],
  'sec-out-level': [42, u32({ enum: () => securityLevel })],
  'sec-out-key-id': [43, nest(() => keyId)],
  'sec-frame-counter': [44, be32()],
  'sec-level': [45, nest(() => level)],
  'sec-device': [46, nest(() => device)],
  'sec-devkey': [47, nest(() => deviceKey)],
  'sec-key': [48, nest(() => key)],
});

const supportedChannels: AttributeSet = subsetOf(nl802154Attributes, 'nl802154-channels-attrs', ['supported-channel']);

const interfaceTypes = attributeSet('nl802154-iftype-attrs', 'NL802154_IFTYPE_', {
  node: [0, flag()],
  monitor: [1, flag()],
  coord: [2, flag()],
});

const capabilities = attributeSet('nl802154-cap-attrs', 'NL802154_CAP_ATTR_', {
  iftypes: [1, nest(() => interfaceTypes)],
  channels: [2, indexedArray(indexedArray(flag())), { doc: 'by page and channel' }],
  'tx-powers': [3, indexedArray(s32()), { doc: 'in hundredths of a dBm' }],
  'cca-ed-levels': [4, indexedArray(s32()), { doc: 'in hundredths of a dBm' }],
  'cca-modes': [5, indexedArray(flag())],
  'cca-opts': [6, indexedArray(flag())],
  'min-minbe': [7, u8()],
  'max-minbe': [8, u8()],
  'min-maxbe': [9, u8()],
  'max-maxbe': [10, u8()],
  'min-csma-backoffs': [11, u8()],
  'max-csma-backoffs': [12, u8()],
  'min-frame-retries': [13, s8()],
  'max-frame-retries': [14, s8()],
  lbt: [15, u32({ enum: () => support })],
});

const coordinator = attributeSet('nl802154-coord-attrs', 'NL802154_COORD_', {
  panid: [1, short()],
  addr: [2, select([{ name: 'short', when: { length: 2 }, type: short() }], extended())],
  channel: [3, u8()],
  page: [4, u8()],
  'preamble-code': [5, u8()],
  'mean-prf': [6, u8()],
  'superframe-spec': [7, u16({ hint: 'hex' })],
  'link-quality': [8, u8()],
  'gts-permit': [9, flag()],
  'payload-data': [10, binary()],
  pad: [11, pad()],
});

const deviceAddress = attributeSet('nl802154-dev-addr-attrs', 'NL802154_DEV_ADDR_ATTR_', {
  unspec: [0, unused()],
  'pan-id': [1, short()],
  mode: [2, mode()],
  short: [3, short()],
  extended: [4, extended()],
  pad: [5, pad()],
  'peer-type': [6, u8({ enum: () => peerType })],
});

const keyId = attributeSet('nl802154-key-id-attrs', 'NL802154_KEY_ID_ATTR_', {
  unspec: [0, unused()],
  mode: [1, u32({ enum: () => keyIdMode })],
  index: [2, u8()],
  implicit: [3, nest(() => deviceAddress)],
  'source-short': [4, u32({ order: 'little', hint: 'hex' })],
  'source-extended': [5, extended()],
  pad: [6, pad()],
});

const level = attributeSet('nl802154-seclevel-attrs', 'NL802154_SECLEVEL_ATTR_', {
  unspec: [0, unused()],
  levels: [1, levels()],
  frame: [2, u32({ enum: () => frame })],
  'cmd-frame': [3, u32({ enum: () => commandFrame })],
  'dev-override': [4, u8()],
});

const device = attributeSet('nl802154-dev-attrs', 'NL802154_DEV_ATTR_', {
  unspec: [0, unused()],
  'frame-counter': [1, u32()],
  'pan-id': [2, short()],
  'short-addr': [3, short()],
  'extended-addr': [4, extended()],
  'seclevel-exempt': [5, u8()],
  'key-mode': [6, u32({ enum: () => deviceKeyMode })],
  pad: [7, pad()],
});

const deviceKey = attributeSet('nl802154-devkey-attrs', 'NL802154_DEVKEY_ATTR_', {
  unspec: [0, unused()],
  'frame-counter': [1, u32()],
  'extended-addr': [2, extended()],
  id: [3, nest(() => keyId)],
  pad: [4, pad()],
});

const key = attributeSet('nl802154-key-attrs', 'NL802154_KEY_ATTR_', {
  unspec: [0, unused()],
  id: [1, nest(() => keyId)],
  'usage-frames': [2, u8({ hint: 'hex' }), { doc: 'one bit for each frame type' }],
  'usage-cmds': [3, binary({ checks: { maxLen: 32 } }), { doc: 'one bit for each command' }],
  bytes: [4, binary({ checks: { maxLen: 16 } }), { secret: true }],
});

const ofRadio = { needs: ['wpan-phy', 'wpan-phy-name', 'ifindex'] };
const radioSummary = ['wpan-phy', 'wpan-phy-name', 'page', 'channel', 'tx-power'];
const needs = ['ifindex', 'wpan-dev'];
const interfaceSummary = ['ifname', 'ifindex', 'wpan-phy', 'iftype', 'pan-id', 'short-addr', 'extended-addr'];
const ofScan = { needs, summary: ['ifindex', 'wpan-phy', 'scan-type', 'scan-channels', 'scan-done-reason'] };
const set = (number: number, doc: string, ...summary: string[]) =>
  change(number, doc, { needs, summary: ['ifindex', ...summary] });

export const nl802154: Family = {
  name: 'nl802154',
  protocol: 'generic',
  doc: 'radios and interfaces of IEEE 802.15.4',
  version: 1,
  nested: false,
  groups: [
    { name: 'config', number: 0, doc: 'nothing is sent to it' },
    { name: 'scan', number: 0, doc: 'scans begin, find coordinators and end' },
  ],
  operations: operations(
    'NL802154_CMD_',
    { attributes: () => nl802154Attributes },
    {
      'get-wpan-phy': query(1, 3, 'a radio, or all', { ...ofRadio, summary: radioSummary }),
      'set-wpan-phy': change(2, 'has a number, and no kernel that answers', { modes: [], summary: radioSummary }),
      'new-wpan-phy': event(3, 'a radio', { summary: radioSummary }),
      'del-wpan-phy': event(4, 'a radio goes (no kernel sends it)', { summary: radioSummary }),
      'get-interface': query(5, 7, 'an interface, or all', { needs, summary: interfaceSummary }),
      'set-interface': change(6, 'has a number, and no kernel that answers', { modes: [], summary: interfaceSummary }),
      'new-interface': call(7, 7, 'add an interface; an interface', {
        ...ofRadio,
        summary: interfaceSummary,
        ...admin,
      }),
      'del-interface': change(8, 'take an interface away', { needs, summary: ['ifindex'] }),
      'set-channel': change(9, 'tune a radio', { ...ofRadio, summary: ['wpan-phy', 'page', 'channel'] }),
      'set-pan-id': set(10, 'set the network', 'pan-id'),
      'set-short-addr': set(11, 'set the short address', 'short-addr'),
      'set-tx-power': change(12, 'set how strong a radio sends', { ...ofRadio, summary: ['wpan-phy', 'tx-power'] }),
      'set-cca-mode': change(13, 'set how a radio sees that the air is free', {
        ...ofRadio,
        summary: ['wpan-phy', 'cca-mode', 'cca-opt'],
      }),
      'set-cca-ed-level': change(14, 'set from what level on the air is not free', {
        ...ofRadio,
        summary: ['wpan-phy', 'cca-ed-level'],
      }),
      'set-max-frame-retries': set(15, 'set how often a frame is sent again', 'max-frame-retries'),
      'set-backoff-exponent': set(16, 'set how long to wait where the air is not free', 'min-be', 'max-be'),
      'set-max-csma-backoffs': set(17, 'set how often to wait where the air is not free', 'max-csma-backoffs'),
      'set-lbt-mode': set(18, 'set whether to listen before talking', 'lbt-mode'),
      'set-ackreq-default': set(19, 'set whether frames ask for acknowledgements', 'ackreq-default'),
      'set-wpan-phy-netns': change(20, 'move a radio to another network namespace', {
        ...ofRadio,
        summary: ['wpan-phy', 'pid', 'netns-fd'],
      }),
      'set-sec-params': set(
        21,
        'set up security',
        'sec-enabled',
        'sec-out-level',
        'sec-out-key-id',
        'sec-frame-counter',
      ),
      'get-sec-key': dump(22, 23, 'the keys of an interface', { needs, summary: ['ifindex', 'sec-key.id'], ...admin }),
      'new-sec-key': call(23, 23, 'add a key; a key', { needs, summary: ['ifindex', 'sec-key.id'], ...admin }),
      'del-sec-key': set(24, 'take a key away', 'sec-key.id'),
      'get-sec-dev': dump(25, 32, 'the devices of an interface', {
        needs,
        summary: ['ifindex', 'sec-device'],
        ...admin,
      }),
      'new-sec-dev': set(26, 'add a device', 'sec-device'),
      'del-sec-dev': set(27, 'take a device away', 'sec-device'),
      'get-sec-devkey': dump(28, 32, 'the keys of devices', { needs, summary: ['ifindex', 'sec-devkey'], ...admin }),
      'new-sec-devkey': set(29, 'add a key of a device', 'sec-devkey'),
      'del-sec-devkey': set(30, 'take a key of a device away', 'sec-devkey'),
      'get-sec-level': dump(31, 32, 'the levels that frames must have', {
        needs,
        summary: ['ifindex', 'sec-level'],
        ...admin,
      }),
      'new-sec-level': call(32, 32, 'add a level; a level, a device or a key of a device', {
        needs,
        summary: ['ifindex', 'sec-level', 'sec-device', 'sec-devkey'],
        ...admin,
      }),
      'del-sec-level': set(33, 'take a level away', 'sec-level'),
      'scan-event': event(34, 'a scan found a coordinator', {
        summary: ['ifindex', 'coordinator.panid', 'coordinator.addr', 'coordinator.page', 'coordinator.channel'],
      }),
      'trigger-scan': call(35, 35, 'scan; a scan begins', { ...ofScan, modes: ['do', 'notify'], ...admin }),
      'abort-scan': change(36, 'stop a scan', ofScan),
      'scan-done': event(37, 'a scan ends', ofScan),
      'send-beacons': set(38, 'send beacons', 'beacon-interval'),
      'stop-beacons': set(39, 'no longer send beacons'),
      associate: set(40, 'join a network', 'coordinator', 'peer'),
      disassociate: set(41, 'leave a network, or send a peer away', 'peer'),
      'set-max-associations': set(42, 'set how many peers may join', 'max-associations'),
      'list-associations': dump(43, 43, 'the parent and the children', { needs, summary: ['ifindex', 'peer'] }),
    },
  ),
};
