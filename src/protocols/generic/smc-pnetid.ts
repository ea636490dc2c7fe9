/** Generic family SMC_PNETID: which devices are on the same physical network, for Shared Memory Communications (linux/smc.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { string, u8, unused } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { change, operations, query } from './operations.ts';

const pnetAttributes = attributeSet('smc-pnetid-attrs', 'SMC_PNETID_', {
  unspec: [0, unused()],
  name: [1, string({ maxLen: 16 })],
  ethname: [2, string({ maxLen: 15 })],
  ibname: [3, string({ maxLen: 63 })],
  ibport: [4, u8()],
});

const ofNetwork = { needs: ['name'] };

export const smcPnetid: Family = {
  name: 'SMC_PNETID',
  protocol: 'generic',
  doc: 'which devices are on the same physical network, for Shared Memory Communications',
  version: 1,
  nested: false,
  operations: operations(
    'SMC_PNETID_',
    { attributes: () => pnetAttributes, summary: ['name', 'ethname', 'ibname', 'ibport'] },
    {
      get: query(1, 1, 'the devices of a network, or all', ofNetwork),
      add: change(2, 'add a device to a network', ofNetwork),
      del: change(3, 'take a network away', ofNetwork),
      flush: change(4, 'take all networks away', { verb: 'delete' }),
    },
  ),
};
