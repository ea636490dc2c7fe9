/** Generic family ila: identifier-locator addressing of IPv6 (linux/ila.h). */
import type { Family } from '../../schema/family.ts';
import { ilaAttributes } from '../ila.ts';
import { change, operations, query } from './operations.ts';

const ofMapping = { needs: ['locator-match'] };

export const ila: Family = {
  name: 'ila',
  protocol: 'generic',
  doc: 'identifier-locator addressing of IPv6',
  version: 1,
  nested: false,
  operations: operations(
    'ILA_CMD_',
    { attributes: () => ilaAttributes, summary: ['locator-match', 'locator', 'ifindex', 'csum-mode', 'ident-type'] },
    {
      add: change(1, 'add a mapping', { needs: ['locator'] }),
      del: change(2, 'take a mapping away', ofMapping),
      get: query(3, 3, 'a mapping, or all', ofMapping),
      flush: change(4, 'take all mappings away', { verb: 'delete' }),
    },
  ),
};
