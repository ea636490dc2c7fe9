/** Who speaks with whom: tuples, and the address translation of one (linux/netfilter/nfnetlink_conntrack.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, be32, ipv6, nest, u8 } from '../../schema/builders.ts';
import { ipProtocol } from '../ip-protocol.ts';

const tupleIpAttributes = attributeSet('tuple-ip-attrs', 'CTA_', {
  'ip-v4-src': [1, be32({ hint: 'ipv4' })],
  'ip-v4-dst': [2, be32({ hint: 'ipv4' })],
  'ip-v6-src': [3, ipv6()],
  'ip-v6-dst': [4, ipv6()],
});

const tupleProtoAttributes = attributeSet('tuple-proto-attrs', 'CTA_', {
  'proto-num': [1, u8({ enum: () => ipProtocol })],
  'proto-src-port': [2, be16(), { doc: 'also of SCTP, DCCP, UDP-Lite, and the call ID of GRE' }],
  'proto-dst-port': [3, be16()],
  'proto-icmp-id': [4, be16()],
  'proto-icmp-type': [5, u8()],
  'proto-icmp-code': [6, u8()],
  'proto-icmpv6-id': [7, be16()],
  'proto-icmpv6-type': [8, u8()],
  'proto-icmpv6-code': [9, u8()],
});

export const tupleAttributes = attributeSet('tuple-attrs', 'CTA_', {
  'tuple-ip': [1, nest(() => tupleIpAttributes)],
  'tuple-proto': [2, nest(() => tupleProtoAttributes)],
  'tuple-zone': [3, be16(), { doc: 'where the two directions lie in different zones' }],
});

const natProtoAttributes = attributeSet('nat-proto-attrs', 'CTA_PROTO', {
  'nat-port-min': [1, be16()],
  'nat-port-max': [2, be16()],
});

export const natAttributes = attributeSet('nat-attrs', 'CTA_', {
  'nat-v4-minip': [1, be32({ hint: 'ipv4' })],
  'nat-v4-maxip': [2, be32({ hint: 'ipv4' })],
  'nat-proto': [3, nest(() => natProtoAttributes)],
  'nat-v6-minip': [4, ipv6()],
  'nat-v6-maxip': [5, ipv6()],
});
