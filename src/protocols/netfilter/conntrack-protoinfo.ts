/** What conntrack knows of a connection's own protocol. */
import { attributeSet } from '../../schema/attribute-set.ts';
import { be32, be64, nest, pad, struct, u8 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';

/** linux/netfilter/nf_conntrack_tcp.h */
const tcpState = enumeration('nf-ct-tcp-state', 'TCP_CONNTRACK_', {
  none: 0,
  'syn-sent': 1,
  'syn-recv': 2,
  established: 3,
  'fin-wait': 4,
  'close-wait': 5,
  'last-ack': 6,
  'time-wait': 7,
  close: 8,
  'syn-sent2': 9,
  max: { value: 10, doc: 'how many states there are' },
  ignore: 11,
  retrans: 12,
  unack: 13,
  'timeout-max': 14,
});

const tcpFlags = flagSet('nf-ct-tcp-flags', 'IP_CT_TCP_FLAG_', {
  'window-scale': 0x1,
  'sack-perm': 0x2,
  'close-init': 0x4,
  'be-liberal': 0x8,
  unacked: { value: 0x10, constant: 'IP_CT_TCP_FLAG_DATA_UNACKNOWLEDGED' },
  maxack: { value: 0x20, constant: 'IP_CT_TCP_FLAG_MAXACK_SET' },
  'challenge-ack': { value: 0x40, constant: 'IP_CT_EXP_CHALLENGE_ACK' },
  'simultaneous-open': { value: 0x80, constant: 'IP_CT_TCP_SIMULTANEOUS_OPEN' },
});

const tcpFlagsMask = struct(
  'nf-ct-tcp-flags-mask',
  { flags: u8({ enum: () => tcpFlags }), mask: u8({ enum: () => tcpFlags }) },
  { constant: 'nf_ct_tcp_flags' },
);

const tcpAttributes = attributeSet('protoinfo-tcp-attrs', 'CTA_PROTOINFO_', {
  'tcp-state': [1, u8({ enum: () => tcpState })],
  'tcp-wscale-original': [2, u8()],
  'tcp-wscale-reply': [3, u8()],
  'tcp-flags-original': [4, tcpFlagsMask],
  'tcp-flags-reply': [5, tcpFlagsMask],
});

/** States of DCCP; they were in the headers until the tracker left in Linux 6.17. */
const dccpState = enumeration('nf-ct-dccp-state', false, {
  none: 0,
  request: 1,
  respond: 2,
  partopen: 3,
  open: 4,
  closereq: 5,
  closing: 6,
  timewait: 7,
  ignore: 8,
  invalid: 9,
});
const dccpRole = enumeration('nf-ct-dccp-role', false, { client: 0, server: 1 });

const dccpAttributes = attributeSet('protoinfo-dccp-attrs', 'CTA_PROTOINFO_', {
  'dccp-state': [1, u8({ enum: () => dccpState })],
  'dccp-role': [2, u8({ enum: () => dccpRole }), { doc: 'of the side that spoke first' }],
  'dccp-handshake-seq': [3, be64()],
  'dccp-pad': [4, pad()],
});

/** linux/netfilter/nf_conntrack_sctp.h */
const sctpState = enumeration('nf-ct-sctp-state', 'SCTP_CONNTRACK_', {
  none: 0,
  cloned: { value: 1, constant: 'SCTP_CONNTRACK_CLOSED', doc: 'closed; the name is that of the YNL spec' },
  'cookie-wait': 2,
  'cookie-echoed': 3,
  established: 4,
  'shutdown-sent': 5,
  'shutdown-received': { value: 6, constant: 'SCTP_CONNTRACK_SHUTDOWN_RECD' },
  'shutdown-ack-sent': 7,
  'shutdown-heartbeat-sent': { value: 8, constant: 'SCTP_CONNTRACK_HEARTBEAT_SENT' },
  'heartbeat-acked': { value: 9, doc: 'no longer used' },
});

const sctpAttributes = attributeSet('protoinfo-sctp-attrs', 'CTA_PROTOINFO_SCTP_', {
  'sctp-state': [1, u8({ enum: () => sctpState }), { constant: 'CTA_PROTOINFO_SCTP_STATE' }],
  'vtag-original': [2, be32({ hint: 'hex' })],
  'vtag-reply': [3, be32({ hint: 'hex' })],
});

export const protoinfoAttributes = attributeSet('protoinfo-attrs', 'CTA_', {
  'protoinfo-tcp': [1, nest(() => tcpAttributes)],
  'protoinfo-dccp': [2, nest(() => dccpAttributes)],
  'protoinfo-sctp': [3, nest(() => sctpAttributes)],
});
