import { attributeSet } from '../../schema/attribute-set.ts';
import { be32, be64, nest, pad, string } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { baseOf, operations, plainHeader } from './nfgenmsg.ts';

const acctFlags = flagSet('nfacct-flags', 'NFACCT_F_', { 'quota-pkts': 0x1, 'quota-bytes': 0x2, overquota: 0x4 });

const filterAttributes = attributeSet('acct-filter-attrs', 'NFACCT_FILTER_', {
  mask: [1, be32({ enum: () => acctFlags })],
  value: [2, be32({ enum: () => acctFlags })],
});

/** NFACCT_* (linux/netfilter/nfnetlink_acct.h) */
const acctAttributes = attributeSet('acct-attrs', 'NFACCT_', {
  name: [1, string({ maxLen: 31 })],
  pkts: [2, be64()],
  bytes: [3, be64()],
  use: [4, be32(), { doc: 'how many rules count here, and one' }],
  flags: [5, be32({ enum: () => acctFlags })],
  quota: [6, be64(), { doc: 'in packets or bytes, as the flags say' }],
  filter: [7, nest(() => filterAttributes), { doc: 'ask only for objects whose flags are these' }],
  pad: [8, pad()],
});

const common: Partial<Operation> = {
  attributes: () => acctAttributes,
  summary: ['name', 'pkts', 'bytes', 'quota', 'flags'],
};
const base = baseOf('acct');

/** NFNL_MSG_ACCT_*: named counters with quotas. */
export const acct: Family = {
  name: 'acct',
  protocol: 'netfilter',
  doc: 'accounting objects: named counters, with a quota if need be',
  nested: true,
  base,
  fixed: plainHeader,
  operations: operations(
    base,
    'NFNL_MSG_ACCT_',
    {
      new: {
        request: 0,
        reply: 0,
        modes: ['do', 'notify'],
        verb: 'new',
        doc: 'add an object; one reached its quota',
        flags: ['create'],
        needs: ['name'],
      },
      get: {
        request: 1,
        reply: 0,
        modes: ['do', 'dump'],
        verb: 'get',
        doc: 'ask for an object or for all',
        needs: ['name'],
      },
      'get-ctrzero': {
        request: 2,
        reply: 0,
        modes: ['do', 'dump'],
        verb: 'get',
        doc: 'ask for objects and set their counters to zero',
        needs: ['name'],
      },
      del: { request: 3, modes: ['do'], verb: 'delete', doc: 'delete an object; without a name, all that are unused' },
      overquota: {
        reply: 4,
        modes: ['event'],
        verb: 'other',
        doc: 'has a number; what reaches its quota is told as new',
      },
    },
    common,
  ),
};
