/** Lightweight tunnels: RTA_ENCAP by RTA_ENCAP_TYPE (linux/lwtunnel.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import {
  array,
  be16,
  be32,
  be64,
  binary,
  bits,
  ipv6,
  nest,
  pad,
  s32,
  sequence,
  string,
  struct,
  subMessage,
  u8,
  u32,
  u64,
} from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { ilaAttributes } from '../ila.ts';

export const encapType = enumeration('lwtunnel-encap-types', 'LWTUNNEL_ENCAP_', {
  none: 0,
  mpls: 1,
  ip: 2,
  ila: 3,
  ip6: 4,
  seg6: 5,
  bpf: 6,
  'seg6-local': 7,
  rpl: 8,
  ioam6: 9,
  xfrm: 10,
});

/** An MPLS label stack entry (linux/mpls.h). */
export const mplsLabels = array(bits('u32', { label: [12, 20], tc: [9, 3], bos: [8, 1], ttl: [0, 8] }, 'big'));

const mplsEncap = attributeSet('mpls-iptunnel-attrs', 'MPLS_IPTUNNEL_', {
  dst: [1, mplsLabels],
  ttl: [2, u8()],
});

/** TUNNEL_* as they are on the wire, big-endian (linux/if_tunnel.h). */
const tunnelFlags = flagSet('tunnel-flags', false, {
  csum: 0x1,
  routing: 0x2,
  key: 0x4,
  seq: 0x8,
  strict: 0x10,
  rec: 0x20,
  version: 0x40,
  'no-key': 0x80,
  'dont-fragment': 0x100,
  oam: 0x200,
  'crit-opt': 0x400,
  'geneve-opt': 0x800,
  'vxlan-opt': 0x1000,
  nocache: 0x2000,
  'erspan-opt': 0x4000,
  'gtp-opt': 0x8000,
});

const ipEncap = attributeSet('lwtunnel-ip-attrs', 'LWTUNNEL_IP_', {
  id: [1, be64()],
  dst: [2, be32({ hint: 'ipv4' })],
  src: [3, be32({ hint: 'ipv4' })],
  ttl: [4, u8()],
  tos: [5, u8({ hint: 'hex' })],
  flags: [6, be16({ enum: () => tunnelFlags })],
  pad: [7, pad()],
  opts: [8, nest(() => tunnelOptions), { nested: true }],
});

const ip6Encap = attributeSet('lwtunnel-ip6-attrs', 'LWTUNNEL_IP6_', {
  id: [1, be64()],
  dst: [2, ipv6()],
  src: [3, ipv6()],
  hoplimit: [4, u8()],
  tc: [5, u8({ hint: 'hex' })],
  flags: [6, be16({ enum: () => tunnelFlags })],
  pad: [7, pad()],
  opts: [8, nest(() => tunnelOptions), { nested: true }],
});

/** Requests have one geneve nest per option, answers one nest with class, type, data, class, type, data … */
const tunnelOptions = attributeSet('lwtunnel-ip-opts-attrs', 'LWTUNNEL_IP_OPTS_', {
  geneve: [1, multi(sequence(() => geneveOption)), { nested: true }],
  vxlan: [2, nest(() => vxlanOption), { nested: true }],
  erspan: [3, nest(() => erspanOption), { nested: true }],
});

const geneveOption = attributeSet('lwtunnel-ip-opt-geneve-attrs', 'LWTUNNEL_IP_OPT_GENEVE_', {
  class: [1, be16({ hint: 'hex' })],
  type: [2, u8({ hint: 'hex' })],
  data: [3, binary({ checks: { minLen: 4, maxLen: 127 } })],
});

const vxlanOption = attributeSet('lwtunnel-ip-opt-vxlan-attrs', 'LWTUNNEL_IP_OPT_VXLAN_', {
  gbp: [1, u32({ hint: 'hex' })],
});

const erspanOption = attributeSet('lwtunnel-ip-opt-erspan-attrs', 'LWTUNNEL_IP_OPT_ERSPAN_', {
  ver: [1, u8()],
  index: [2, be32()],
  dir: [3, u8()],
  hwid: [4, u8()],
});

const segmentFlags = flagSet('sr6-flags', 'SR6_FLAG1_', { protected: 0x40, oam: 0x20, alert: 0x10, hmac: 0x8 });

/** The segment routing header of IPv6, RFC 8754 (linux/seg6.h). */
const segmentHeader = struct('ipv6-sr-hdr', {
  nexthdr: u8(),
  hdrlen: { type: u8(), doc: 'in units of 8 bytes, without the first' },
  type: u8(),
  'segments-left': u8(),
  'first-segment': u8(),
  flags: u8({ enum: () => segmentFlags }),
  tag: be16(),
  segments: array(ipv6(), { member: 'first-segment', offset: 1 }),
  tlvs: binary(),
});

const seg6Mode = enumeration('seg6-iptunnel-mode', 'SEG6_IPTUN_MODE_', {
  inline: 0,
  encap: 1,
  l2encap: 2,
  'encap-red': 3,
  'l2encap-red': 4,
});

const seg6Tunnel = struct('seg6-iptunnel-encap', { mode: s32({ enum: () => seg6Mode }), srh: segmentHeader });

const seg6Encap = attributeSet('seg6-iptunnel-attrs', 'SEG6_IPTUNNEL_', {
  srh: [1, seg6Tunnel],
  src: [2, ipv6()],
});

const bpfEncap = attributeSet('lwt-bpf-attrs', 'LWT_BPF_', {
  in: [1, nest(() => bpfProgram)],
  out: [2, nest(() => bpfProgram)],
  xmit: [3, nest(() => bpfProgram)],
  'xmit-headroom': [4, u32({ checks: { max: 256 } })],
});

const bpfProgram = attributeSet('lwt-bpf-prog-attrs', 'LWT_BPF_PROG_', {
  fd: [1, u32()],
  name: [2, string()],
});

const seg6LocalAction = enumeration('seg6-local-action', 'SEG6_LOCAL_ACTION_', {
  unspec: 0,
  end: 1,
  'end-x': 2,
  'end-t': 3,
  'end-dx2': 4,
  'end-dx6': 5,
  'end-dx4': 6,
  'end-dt6': 7,
  'end-dt4': 8,
  'end-b6': 9,
  'end-b6-encap': 10,
  'end-bm': 11,
  'end-s': 12,
  'end-as': 13,
  'end-am': 14,
  'end-bpf': 15,
  'end-dt46': 16,
});

const seg6LocalEncap = attributeSet('seg6-local-attrs', 'SEG6_LOCAL_', {
  action: [1, u32({ enum: () => seg6LocalAction })],
  srh: [2, segmentHeader],
  table: [3, u32()],
  nh4: [4, be32({ hint: 'ipv4' })],
  nh6: [5, ipv6()],
  iif: [6, u32({ hint: 'ifindex' })],
  oif: [7, u32({ hint: 'ifindex' })],
  bpf: [8, nest(() => seg6LocalBpf)],
  vrftable: [9, u32()],
  counters: [10, nest(() => seg6LocalCounters), { nested: true }],
  flavors: [11, nest(() => seg6LocalFlavors), { nested: true }],
});

const seg6LocalBpf = attributeSet('seg6-local-bpf-attrs', 'SEG6_LOCAL_BPF_', {
  prog: [1, u32(), { doc: 'a file descriptor in requests, the id of the program in answers' }],
  'prog-name': [2, string()],
});

const seg6LocalCounters = attributeSet('seg6-local-cnt-attrs', 'SEG6_LOCAL_CNT_', {
  pad: [1, pad()],
  packets: [2, u64()],
  bytes: [3, u64({ hint: 'bytes' })],
  errors: [4, u64()],
});

/** Bit n for SEG6_LOCAL_FLV_OP_* n. */
const seg6LocalFlavorOperation = flagSet('seg6-local-flv-op', false, {
  psp: 0x2,
  usp: 0x4,
  usd: 0x8,
  'next-csid': 0x10,
});

const seg6LocalFlavors = attributeSet('seg6-local-flv-attrs', 'SEG6_LOCAL_FLV_', {
  operation: [1, u32({ enum: () => seg6LocalFlavorOperation })],
  'lcblock-bits': [2, u8()],
  'lcnode-fn-bits': [3, u8()],
});

/** The source routing header of RPL, RFC 6554, with whole addresses: the kernel takes no other (linux/rpl.h). */
const rplHeader = struct(
  'ipv6-rpl-sr-hdr',
  {
    nexthdr: u8(),
    hdrlen: { type: u8(), doc: 'in units of 8 bytes, without the first' },
    type: u8(),
    'segments-left': u8(),
    compression: bits('u32', { cmpre: [0, 4], cmpri: [4, 4], reserved: [8, 4], pad: [12, 4], reserved1: [16, 16] }),
    segments: array(ipv6(), { member: 'segments-left' }),
  },
  { constant: false },
);

const rplEncap = attributeSet('rpl-iptunnel-attrs', 'RPL_IPTUNNEL_', {
  srh: [1, rplHeader],
});

const ioam6Mode = enumeration('ioam6-iptunnel-mode', 'IOAM6_IPTUNNEL_MODE_', { inline: 1, encap: 2, auto: 3 });

/** The trace option of IOAM, RFC 9197 (linux/ioam6.h). */
const ioam6Trace = struct(
  'ioam6-trace-hdr',
  {
    'namespace-id': be16(),
    node: bits('u8', { reserved: [0, 2], overflow: [2, 1], nodelen: [3, 5] }),
    remaining: bits('u8', { remlen: [0, 7], reserved: [7, 1] }),
    type: be32({ hint: 'hex' }),
    data: binary(),
  },
  { constant: false },
);

const ioam6Encap = attributeSet('ioam6-iptunnel-attrs', 'IOAM6_IPTUNNEL_', {
  mode: [1, u8({ enum: () => ioam6Mode })],
  dst: [2, ipv6()],
  trace: [3, ioam6Trace],
  'freq-k': [4, u32({ checks: { min: 1, max: 1_000_000 } })],
  'freq-n': [5, u32({ checks: { min: 1, max: 1_000_000 } })],
  src: [6, ipv6()],
});

const xfrmEncap = attributeSet('lwt-xfrm-attrs', 'LWT_XFRM_', {
  'if-id': [1, u32({ hint: 'hex' })],
  link: [2, u32({ hint: 'ifindex' })],
});

/** RTA_ENCAP, by the attribute `encap-type` beside it. */
export const encap = subMessage('encap-msg', 'encap-type', {
  mpls: nest(() => mplsEncap),
  ip: nest(() => ipEncap),
  ila: nest(() => ilaAttributes),
  ip6: nest(() => ip6Encap),
  seg6: nest(() => seg6Encap),
  bpf: nest(() => bpfEncap),
  'seg6-local': nest(() => seg6LocalEncap),
  rpl: nest(() => rplEncap),
  ioam6: nest(() => ioam6Encap),
  xfrm: nest(() => xfrmEncap),
});
