import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, be32, nest, string } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { connectionDirection } from './conntrack-attributes.ts';
import { tupleAttributes } from './conntrack-tuple.ts';
import { baseOf, nfgenmsg, operations, plainHeader } from './nfgenmsg.ts';

const expectFlags = flagSet('nf-ct-expect-flags', 'NF_CT_EXPECT_', { permanent: 0x1, inactive: 0x2, userspace: 0x4 });

const expectNatAttributes = attributeSet('expect-nat-attrs', 'CTA_EXPECT_NAT_', {
  dir: [1, be32({ enum: () => connectionDirection })],
  tuple: [2, nest(() => tupleAttributes)],
});

/** CTA_EXPECT_* (linux/netfilter/nfnetlink_conntrack.h) */
export const expectAttributes = attributeSet('expect-attrs', 'CTA_EXPECT_', {
  master: [1, nest(() => tupleAttributes), { doc: 'the connection that announced it' }],
  tuple: [2, nest(() => tupleAttributes)],
  mask: [3, nest(() => tupleAttributes), { doc: 'bits of the tuple that must be equal' }],
  timeout: [4, be32({ hint: 'seconds' })],
  id: [5, be32()],
  'help-name': [6, string()],
  zone: [7, be16()],
  flags: [8, be32({ enum: () => expectFlags })],
  class: [9, be32()],
  nat: [10, nest(() => expectNatAttributes)],
  fn: [11, string(), { doc: 'what is called when it comes' }],
});

/** CTA_STATS_EXP_*: of one CPU. */
const expectStatsAttributes = attributeSet('expect-stats-attrs', 'CTA_STATS_EXP_', {
  new: [1, be32()],
  create: [2, be32()],
  delete: [3, be32()],
});

const entry: Partial<Operation> = {
  attributes: () => expectAttributes,
  summary: [
    'tuple.tuple-proto.proto-num',
    'tuple.tuple-ip.ip-v4-src',
    'tuple.tuple-ip.ip-v4-dst',
    'tuple.tuple-ip.ip-v6-src',
    'tuple.tuple-ip.ip-v6-dst',
    'tuple.tuple-proto.proto-dst-port',
    'help-name',
    'timeout',
    'flags',
  ],
};

const base = baseOf('ctnetlink-exp');

/** IPCTNL_MSG_EXP_*: connections that a helper waits for. */
export const expect: Family = {
  name: 'expect',
  protocol: 'netfilter',
  doc: 'connections that conntrack expects, as of FTP and SIP',
  nested: true,
  base,
  fixed: plainHeader,
  operations: operations(base, 'IPCTNL_MSG_EXP_', {
    new: {
      request: 0,
      reply: 0,
      modes: ['do', 'notify'],
      verb: 'new',
      doc: 'expect a connection; one is expected',
      flags: ['create'],
      needs: ['tuple'],
      ...entry,
    },
    get: {
      request: 1,
      reply: 0,
      modes: ['do', 'dump'],
      verb: 'get',
      doc: 'ask for an expectation, for all, or for those of a connection',
      needs: ['tuple', 'master'],
      ...entry,
    },
    delete: {
      request: 2,
      reply: 2,
      modes: ['do', 'notify'],
      verb: 'delete',
      doc: 'expect no longer; an expectation went',
      ...entry,
    },
    'get-stats': {
      request: 3,
      reply: 3 + baseOf('ctnetlink') - base,
      modes: ['dump'],
      verb: 'get',
      constant: 'IPCTNL_MSG_EXP_GET_STATS_CPU',
      doc: 'ask for the statistics of each CPU; the kernel answers under the subsystem of conntrack',
      fixed: nfgenmsg('of an answer: the CPU'),
      attributes: () => expectStatsAttributes,
      summary: ['fixed.res-id', 'new', 'create', 'delete'],
    },
  }),
};
