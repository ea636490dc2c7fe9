import { attributeSet } from '../../schema/attribute-set.ts';
import {
  be16,
  flag,
  ip,
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
  unused,
} from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';
import { ifinfoMembers, ifinfomsg } from './link-header.ts';
import { routeProtocol, routeType } from './route-header.ts';

/** NUD_*: how well a neighbour is known; none of them is NUD_NONE (linux/neighbour.h). */
const neighbourState = flagSet('nud-state', 'NUD_', {
  incomplete: 0x1,
  reachable: 0x2,
  stale: 0x4,
  delay: 0x8,
  probe: 0x10,
  failed: 0x20,
  noarp: 0x40,
  permanent: 0x80,
});

const neighbourFlags = flagSet('ntf-flags', 'NTF_', {
  use: 0x1,
  self: 0x2,
  master: 0x4,
  proxy: 0x8,
  'ext-learned': 0x10,
  offloaded: 0x20,
  sticky: 0x40,
  router: 0x80,
});

const neighbourExtFlags = flagSet('ntf-ext-flags', 'NTF_EXT_', { managed: 0x1, locked: 0x2, 'ext-validated': 0x4 });

/** Behind nlmsghdr in every RTM_*NEIGH message, forwarding entries of bridges included. */
const ndmsg = struct('ndmsg', {
  family: u8({ enum: () => addressFamily }),
  pad: pad(3),
  ifindex: s32({ hint: 'ifindex' }),
  state: u16({ enum: () => neighbourState }),
  flags: u8({ enum: () => neighbourFlags }),
  type: u8({ enum: () => routeType }),
});

/** What stands behind that struct ifinfomsg: whose entries are asked for (linux/if_link.h). */
const linkMaster = attributeSet('link-master-attrs', 'IFLA_', { master: [10, u32({ hint: 'ifindex' })] });

const ifinfomsgWithMaster = struct(
  'ifinfomsg-master',
  { ...ifinfoMembers, attributes: { type: nest(() => linkMaster), inline: true } },
  { constant: false },
);

/**
 * Dumps of a bridge's forwarding entries may still ask with a struct ifinfomsg, which is longer, alone or with an
 * IFLA_MASTER behind it. That is as long as a get of one entry by its address, which is no dump.
 */
const neighbourRequest = select(
  [
    { name: 'ifinfomsg', when: { length: 16 }, type: ifinfomsg },
    { name: 'ifinfomsg-master', when: { 'message.mode': 'dump', length: 24 }, type: ifinfomsgWithMaster },
  ],
  ndmsg,
);

const ndtmsg = struct('ndtmsg', { family: u8({ enum: () => addressFamily }), pad: pad(3) });

/** Times since then, in clock ticks. */
const cacheInfo = struct('nda-cacheinfo', {
  confirmed: u32({ hint: 'clock-ticks' }),
  used: u32({ hint: 'clock-ticks' }),
  updated: u32({ hint: 'clock-ticks' }),
  refcnt: u32(),
});

const tableConfig = struct('ndt-config', {
  'key-len': u16(),
  'entry-size': u16(),
  entries: u32(),
  'last-flush': u32({ hint: 'milliseconds' }),
  'last-rand': u32({ hint: 'milliseconds' }),
  'hash-rnd': u32({ hint: 'hex' }),
  'hash-mask': u32({ hint: 'hex' }),
  'hash-chain-gc': u32(),
  'proxy-qlen': u32(),
});

const tableStats = struct('ndt-stats', {
  allocs: u64(),
  destroys: u64(),
  'hash-grows': u64(),
  'res-failed': u64(),
  lookups: u64(),
  hits: u64(),
  'rcv-probes-mcast': u64(),
  'rcv-probes-ucast': u64(),
  'periodic-gc-runs': u64(),
  'forced-gc-runs': u64(),
  'table-fulls': u64(),
});

/** NDA_* (linux/neighbour.h). */
const neighbourAttributes = attributeSet('neighbour-attrs', 'NDA_', {
  unspec: [0, unused()],
  dst: [1, ip()],
  lladdr: [2, mac()],
  cacheinfo: [3, cacheInfo],
  probes: [4, u32()],
  vlan: [5, u16()],
  port: [6, be16()],
  vni: [7, u32()],
  ifindex: [8, u32({ hint: 'ifindex' })],
  master: [9, u32({ hint: 'ifindex' })],
  'link-netnsid': [10, s32({ hint: 'nsid' })],
  'src-vni': [11, u32()],
  protocol: [12, u8({ enum: () => routeProtocol })],
  'nh-id': [13, u32()],
  'fdb-ext-attrs': [14, nest(() => forwardingExtAttributes), { nested: true }],
  'flags-ext': [15, u32({ enum: () => neighbourExtFlags })],
  'ndm-state-mask': [16, u16({ enum: () => neighbourState })],
  'ndm-flags-mask': [17, u8({ enum: () => neighbourFlags })],
});

const forwardingNotify = flagSet('fdb-notify', 'FDB_NOTIFY_', {
  active: { value: 0x1, constant: 'FDB_NOTIFY_BIT' },
  inactive: { value: 0x2, constant: 'FDB_NOTIFY_INACTIVE_BIT' },
});

const forwardingExtAttributes = attributeSet('nfea-attrs', 'NFEA_', {
  'activity-notify': [1, u8({ enum: () => forwardingNotify })],
  'dont-refresh': [2, flag()],
});

/** NDTA_*: the tables of neighbours, arp_cache and ndisc_cache. */
export const tableAttributes = attributeSet('ndt-attrs', 'NDTA_', {
  name: [1, string()],
  thresh1: [2, u32()],
  thresh2: [3, u32()],
  thresh3: [4, u32()],
  config: [5, tableConfig],
  parms: [6, nest(() => tableParameters)],
  stats: [7, tableStats],
  'gc-interval': [8, u64({ hint: 'milliseconds' })],
  pad: [9, pad()],
});

const tableParameters = attributeSet('ndtpa-attrs', 'NDTPA_', {
  ifindex: [1, u32({ hint: 'ifindex' })],
  refcnt: [2, u32()],
  'reachable-time': [3, u64({ hint: 'milliseconds' })],
  'base-reachable-time': [4, u64({ hint: 'milliseconds' })],
  'retrans-time': [5, u64({ hint: 'milliseconds' })],
  'gc-staletime': [6, u64({ hint: 'milliseconds' })],
  'delay-probe-time': [7, u64({ hint: 'milliseconds' })],
  'queue-len': [8, u32()],
  'app-probes': [9, u32()],
  'ucast-probes': [10, u32()],
  'mcast-probes': [11, u32()],
  'anycast-delay': [12, u64({ hint: 'milliseconds' })],
  'proxy-delay': [13, u64({ hint: 'milliseconds' })],
  'proxy-qlen': [14, u32()],
  locktime: [15, u64({ hint: 'milliseconds' })],
  'queue-lenbytes': [16, u32({ hint: 'bytes' })],
  'mcast-reprobes': [17, u32()],
  pad: [18, pad()],
  'interval-probe-time-ms': [19, u64({ hint: 'milliseconds', checks: { min: 1, max: 86400000 } })],
});

const neighbour: Pick<Operation, 'fixed' | 'attributes' | 'summary'> = {
  fixed: ndmsg,
  attributes: () => neighbourAttributes,
  summary: [
    'dst',
    'lladdr',
    'fixed.ifindex',
    'fixed.state',
    'fixed.flags',
    'flags-ext',
    'vlan',
    'vni',
    'master',
    'protocol',
    'nh-id',
  ],
};
const table: Pick<Operation, 'fixed' | 'attributes' | 'summary'> = {
  fixed: ndtmsg,
  attributes: () => tableAttributes,
  summary: ['name', 'fixed.family', 'parms.ifindex', 'config.entries', 'thresh1', 'thresh2', 'thresh3'],
};

/** RTM_*NEIGH and RTM_*NEIGHTBL. */
export const rtNeigh: Family = {
  name: 'rt-neigh',
  protocol: 'route',
  doc: 'neighbours (ARP, NDP), forwarding entries of bridges and vxlans',
  nested: false,
  operations: [
    {
      name: 'newneigh',
      constant: 'RTM_NEWNEIGH',
      doc: 'add a neighbour or change one; it appeared or changed',
      request: 28,
      reply: 28,
      modes: ['do', 'notify'],
      verb: 'new',
      ...neighbour,
      flags: ['create'],
      needs: ['fixed.ifindex'],
      capability: 'CAP_NET_ADMIN',
      example: ['fixed.ifindex=lo', 'dst=192.0.2.9', 'lladdr=02:00:00:00:00:01', 'state=permanent'],
    },
    {
      name: 'delneigh',
      constant: 'RTM_DELNEIGH',
      doc: 'delete a neighbour; it is gone',
      request: 29,
      reply: 29,
      modes: ['do', 'notify'],
      verb: 'delete',
      ...neighbour,
      needs: ['dst', 'lladdr', 'fixed.ifindex'],
      capability: 'CAP_NET_ADMIN',
      example: ['fixed.ifindex=lo', 'dst=192.0.2.9'],
    },
    {
      name: 'getneigh',
      constant: 'RTM_GETNEIGH',
      doc: 'ask for one neighbour or for all; the kernel, too, asks user space so',
      request: 30,
      reply: 28,
      modes: ['do', 'dump'],
      verb: 'get',
      ...neighbour,
      fixed: neighbourRequest,
      needs: ['dst', 'lladdr'],
    },
    {
      name: 'newneightbl',
      constant: 'RTM_NEWNEIGHTBL',
      doc: 'a table of neighbours with its limits, or the parameters of one interface in it',
      reply: 64,
      modes: ['notify'],
      verb: 'new',
      ...table,
    },
    {
      name: 'getneightbl',
      constant: 'RTM_GETNEIGHTBL',
      doc: 'ask for the tables of neighbours',
      request: 66,
      reply: 64,
      modes: ['dump'],
      verb: 'get',
      ...table,
    },
    {
      name: 'setneightbl',
      constant: 'RTM_SETNEIGHTBL',
      doc: 'set limits and parameters of a table of neighbours',
      request: 67,
      modes: ['do'],
      verb: 'new',
      ...table,
      needs: ['name'],
      capability: 'CAP_NET_ADMIN',
      example: ['name=arp_cache', 'parms.ifindex=lo', 'parms.app-probes=3'],
    },
  ],
};
