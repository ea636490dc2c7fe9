/** flower: matches by fields of packets (linux/pkt_cls.h). */
import { attributeSet, multi } from '../../../schema/attribute-set.ts';
import {
  be16,
  be32,
  be64,
  binary,
  indexedArray,
  ipv6,
  mac,
  nest,
  sequence,
  string,
  u8,
  u16,
  u32,
} from '../../../schema/builders.ts';
import { flagSet } from '../../../schema/enum.ts';
import { actAttributes } from './action-attributes.ts';
import { clsFlags } from './header.ts';

const flowerKeyCtrlFlags = flagSet('flower-key-ctrl-flags', 'TCA_FLOWER_KEY_FLAGS_', {
  frag: { value: 0x1, constant: 'TCA_FLOWER_KEY_FLAGS_IS_FRAGMENT' },
  firstfrag: { value: 0x2, constant: 'TCA_FLOWER_KEY_FLAGS_FRAG_IS_FIRST' },
  tuncsum: { value: 0x4, constant: 'TCA_FLOWER_KEY_FLAGS_TUNNEL_CSUM' },
  tundf: { value: 0x8, constant: 'TCA_FLOWER_KEY_FLAGS_TUNNEL_DONT_FRAGMENT' },
  tunoam: { value: 0x10, constant: 'TCA_FLOWER_KEY_FLAGS_TUNNEL_OAM' },
  tuncrit: { value: 0x20, constant: 'TCA_FLOWER_KEY_FLAGS_TUNNEL_CRIT_OPT' },
});

const ctState = flagSet('flower-ct-state', 'TCA_FLOWER_KEY_CT_FLAGS_', {
  new: 0x1,
  established: 0x2,
  related: 0x4,
  tracked: 0x8,
  invalid: 0x10,
  reply: 0x20,
});

export const flowerAttributes = attributeSet('flower-attrs', 'TCA_FLOWER_', {
  classid: [1, u32({ hint: 'handle' })],
  indev: [2, string()],
  act: [3, indexedArray(nest(() => actAttributes))],
  'key-eth-dst': [4, mac()],
  'key-eth-dst-mask': [5, mac()],
  'key-eth-src': [6, mac()],
  'key-eth-src-mask': [7, mac()],
  'key-eth-type': [8, be16({ hint: 'ethertype' })],
  'key-ip-proto': [9, u8()],
  'key-ipv4-src': [10, be32({ hint: 'ipv4' })],
  'key-ipv4-src-mask': [11, be32({ hint: 'ipv4' })],
  'key-ipv4-dst': [12, be32({ hint: 'ipv4' })],
  'key-ipv4-dst-mask': [13, be32({ hint: 'ipv4' })],
  'key-ipv6-src': [14, ipv6()],
  'key-ipv6-src-mask': [15, ipv6()],
  'key-ipv6-dst': [16, ipv6()],
  'key-ipv6-dst-mask': [17, ipv6()],
  'key-tcp-src': [18, be16()],
  'key-tcp-dst': [19, be16()],
  'key-udp-src': [20, be16()],
  'key-udp-dst': [21, be16()],
  flags: [22, u32({ enum: () => clsFlags })],
  'key-vlan-id': [23, u16()],
  'key-vlan-prio': [24, u8()],
  'key-vlan-eth-type': [25, be16({ hint: 'ethertype' })],
  'key-enc-key-id': [26, be32()],
  'key-enc-ipv4-src': [27, be32({ hint: 'ipv4' })],
  'key-enc-ipv4-src-mask': [28, be32({ hint: 'ipv4' })],
  'key-enc-ipv4-dst': [29, be32({ hint: 'ipv4' })],
  'key-enc-ipv4-dst-mask': [30, be32({ hint: 'ipv4' })],
  'key-enc-ipv6-src': [31, ipv6()],
  'key-enc-ipv6-src-mask': [32, ipv6()],
  'key-enc-ipv6-dst': [33, ipv6()],
  'key-enc-ipv6-dst-mask': [34, ipv6()],
  'key-tcp-src-mask': [35, be16()],
  'key-tcp-dst-mask': [36, be16()],
  'key-udp-src-mask': [37, be16()],
  'key-udp-dst-mask': [38, be16()],
  'key-sctp-src-mask': [39, be16()],
  'key-sctp-dst-mask': [40, be16()],
  'key-sctp-src': [41, be16()],
  'key-sctp-dst': [42, be16()],
  'key-enc-udp-src-port': [43, be16()],
  'key-enc-udp-src-port-mask': [44, be16()],
  'key-enc-udp-dst-port': [45, be16()],
  'key-enc-udp-dst-port-mask': [46, be16()],
  'key-flags': [47, be32({ enum: () => flowerKeyCtrlFlags })],
  'key-flags-mask': [48, be32({ enum: () => flowerKeyCtrlFlags })],
  'key-icmpv4-code': [49, u8()],
  'key-icmpv4-code-mask': [50, u8()],
  'key-icmpv4-type': [51, u8()],
  'key-icmpv4-type-mask': [52, u8()],
  'key-icmpv6-code': [53, u8()],
  'key-icmpv6-code-mask': [54, u8()],
  'key-icmpv6-type': [55, u8()],
  'key-icmpv6-type-mask': [56, u8()],
  'key-arp-sip': [57, be32({ hint: 'ipv4' })],
  'key-arp-sip-mask': [58, be32({ hint: 'ipv4' })],
  'key-arp-tip': [59, be32({ hint: 'ipv4' })],
  'key-arp-tip-mask': [60, be32({ hint: 'ipv4' })],
  'key-arp-op': [61, u8()],
  'key-arp-op-mask': [62, u8()],
  'key-arp-sha': [63, mac()],
  'key-arp-sha-mask': [64, mac()],
  'key-arp-tha': [65, mac()],
  'key-arp-tha-mask': [66, mac()],
  'key-mpls-ttl': [67, u8()],
  'key-mpls-bos': [68, u8()],
  'key-mpls-tc': [69, u8()],
  'key-mpls-label': [70, u32()],
  'key-tcp-flags': [71, be16({ hint: 'hex' })],
  'key-tcp-flags-mask': [72, be16({ hint: 'hex' })],
  'key-ip-tos': [73, u8({ hint: 'hex' })],
  'key-ip-tos-mask': [74, u8({ hint: 'hex' })],
  'key-ip-ttl': [75, u8()],
  'key-ip-ttl-mask': [76, u8()],
  'key-cvlan-id': [77, u16()],
  'key-cvlan-prio': [78, u8()],
  'key-cvlan-eth-type': [79, be16({ hint: 'ethertype' })],
  'key-enc-ip-tos': [80, u8({ hint: 'hex' })],
  'key-enc-ip-tos-mask': [81, u8({ hint: 'hex' })],
  'key-enc-ip-ttl': [82, u8()],
  'key-enc-ip-ttl-mask': [83, u8()],
  'key-enc-opts': [84, nest(() => flowerKeyEncOptsAttributes)],
  'key-enc-opts-mask': [85, nest(() => flowerKeyEncOptsAttributes)],
  'in-hw-count': [86, u32()],
  'key-port-src-min': [87, be16()],
  'key-port-src-max': [88, be16()],
  'key-port-dst-min': [89, be16()],
  'key-port-dst-max': [90, be16()],
  'key-ct-state': [91, u16({ enum: () => ctState })],
  'key-ct-state-mask': [92, u16({ enum: () => ctState })],
  'key-ct-zone': [93, u16()],
  'key-ct-zone-mask': [94, u16()],
  'key-ct-mark': [95, u32({ hint: 'hex' })],
  'key-ct-mark-mask': [96, u32({ hint: 'hex' })],
  'key-ct-labels': [97, binary()],
  'key-ct-labels-mask': [98, binary()],
  'key-mpls-opts': [99, nest(() => flowerMplsOptions), { nested: true }],
  'key-hash': [100, u32({ hint: 'hex' })],
  'key-hash-mask': [101, u32({ hint: 'hex' })],
  'key-num-of-vlans': [102, u8()],
  'key-pppoe-sid': [103, be16()],
  'key-ppp-proto': [104, be16({ hint: 'hex' })],
  'key-l2tpv3-sid': [105, be32()],
  'l2-miss': [106, u8()],
  'key-cfm': [107, nest(() => flowerKeyCfmAttributes), { nested: true }],
  'key-spi': [108, be32({ hint: 'hex' })],
  'key-spi-mask': [109, be32({ hint: 'hex' })],
  'key-enc-flags': [110, be32({ enum: () => flowerKeyCtrlFlags })],
  'key-enc-flags-mask': [111, be32({ enum: () => flowerKeyCtrlFlags })],
});

/** In answers one geneve nest has class, type, data of each option, one after the other. */
const flowerKeyEncOptsAttributes = attributeSet('flower-key-enc-opts-attrs', 'TCA_FLOWER_KEY_ENC_OPTS_', {
  geneve: [1, multi(sequence(() => flowerKeyEncOptGeneveAttributes))],
  vxlan: [2, nest(() => flowerKeyEncOptVxlanAttributes)],
  erspan: [3, nest(() => flowerKeyEncOptErspanAttributes)],
  gtp: [4, nest(() => flowerKeyEncOptGtpAttributes)],
  pfcp: [5, nest(() => flowerPfcp)],
});

const flowerKeyEncOptGeneveAttributes = attributeSet(
  'flower-key-enc-opt-geneve-attrs',
  'TCA_FLOWER_KEY_ENC_OPT_GENEVE_',
  {
    class: [1, be16({ hint: 'hex' })],
    type: [2, u8({ hint: 'hex' })],
    data: [3, binary({ checks: { minLen: 4, maxLen: 128 } })],
  },
);

const flowerKeyEncOptVxlanAttributes = attributeSet('flower-key-enc-opt-vxlan-attrs', 'TCA_FLOWER_KEY_ENC_OPT_VXLAN_', {
  gbp: [1, u32({ hint: 'hex' })],
});

const flowerKeyEncOptErspanAttributes = attributeSet(
  'flower-key-enc-opt-erspan-attrs',
  'TCA_FLOWER_KEY_ENC_OPT_ERSPAN_',
  {
    ver: [1, u8()],
    index: [2, be32()],
    dir: [3, u8()],
    hwid: [4, u8()],
  },
);

const flowerKeyEncOptGtpAttributes = attributeSet('flower-key-enc-opt-gtp-attrs', 'TCA_FLOWER_KEY_ENC_OPT_GTP_', {
  'pdu-type': [1, u8()],
  qfi: [2, u8()],
});

const flowerPfcp = attributeSet('flower-key-enc-opt-pfcp-attrs', 'TCA_FLOWER_KEY_ENC_OPT_PFCP_', {
  type: [1, u8({ hint: 'hex' })],
  seid: [2, be64({ hint: 'hex' })],
});

const flowerMplsOptions = attributeSet('flower-key-mpls-opts-attrs', 'TCA_FLOWER_KEY_MPLS_OPTS_', {
  lse: [1, multi(nest(() => flowerKeyMplsOptAttributes)), { nested: true }],
});

const flowerKeyMplsOptAttributes = attributeSet('flower-key-mpls-opt-attrs', 'TCA_FLOWER_KEY_MPLS_OPT_', {
  'lse-depth': [1, u8()],
  'lse-ttl': [2, u8()],
  'lse-bos': [3, u8()],
  'lse-tc': [4, u8()],
  'lse-label': [5, u32()],
});

const flowerKeyCfmAttributes = attributeSet('flower-key-cfm-attrs', 'TCA_FLOWER_KEY_CFM_', {
  'md-level': [1, u8()],
  opcode: [2, u8()],
});
