import { attributeSet } from '../../schema/attribute-set.ts';
import { bareString, be16, be32, nest, packetBytes, pad, struct, u8 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { connectionInfo, conntrackAttributes } from './conntrack-attributes.ts';
import { expectAttributes } from './expect.ts';
import { byHook } from './hooks.ts';
import { baseOf, nfgenmsg, nfProto, operations } from './nfgenmsg.ts';
import { hardwareAddress, packetTimestamp, vlanAttributes } from './packet.ts';

const packetHeader = byHook(hook =>
  struct(
    'nfqnl-msg-packet-hdr',
    {
      'packet-id': be32(),
      'hw-protocol': be16({ hint: 'ethertype' }),
      hook: hook ? u8({ enum: hook }) : u8(),
    },
    {},
  ),
);

/** NF_* (linux/netfilter.h); the upper 16 bits are a queue number or an errno. */
const verdict = enumeration('nf-verdict', 'NF_', {
  drop: 0,
  accept: 1,
  stolen: 2,
  queue: 3,
  repeat: 4,
  stop: 5,
});

const skbInfo = flagSet('nfqa-skb-info', 'NFQA_SKB_', { csumnotready: 0x1, gso: 0x2, 'csum-notverified': 0x4 });

const queueVlanAttributes = vlanAttributes('queue-vlan-attrs', 'NFQA_VLAN_');

/** NFQA_* (linux/netfilter/nfnetlink_queue.h) */
const queueAttributes = attributeSet('queue-attrs', 'NFQA_', {
  'packet-hdr': [1, packetHeader],
  'verdict-hdr': [2, struct('nfqnl-msg-verdict-hdr', { verdict: be32({ enum: () => verdict }), id: be32() })],
  mark: [3, be32({ hint: 'hex' })],
  timestamp: [4, packetTimestamp('nfqnl_msg_packet_timestamp')],
  'ifindex-indev': [5, be32({ hint: 'ifindex' })],
  'ifindex-outdev': [6, be32({ hint: 'ifindex' })],
  'ifindex-physindev': [7, be32({ hint: 'ifindex' }), { doc: 'the port, where indev is a bridge' }],
  'ifindex-physoutdev': [8, be32({ hint: 'ifindex' }), { doc: 'the port, where outdev is a bridge' }],
  hwaddr: [9, hardwareAddress('nfqnl_msg_packet_hw')],
  payload: [
    10,
    packetBytes({ from: 'network', ethertype: 'packet-hdr.hw-protocol' }),
    { doc: 'the packet from its network header on' },
  ],
  ct: [11, nest(() => conntrackAttributes)],
  'ct-info': [12, be32({ enum: () => connectionInfo })],
  'cap-len': [13, be32({ hint: 'bytes' }), { doc: 'how long the packet was before it was cut' }],
  'skb-info': [14, be32({ enum: () => skbInfo })],
  exp: [15, nest(() => expectAttributes)],
  uid: [16, be32()],
  gid: [17, be32()],
  secctx: [18, bareString()],
  vlan: [19, nest(() => queueVlanAttributes)],
  l2hdr: [20, packetBytes({ from: 'link', alone: true }), { doc: 'the link-layer header' }],
  priority: [21, be32({ hint: 'handle' })],
  'cgroup-classid': [22, be32({ hint: 'handle' })],
});

const configCommand = enumeration('nfqnl-cfg-cmd', 'NFQNL_CFG_CMD_', {
  none: 0,
  bind: 1,
  unbind: 2,
  'pf-bind': { value: 3, doc: 'not needed since Linux 3.8' },
  'pf-unbind': { value: 4, doc: 'not needed since Linux 3.8' },
});

const copyMode = enumeration('nfqnl-copy-mode', 'NFQNL_COPY_', { none: 0, meta: 1, packet: 2 });

const configFlags = flagSet('nfqa-cfg-flags', 'NFQA_CFG_F_', {
  'fail-open': 0x1,
  conntrack: 0x2,
  gso: 0x4,
  'uid-gid': 0x8,
  secctx: 0x10,
});

const configAttributes = attributeSet('queue-config-attrs', 'NFQA_CFG_', {
  cmd: [
    1,
    struct('nfqnl-msg-config-cmd', {
      command: u8({ enum: () => configCommand }),
      pad: pad(1),
      pf: be16({ enum: () => nfProto }),
    }),
  ],
  params: [2, struct('nfqnl-msg-config-params', { 'copy-range': be32(), 'copy-mode': u8({ enum: () => copyMode }) })],
  'queue-maxlen': [3, be32()],
  mask: [4, be32({ enum: () => configFlags }), { doc: 'which flags to change' }],
  flags: [5, be32({ enum: () => configFlags })],
});

const header = nfgenmsg('the number of the queue');
const packet: Partial<Operation> = { fixed: header, attributes: () => queueAttributes };
const base = baseOf('queue');

/** NFQNL_MSG_*: packets that wait for a verdict of user space. */
export const queue: Family = {
  name: 'queue',
  protocol: 'netfilter',
  doc: 'packets that wait for a verdict (NFQUEUE)',
  nested: true,
  base,
  operations: operations(base, 'NFQNL_MSG_', {
    packet: {
      reply: 0,
      modes: ['event'],
      verb: 'other',
      doc: 'a packet that waits',
      ...packet,
      summary: [
        'fixed.res-id',
        'packet-hdr.packet-id',
        'packet-hdr.hw-protocol',
        'packet-hdr.hook',
        'ifindex-indev',
        'ifindex-outdev',
        'hwaddr.hw-addr',
        'mark',
        'cap-len',
        'payload',
      ],
    },
    verdict: {
      request: 1,
      modes: ['do'],
      verb: 'other',
      doc: 'what is to become of a packet',
      needs: ['verdict-hdr'],
      ...packet,
      summary: ['fixed.res-id', 'verdict-hdr.id', 'verdict-hdr.verdict', 'mark', 'payload'],
    },
    config: {
      request: 2,
      modes: ['do'],
      verb: 'other',
      doc: 'bind a queue to this socket, say what it is to have',
      fixed: header,
      attributes: () => configAttributes,
      summary: [
        'fixed.res-id',
        'cmd.command',
        'params.copy-mode',
        'params.copy-range',
        'queue-maxlen',
        'flags',
        'mask',
      ],
    },
    'verdict-batch': {
      request: 3,
      modes: ['do'],
      verb: 'other',
      doc: 'what is to become of all packets up to one',
      needs: ['verdict-hdr'],
      ...packet,
      summary: ['fixed.res-id', 'verdict-hdr.id', 'verdict-hdr.verdict', 'mark'],
    },
  }),
};
