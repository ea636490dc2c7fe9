import { attributeSet } from '../../schema/attribute-set.ts';
import { pad, s32, struct, u8, u32 } from '../../schema/builders.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';

/** A family and nothing else; the padding is that of the message (linux/rtnetlink.h). */
export const rtgenmsg = struct(
  'rtgenmsg',
  { family: u8({ enum: () => addressFamily }), pad: pad(3) },
  { constant: false },
);

/** NETNSA_*: ids that network namespaces have for each other; -1 is none (linux/net_namespace.h). */
const nsidAttributes = attributeSet('netns-attrs', 'NETNSA_', {
  nsid: [1, s32({ hint: 'nsid' })],
  pid: [2, u32(), { doc: 'a process in the namespace that is meant' }],
  fd: [3, u32(), { doc: 'a file descriptor of the namespace that is meant' }],
  'target-nsid': [4, s32({ hint: 'nsid' }), { doc: 'in whose eyes' }],
  'current-nsid': [5, s32({ hint: 'nsid' }), { doc: 'the id in the eyes of the asker' }],
});

const common: Pick<Operation, 'fixed' | 'attributes' | 'summary'> = {
  fixed: rtgenmsg,
  attributes: () => nsidAttributes,
  summary: ['nsid', 'current-nsid', 'target-nsid', 'pid', 'fd'],
};

/** RTM_*NSID. */
export const rtNsid: Family = {
  name: 'rt-nsid',
  protocol: 'route',
  doc: 'ids of network namespaces',
  nested: false,
  operations: [
    {
      name: 'newnsid',
      constant: 'RTM_NEWNSID',
      doc: 'give a namespace an id; it got one',
      request: 88,
      reply: 88,
      modes: ['do', 'notify'],
      verb: 'new',
      ...common,
      flags: ['create'],
      needs: ['pid', 'fd'],
      capability: 'CAP_NET_ADMIN',
    },
    {
      name: 'delnsid',
      constant: 'RTM_DELNSID',
      doc: 'an id is gone',
      reply: 89,
      modes: ['notify'],
      verb: 'delete',
      ...common,
    },
    {
      name: 'getnsid',
      constant: 'RTM_GETNSID',
      doc: 'ask for the id of a namespace or for all ids',
      request: 90,
      reply: 88,
      modes: ['do', 'dump'],
      verb: 'get',
      ...common,
      needs: ['nsid', 'pid', 'fd'],
    },
  ],
};
