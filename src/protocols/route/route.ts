import { type AttributeSet, attributeSet } from '../../schema/attribute-set.ts';
import {
  be16,
  be32,
  binary,
  ip,
  nest,
  pad,
  records,
  s32,
  select,
  string,
  struct,
  u8,
  u16,
  u32,
  u64,
  unused,
} from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';
import { encap, encapType, mplsLabels } from './encap.ts';
import { nextHopFlags, routeTable, rtmsg } from './route-header.ts';

/** A next hop of another family than the route. */
export const via = struct('rtvia', {
  family: u16({ enum: () => addressFamily }),
  addr: ip(),
});

/** Times in clock ticks; expires and error are signed. */
const cacheInfo = struct('rta-cacheinfo', {
  clntref: u32(),
  lastuse: u32({ hint: 'clock-ticks' }),
  expires: s32({ hint: 'clock-ticks' }),
  error: s32({ hint: 'errno' }),
  used: u32(),
  id: u32(),
  ts: u32(),
  tsage: u32(),
});

const multicastStats = struct('rta-mfc-stats', {
  packets: u64(),
  bytes: u64({ hint: 'bytes' }),
  'wrong-if': u64(),
});

const nextHop = struct('rtnexthop', {
  len: u16(),
  flags: u8({ enum: () => nextHopFlags }),
  hops: { type: u8(), doc: 'the weight - 1, or of a multicast route the ttl' },
  ifindex: s32({ hint: 'ifindex' }),
});

const multipath = records({
  header: nextHop,
  length: 'len',
  unit: 1,
  counts: 'all',
  align: 4,
  payload: nest((): AttributeSet => routeAttributes),
  inline: true,
});

/** An address, of MPLS a stack of labels. */
const destination = select([{ name: 'mpls', when: { 'fixed.family': 'mpls' }, type: mplsLabels }], ip());

/** In seconds; of a multicast route in clock ticks, and wider. */
const expires = select(
  [{ name: 'multicast', when: { 'fixed.family': ['ipmr', 'ip6mr'] }, type: u64({ hint: 'clock-ticks' }) }],
  u32({ hint: 'seconds' }),
);

const routerPreference = enumeration('router-pref', 'ICMPV6_ROUTER_PREF_', {
  medium: 0,
  high: 1,
  invalid: 2,
  low: 3,
});

/** Why the kernel deleted a route. */
const deleteReason = enumeration('del-reason', 'RT_DEL_REASON_', { unspec: 0, expired: 1, 'ra-withdrawn': 2 });

/** RTA_* (linux/rtnetlink.h). */
export const routeAttributes = attributeSet('route-attrs', 'RTA_', {
  dst: [1, destination],
  src: [2, ip()],
  iif: [3, u32({ hint: 'ifindex' })],
  oif: [4, u32({ hint: 'ifindex' })],
  gateway: [5, ip()],
  priority: [6, u32()],
  prefsrc: [7, ip()],
  metrics: [8, nest(() => metrics)],
  multipath: [9, multipath],
  protoinfo: [10, binary()],
  flow: [11, u32({ hint: 'hex' })],
  cacheinfo: [12, cacheInfo],
  session: [13, binary()],
  'mp-algo': [14, binary()],
  table: [15, u32({ enum: () => routeTable })],
  mark: [16, u32({ hint: 'hex' })],
  'mfc-stats': [17, multicastStats],
  via: [18, via],
  newdst: [19, destination],
  pref: [20, u8({ enum: () => routerPreference })],
  'encap-type': [21, u16({ enum: () => encapType })],
  encap: [22, encap, { nested: 'to-kernel' }],
  expires: [23, expires],
  pad: [24, pad()],
  uid: [25, u32()],
  'ttl-propagate': [26, u8()],
  'ip-proto': [27, u8()],
  sport: [28, be16()],
  dport: [29, be16()],
  'nh-id': [30, u32()],
  flowlabel: [31, be32({ hint: 'hex' })],
  'del-reason': [32, u32({ enum: () => deleteReason })],
});

/** Bit n for RTAX_* n: the metric stays as it is. */
const lockedMetrics = flagSet('locked-metrics', false, {
  mtu: 0x4,
  window: 0x8,
  rtt: 0x10,
  rttvar: 0x20,
  ssthresh: 0x40,
  cwnd: 0x80,
  advmss: 0x100,
  reordering: 0x200,
  hoplimit: 0x400,
  initcwnd: 0x800,
  features: 0x1000,
  'rto-min': 0x2000,
  initrwnd: 0x4000,
  quickack: 0x8000,
  'cc-algo': 0x10000,
  'fastopen-no-cookie': 0x20000,
});

const metricFeatures = flagSet('rtax-features', 'RTAX_FEATURE_', {
  ecn: 0x1,
  sack: 0x2,
  timestamp: 0x4,
  allfrag: 0x8,
  'tcp-usec-ts': 0x10,
});

export const metrics = attributeSet('metrics', 'RTAX_', {
  unspec: [0, unused()],
  lock: [1, u32({ enum: () => lockedMetrics })],
  mtu: [2, u32()],
  window: [3, u32()],
  rtt: [4, u32()],
  rttvar: [5, u32()],
  ssthresh: [6, u32()],
  cwnd: [7, u32()],
  advmss: [8, u32()],
  reordering: [9, u32()],
  hoplimit: [10, u32()],
  initcwnd: [11, u32()],
  features: [12, u32({ enum: () => metricFeatures })],
  'rto-min': [13, u32({ hint: 'milliseconds' })],
  initrwnd: [14, u32()],
  quickack: [15, u32()],
  'cc-algo': [16, string()],
  'fastopen-no-cookie': [17, u32()],
});

const common: Pick<Operation, 'fixed' | 'attributes' | 'summary'> = {
  fixed: rtmsg,
  attributes: () => routeAttributes,
  summary: [
    'fixed.type',
    'dst',
    'fixed.dst-len',
    'src',
    'gateway',
    'via',
    'oif',
    'multipath',
    'nh-id',
    'table',
    'fixed.protocol',
    'fixed.scope',
    'prefsrc',
    'priority',
    'encap-type',
    'fixed.flags',
  ],
};

/** RTM_*ROUTE, of multicast routes too. */
export const rtRoute: Family = {
  name: 'rt-route',
  protocol: 'route',
  doc: 'routes',
  nested: false,
  operations: [
    {
      name: 'newroute',
      constant: 'RTM_NEWROUTE',
      doc: 'add a route or replace one; a route appeared',
      request: 24,
      reply: 24,
      modes: ['do', 'notify'],
      verb: 'new',
      ...common,
      flags: ['create'],
      defaults: { type: 'unicast' },
      capability: 'CAP_NET_ADMIN',
      example: ['dst=203.0.113.0/24', 'oif=lo'],
    },
    {
      name: 'delroute',
      constant: 'RTM_DELROUTE',
      doc: 'delete a route; a route disappeared',
      request: 25,
      reply: 25,
      modes: ['do', 'notify'],
      verb: 'delete',
      ...common,
      capability: 'CAP_NET_ADMIN',
      defaults: { scope: 'nowhere' },
      example: ['dst=203.0.113.0/24'],
    },
    {
      name: 'getroute',
      constant: 'RTM_GETROUTE',
      doc: 'ask which route an address takes, or for all routes',
      request: 26,
      reply: 24,
      modes: ['do', 'dump'],
      verb: 'get',
      ...common,
      needs: ['dst'],
    },
  ],
};
