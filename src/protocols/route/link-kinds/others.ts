/** Link kinds of few attributes: IFLA_INFO_DATA of each (linux/if_link.h, linux/amt.h, linux/wwan.h, linux/batman_adv.h). */
import { attributeSet } from '../../../schema/attribute-set.ts';
import { be16, be32, flag, ipv6, s32, string, struct, u8, u16, u32 } from '../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../schema/enum.ts';

const ipvlanMode = enumeration('ipvlan-mode', 'IPVLAN_MODE_', { l2: 0, l3: 1, l3s: 2 });

const ipvlanFlags = flagSet('ipvlan-flags', 'IPVLAN_F_', { private: 0x1, vepa: 0x2 });

export const ipvlanAttributes = attributeSet('linkinfo-ipvlan-attrs', 'IFLA_IPVLAN_', {
  mode: [1, u16({ enum: () => ipvlanMode })],
  flags: [2, u16({ enum: () => ipvlanFlags })],
});

export const xfrmAttributes = attributeSet('linkinfo-xfrm-attrs', 'IFLA_XFRM_', {
  link: [1, u32({ hint: 'ifindex' })],
  'if-id': [2, u32({ hint: 'hex' })],
  'collect-metadata': [3, flag()],
});

export const bareudpAttributes = attributeSet('linkinfo-bareudp-attrs', 'IFLA_BAREUDP_', {
  port: [1, be16()],
  ethertype: [2, be16({ hint: 'ethertype' })],
  'srcport-min': [3, u16()],
  'multiproto-mode': [4, flag()],
});

export const pppAttributes = attributeSet('linkinfo-ppp-attrs', 'IFLA_PPP_', {
  'dev-fd': [1, s32()],
});

const gtpRole = enumeration('gtp-role', 'GTP_ROLE_', { ggsn: 0, sgsn: 1 });

export const gtpAttributes = attributeSet('linkinfo-gtp-attrs', 'IFLA_GTP_', {
  fd0: [1, u32()],
  fd1: [2, u32()],
  'pdp-hashsize': [3, u32()],
  role: [4, u32({ enum: () => gtpRole })],
  'create-sockets': [5, u8()],
  'restart-count': [6, u8()],
  local: [7, be32({ hint: 'ipv4' })],
  local6: [8, ipv6()],
});

const ipoibMode = enumeration('ipoib-mode', 'IPOIB_MODE_', { datagram: 0, connected: 1 });

export const ipoibAttributes = attributeSet('linkinfo-ipoib-attrs', 'IFLA_IPOIB_', {
  pkey: [1, u16({ hint: 'hex' })],
  mode: [2, u16({ enum: () => ipoibMode })],
  umcast: [3, u16()],
});

const rmnetFlagBits = flagSet('rmnet-flags', 'RMNET_FLAGS_', {
  'ingress-deaggregation': 0x1,
  'ingress-map-commands': 0x2,
  'ingress-map-cksumv4': 0x4,
  'egress-map-cksumv4': 0x8,
  'ingress-map-cksumv5': 0x10,
  'egress-map-cksumv5': 0x20,
});

const rmnetFlags = struct('ifla-rmnet-flags', {
  flags: u32({ enum: () => rmnetFlagBits }),
  mask: u32({ enum: () => rmnetFlagBits }),
});

export const rmnetAttributes = attributeSet('linkinfo-rmnet-attrs', 'IFLA_RMNET_', {
  'mux-id': [1, u16()],
  flags: [2, rmnetFlags],
});

export const dsaAttributes = attributeSet('linkinfo-dsa-attrs', 'IFLA_DSA_', {
  conduit: [1, u32({ hint: 'ifindex' })],
});

const amtMode = enumeration('amt-mode', 'AMT_MODE_', { gateway: 0, relay: 1 });

export const amtAttributes = attributeSet('linkinfo-amt-attrs', 'IFLA_AMT_', {
  mode: [1, u32({ enum: () => amtMode })],
  'relay-port': [2, be16()],
  'gateway-port': [3, be16()],
  link: [4, u32({ hint: 'ifindex' })],
  'local-ip': [5, be32({ hint: 'ipv4' })],
  'remote-ip': [6, be32({ hint: 'ipv4' })],
  'discovery-ip': [7, be32({ hint: 'ipv4' })],
  'max-tunnels': [8, u32()],
});

export const wwanAttributes = attributeSet('linkinfo-wwan-attrs', 'IFLA_WWAN_', {
  'link-id': [1, u32()],
});

export const batadvAttributes = attributeSet('linkinfo-batadv-attrs', 'IFLA_BATADV_', {
  'algo-name': [1, string()],
});
