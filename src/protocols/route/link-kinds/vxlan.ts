import { attributeSet } from '../../../schema/attribute-set.ts';
import { be16, be32, binary, flag, ipv6, select, struct, u8, u32 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';

const vxlanDf = enumeration('vxlan-df', 'VXLAN_DF_', { unset: 0, set: 1, inherit: 2 });

const labelPolicy = enumeration('vxlan-label-policy', 'VXLAN_LABEL_', { fixed: 0, inherit: 1 });

const portRange = struct('ifla-vxlan-port-range', { low: be16(), high: be16() });

/** IFLA_INFO_DATA of a vxlan: IFLA_VXLAN_* (linux/if_link.h). */
export const vxlanAttributes = attributeSet('linkinfo-vxlan-attrs', 'IFLA_VXLAN_', {
  id: [1, u32()],
  group: [2, be32({ hint: 'ipv4' })],
  link: [3, u32({ hint: 'ifindex' })],
  local: [4, be32({ hint: 'ipv4' })],
  ttl: [5, u8()],
  tos: [6, u8()],
  learning: [7, u8()],
  ageing: [8, u32({ hint: 'seconds' })],
  limit: [9, u32()],
  'port-range': [10, portRange],
  proxy: [11, u8()],
  rsc: [12, u8()],
  l2miss: [13, u8()],
  l3miss: [14, u8()],
  port: [15, be16()],
  group6: [16, ipv6()],
  local6: [17, ipv6()],
  'udp-csum': [18, u8()],
  'udp-zero-csum6-tx': [19, u8()],
  'udp-zero-csum6-rx': [20, u8()],
  'remcsum-tx': [21, u8()],
  'remcsum-rx': [22, u8()],
  gbp: [23, flag()],
  'remcsum-nopartial': [24, flag()],
  'collect-metadata': [25, u8()],
  label: [26, be32({ hint: 'hex' })],
  gpe: [27, flag()],
  'ttl-inherit': [28, select([{ name: 'request', when: { length: 0 }, type: flag() }], u8())],
  df: [29, u8({ enum: () => vxlanDf })],
  vnifilter: [30, u8()],
  localbypass: [31, u8()],
  'label-policy': [32, u32({ enum: () => labelPolicy })],
  'reserved-bits': [33, binary({ checks: { exactLen: 8 } })],
  'mc-route': [34, u8()],
});
