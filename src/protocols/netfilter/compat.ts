import { attributeSet } from '../../schema/attribute-set.ts';
import { be32, string } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { baseOf, operations, plainHeader } from './nfgenmsg.ts';

/** No header names these. */
const compatType = enumeration('nft-compat-type', false, { match: 0, target: 1 });

/** NFTA_COMPAT_* (linux/netfilter/nf_tables_compat.h) */
const compatAttributes = attributeSet('compat-attrs', 'NFTA_COMPAT_', {
  name: [1, string({ maxLen: 31 })],
  rev: [2, be32({ checks: { max: 255 } })],
  type: [3, be32({ enum: () => compatType })],
});

const base = baseOf('nft-compat');

/** NFNL_MSG_COMPAT_*: xtables extensions in nftables. */
export const compat: Family = {
  name: 'compat',
  protocol: 'netfilter',
  doc: 'which xtables matches and targets nftables can use',
  nested: true,
  base,
  fixed: plainHeader,
  operations: operations(base, 'NFNL_MSG_COMPAT_', {
    get: {
      request: 0,
      reply: 0,
      modes: ['do'],
      verb: 'get',
      doc: 'ask for the newest revision of a match or target that this kernel has',
      attributes: () => compatAttributes,
      needs: ['name'],
      summary: ['type', 'name', 'rev'],
    },
  }),
};
