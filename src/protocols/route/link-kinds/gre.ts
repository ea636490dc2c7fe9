import { attributeSet } from '../../../schema/attribute-set.ts';
import { be16, be32, flag, ip, ipv6, u8, u16, u32 } from '../../../schema/builders.ts';
import { flagSet } from '../../../schema/enum.ts';
import { tunnelEncap, tunnelEncapFlags } from './tunnel.ts';

/** GRE_* as they are on the wire, big-endian (linux/if_tunnel.h). */
const greFlags = flagSet('gre-flags', false, {
  csum: 0x8000,
  routing: 0x4000,
  key: 0x2000,
  seq: 0x1000,
  strict: 0x800,
  ack: 0x80,
});

const ends = {
  link: [1, u32({ hint: 'ifindex' })],
  iflags: [2, be16({ enum: () => greFlags })],
  oflags: [3, be16({ enum: () => greFlags })],
  ikey: [4, be32({ hint: 'hex' })],
  okey: [5, be32({ hint: 'hex' })],
} as const;
const encapsulation = {
  'encap-limit': [11, u8()],
  flowinfo: [12, be32({ hint: 'hex' })],
  flags: [13, u32()],
  'encap-type': [14, u16({ enum: () => tunnelEncap })],
  'encap-flags': [15, u16({ enum: () => tunnelEncapFlags })],
  'encap-sport': [16, be16()],
  'encap-dport': [17, be16()],
  'collect-metadata': [18, flag()],
} as const;
const rest = {
  fwmark: [20, u32({ hint: 'hex' })],
  'erspan-index': [21, u32()],
  'erspan-ver': [22, u8()],
  'erspan-dir': [23, u8()],
  'erspan-hwid': [24, u16()],
} as const;

/** IFLA_INFO_DATA of gre, gretap and erspan: IFLA_GRE_* (linux/if_tunnel.h). */
export const greAttributes = attributeSet('linkinfo-gre-attrs', 'IFLA_GRE_', {
  ...ends,
  local: [6, ip()],
  remote: [7, ip()],
  ttl: [8, u8()],
  tos: [9, u8()],
  pmtudisc: [10, u8()],
  ...encapsulation,
  'ignore-df': [19, u8()],
  ...rest,
});

/** IFLA_INFO_DATA of ip6gre, ip6gretap and ip6erspan. */
export const gre6Attributes = attributeSet('linkinfo-gre6-attrs', 'IFLA_GRE_', {
  ...ends,
  local: [6, ipv6()],
  remote: [7, ipv6()],
  ttl: [8, u8()],
  ...encapsulation,
  ...rest,
});
