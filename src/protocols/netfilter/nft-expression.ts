/** What rules and sets are made of: an expression has a name, and attributes that the name chooses. */
import { type AttributeSet, attributeSet, multi } from '../../schema/attribute-set.ts';
import { be32, be64, nest, pad, string, subMessage } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { register } from './nft-data.ts';
import * as match from './nft-match.ts';
import * as statement from './nft-statement.ts';

const dynsetOps = enumeration('dynset-ops', 'NFT_DYNSET_OP_', { add: 0, update: 1, delete: 2 });
const dynsetFlags = flagSet('dynset-flags', 'NFT_DYNSET_F_', { inv: 0x1, expr: 0x2 });

/** Puts an element into a set. */
const dynset: AttributeSet = attributeSet(
  'expr-dynset-attrs',
  'NFTA_DYNSET_',
  {
    'set-name': [1, string()],
    'set-id': [2, be32(), { doc: 'of a set that the same batch makes' }],
    op: [3, be32({ enum: () => dynsetOps })],
    'sreg-key': [4, register()],
    'sreg-data': [5, register()],
    timeout: [6, be64({ hint: 'milliseconds' })],
    expr: [7, nest(() => expressionAttributes)],
    pad: [8, pad()],
    flags: [9, be32({ enum: () => dynsetFlags })],
    expressions: [10, nest(() => expressionListAttributes)],
  },
  { reads: ['{op} {sreg-key}', 'data {sreg-data}', 'in {set-name}'] },
);

const innerTypes = enumeration('inner-type', 'NFT_INNER_', { unspec: 0, vxlan: 1, geneve: 2 });
const innerFlags = flagSet('inner-flags', 'NFT_INNER_', { hdrsize: 0x1, ll: 0x2, nh: 0x4, th: 0x8 });

/** Looks into the packet that a tunnel carries. */
const inner: AttributeSet = attributeSet(
  'expr-inner-attrs',
  'NFTA_INNER_',
  {
    num: [1, be32()],
    type: [2, be32({ enum: () => innerTypes })],
    flags: [3, be32({ enum: () => innerFlags })],
    hdrsize: [4, be32({ hint: 'bytes' })],
    expr: [5, nest(() => expressionAttributes)],
  },
  { reads: ['{type}'] },
);

/** Expressions by the name that the kernel has for them. */
const expressions: { [name: string]: AttributeSet } = {
  bitwise: match.bitwise,
  byteorder: match.byteorder,
  cmp: match.cmp,
  connlimit: statement.connlimit,
  counter: statement.counter,
  ct: match.ct,
  dup: statement.dup,
  dynset,
  exthdr: match.exthdr,
  fib: match.fib,
  flow_offload: statement.flowOffload,
  fwd: statement.fwd,
  hash: match.hash,
  immediate: statement.immediate,
  inner,
  last: statement.last,
  limit: statement.limit,
  log: statement.log,
  lookup: statement.lookup,
  masq: statement.masq,
  match: match.match,
  meta: match.meta,
  nat: statement.nat,
  notrack: statement.notrack,
  numgen: match.numgen,
  objref: statement.objref,
  osf: match.osf,
  payload: match.payload,
  queue: statement.queue,
  quota: statement.quota,
  range: match.range,
  redir: statement.redir,
  reject: statement.reject,
  rt: match.rt,
  socket: match.socket,
  synproxy: statement.synproxy,
  target: statement.target,
  tproxy: statement.tproxy,
  tunnel: match.tunnel,
  xfrm: match.xfrm,
};

/** NFTA_EXPR_* */
export const expressionAttributes: AttributeSet = attributeSet(
  'expr-attrs',
  'NFTA_EXPR_',
  {
    name: [1, string()],
    data: [
      2,
      subMessage(
        'expr-ops',
        'name',
        Object.fromEntries(Object.entries(expressions).map(([name, set]) => [name, nest(() => set)])),
      ),
    ],
  },
  { reads: ['{name} {data}'] },
);

/** NFTA_LIST_* */
export const expressionListAttributes: AttributeSet = attributeSet(
  'expr-list-attrs',
  'NFTA_LIST_',
  {
    elem: [1, multi(nest(() => expressionAttributes))],
  },
  { reads: ['{elem}'] },
);
