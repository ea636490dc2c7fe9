import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, be32, nest, string, u8 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { ipProtocol } from '../ip-protocol.ts';
import { baseOf, nfProto, operations, plainHeader } from './nfgenmsg.ts';

const helperStatus = enumeration('nfct-helper-status', 'NFCT_HELPER_STATUS_', { disabled: 0, enabled: 1 });

const tupleAttributes = attributeSet('cthelper-tuple-attrs', 'NFCTH_TUPLE_', {
  l3protonum: [1, be16({ enum: () => nfProto })],
  l4protonum: [2, u8({ enum: () => ipProtocol })],
});

const policyAttributes = attributeSet('cthelper-policy-attrs', 'NFCTH_POLICY_', {
  name: [1, string()],
  'expect-max': [2, be32()],
  'expect-timeout': [3, be32({ hint: 'seconds' })],
});

const policySetAttributes = attributeSet('cthelper-policy-set-attrs', 'NFCTH_POLICY_', {
  'set-num': [1, be32()],
  set1: [2, nest(() => policyAttributes)],
  set2: [3, nest(() => policyAttributes)],
  set3: [4, nest(() => policyAttributes)],
  set4: [5, nest(() => policyAttributes)],
});

/** NFCTH_* (linux/netfilter/nfnetlink_cthelper.h) */
const helperAttributes = attributeSet('cthelper-attrs', 'NFCTH_', {
  name: [1, string({ maxLen: 15 })],
  tuple: [2, nest(() => tupleAttributes)],
  'queue-num': [3, be32(), { doc: 'the queue in which the helper waits for packets' }],
  policy: [4, nest(() => policySetAttributes)],
  'priv-data-len': [5, be32({ hint: 'bytes' })],
  status: [6, be32({ enum: () => helperStatus })],
});

const common: Partial<Operation> = {
  attributes: () => helperAttributes,
  summary: ['name', 'tuple', 'queue-num', 'status'],
};
const base = baseOf('cthelper');

/** NFNL_MSG_CTHELPER_*: helpers of connection tracking in user space. */
export const cthelper: Family = {
  name: 'cthelper',
  protocol: 'netfilter',
  doc: 'helpers of connection tracking that run in user space',
  nested: true,
  base,
  fixed: plainHeader,
  operations: operations(
    base,
    'NFNL_MSG_CTHELPER_',
    {
      new: {
        request: 0,
        reply: 0,
        modes: ['do'],
        verb: 'new',
        doc: 'add or change a helper; what a get is answered with',
        flags: ['create'],
        needs: ['name'],
      },
      get: {
        request: 1,
        reply: 0,
        modes: ['do', 'dump'],
        verb: 'get',
        doc: 'ask for a helper or for all',
        needs: ['name'],
      },
      del: { request: 2, modes: ['do'], verb: 'delete', doc: 'delete a helper, or all that fit' },
    },
    common,
  ),
};
