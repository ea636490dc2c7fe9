import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, be32, nest, packetBytes, pad, string, struct, u8 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { hardwareType } from '../route/link-header.ts';
import { connectionInfo, conntrackAttributes } from './conntrack-attributes.ts';
import { byHook } from './hooks.ts';
import { baseOf, nfgenmsg, operations } from './nfgenmsg.ts';
import { hardwareAddress, packetTimestamp, vlanAttributes } from './packet.ts';

const packetHeader = byHook(hook =>
  struct('nfulnl-msg-packet-hdr', {
    'hw-protocol': be16({ hint: 'ethertype' }),
    hook: hook ? u8({ enum: hook }) : u8(),
    pad: pad(1),
  }),
);

const logVlanAttributes = vlanAttributes('log-vlan-attrs', 'NFULA_VLAN_');

/** NFULA_* (linux/netfilter/nfnetlink_log.h) */
const logAttributes = attributeSet('nflog-attrs', 'NFULA_', {
  'packet-hdr': [1, packetHeader],
  mark: [2, be32({ hint: 'hex' })],
  timestamp: [3, packetTimestamp('nfulnl_msg_packet_timestamp')],
  'ifindex-indev': [4, be32({ hint: 'ifindex' })],
  'ifindex-outdev': [5, be32({ hint: 'ifindex' })],
  'ifindex-physindev': [6, be32({ hint: 'ifindex' }), { doc: 'the port, where indev is a bridge' }],
  'ifindex-physoutdev': [7, be32({ hint: 'ifindex' }), { doc: 'the port, where outdev is a bridge' }],
  hwaddr: [8, hardwareAddress('nfulnl_msg_packet_hw')],
  payload: [
    9,
    packetBytes({ from: 'network', ethertype: 'packet-hdr.hw-protocol' }),
    { doc: 'the packet from its network header on' },
  ],
  prefix: [10, string()],
  uid: [11, be32()],
  seq: [12, be32(), { doc: 'counts in the group' }],
  'seq-global': [13, be32(), { doc: 'counts in all groups' }],
  gid: [14, be32()],
  hwtype: [15, be16({ enum: () => hardwareType })],
  hwheader: [16, packetBytes({ from: 'link', alone: true, hardware: 'hwtype' })],
  hwlen: [17, be16({ hint: 'bytes' })],
  ct: [18, nest(() => conntrackAttributes)],
  'ct-info': [19, be32({ enum: () => connectionInfo })],
  vlan: [20, nest(() => logVlanAttributes)],
  l2hdr: [21, packetBytes({ from: 'link', alone: true, hardware: 'hwtype' }), { doc: 'the link-layer header' }],
});

const configCommand = enumeration('nfulnl-cfg-cmd', 'NFULNL_CFG_CMD_', {
  none: 0,
  bind: 1,
  unbind: 2,
  'pf-bind': 3,
  'pf-unbind': 4,
});

const copyMode = enumeration('nfulnl-copy-mode', 'NFULNL_COPY_', { none: 0, meta: 1, packet: 2 });

const configFlags = flagSet('nfulnl-cfg-flags', 'NFULNL_CFG_F_', { seq: 0x1, 'seq-global': 0x2, conntrack: 0x4 });

const configAttributes = attributeSet('nflog-config-attrs', 'NFULA_CFG_', {
  cmd: [1, struct('nfulnl-msg-config-cmd', { command: u8({ enum: () => configCommand }) })],
  mode: [
    2,
    struct('nfulnl-msg-config-mode', {
      'copy-range': be32(),
      'copy-mode': u8({ enum: () => copyMode }),
      pad: pad(1),
    }),
  ],
  nlbufsiz: [3, be32({ hint: 'bytes' })],
  timeout: [4, be32({ hint: 'clock-ticks' })],
  qthresh: [5, be32(), { doc: 'packets that are gathered before they are sent' }],
  flags: [6, be16({ enum: () => configFlags })],
});

const header = nfgenmsg('the number of the log group');
const base = baseOf('ulog');

/** NFULNL_MSG_*: packets that rules log to user space. */
export const log: Family = {
  name: 'log',
  protocol: 'netfilter',
  doc: 'packets that rules log (NFLOG)',
  nested: true,
  base,
  operations: operations(base, 'NFULNL_MSG_', {
    packet: {
      reply: 0,
      modes: ['event'],
      verb: 'other',
      doc: 'a packet that a rule logs',
      fixed: header,
      attributes: () => logAttributes,
      summary: [
        'prefix',
        'fixed.res-id',
        'packet-hdr.hw-protocol',
        'packet-hdr.hook',
        'ifindex-indev',
        'ifindex-outdev',
        'hwaddr.hw-addr',
        'mark',
        'payload',
      ],
    },
    config: {
      request: 1,
      modes: ['do'],
      verb: 'other',
      doc: 'bind a log group to this socket, say what it is to have',
      fixed: header,
      attributes: () => configAttributes,
      summary: ['fixed.res-id', 'cmd.command', 'mode.copy-mode', 'mode.copy-range', 'flags'],
    },
  }),
};
