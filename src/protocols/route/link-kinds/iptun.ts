import { attributeSet } from '../../../schema/attribute-set.ts';
import { be16, be32, flag, ip, ipv6, u8, u16, u32 } from '../../../schema/builders.ts';
import { flagSet } from '../../../schema/enum.ts';
import { tunnelEncap, tunnelEncapFlags } from './tunnel.ts';

/** SIT_ISATAP is a 1 in host order in a big-endian attribute (linux/if_tunnel.h). */
const sitFlags = flagSet('sit-flags', false, { isatap: 0x100 });

const encapsulation = {
  'encap-type': [15, u16({ enum: () => tunnelEncap })],
  'encap-flags': [16, u16({ enum: () => tunnelEncapFlags })],
  'encap-sport': [17, be16()],
  'encap-dport': [18, be16()],
  'collect-metadata': [19, flag()],
  fwmark: [20, u32({ hint: 'hex' })],
} as const;

/** IFLA_INFO_DATA of ipip and sit: IFLA_IPTUN_* (linux/if_tunnel.h). */
export const iptunAttributes = attributeSet('linkinfo-iptun-attrs', 'IFLA_IPTUN_', {
  link: [1, u32({ hint: 'ifindex' })],
  local: [2, ip()],
  remote: [3, ip()],
  ttl: [4, u8()],
  tos: [5, u8()],
  'encap-limit': [6, u8()],
  flowinfo: [7, be32({ hint: 'hex' })],
  flags: [8, be16({ enum: () => sitFlags })],
  proto: [9, u8()],
  pmtudisc: [10, u8()],
  '6rd-prefix': [11, ipv6()],
  '6rd-relay-prefix': [12, be32({ hint: 'ipv4' })],
  '6rd-prefixlen': [13, u16({ hint: 'prefix-len' })],
  '6rd-relay-prefixlen': [14, u16({ hint: 'prefix-len' })],
  ...encapsulation,
});

/** IP6_TNL_F_* (linux/ip6_tunnel.h). */
const ip6tnlFlags = flagSet('ip6tnl-flags', 'IP6_TNL_F_', {
  'ign-encap-limit': 0x1,
  'use-orig-tclass': 0x2,
  'use-orig-flowlabel': 0x4,
  'mip6-dev': 0x8,
  'rcv-dscp-copy': 0x10,
  'use-orig-fwmark': 0x20,
  'allow-local-remote': 0x40,
});

/** IFLA_INFO_DATA of ip6tnl: the same numbers, with 32 bits of flags. */
export const ip6tnlAttributes = attributeSet('linkinfo-ip6tnl-attrs', 'IFLA_IPTUN_', {
  link: [1, u32({ hint: 'ifindex' })],
  local: [2, ipv6()],
  remote: [3, ipv6()],
  ttl: [4, u8()],
  'encap-limit': [6, u8()],
  flowinfo: [7, be32({ hint: 'hex' })],
  flags: [8, u32({ enum: () => ip6tnlFlags })],
  proto: [9, u8()],
  ...encapsulation,
});
