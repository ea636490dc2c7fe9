import type { Family, Operation, Telling } from '../../schema/family.ts';
import { baseOf, nfgenmsg, type OperationInput, operations, subsystem } from './nfgenmsg.ts';
import { objectAttributes } from './nft-object.ts';
import { elementsAttributes, setAttributes, setTelling } from './nft-set.ts';
import {
  batchAttributes,
  chainAttributes,
  flowtableAttributes,
  generationAttributes,
  ruleAttributes,
  tableAttributes,
} from './nft-table.ts';
import { traceAttributes } from './nft-trace.ts';

const header = nfgenmsg('of what the kernel sends: the low 16 bits of the generation of the ruleset');
const batchHeader = nfgenmsg('the subsystem that the batch is for', () => subsystem);
const base = baseOf('nftables');

/** A kind of thing: how it is made, asked for, deleted, destroyed; the numbers are those of NFT_MSG_*. */
interface Kind {
  what: string;
  attributes: Operation['attributes'];
  summary: string[];
  numbers: { new: number; get: number; del: number; destroy: number; reset?: number };
  /** one of these a get needs */
  needs: string[];
  tells?: Telling;
}

const kind = (
  name: string,
  { what, attributes, summary, numbers, needs, tells }: Kind,
): Record<string, OperationInput> => {
  const common: Partial<Operation> = { ...(attributes ? { attributes } : {}), summary };
  return {
    [`new${name}`]: {
      request: numbers.new,
      reply: numbers.new,
      modes: ['do', 'notify'],
      verb: 'new',
      doc: `in a batch: add or change ${what}; it was added or changed`,
      flags: name === 'rule' ? ['create', 'append'] : ['create'],
      batched: true,
      ...(tells ? { tells } : {}),
      ...common,
    },
    [`get${name}`]: {
      request: numbers.get,
      reply: numbers.new,
      modes: ['do', 'dump'],
      verb: 'get',
      doc: `ask for ${what}, or for all`,
      needs,
      ...common,
    },
    ...(numbers.reset === undefined
      ? {}
      : {
          [`get${name}-reset`]: {
            request: numbers.reset,
            reply: numbers.new,
            modes: ['do', 'dump'],
            verb: 'get',
            doc: `ask for ${what}, or for all, and set its counters and quotas to zero`,
            needs,
            ...common,
          } satisfies OperationInput,
        }),
    [`del${name}`]: {
      request: numbers.del,
      reply: numbers.del,
      modes: ['do', 'notify'],
      verb: 'delete',
      doc: `in a batch: delete ${what}; it was deleted`,
      batched: true,
      ...common,
    },
    [`destroy${name}`]: {
      request: numbers.destroy,
      reply: numbers.destroy,
      modes: ['do', 'notify'],
      verb: 'delete',
      doc: `as del${name}, and no error if it is not there`,
      batched: true,
      ...common,
    },
  };
};

/** NFT_MSG_* (linux/netfilter/nf_tables.h). */
export const nftables: Family = {
  name: 'nftables',
  protocol: 'netfilter',
  doc: 'tables, chains, rules, sets, objects, flowtables of nftables; tracing',
  nested: 'to-kernel',
  base,
  fixed: header,
  batch: { begin: 'batch-begin', end: 'batch-end', fixed: { res_id: 'nftables' } },
  operations: [
    ...operations(base, 'NFNL_MSG_', {
      'batch-begin': {
        request: 0x10 - base,
        reply: 0x10 - base,
        modes: ['do'],
        verb: 'other',
        doc: 'what follows up to the end is done together, or not at all',
        fixed: batchHeader,
        attributes: () => batchAttributes,
        summary: ['fixed.res-id', 'genid'],
      },
      'batch-end': {
        request: 0x11 - base,
        modes: ['do'],
        verb: 'other',
        doc: 'the batch is whole',
        fixed: batchHeader,
        attributes: () => batchAttributes,
        summary: ['fixed.res-id', 'genid'],
      },
    }),
    ...operations(base, 'NFT_MSG_', {
      ...kind('table', {
        what: 'a table',
        attributes: () => tableAttributes,
        summary: ['fixed.family', 'name', 'flags', 'userdata', 'use', 'handle'],
        numbers: { new: 0, get: 1, del: 2, destroy: 26 },
        needs: ['name', 'handle'],
      }),
      ...kind('chain', {
        what: 'a chain',
        attributes: () => chainAttributes,
        summary: ['fixed.family', 'table', 'name', 'type', 'hook', 'policy', 'counters', 'use', 'handle'],
        numbers: { new: 3, get: 4, del: 5, destroy: 27 },
        needs: ['name', 'handle'],
      }),
      ...kind('rule', {
        what: 'a rule',
        attributes: () => ruleAttributes,
        summary: ['fixed.family', 'table', 'chain', 'handle', 'expressions.elem', 'userdata'],
        numbers: { new: 6, get: 7, del: 8, destroy: 28, reset: 25 },
        needs: ['handle'],
      }),
      ...kind('set', {
        what: 'a set or map',
        attributes: () => setAttributes,
        summary: [
          'fixed.family',
          'table',
          'name',
          'flags',
          'key-type',
          'key-len',
          'data-type',
          'data-len',
          'obj-type',
          'timeout',
          'desc',
          'userdata',
          'handle',
        ],
        numbers: { new: 9, get: 10, del: 11, destroy: 29 },
        needs: ['name'],
        tells: setTelling,
      }),
      ...kind('setelem', {
        what: 'elements of a set',
        attributes: () => elementsAttributes,
        summary: ['fixed.family', 'table', 'set', 'elements.elem'],
        numbers: { new: 12, get: 13, del: 14, destroy: 30, reset: 33 },
        needs: ['set'],
      }),
      newgen: {
        reply: 15,
        modes: ['notify'],
        verb: 'new',
        doc: 'the ruleset changed: its generation, and who changed it',
        attributes: () => generationAttributes,
        summary: ['id', 'proc-name', 'proc-pid'],
      },
      getgen: {
        request: 16,
        reply: 15,
        modes: ['do'],
        verb: 'get',
        doc: 'ask for the generation of the ruleset',
        attributes: () => generationAttributes,
        summary: ['id', 'proc-name', 'proc-pid'],
      },
      trace: {
        reply: 17,
        modes: ['event'],
        verb: 'other',
        doc: 'a packet with nftrace set, and what a rule did with it',
        attributes: () => traceAttributes,
        summary: [
          'id',
          'nfproto',
          'table',
          'chain',
          'rule-handle',
          'type',
          'verdict',
          'policy',
          'iif',
          'oif',
          'mark',
          'network-header',
          'transport-header',
        ],
      },
      ...kind('obj', {
        what: 'a stateful object',
        attributes: () => objectAttributes,
        summary: ['fixed.family', 'table', 'type', 'name', 'data', 'use', 'userdata', 'handle'],
        numbers: { new: 18, get: 19, del: 20, destroy: 31, reset: 21 },
        needs: ['name', 'handle'],
      }),
      ...kind('flowtable', {
        what: 'a flowtable',
        attributes: () => flowtableAttributes,
        summary: ['fixed.family', 'table', 'name', 'hook', 'flags', 'use', 'handle'],
        numbers: { new: 22, get: 23, del: 24, destroy: 32 },
        needs: ['name', 'handle'],
      }),
    }),
  ],
};
