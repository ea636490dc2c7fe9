import { attributeSet } from '../../../schema/attribute-set.ts';
import { be32, ip, ipv6, u32 } from '../../../schema/builders.ts';

/** IFLA_INFO_DATA of vti: IFLA_VTI_* (linux/if_tunnel.h). */
export const vtiAttributes = attributeSet('linkinfo-vti-attrs', 'IFLA_VTI_', {
  link: [1, u32({ hint: 'ifindex' })],
  ikey: [2, be32({ hint: 'hex' })],
  okey: [3, be32({ hint: 'hex' })],
  local: [4, ip()],
  remote: [5, ip()],
  fwmark: [6, u32({ hint: 'hex' })],
});

/** IFLA_INFO_DATA of vti6. */
export const vti6Attributes = attributeSet('linkinfo-vti6-attrs', 'IFLA_VTI_', {
  link: [1, u32({ hint: 'ifindex' })],
  ikey: [2, be32({ hint: 'hex' })],
  okey: [3, be32({ hint: 'hex' })],
  local: [4, ipv6()],
  remote: [5, ipv6()],
  fwmark: [6, u32({ hint: 'hex' })],
});
