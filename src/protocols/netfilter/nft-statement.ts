/** Expressions that do something: count, limit, log, translate, redirect, decide. */
import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, be32, be64, binary, pad, select, string, u8 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { nfProto } from './nfgenmsg.ts';
import { data, register } from './nft-data.ts';
import { objectType } from './nft-names.ts';

const connlimitFlags = flagSet('connlimit-flags', 'NFT_CONNLIMIT_F_', { inv: 0x1 });

export const connlimit = attributeSet(
  'expr-connlimit-attrs',
  'NFTA_CONNLIMIT_',
  {
    count: [1, be32()],
    flags: [2, be32({ enum: () => connlimitFlags })],
  },
  { reads: ['{count}'] },
);

export const counter = attributeSet(
  'expr-counter-attrs',
  'NFTA_COUNTER_',
  {
    bytes: [1, be64()],
    packets: [2, be64()],
    pad: [3, pad()],
  },
  { reads: ['packets {packets}', 'bytes {bytes}'] },
);

export const dup = attributeSet(
  'expr-dup-attrs',
  'NFTA_DUP_',
  {
    'sreg-addr': [1, register()],
    'sreg-dev': [2, register()],
  },
  { reads: ['to {sreg-addr}', 'by {sreg-dev}'] },
);

export const flowOffload = attributeSet(
  'expr-flow-offload-attrs',
  'NFTA_FLOW_',
  {
    name: [1, string(), { constant: 'NFTA_FLOW_TABLE_NAME' }],
  },
  { reads: ['{name}'] },
);

export const fwd = attributeSet(
  'expr-fwd-attrs',
  'NFTA_FWD_',
  {
    'sreg-dev': [1, register()],
    'sreg-addr': [2, register()],
    nfproto: [3, be32({ enum: () => nfProto })],
  },
  { reads: ['to {sreg-addr}', 'by {sreg-dev}'] },
);

export const immediate = attributeSet(
  'expr-immediate-attrs',
  'NFTA_IMMEDIATE_',
  {
    dreg: [1, register()],
    data: [2, data()],
  },
  { reads: ['{data} => {dreg}'] },
);

export const last = attributeSet(
  'expr-last-attrs',
  'NFTA_LAST_',
  {
    set: [1, be32(), { doc: 'whether a packet came by at all' }],
    msecs: [2, be64({ hint: 'milliseconds' }), { doc: 'since the last packet' }],
    pad: [3, pad()],
  },
  { reads: ['{msecs} ago'] },
);

const limitType = enumeration('limit-type', 'NFT_LIMIT_', { pkts: 0, 'pkt-bytes': 1 });
const limitFlags = flagSet('limit-flags', 'NFT_LIMIT_F_', { inv: 0x1 });

export const limit = attributeSet(
  'expr-limit-attrs',
  'NFTA_LIMIT_',
  {
    rate: [1, be64()],
    unit: [2, be64({ hint: 'seconds' })],
    burst: [3, be32()],
    type: [4, be32({ enum: () => limitType })],
    flags: [5, be32({ enum: () => limitFlags })],
    pad: [6, pad()],
  },
  { reads: ['{rate} of {type} in {unit}', 'burst {burst}'] },
);

const logLevel = enumeration('log-level', 'NFT_LOGLEVEL_', {
  emerg: 0,
  alert: 1,
  crit: 2,
  err: 3,
  warning: 4,
  notice: 5,
  info: 6,
  debug: 7,
  audit: 8,
});

/** linux/netfilter/nf_log.h */
const logFlags = flagSet('log-flags', 'NF_LOG_', {
  tcpseq: 0x1,
  tcpopt: 0x2,
  ipopt: 0x4,
  uid: 0x8,
  nflog: 0x10,
  macdecode: 0x20,
});

export const log = attributeSet(
  'log-attrs',
  'NFTA_LOG_',
  {
    group: [1, be16(), { doc: 'number of the log group in user space' }],
    prefix: [2, string()],
    snaplen: [3, be32({ hint: 'bytes' })],
    qthreshold: [4, be16()],
    level: [5, be32({ enum: () => logLevel })],
    flags: [6, be32({ enum: () => logFlags })],
  },
  { reads: ['group {group}', '{level}', 'prefix {prefix}'] },
);

const lookupFlags = flagSet('lookup-flags', 'NFT_LOOKUP_F_', { invert: { value: 0x1, constant: 'NFT_LOOKUP_F_INV' } });

export const lookup = attributeSet(
  'expr-lookup-attrs',
  'NFTA_LOOKUP_',
  {
    set: [1, string()],
    sreg: [2, register()],
    dreg: [3, register()],
    'set-id': [4, be32(), { doc: 'of a set that the same batch makes' }],
    flags: [5, be32({ enum: () => lookupFlags })],
  },
  { reads: ['{sreg} in {set}', '=> {dreg}'] },
);

/** NF_NAT_RANGE_* (linux/netfilter/nf_nat.h) */
const natFlags = flagSet('nat-range-flags', 'NF_NAT_RANGE_', {
  'map-ips': 0x1,
  'proto-specified': 0x2,
  'proto-random': 0x4,
  persistent: 0x8,
  'proto-random-fully': 0x10,
  'proto-offset': 0x20,
  netmap: 0x40,
});

export const masq = attributeSet(
  'expr-masq-attrs',
  'NFTA_MASQ_',
  {
    flags: [1, be32({ enum: () => natFlags })],
    'reg-proto-min': [2, register()],
    'reg-proto-max': [3, register()],
  },
  { reads: ['ports {reg-proto-min}', 'to {reg-proto-max}'] },
);

const natType = enumeration('nat-type', 'NFT_NAT_', { snat: 0, dnat: 1 });

export const nat = attributeSet(
  'expr-nat-attrs',
  'NFTA_NAT_',
  {
    type: [1, be32({ enum: () => natType })],
    family: [2, be32({ enum: () => nfProto })],
    'reg-addr-min': [3, register()],
    'reg-addr-max': [4, register()],
    'reg-proto-min': [5, register()],
    'reg-proto-max': [6, register()],
    flags: [7, be32({ enum: () => natFlags })],
  },
  {
    reads: [
      '{type} {family}',
      'address {reg-addr-min}',
      'to {reg-addr-max}',
      'port {reg-proto-min}',
      'to {reg-proto-max}',
    ],
  },
);

/** No attributes: takes the packet out of connection tracking. */
export const notrack = attributeSet('expr-notrack-attrs', false, {}, { reads: [] });

export const objref = attributeSet(
  'expr-objref-attrs',
  'NFTA_OBJREF_',
  {
    'imm-type': [1, be32({ enum: () => objectType })],
    'imm-name': [2, string()],
    'set-sreg': [3, register()],
    'set-name': [4, string()],
    'set-id': [5, be32(), { doc: 'of a set that the same batch makes' }],
  },
  { reads: ['{imm-type} {imm-name}', '{set-sreg} in {set-name}'] },
);

const queueFlags = flagSet('queue-flags', 'NFT_QUEUE_FLAG_', { bypass: 0x1, 'cpu-fanout': 0x2 });

export const queue = attributeSet(
  'expr-queue-attrs',
  'NFTA_QUEUE_',
  {
    num: [1, be16()],
    total: [2, be16(), { doc: 'how many queues from num on' }],
    flags: [3, be16({ enum: () => queueFlags })],
    'sreg-qnum': [4, register()],
  },
  { reads: ['{num}', 'and {total} from it on'] },
);

const quotaFlags = flagSet('quota-flags', 'NFT_QUOTA_F_', {
  invert: { value: 0x1, constant: 'NFT_QUOTA_F_INV' },
  depleted: 0x2,
});

export const quota = attributeSet(
  'quota-attrs',
  'NFTA_QUOTA_',
  {
    bytes: [1, be64()],
    flags: [2, be32({ enum: () => quotaFlags })],
    pad: [3, pad()],
    consumed: [4, be64()],
  },
  { reads: ['{bytes} bytes', 'used {consumed}'] },
);

export const redir = attributeSet(
  'expr-redir-attrs',
  'NFTA_REDIR_',
  {
    'reg-proto-min': [1, register()],
    'reg-proto-max': [2, register()],
    flags: [3, be32({ enum: () => natFlags })],
  },
  { reads: ['to ports {reg-proto-min}', 'to {reg-proto-max}'] },
);

const rejectTypes = enumeration('reject-types', 'NFT_REJECT_', { 'icmp-unreach': 0, 'tcp-rst': 1, 'icmpx-unreach': 2 });

const rejectInetCode = enumeration('reject-inet-code', 'NFT_REJECT_', {
  'icmpx-no-route': 0,
  'icmpx-port-unreach': 1,
  'icmpx-host-unreach': 2,
  'icmpx-admin-prohibited': 3,
});

export const reject = attributeSet(
  'expr-reject-attrs',
  'NFTA_REJECT_',
  {
    type: [1, be32({ enum: () => rejectTypes })],
    'icmp-code': [
      2,
      select([{ name: 'icmpx', when: { type: 'icmpx-unreach' }, type: u8({ enum: () => rejectInetCode }) }], u8()),
      { doc: 'of ICMP or ICMPv6; of icmpx-unreach one that stands for both' },
    ],
  },
  { reads: ['{type}', 'code {icmp-code}'] },
);

/** NF_SYNPROXY_OPT_* (linux/netfilter/nf_synproxy.h) */
const synproxyFlags = flagSet('synproxy-flags', 'NF_SYNPROXY_OPT_', {
  mss: 0x1,
  wscale: 0x2,
  'sack-perm': 0x4,
  timestamp: 0x8,
  ecn: 0x10,
});

export const synproxy = attributeSet(
  'expr-synproxy-attrs',
  'NFTA_SYNPROXY_',
  {
    mss: [1, be16()],
    wscale: [2, u8()],
    flags: [3, be32({ enum: () => synproxyFlags })],
  },
  { reads: ['mss {mss}'] },
);

/** An xtables target: its struct is known to the extension alone. */
export const target = attributeSet(
  'expr-target-attrs',
  'NFTA_TARGET_',
  {
    name: [1, string({ maxLen: 32 })],
    rev: [2, be32({ checks: { max: 255 } })],
    info: [3, binary()],
  },
  { reads: ['{name}', 'rev {rev}'] },
);

export const tproxy = attributeSet(
  'expr-tproxy-attrs',
  'NFTA_TPROXY_',
  {
    family: [1, be32({ enum: () => nfProto })],
    'reg-addr': [2, register()],
    'reg-port': [3, register()],
  },
  { reads: ['{family}', 'to {reg-addr}', 'port {reg-port}'] },
);
