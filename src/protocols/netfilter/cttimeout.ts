import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, be32, string, u8 } from '../../schema/builders.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { ipProtocol } from '../ip-protocol.ts';
import { timeoutData } from './cttimeout-data.ts';
import { baseOf, nfProto, operations, plainHeader } from './nfgenmsg.ts';

/** CTA_TIMEOUT_* (linux/netfilter/nfnetlink_cttimeout.h) */
const timeoutAttributes = attributeSet('timeout-attrs', 'CTA_TIMEOUT_', {
  name: [1, string({ maxLen: 31 })],
  l3proto: [2, be16({ enum: () => nfProto })],
  l4proto: [3, u8({ enum: () => ipProtocol })],
  data: [4, timeoutData],
  use: [5, be32(), { doc: 'how many rules use it, and one' }],
});

const common: Partial<Operation> = {
  attributes: () => timeoutAttributes,
  summary: ['name', 'l3proto', 'l4proto', 'data', 'use'],
};
const base = baseOf('ctnetlink-timeout');

/** IPCTNL_MSG_TIMEOUT_*: for how long conntrack keeps connections. */
export const cttimeout: Family = {
  name: 'cttimeout',
  protocol: 'netfilter',
  doc: 'timeout policies of connection tracking',
  nested: true,
  base,
  fixed: plainHeader,
  operations: operations(
    base,
    'IPCTNL_MSG_TIMEOUT_',
    {
      new: {
        request: 0,
        reply: 0,
        modes: ['do'],
        verb: 'new',
        doc: 'add or replace a policy; what a get is answered with',
        flags: ['create'],
        needs: ['name'],
      },
      get: {
        request: 1,
        reply: 0,
        modes: ['do', 'dump'],
        verb: 'get',
        doc: 'ask for a policy or for all',
        needs: ['name'],
      },
      delete: {
        request: 2,
        modes: ['do'],
        verb: 'delete',
        doc: 'delete a policy; without a name, all that are unused',
      },
      'default-set': {
        request: 3,
        reply: 3,
        modes: ['do'],
        verb: 'new',
        doc: 'change what holds without a policy; what a default-get is answered with',
        needs: ['l4proto'],
      },
      'default-get': {
        request: 4,
        reply: 3,
        modes: ['do'],
        verb: 'get',
        doc: 'ask what holds without a policy',
        needs: ['l4proto'],
      },
    },
    common,
  ),
};
