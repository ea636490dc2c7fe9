/** Generic family NET_DM: packets that the kernel or the hardware dropped (linux/net_dropmon.h). */
import { type AttributeSet, attributeSet, multi, subsetOf } from '../../schema/attribute-set.ts';
import {
  array,
  binary,
  flag,
  nest,
  packetBytes,
  pad,
  string,
  struct,
  u8,
  u16,
  u32,
  u64,
} from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { call, change, event, operations } from './operations.ts';

const alertMode = enumeration('net-dm-alert-mode', 'NET_DM_ALERT_MODE_', {
  summary: { value: 0, doc: 'drops are counted by place' },
  packet: { value: 1, doc: 'each packet is told' },
});

const origin = enumeration('net-dm-origin', 'NET_DM_ORIGIN_', {
  sw: 0,
  hw: 1,
});

const dropPoint = struct('net-dm-drop-point', {
  pc: { type: u64({ hint: 'hex' }), doc: 'address in the kernel' },
  count: u32(),
});

const alert = struct('net-dm-alert-msg', {
  entries: u32(),
  points: array(dropPoint, { member: 'entries' }),
});

const dropAttributes: AttributeSet = attributeSet('net-dm-attrs', 'NET_DM_ATTR_', {
  unspec: [0, alert, { doc: 'drops by place' }],
  'alert-mode': [1, u8({ enum: () => alertMode })],
  pc: [2, u64({ hint: 'hex' }), { doc: 'address in the kernel' }],
  symbol: [3, string()],
  'in-port': [4, nest(() => port)],
  timestamp: [5, u64({ hint: 'nanoseconds-since-1970' })],
  proto: [6, u16({ hint: 'ethertype' })],
  payload: [7, packetBytes({ from: 'link' }), { doc: 'the packet, shortened' }],
  pad: [8, pad()],
  'trunc-len': [9, u32({ hint: 'bytes' }), { doc: 'what packets are shortened to' }],
  'orig-len': [10, u32({ hint: 'bytes' })],
  'queue-len': [11, u32()],
  stats: [12, nest(() => stats)],
  'hw-stats': [13, nest(() => stats)],
  origin: [14, u16({ enum: () => origin })],
  'hw-trap-group-name': [15, string()],
  'hw-trap-name': [16, string()],
  'hw-entries': [17, nest(() => entries)],
  'hw-entry': [18, multi(nest(() => entry))],
  'hw-trap-count': [19, u32()],
  'sw-drops': [20, flag()],
  'hw-drops': [21, flag()],
  'flow-action-cookie': [22, binary()],
  reason: [23, string()],
});

const entries: AttributeSet = subsetOf(dropAttributes, 'net-dm-hw-entries-attrs', ['hw-entry']);
const entry: AttributeSet = subsetOf(dropAttributes, 'net-dm-hw-entry-attrs', ['hw-trap-name', 'hw-trap-count']);

const port = attributeSet('net-dm-port-attrs', 'NET_DM_ATTR_PORT_', {
  'netdev-ifindex': [0, u32({ hint: 'ifindex' })],
  'netdev-name': [1, string()],
});

const stats = attributeSet('net-dm-stats-attrs', 'NET_DM_ATTR_STATS_', {
  dropped: [0, u64(), { doc: 'drops that were not told' }],
});

const settings = { summary: ['alert-mode', 'trunc-len', 'queue-len'] };
const tracing = { summary: ['sw-drops', 'hw-drops'] };

export const netDm: Family = {
  name: 'NET_DM',
  protocol: 'generic',
  doc: 'packets that the kernel or the hardware dropped',
  version: 2,
  nested: true,
  groups: [{ name: 'events', number: 0, doc: 'dropped packets', capability: 'CAP_SYS_ADMIN' }],
  operations: operations(
    'NET_DM_CMD_',
    { attributes: () => dropAttributes },
    {
      alert: event(1, 'drops by place, or by trap', { summary: ['unspec', 'hw-entries'] }),
      config: change(2, 'set what is told', settings),
      start: change(3, 'start watching', tracing),
      stop: change(4, 'stop watching', tracing),
      'packet-alert': event(5, 'a dropped packet', {
        summary: ['origin', 'reason', 'symbol', 'hw-trap-name', 'in-port.netdev-name', 'proto', 'orig-len', 'payload'],
      }),
      'config-get': call(6, 7, 'what is told'),
      'config-new': event(7, 'what is told', settings),
      'stats-get': call(8, 9, 'how many drops were not told'),
      'stats-new': event(9, 'how many drops were not told', { summary: ['stats.dropped', 'hw-stats.dropped'] }),
    },
  ),
};
