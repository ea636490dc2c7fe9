/** nlctrl: the generic family that describes all generic families (linux/genetlink.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { indexedArray, nest, string, typeValue, u16, u32 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family, type Operation } from '../../schema/family.ts';
import { policyAttributes } from '../../schema/netlink.ts';

export const operationFlags = flagSet('op-flags', 'GENL_', {
  'admin-perm': { value: 0x01, doc: 'needs CAP_NET_ADMIN' },
  'cmd-cap-do': { value: 0x02, doc: 'can be asked for one thing' },
  'cmd-cap-dump': { value: 0x04, doc: 'can be asked for all' },
  'cmd-cap-haspol': { value: 0x08, doc: 'has a policy' },
  'uns-admin-perm': { value: 0x10, doc: 'needs CAP_NET_ADMIN in the network namespace' },
});

const operationAttributes = attributeSet('op-attrs', 'CTRL_ATTR_OP_', {
  id: [1, u32()],
  flags: [2, u32({ enum: () => operationFlags })],
});

const groupAttributes = attributeSet('mcast-group-attrs', 'CTRL_ATTR_MCAST_GRP_', {
  name: [1, string()],
  id: [2, u32(), { doc: 'the number to join' }],
});

const operationPolicyAttributes = attributeSet('op-policy-attrs', 'CTRL_ATTR_POLICY_', {
  do: [1, u32(), { doc: 'index of the policy for one thing' }],
  dump: [2, u32(), { doc: 'index of the policy for all' }],
});

export const controlAttributes = attributeSet('ctrl-attrs', 'CTRL_ATTR_', {
  'family-id': [1, u16(), { doc: "nlmsg_type of the family's messages" }],
  'family-name': [2, string({ maxLen: 15 })],
  version: [3, u32()],
  hdrsize: [4, u32(), { doc: "length in bytes of the family's own header" }],
  maxattr: [5, u32(), { doc: 'greatest attribute number' }],
  ops: [
    6,
    indexedArray(
      nest(() => operationAttributes),
      { nested: false },
    ),
    { nested: false },
  ],
  'mcast-groups': [
    7,
    indexedArray(
      nest(() => groupAttributes),
      { nested: false },
    ),
    { nested: false },
  ],
  policy: [8, typeValue(['policy-id', 'attr-id'], () => policyAttributes)],
  'op-policy': [9, typeValue(['op-id'], () => operationPolicyAttributes)],
  op: [10, u32(), { doc: 'the operation whose policy is asked for' }],
});

const operation = (operation: Pick<Operation, 'name' | 'modes' | 'verb'> & Partial<Operation>): Operation => ({
  constant: `CTRL_CMD_${operation.name.toUpperCase().replaceAll('-', '_')}`,
  attributes: () => controlAttributes,
  ...operation,
});
const event = (name: string, verb: Operation['verb'], number: number, doc: string, summary: string[]): Operation =>
  operation({ name, doc, verb, reply: number, modes: ['event'], summary });

export const nlctrl: Family = {
  name: 'nlctrl',
  protocol: 'generic',
  doc: 'which generic families there are, their operations, groups and policies',
  version: 2,
  nested: true,
  groups: [
    {
      name: 'notify',
      number: 0x10,
      doc: 'families and their groups appear and go',
      dumps: dumpsOf('nlctrl', 'getfamily'),
    },
  ],
  operations: [
    event('newfamily', 'new', 1, 'a family: the answer to getfamily, and one that appears', [
      'family-name',
      'family-id',
    ]),
    event('delfamily', 'delete', 2, 'a family goes', ['family-name', 'family-id']),
    operation({
      name: 'getfamily',
      doc: 'a family by name or ID, or all of them',
      request: 3,
      reply: 1,
      modes: ['do', 'dump'],
      verb: 'get',
      needs: ['family-name', 'family-id'],
      summary: ['family-name', 'family-id', 'version'],
    }),
    event('newops', 'new', 4, 'operations appear (no kernel sends it now)', ['family-name', 'family-id']),
    event('delops', 'delete', 5, 'operations go (no kernel sends it now)', ['family-name', 'family-id']),
    operation({
      name: 'getops',
      doc: 'has a number, and no kernel that answers',
      request: 6,
      modes: [],
      verb: 'get',
    }),
    event('newmcast-grp', 'new', 7, 'a multicast group appears', ['family-name', 'mcast-groups']),
    event('delmcast-grp', 'delete', 8, 'a multicast group goes', ['family-name', 'mcast-groups']),
    operation({
      name: 'getmcast-grp',
      doc: 'has a number, and no kernel that answers',
      request: 9,
      modes: [],
      verb: 'get',
    }),
    operation({
      name: 'getpolicy',
      doc: 'what the kernel checks in the attributes of a family',
      request: 10,
      reply: 10,
      modes: ['dump'],
      verb: 'get',
      needs: ['family-name', 'family-id'],
      summary: ['family-id', 'policy', 'op-policy'],
    }),
  ],
};
