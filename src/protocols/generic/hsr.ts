/** Generic family HSR: nodes of seamless redundant rings and networks, HSR and PRP (linux/hsr_netlink.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { mac, u16, u32, unused } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { call, event, operations } from './operations.ts';

const interfaceIndex = () => u32({ hint: 'ifindex' });

const hsrAttributes = attributeSet('hsr-attrs', 'HSR_A_', {
  unspec: [0, unused()],
  'node-addr': [1, mac()],
  ifindex: [2, interfaceIndex()],
  'if1-age': [3, u32({ hint: 'milliseconds' }), { doc: 'since the last frame there' }],
  'if2-age': [4, u32({ hint: 'milliseconds' })],
  'node-addr-b': [5, mac()],
  'if1-seq': [6, u16()],
  'if2-seq': [7, u16()],
  'if1-ifindex': [8, interfaceIndex()],
  'if2-ifindex': [9, interfaceIndex()],
  'addr-b-ifindex': [10, interfaceIndex()],
});

const nodeList = attributeSet('hsr-node-list-attrs', 'HSR_A_', {
  'node-addr': [1, multi(mac())],
  ifindex: [2, interfaceIndex()],
});

const ofNode = { summary: ['ifindex', 'node-addr', 'if1-age', 'if2-age'] };

export const hsr: Family = {
  name: 'HSR',
  protocol: 'generic',
  doc: 'nodes of seamless redundant rings and networks, HSR and PRP',
  version: 1,
  nested: false,
  groups: [{ name: 'hsr-network', number: 0, doc: 'a ring is broken, a node is silent' }],
  operations: operations(
    'HSR_C_',
    { attributes: () => hsrAttributes },
    {
      'ring-error': event(1, 'frames of a node come by one port alone', { summary: ['node-addr', 'ifindex'] }),
      'node-down': event(2, 'a node is silent', { summary: ['node-addr'] }),
      'get-node-status': call(3, 4, 'what is known of a node', { verb: 'get', needs: ['ifindex'], ...ofNode }),
      'set-node-status': event(4, 'what is known of a node', ofNode),
      'get-node-list': call(5, 6, 'the nodes', { verb: 'get', needs: ['ifindex'], summary: ['ifindex'] }),
      'set-node-list': event(6, 'the nodes', { attributes: () => nodeList, summary: ['ifindex', 'node-addr'] }),
    },
  ),
};
