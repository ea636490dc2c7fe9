import { attributeSet } from '../../schema/attribute-set.ts';
import { be32, nest, s32, string, subMessage, u8 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { byHook } from './hooks.ts';
import { baseOf, nfProto, operations, plainHeader } from './nfgenmsg.ts';

const chainType = enumeration('nfnl-hook-chaintype', 'NFNL_HOOK_TYPE_', { nftables: 1, bpf: 2, 'nft-flowtable': 3 });

const chainAttributes = attributeSet('hook-chain-attrs', 'NFNLA_CHAIN_', {
  table: [1, string()],
  family: [2, u8({ enum: () => nfProto })],
  name: [3, string(), { doc: 'of the chain or flowtable' }],
});

const bpfAttributes = attributeSet('hook-bpf-attrs', 'NFNLA_HOOK_BPF_', { id: [1, be32()] });

const infoAttributes = attributeSet('hook-info-attrs', 'NFNLA_HOOK_INFO_', {
  desc: [
    1,
    subMessage('hook-desc', 'type', {
      nftables: nest(() => chainAttributes),
      bpf: nest(() => bpfAttributes),
      'nft-flowtable': nest(() => chainAttributes),
    }),
  ],
  type: [2, be32({ enum: () => chainType })],
});

/** NFNLA_HOOK_* (linux/netfilter/nfnetlink_hook.h) */
const hookAttributes = attributeSet('hook-attrs', 'NFNLA_HOOK_', {
  hooknum: [1, byHook(hook => (hook ? be32({ enum: hook }) : be32()))],
  priority: [2, s32({ order: 'big' })],
  dev: [3, string()],
  'function-name': [4, string()],
  'module-name': [5, string()],
  'chain-info': [6, nest(() => infoAttributes)],
});

const base = baseOf('hook');

/** NFNL_MSG_HOOK_*: what runs at the hooks of the stack. */
export const hook: Family = {
  name: 'hook',
  protocol: 'netfilter',
  doc: 'what runs at each netfilter hook, in its order',
  nested: true,
  base,
  fixed: plainHeader,
  operations: operations(base, 'NFNL_MSG_HOOK_', {
    get: {
      request: 0,
      reply: 0,
      modes: ['dump'],
      verb: 'get',
      doc: 'ask what runs at a hook of a family',
      attributes: () => hookAttributes,
      summary: ['fixed.family', 'hooknum', 'dev', 'priority', 'function-name', 'module-name', 'chain-info.desc'],
    },
  }),
};
