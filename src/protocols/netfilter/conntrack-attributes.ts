/** What is known of a tracked connection (linux/netfilter/nfnetlink_conntrack.h, nf_conntrack_common.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, be32, be64, binary, nest, pad, s32, string, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { protoinfoAttributes } from './conntrack-protoinfo.ts';
import { natAttributes, tupleAttributes } from './conntrack-tuple.ts';

/** IPS_* */
export const connectionStatus = flagSet('nf-ct-status', 'IPS_', {
  expected: 0x1,
  'seen-reply': 0x2,
  assured: 0x4,
  confirmed: 0x8,
  'src-nat': 0x10,
  'dst-nat': 0x20,
  'seq-adj': { value: 0x40, constant: 'IPS_SEQ_ADJUST' },
  'src-nat-done': 0x80,
  'dst-nat-done': 0x100,
  dying: 0x200,
  'fixed-timeout': 0x400,
  template: 0x800,
  'nat-clash': { value: 0x1000, constant: 'IPS_UNTRACKED', doc: 'in older kernels: an untracked packet' },
  helper: 0x2000,
  offload: 0x4000,
  'hw-offload': 0x8000,
});

/** IP_CT_*: how a packet relates to its connection. */
export const connectionInfo = enumeration('ip-conntrack-info', 'IP_CT_', {
  established: 0,
  related: 1,
  new: 2,
  'established-reply': 3,
  'related-reply': 4,
  'new-reply': 5,
});

/** IP_CT_DIR_* (linux/netfilter/nf_conntrack_tuple_common.h) */
export const connectionDirection = enumeration('ct-direction', 'IP_CT_DIR_', { original: 0, reply: 1 });

const counterAttributes = attributeSet('counter-attrs', 'CTA_COUNTERS_', {
  packets: [1, be64()],
  bytes: [2, be64()],
  'packets-old': [3, be32(), { constant: 'CTA_COUNTERS32_PACKETS' }],
  'bytes-old': [4, be32(), { constant: 'CTA_COUNTERS32_BYTES' }],
  pad: [5, pad()],
});

const helpAttributes = attributeSet('help-attrs', 'CTA_', {
  'help-name': [1, string()],
  'help-info': [2, binary(), { doc: 'private to the helper' }],
});

const seqadjAttributes = attributeSet('seqadj-attrs', 'CTA_SEQADJ_', {
  'correction-pos': [1, be32()],
  'offset-before': [2, s32({ order: 'big' })],
  'offset-after': [3, s32({ order: 'big' })],
});

const secctxAttributes = attributeSet('secctx-attrs', 'CTA_', { 'secctx-name': [1, string()] });

const synproxyAttributes = attributeSet('synproxy-attrs', 'CTA_SYNPROXY_', {
  isn: [1, be32()],
  its: [2, be32()],
  tsoff: [3, be32()],
});

/** CTA_FILTER_F_*, which no uapi header has: the parts of a tuple that must be equal. */
const filterFlags = flagSet('ct-filter-flags', false, {
  'ip-src': 0x1,
  'ip-dst': 0x2,
  'tuple-zone': 0x4,
  'proto-num': 0x8,
  'proto-src-port': 0x10,
  'proto-dst-port': 0x20,
  'proto-icmp-type': 0x40,
  'proto-icmp-code': 0x80,
  'proto-icmp-id': 0x100,
  'proto-icmpv6-type': 0x200,
  'proto-icmpv6-code': 0x400,
  'proto-icmpv6-id': 0x800,
});

const filterAttributes = attributeSet('filter-attrs', 'CTA_FILTER_', {
  'orig-flags': [1, u32({ enum: () => filterFlags })],
  'reply-flags': [2, u32({ enum: () => filterFlags })],
});

const timestampAttributes = attributeSet('timestamp-attrs', 'CTA_TIMESTAMP_', {
  start: [1, be64({ hint: 'nanoseconds-since-1970' })],
  stop: [2, be64({ hint: 'nanoseconds-since-1970' })],
  pad: [3, pad()],
});

/** CTA_* */
export const conntrackAttributes = attributeSet('conntrack-attrs', 'CTA_', {
  'tuple-orig': [1, nest(() => tupleAttributes)],
  'tuple-reply': [2, nest(() => tupleAttributes)],
  status: [3, be32({ enum: () => connectionStatus })],
  protoinfo: [4, nest(() => protoinfoAttributes)],
  help: [5, nest(() => helpAttributes)],
  'nat-src': [6, nest(() => natAttributes)],
  timeout: [7, be32({ hint: 'seconds' })],
  mark: [8, be32({ hint: 'hex' })],
  'counters-orig': [9, nest(() => counterAttributes)],
  'counters-reply': [10, nest(() => counterAttributes)],
  use: [11, be32()],
  id: [12, be32()],
  'nat-dst': [13, nest(() => natAttributes)],
  'tuple-master': [14, nest(() => tupleAttributes), { doc: 'the connection that this one was expected by' }],
  'seq-adj-orig': [15, nest(() => seqadjAttributes)],
  'seq-adj-reply': [16, nest(() => seqadjAttributes)],
  secmark: [17, be32(), { doc: 'obsolete' }],
  zone: [18, be16()],
  secctx: [19, nest(() => secctxAttributes)],
  timestamp: [20, nest(() => timestampAttributes)],
  'mark-mask': [21, be32({ hint: 'hex' })],
  labels: [22, binary(), { doc: '128 bits, least significant word first, each word in host order' }],
  'labels-mask': [23, binary()],
  synproxy: [24, nest(() => synproxyAttributes)],
  filter: [25, nest(() => filterAttributes)],
  'status-mask': [26, be32({ enum: () => connectionStatus })],
  'timestamp-event': [27, be64({ hint: 'nanoseconds-since-1970' })],
});

/** CTA_STATS_*: of one CPU. */
export const cpuStatsAttributes = attributeSet('conntrack-stats-attrs', 'CTA_STATS_', {
  searched: [1, be32(), { doc: 'obsolete' }],
  found: [2, be32()],
  new: [3, be32(), { doc: 'obsolete' }],
  invalid: [4, be32()],
  ignore: [5, be32(), { doc: 'obsolete' }],
  delete: [6, be32(), { doc: 'obsolete' }],
  'delete-list': [7, be32(), { doc: 'obsolete' }],
  insert: [8, be32()],
  'insert-failed': [9, be32()],
  drop: [10, be32()],
  'early-drop': [11, be32()],
  error: [12, be32()],
  'search-restart': [13, be32()],
  'clash-resolve': [14, be32()],
  'chain-toolong': [15, be32()],
});

/** CTA_STATS_GLOBAL_*: of the network namespace. */
export const globalStatsAttributes = attributeSet('conntrack-stats-global-attrs', 'CTA_STATS_GLOBAL_', {
  entries: [1, be32()],
  'max-entries': [2, be32()],
});
