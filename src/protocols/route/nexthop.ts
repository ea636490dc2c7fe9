import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { array, flag, ip, nest, pad, struct, u8, u16, u32, u64, uint } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';
import { encap, encapType } from './encap.ts';
import { nextHopFlags, routeProtocol, routeScope } from './route-header.ts';

/** Behind nlmsghdr in every RTM_*NEXTHOP and RTM_*NEXTHOPBUCKET message (linux/nexthop.h). */
const nhmsg = struct('nhmsg', {
  family: u8({ enum: () => addressFamily }),
  scope: u8({ enum: () => routeScope }),
  protocol: u8({ enum: () => routeProtocol }),
  resvd: pad(1),
  flags: u32({ enum: () => nextHopFlags }),
});

const group = struct('nexthop-grp', {
  id: u32(),
  weight: { type: u8(), doc: 'the weight - 1, its low byte' },
  'weight-high': u8(),
  resvd2: u16(),
});

const groupType = enumeration('nexthop-grp-type', 'NEXTHOP_GRP_TYPE_', { mpath: 0, res: 1 });

const operationFlags = flagSet('nha-op-flags', false, {
  'dump-stats': 0x1,
  'dump-hw-stats': 0x2,
  'resp-grp-resvd-0': 0x80000000,
});

const nextHopAttributes = attributeSet('nexthop-attrs', 'NHA_', {
  id: [1, u32()],
  group: [2, array(group)],
  'group-type': [3, u16({ enum: () => groupType })],
  blackhole: [4, flag()],
  oif: [5, u32({ hint: 'ifindex' })],
  gateway: [6, ip()],
  'encap-type': [7, u16({ enum: () => encapType })],
  encap: [8, encap, { nested: 'to-kernel' }],
  groups: [9, flag()],
  master: [10, u32({ hint: 'ifindex' })],
  fdb: [11, flag()],
  'res-group': [12, nest(() => resilientGroup), { nested: true }],
  'res-bucket': [13, nest(() => resilientBucket), { nested: true }],
  'op-flags': [14, u32({ enum: () => operationFlags })],
  'group-stats': [15, nest(() => groupStats), { nested: true }],
  'hw-stats-enable': [16, u32()],
  'hw-stats-used': [17, u32()],
});

/** A resilient group: flows keep their bucket, buckets move between next hops when idle. */
const resilientGroup = attributeSet('nexthop-res-group-attrs', 'NHA_RES_GROUP_', {
  pad: [0, pad()],
  buckets: [1, u16()],
  'idle-timer': [2, u32({ hint: 'clock-ticks' })],
  'unbalanced-timer': [3, u32({ hint: 'clock-ticks' })],
  'unbalanced-time': [4, u64({ hint: 'clock-ticks' })],
});

const resilientBucket = attributeSet('nexthop-res-bucket-attrs', 'NHA_RES_BUCKET_', {
  pad: [0, pad()],
  index: [1, u16()],
  'idle-time': [2, u64({ hint: 'clock-ticks' })],
  'nh-id': [3, u32()],
});

const groupStats = attributeSet('nexthop-group-stats-attrs', 'NHA_GROUP_STATS_', {
  entry: [1, multi(nest(() => groupStatsEntry)), { nested: true }],
});

const groupStatsEntry = attributeSet('nexthop-group-stats-entry-attrs', 'NHA_GROUP_STATS_ENTRY_', {
  id: [1, u32()],
  packets: [2, uint()],
  'packets-hw': [3, uint()],
});

const common: Pick<Operation, 'fixed' | 'attributes'> = { fixed: nhmsg, attributes: () => nextHopAttributes };
const summary = [
  'id',
  'group',
  'group-type',
  'gateway',
  'oif',
  'blackhole',
  'fdb',
  'encap-type',
  'fixed.scope',
  'fixed.protocol',
  'fixed.flags',
];
const bucketSummary = ['id', 'res-bucket.index', 'res-bucket.nh-id', 'res-bucket.idle-time', 'fixed.flags'];

/** RTM_*NEXTHOP and RTM_*NEXTHOPBUCKET. */
export const rtNexthop: Family = {
  name: 'rt-nexthop',
  protocol: 'route',
  doc: 'next hops that routes share, their groups and buckets',
  nested: false,
  operations: [
    {
      name: 'newnexthop',
      constant: 'RTM_NEWNEXTHOP',
      doc: 'add a next hop or a group of them, or replace it; it appeared or changed',
      request: 104,
      reply: 104,
      modes: ['do', 'notify'],
      verb: 'new',
      ...common,
      summary,
      flags: ['create'],
      needs: ['id', 'oif', 'blackhole', 'group', 'fdb'],
      capability: 'CAP_NET_ADMIN',
      example: ['family=inet', 'id=1', 'oif=lo'],
    },
    {
      name: 'delnexthop',
      constant: 'RTM_DELNEXTHOP',
      doc: 'delete a next hop; it is gone',
      request: 105,
      reply: 105,
      modes: ['do', 'notify'],
      verb: 'delete',
      ...common,
      summary,
      needs: ['id'],
      capability: 'CAP_NET_ADMIN',
    },
    {
      name: 'getnexthop',
      constant: 'RTM_GETNEXTHOP',
      doc: 'ask for one next hop or for all',
      request: 106,
      reply: 104,
      modes: ['do', 'dump'],
      verb: 'get',
      ...common,
      summary,
      needs: ['id'],
    },
    {
      name: 'newnexthopbucket',
      constant: 'RTM_NEWNEXTHOPBUCKET',
      doc: 'a bucket of a resilient group, asked for or moved to another next hop',
      reply: 116,
      modes: ['notify'],
      verb: 'new',
      ...common,
      summary: bucketSummary,
    },
    {
      name: 'delnexthopbucket',
      constant: 'RTM_DELNEXTHOPBUCKET',
      doc: 'reserved: no kernel sends it',
      reply: 117,
      modes: ['notify'],
      verb: 'delete',
      ...common,
      summary: bucketSummary,
    },
    {
      name: 'getnexthopbucket',
      constant: 'RTM_GETNEXTHOPBUCKET',
      doc: 'ask for one bucket of a resilient group or for all buckets',
      request: 118,
      reply: 116,
      modes: ['do', 'dump'],
      verb: 'get',
      ...common,
      summary: bucketSummary,
      needs: ['id'],
    },
  ],
};
