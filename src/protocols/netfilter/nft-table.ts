/** Tables, chains, rules, flowtables, generations (linux/netfilter/nf_tables.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { be32, be64, nest, pad, s32, string } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import { ipProtocol } from '../ip-protocol.ts';
import { byHook, deviceHook } from './hooks.ts';
import { verdictCode } from './nft-data.ts';
import { expressionListAttributes } from './nft-expression.ts';
import { chainUserdata, ruleUserdata, tableUserdata } from './nft-userdata.ts';

const tableFlags = flagSet('table-flags', 'NFT_TABLE_F_', { dormant: 0x1, owner: 0x2, persist: 0x4 });

export const tableAttributes = attributeSet('table-attrs', 'NFTA_TABLE_', {
  name: [1, string({ maxLen: 255 })],
  flags: [2, be32({ enum: () => tableFlags })],
  use: [3, be32(), { doc: 'how many chains, sets, objects and flowtables it has' }],
  handle: [4, be64()],
  pad: [5, pad()],
  userdata: [6, tableUserdata],
  owner: [7, be32(), { doc: 'port ID of the socket that owns it' }],
});

const deviceAttributes = attributeSet(
  'hook-dev-attrs',
  'NFTA_DEVICE_',
  {
    name: [1, multi(string())],
    prefix: [2, multi(string()), { doc: 'every device whose name begins so' }],
  },
  { reads: ['{name}'] },
);

const hookAttributes = attributeSet(
  'nft-hook-attrs',
  'NFTA_HOOK_',
  {
    num: [1, byHook(hook => (hook ? be32({ enum: hook }) : be32())), { constant: 'NFTA_HOOK_HOOKNUM' }],
    priority: [2, s32({ order: 'big' })],
    dev: [3, string()],
    devs: [4, nest(() => deviceAttributes)],
  },
  { reads: ['{num} {priority}'] },
);

const counterAttributes = attributeSet(
  'nft-counter-attrs',
  'NFTA_COUNTER_',
  {
    bytes: [1, be64()],
    packets: [2, be64()],
  },
  { reads: ['packets {packets}', 'bytes {bytes}'] },
);

const chainFlags = flagSet('chain-flags', 'NFT_CHAIN_', { base: 0x1, 'hw-offload': 0x2, binding: 0x4 });

export const chainAttributes = attributeSet('chain-attrs', 'NFTA_CHAIN_', {
  table: [1, string()],
  handle: [2, be64()],
  name: [3, string({ maxLen: 255 })],
  hook: [4, nest(() => hookAttributes)],
  policy: [5, be32({ enum: () => verdictCode })],
  use: [6, be32(), { doc: 'how many rules it has and how many jump to it' }],
  type: [7, string()],
  counters: [8, nest(() => counterAttributes)],
  pad: [9, pad()],
  flags: [10, be32({ enum: () => chainFlags })],
  id: [11, be32(), { doc: 'for what the same batch says of it' }],
  userdata: [12, chainUserdata],
});

const compatFlags = flagSet('rule-compat-flags', 'NFT_RULE_COMPAT_F_', { unused: 0x1, inv: 0x2 });

const compatAttributes = attributeSet('rule-compat-attrs', 'NFTA_RULE_COMPAT_', {
  proto: [1, be32({ enum: () => ipProtocol })],
  flags: [2, be32({ enum: () => compatFlags })],
});

export const ruleAttributes = attributeSet('rule-attrs', 'NFTA_RULE_', {
  table: [1, string()],
  chain: [2, string()],
  handle: [3, be64()],
  expressions: [4, nest(() => expressionListAttributes)],
  compat: [5, nest(() => compatAttributes)],
  position: [6, be64(), { doc: 'handle of the rule behind or, to insert, before which it goes' }],
  userdata: [7, ruleUserdata],
  pad: [8, pad()],
  id: [9, be32(), { doc: 'for what the same batch says of it' }],
  'position-id': [10, be32(), { doc: 'as position, for a rule of the same batch' }],
  'chain-id': [11, be32(), { doc: 'as chain, for a chain of the same batch' }],
});

const flowtableFlags = flagSet('flowtable-flags', 'NFT_FLOWTABLE_', { 'hw-offload': 0x1, counter: 0x2 });

const flowtableHookAttributes = attributeSet('flowtable-hook-attrs', 'NFTA_FLOWTABLE_HOOK_', {
  num: [1, be32({ enum: () => deviceHook })],
  priority: [2, s32({ order: 'big' })],
  devs: [3, nest(() => deviceAttributes)],
});

export const flowtableAttributes = attributeSet('flowtable-attrs', 'NFTA_FLOWTABLE_', {
  table: [1, string()],
  name: [2, string()],
  hook: [3, nest(() => flowtableHookAttributes)],
  use: [4, be32()],
  handle: [5, be64()],
  pad: [6, pad()],
  flags: [7, be32({ enum: () => flowtableFlags })],
});

export const generationAttributes = attributeSet('gen-attrs', 'NFTA_GEN_', {
  id: [1, be32()],
  'proc-pid': [2, be32(), { doc: 'of the process that changed the ruleset' }],
  'proc-name': [3, string()],
});

/** NFNL_BATCH_* (linux/netfilter/nfnetlink.h) */
export const batchAttributes = attributeSet('batch-attrs', 'NFNL_BATCH_', {
  genid: [1, be32(), { doc: 'the generation that the batch builds upon; another one fails it with ERESTART' }],
});
