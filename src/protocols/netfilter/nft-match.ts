/** Expressions that load something of a packet into a register, or compare registers. */
import { attributeSet } from '../../schema/attribute-set.ts';
import { be32, binary, string, u8 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { connectionDirection } from './conntrack-attributes.ts';
import { data, register } from './nft-data.ts';

const bitwiseOps = enumeration('bitwise-ops', 'NFT_BITWISE_', {
  'mask-xor': { value: 0, doc: '(source & mask) ^ xor' },
  lshift: 1,
  rshift: 2,
  and: 3,
  or: 4,
  xor: 5,
});

export const bitwise = attributeSet(
  'expr-bitwise-attrs',
  'NFTA_BITWISE_',
  {
    sreg: [1, register()],
    dreg: [2, register()],
    len: [3, be32()],
    mask: [4, data()],
    xor: [5, data()],
    op: [6, be32({ enum: () => bitwiseOps, checks: { max: 255 } })],
    data: [7, data()],
    sreg2: [8, register()],
  },
  { reads: ['{dreg} =', '({sreg} & {mask}) ^ {xor}', '{sreg} {op} {sreg2}', '{sreg} {op} {data}', 'len {len}'] },
);

const byteorderOps = enumeration('byteorder-ops', 'NFT_BYTEORDER_', { ntoh: 0, hton: 1 });

export const byteorder = attributeSet(
  'expr-byteorder-attrs',
  'NFTA_BYTEORDER_',
  {
    sreg: [1, register()],
    dreg: [2, register()],
    op: [3, be32({ enum: () => byteorderOps })],
    len: [4, be32()],
    size: [5, be32()],
  },
  { reads: ['{dreg} = {op} {sreg}', 'by {size} of {len} bytes'] },
);

const cmpOps = enumeration('cmp-ops', 'NFT_CMP_', { eq: 0, neq: 1, lt: 2, lte: 3, gt: 4, gte: 5 });

export const cmp = attributeSet(
  'expr-cmp-attrs',
  'NFTA_CMP_',
  {
    sreg: [1, register()],
    op: [2, be32({ enum: () => cmpOps })],
    data: [3, data()],
  },
  { reads: ['{op} {sreg} {data}'] },
);

const rangeOps = enumeration('range-ops', 'NFT_RANGE_', { eq: 0, neq: 1 });

export const range = attributeSet(
  'range-attrs',
  'NFTA_RANGE_',
  {
    sreg: [1, register()],
    op: [2, be32({ enum: () => rangeOps, checks: { max: 255 } })],
    'from-data': [3, data()],
    'to-data': [4, data()],
  },
  { reads: ['{op} {sreg} {from-data} to {to-data}'] },
);

const ctKeys = enumeration('ct-keys', 'NFT_CT_', {
  state: 0,
  direction: 1,
  status: 2,
  mark: 3,
  secmark: 4,
  expiration: 5,
  helper: 6,
  l3protocol: 7,
  src: 8,
  dst: 9,
  protocol: 10,
  'proto-src': 11,
  'proto-dst': 12,
  labels: 13,
  pkts: 14,
  bytes: 15,
  avgpkt: 16,
  zone: 17,
  eventmask: 18,
  'src-ip': 19,
  'dst-ip': 20,
  'src-ip6': 21,
  'dst-ip6': 22,
  'ct-id': { value: 23, constant: 'NFT_CT_ID' },
});

export const ct = attributeSet(
  'expr-ct-attrs',
  'NFTA_CT_',
  {
    dreg: [1, register()],
    key: [2, be32({ enum: () => ctKeys })],
    direction: [3, u8({ enum: () => connectionDirection })],
    sreg: [4, register()],
  },
  { reads: ['load {key} => {dreg}', 'set {key} = {sreg}'] },
);

const exthdrOps = enumeration('exthdr-ops', 'NFT_EXTHDR_OP_', { ipv6: 0, tcpopt: 1, ipv4: 2, sctp: 3, dccp: 4 });
const exthdrFlags = flagSet('exthdr-flags', 'NFT_EXTHDR_F_', { present: 0x1 });

export const exthdr = attributeSet(
  'expr-exthdr-attrs',
  'NFTA_EXTHDR_',
  {
    dreg: [1, register()],
    type: [2, u8(), { doc: 'number of the header, option or chunk' }],
    offset: [3, be32()],
    len: [4, be32()],
    flags: [5, be32({ enum: () => exthdrFlags })],
    op: [6, be32({ enum: () => exthdrOps })],
    sreg: [7, register()],
  },
  {
    reads: [
      'load {op} {type} + {offset}, {len} bytes => {dreg}',
      'write {sreg} => {op} {type} + {offset}, {len} bytes',
    ],
  },
);

/** NFT_FIB_RESULT_* */
const fibResult = enumeration('fib-result', 'NFT_FIB_RESULT_', { unspec: 0, oif: 1, oifname: 2, addrtype: 3 });
const fibFlags = flagSet('fib-flags', 'NFTA_FIB_F_', {
  saddr: 0x1,
  daddr: 0x2,
  mark: 0x4,
  iif: 0x8,
  oif: 0x10,
  present: 0x20,
});

export const fib = attributeSet(
  'expr-fib-attrs',
  'NFTA_FIB_',
  {
    dreg: [1, register()],
    result: [2, be32({ enum: () => fibResult })],
    flags: [3, be32({ enum: () => fibFlags })],
  },
  { reads: ['{result} of {flags} => {dreg}'] },
);

const hashTypes = enumeration('hash-types', 'NFT_HASH_', { jenkins: 0, sym: 1 });

export const hash = attributeSet(
  'expr-hash-attrs',
  'NFTA_HASH_',
  {
    sreg: [1, register()],
    dreg: [2, register()],
    len: [3, be32()],
    modulus: [4, be32()],
    seed: [5, be32({ hint: 'hex' })],
    offset: [6, be32()],
    type: [7, be32({ enum: () => hashTypes })],
    'set-name': [8, string(), { doc: 'ignored' }],
    'set-id': [9, be32(), { doc: 'ignored' }],
  },
  { reads: ['{dreg} = {type}', 'of {sreg}, {len} bytes', 'modulo {modulus}'] },
);

const metaKeys = enumeration('meta-keys', 'NFT_META_', {
  len: 0,
  protocol: 1,
  priority: 2,
  mark: 3,
  iif: 4,
  oif: 5,
  iifname: 6,
  oifname: 7,
  iftype: 8,
  oiftype: 9,
  skuid: 10,
  skgid: 11,
  nftrace: 12,
  rtclassid: 13,
  secmark: 14,
  nfproto: 15,
  'l4-proto': { value: 16, constant: 'NFT_META_L4PROTO' },
  'bri-iifname': 17,
  'bri-oifname': 18,
  pkttype: 19,
  cpu: 20,
  iifgroup: 21,
  oifgroup: 22,
  cgroup: 23,
  prandom: 24,
  secpath: 25,
  iifkind: 26,
  oifkind: 27,
  'bri-iifpvid': 28,
  'bri-iifvproto': 29,
  'time-ns': 30,
  'time-day': 31,
  'time-hour': 32,
  sdif: 33,
  sdifname: 34,
  'bri-broute': 35,
  'bri-iifhwaddr': 37,
});

export const meta = attributeSet(
  'expr-meta-attrs',
  'NFTA_META_',
  {
    dreg: [1, register()],
    key: [2, be32({ enum: () => metaKeys })],
    sreg: [3, register()],
  },
  { reads: ['load {key} => {dreg}', 'set {key} = {sreg}'] },
);

const numgenTypes = enumeration('numgen-types', 'NFT_NG_', { incremental: 0, random: 1 });

export const numgen = attributeSet(
  'numgen-attrs',
  'NFTA_NG_',
  {
    dreg: [1, register()],
    modulus: [2, be32()],
    type: [3, be32({ enum: () => numgenTypes })],
    offset: [4, be32()],
    'set-name': [5, string(), { doc: 'ignored' }],
    'set-id': [6, be32(), { doc: 'ignored' }],
  },
  { reads: ['{dreg} = {type} modulo {modulus}'] },
);

const osfFlags = flagSet('nft-osf-flags', 'NFT_OSF_F_', { version: 0x1 });
/** NF_OSF_TTL_*: how the packet's TTL and the fingerprint's are compared. */
const osfTtl = enumeration('nf-osf-ttl', 'NF_OSF_TTL_', { true: 0, less: 1, nocheck: 2 });

export const osf = attributeSet(
  'expr-osf-attrs',
  'NFTA_OSF_',
  {
    dreg: [1, register()],
    ttl: [2, u8({ enum: () => osfTtl })],
    flags: [3, be32({ enum: () => osfFlags })],
  },
  { reads: ['load => {dreg}'] },
);

const payloadBase = enumeration('payload-base', 'NFT_PAYLOAD_', {
  'link-layer-header': { value: 0, constant: 'NFT_PAYLOAD_LL_HEADER' },
  'network-header': 1,
  'transport-header': 2,
  'inner-header': 3,
  'tun-header': 4,
});
const payloadChecksum = enumeration('payload-csum-types', 'NFT_PAYLOAD_CSUM_', { none: 0, inet: 1, sctp: 2 });
const payloadChecksumFlags = flagSet('payload-csum-flags', 'NFT_PAYLOAD_', { 'l4csum-pseudohdr': 0x1 });

export const payload = attributeSet(
  'expr-payload-attrs',
  'NFTA_PAYLOAD_',
  {
    dreg: [1, register()],
    base: [2, be32({ enum: () => payloadBase })],
    offset: [3, be32()],
    len: [4, be32()],
    sreg: [5, register()],
    'csum-type': [6, be32({ enum: () => payloadChecksum })],
    'csum-offset': [7, be32()],
    'csum-flags': [8, be32({ enum: () => payloadChecksumFlags })],
  },
  { reads: ['load {base} + {offset}, {len} bytes => {dreg}', 'write {sreg} => {base} + {offset}, {len} bytes'] },
);

const rtKeys = enumeration('rt-keys', 'NFT_RT_', { classid: 0, nexthop4: 1, nexthop6: 2, tcpmss: 3, xfrm: 4 });

export const rt = attributeSet(
  'expr-rt-attrs',
  'NFTA_RT_',
  {
    dreg: [1, register()],
    key: [2, be32({ enum: () => rtKeys })],
  },
  { reads: ['load {key} => {dreg}'] },
);

const socketKeys = enumeration('socket-keys', 'NFT_SOCKET_', { transparent: 0, mark: 1, wildcard: 2, cgroupv2: 3 });

export const socket = attributeSet(
  'expr-socket-attrs',
  'NFTA_SOCKET_',
  {
    key: [1, be32({ enum: () => socketKeys })],
    dreg: [2, register()],
    level: [3, be32(), { doc: 'depth of the cgroup' }],
  },
  { reads: ['load {key} => {dreg}'] },
);

const tunnelKeys = enumeration('tunnel-keys', 'NFT_TUNNEL_', { path: 0, id: 1 });
const tunnelMode = enumeration('tunnel-mode', 'NFT_TUNNEL_MODE_', { none: 0, rx: 1, tx: 2 });

export const tunnel = attributeSet(
  'expr-tunnel-attrs',
  'NFTA_TUNNEL_',
  {
    key: [1, be32({ enum: () => tunnelKeys })],
    dreg: [2, register()],
    mode: [3, be32({ enum: () => tunnelMode })],
  },
  { reads: ['load {key} => {dreg}'] },
);

const xfrmKeys = enumeration('xfrm-keys', 'NFT_XFRM_KEY_', {
  unspec: 0,
  'daddr-ip4': 1,
  'daddr-ip6': 2,
  'saddr-ip4': 3,
  'saddr-ip6': 4,
  reqid: 5,
  spi: 6,
});
const xfrmDirection = enumeration('xfrm-direction', 'XFRM_POLICY_', { in: 0, out: 1 });

export const xfrm = attributeSet(
  'expr-xfrm-attrs',
  'NFTA_XFRM_',
  {
    dreg: [1, register()],
    key: [2, be32({ enum: () => xfrmKeys })],
    dir: [3, u8({ enum: () => xfrmDirection })],
    spnum: [4, be32()],
  },
  { reads: ['load {dir} {spnum} {key} => {dreg}'] },
);

/** An xtables match: its struct is known to the extension alone. */
export const match = attributeSet(
  'compat-match-attrs',
  'NFTA_MATCH_',
  {
    name: [1, string({ maxLen: 32 })],
    rev: [2, be32({ checks: { max: 255 } })],
    info: [3, binary()],
  },
  { reads: ['{name}', 'rev {rev}'] },
);
