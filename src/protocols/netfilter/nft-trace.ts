import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, be32, be64, nest, packetBytes, pad, string, u8 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { hardwareType } from '../route/link-header.ts';
import { connectionDirection, connectionStatus } from './conntrack-attributes.ts';
import { nfProto } from './nfgenmsg.ts';
import { verdictAttributes, verdictCode } from './nft-data.ts';

const traceType = enumeration('trace-type', 'NFT_TRACETYPE_', { unspec: 0, policy: 1, return: 2, rule: 3 });

/** NF_CT_STATE_BIT of IP_CT_*, and the two that have a constant (linux/netfilter/nf_conntrack_common.h). */
const connectionState = flagSet('ct-state', false, {
  invalid: { value: 0x1, constant: 'NF_CT_STATE_INVALID_BIT' },
  established: 0x2,
  related: 0x4,
  new: 0x8,
  untracked: { value: 0x40, constant: 'NF_CT_STATE_UNTRACKED_BIT' },
});

/** NFTA_TRACE_*: a packet at a rule, at the end of a chain, at a policy (linux/netfilter/nf_tables.h). */
export const traceAttributes = attributeSet('trace-attrs', 'NFTA_TRACE_', {
  table: [1, string()],
  chain: [2, string()],
  'rule-handle': [3, be64()],
  type: [4, be32({ enum: () => traceType })],
  verdict: [5, nest(() => verdictAttributes)],
  id: [6, be32({ hint: 'hex' }), { doc: 'the same for all that is told of a packet' }],
  'll-header': [7, packetBytes({ from: 'link', alone: true, hardware: 'iiftype' })],
  'network-header': [8, packetBytes({ from: 'network', alone: true, behind: 'll-header' })],
  'transport-header': [9, packetBytes({ from: 'transport', alone: true, behind: 'network-header' })],
  iif: [10, be32({ hint: 'ifindex' })],
  iiftype: [11, be16({ enum: () => hardwareType })],
  oif: [12, be32({ hint: 'ifindex' })],
  oiftype: [13, be16({ enum: () => hardwareType })],
  mark: [14, be32({ hint: 'hex' })],
  nfproto: [15, be32({ enum: () => nfProto })],
  policy: [16, be32({ enum: () => verdictCode })],
  pad: [17, pad()],
  'ct-id': [18, be32()],
  'ct-direction': [19, u8({ enum: () => connectionDirection })],
  'ct-status': [20, be32({ enum: () => connectionStatus })],
  'ct-state': [21, be32({ enum: () => connectionState })],
});
