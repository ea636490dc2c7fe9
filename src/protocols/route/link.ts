import { attributeSet, multi } from '../../schema/attribute-set.ts';
import {
  binary,
  mac,
  nest,
  pad,
  s32,
  select,
  string,
  struct,
  u8,
  u16,
  u32,
  u64,
  uint,
  unused,
} from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { afSpecAttributes, inet6Attributes } from './link-af.ts';
import { bridgeAfSpec } from './link-bridge.ts';
import { ifinfomsg } from './link-header.ts';
import { linkInfo } from './link-info.ts';
import { bridgePortAttributes } from './link-kinds/bridge.ts';
import { ifStatsMsg, linkStats, linkStats64, statsAttributes, statsRequest } from './link-stats.ts';
import { portAttributes, vfInfoList, vfPorts } from './link-vf.ts';
import { mrouteTable } from './mroute.ts';

/** RFC 2863 operational state (linux/if.h). */
const operState = enumeration('oper-state', 'IF_OPER_', {
  unknown: 0,
  notpresent: 1,
  down: 2,
  lowerlayerdown: 3,
  testing: 4,
  dormant: 5,
  up: 6,
});

const linkMode = enumeration('link-mode', 'IF_LINK_MODE_', { default: 0, dormant: 1, testing: 2 });

/** Why a RTM_NEWLINK was sent. */
const linkEvent = enumeration('link-event', 'IFLA_EVENT_', {
  none: 0,
  reboot: 1,
  features: 2,
  'bonding-failover': 3,
  'notify-peers': 4,
  'igmp-resend': 5,
  'bonding-options': 6,
});

/** What a request wants beside the usual, or not (linux/rtnetlink.h). */
const extFilter = flagSet('rtext-filter', 'RTEXT_FILTER_', {
  vf: 0x1,
  brvlan: 0x2,
  'brvlan-compressed': 0x4,
  'skip-stats': 0x8,
  mrp: 0x10,
  'cfm-config': 0x20,
  'cfm-status': 0x40,
  mst: 0x80,
  'name-only': 0x100,
});

const linkMap = struct('rtnl-link-ifmap', {
  'mem-start': u64({ hint: 'hex' }),
  'mem-end': u64({ hint: 'hex' }),
  'base-addr': u64({ hint: 'hex' }),
  irq: u16(),
  dma: u8(),
  port: u8(),
  pad: pad(4),
});

const protinfo = select(
  [
    { name: 'bridge', when: { 'fixed.family': 'bridge' }, type: nest(() => bridgePortAttributes, { nested: true }) },
    { name: 'inet6', when: { 'fixed.family': 'inet6' }, type: nest(() => inet6Attributes) },
  ],
  binary(),
);

const afSpec = select(
  [
    { name: 'bridge', when: { 'fixed.family': 'bridge' }, type: nest(() => bridgeAfSpec) },
    { name: 'multicast', when: { 'fixed.family': ['ipmr', 'ip6mr'] }, type: nest(() => mrouteTable) },
  ],
  nest(() => afSpecAttributes),
);

/** IFLA_*: everything about a network interface (linux/if_link.h). */
export const linkAttributes = attributeSet('link-attrs', 'IFLA_', {
  address: [1, mac()],
  broadcast: [2, mac()],
  ifname: [3, string()],
  mtu: [4, u32()],
  link: [5, u32({ hint: 'ifindex' })],
  qdisc: [6, string()],
  stats: [7, linkStats],
  cost: [8, unused()],
  priority: [9, unused()],
  master: [10, u32({ hint: 'ifindex' })],
  wireless: [11, binary()],
  protinfo: [12, protinfo],
  txqlen: [13, u32({ checks: { max: 32767 } })],
  map: [14, linkMap],
  weight: [15, u32()],
  operstate: [16, u8({ enum: () => operState })],
  linkmode: [17, u8({ enum: () => linkMode })],
  linkinfo: [18, nest(() => linkInfo)],
  'net-ns-pid': [19, u32()],
  ifalias: [20, string()],
  'num-vf': [21, u32()],
  'vfinfo-list': [22, nest(() => vfInfoList)],
  stats64: [23, linkStats64],
  'vf-ports': [24, nest(() => vfPorts)],
  'port-self': [25, nest(() => portAttributes)],
  'af-spec': [26, afSpec],
  group: [27, u32()],
  'net-ns-fd': [28, u32()],
  'ext-mask': [29, u32({ enum: () => extFilter })],
  promiscuity: [30, u32()],
  'num-tx-queues': [31, u32()],
  'num-rx-queues': [32, u32()],
  carrier: [33, u8()],
  'phys-port-id': [34, binary()],
  'carrier-changes': [35, u32()],
  'phys-switch-id': [36, binary()],
  'link-netnsid': [37, s32({ hint: 'nsid' })],
  'phys-port-name': [38, string()],
  'proto-down': [39, u8()],
  'gso-max-segs': [40, u32()],
  'gso-max-size': [41, u32()],
  pad: [42, pad()],
  xdp: [43, nest(() => xdpAttributes)],
  event: [44, u32({ enum: () => linkEvent })],
  'new-netnsid': [45, s32({ hint: 'nsid' })],
  'target-netnsid': [46, s32({ hint: 'nsid' })],
  'carrier-up-count': [47, u32()],
  'carrier-down-count': [48, u32()],
  'new-ifindex': [49, s32({ hint: 'ifindex' })],
  'min-mtu': [50, u32()],
  'max-mtu': [51, u32()],
  'prop-list': [52, nest(() => propList), { nested: true }],
  'alt-ifname': [53, string()],
  'perm-address': [54, mac()],
  'proto-down-reason': [55, nest(() => protoDownReason), { nested: true }],
  'parent-dev-name': [56, string()],
  'parent-dev-bus-name': [57, string()],
  'gro-max-size': [58, u32()],
  'tso-max-size': [59, u32()],
  'tso-max-segs': [60, u32()],
  allmulti: [61, u32()],
  'devlink-port': [62, nest(() => devlinkPort), { nested: true }],
  'gso-ipv4-max-size': [63, u32()],
  'gro-ipv4-max-size': [64, u32()],
  'dpll-pin': [65, nest(() => dpllPin), { nested: true }],
  'max-pacing-offload-horizon': [66, uint({ hint: 'nanoseconds' })],
  'netns-immutable': [67, u8()],
  headroom: [68, u16()],
  tailroom: [69, u16()],
});

const propList = attributeSet('prop-list-link-attrs', 'IFLA_', {
  'alt-ifname': [53, multi(string())],
});

const protoDownReason = attributeSet('proto-down-reason-attrs', 'IFLA_PROTO_DOWN_REASON_', {
  mask: [1, u32({ hint: 'hex' })],
  value: [2, u32({ hint: 'hex' })],
});

/** The devlink port of the interface (linux/devlink.h). */
const devlinkPort = attributeSet('link-devlink-port-attrs', 'DEVLINK_ATTR_', {
  'bus-name': [1, string()],
  'dev-name': [2, string()],
  'port-index': [3, u32()],
  index: [184, uint()],
});

const dpllPin = attributeSet('link-dpll-pin-attrs', 'DPLL_A_', {
  id: [1, u32(), { constant: 'DPLL_A_PIN_ID' }],
});

const xdpAttached = enumeration('xdp-attached', 'XDP_ATTACHED_', { none: 0, drv: 1, skb: 2, hw: 3, multi: 4 });

const xdpFlags = flagSet('xdp-flags', 'XDP_FLAGS_', {
  'update-if-noexist': 0x1,
  'skb-mode': 0x2,
  'drv-mode': 0x4,
  'hw-mode': 0x8,
  replace: 0x10,
});

const xdpAttributes = attributeSet('xdp-attrs', 'IFLA_XDP_', {
  fd: [1, s32()],
  attached: [2, u8({ enum: () => xdpAttached })],
  flags: [3, u32({ enum: () => xdpFlags })],
  'prog-id': [4, u32()],
  'drv-prog-id': [5, u32()],
  'skb-prog-id': [6, u32()],
  'hw-prog-id': [7, u32()],
  'expected-fd': [8, s32()],
});

const summary = [
  'fixed.index',
  'ifname',
  'fixed.type',
  'fixed.family',
  'fixed.flags',
  'mtu',
  'operstate',
  'linkinfo.kind',
  'address',
  'master',
  'link',
  'target-netnsid',
];
const needs = ['ifname', 'fixed.index', 'alt-ifname'];
const link: Pick<Operation, 'fixed' | 'attributes' | 'summary'> = {
  fixed: ifinfomsg,
  attributes: () => linkAttributes,
  summary,
};
const statsSummary = ['fixed.ifindex', 'fixed.filter-mask', 'link-64.rx-packets', 'link-64.tx-packets'];
const change = 'CAP_NET_ADMIN';

/** RTM_*LINK, RTM_*LINKPROP and RTM_*STATS. */
export const rtLink: Family = {
  name: 'rt-link',
  protocol: 'route',
  doc: 'network interfaces',
  nested: false,
  operations: [
    {
      name: 'newlink',
      constant: 'RTM_NEWLINK',
      doc: 'create a link or change one; a link appeared or changed',
      request: 16,
      reply: 16,
      modes: ['do', 'notify'],
      verb: 'new',
      ...link,
      flags: ['create'],
      example: ['ifname=x', 'linkinfo.kind=veth'],
      capability: change,
    },
    {
      name: 'dellink',
      constant: 'RTM_DELLINK',
      doc: 'delete a link; a link disappeared',
      request: 17,
      reply: 17,
      modes: ['do', 'notify'],
      verb: 'delete',
      ...link,
      needs: [...needs, 'group'],
      capability: change,
    },
    {
      name: 'getlink',
      constant: 'RTM_GETLINK',
      doc: 'ask for one link or for all',
      request: 18,
      reply: 16,
      modes: ['do', 'dump'],
      verb: 'get',
      ...link,
      needs,
    },
    {
      name: 'setlink',
      constant: 'RTM_SETLINK',
      doc: 'change a link, never create one',
      request: 19,
      modes: ['do'],
      verb: 'new',
      ...link,
      needs,
      capability: change,
      example: ['ifname=lo', 'mtu=1500'],
    },
    {
      name: 'newstats',
      constant: 'RTM_NEWSTATS',
      doc: 'statistics of a link, asked for or changed',
      reply: 92,
      modes: ['notify'],
      verb: 'new',
      fixed: ifStatsMsg,
      attributes: () => statsAttributes,
      summary: statsSummary,
    },
    {
      name: 'getstats',
      constant: 'RTM_GETSTATS',
      doc: 'ask for statistics of one link or of all; filter-mask says which',
      request: 94,
      reply: 92,
      modes: ['do', 'dump'],
      verb: 'get',
      fixed: ifStatsMsg,
      attributes: () => statsRequest,
      needs: ['fixed.ifindex'],
      summary: statsSummary,
      example: ['filter-mask=link-64'],
    },
    {
      name: 'setstats',
      constant: 'RTM_SETSTATS',
      doc: 'turn statistics of a link on or off',
      request: 95,
      modes: ['do'],
      verb: 'new',
      fixed: ifStatsMsg,
      attributes: () => statsRequest,
      needs: ['fixed.ifindex'],
      summary: statsSummary,
      capability: change,
      example: ['ifindex=lo', 'set-offload-xstats-l3-stats=1'],
    },
    {
      name: 'newlinkprop',
      constant: 'RTM_NEWLINKPROP',
      doc: 'add properties to a link: alternative names',
      request: 108,
      modes: ['do'],
      verb: 'new',
      ...link,
      flags: ['create'],
      needs,
      capability: change,
      example: ['ifname=lo', 'prop-list.alt-ifname=another-name'],
    },
    {
      name: 'dellinkprop',
      constant: 'RTM_DELLINKPROP',
      doc: 'take properties from a link',
      request: 109,
      modes: ['do'],
      verb: 'delete',
      ...link,
      needs,
      capability: change,
      example: ['ifname=lo', 'prop-list.alt-ifname=another-name'],
    },
    {
      name: 'getlinkprop',
      constant: 'RTM_GETLINKPROP',
      doc: 'reserved: no kernel answers it',
      request: 110,
      modes: ['do'],
      verb: 'get',
      ...link,
      needs,
    },
  ],
};
