/** Generic family ovs_flow: which packets Open vSwitch treats how (linux/openvswitch.h). */
import { type AttributeSet, attributeSet } from '../../schema/attribute-set.ts';
import {
  array,
  be16,
  be32,
  be64,
  binary,
  bits,
  flag,
  ip,
  ipv4,
  ipv6,
  nest,
  pad,
  records,
  repeat,
  select,
  sequence,
  string,
  struct,
  u8,
  u16,
  u32,
  u64,
  unused,
} from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, operations, query } from './operations.ts';
import { ovsHeader } from './ovs.ts';

const ufidFlags = flagSet('ovs-ufid-flags', 'OVS_UFID_F_', {
  'omit-key': 0x1,
  'omit-mask': 0x2,
  'omit-actions': 0x4,
});

const ctStateFlags = flagSet('ct-state-flags', 'OVS_CS_F_', {
  new: 0x1,
  established: 0x2,
  related: 0x4,
  'reply-dir': 0x8,
  invalid: 0x10,
  tracked: 0x20,
  'src-nat': 0x40,
  'dst-nat': 0x80,
});

const fragmentType = enumeration('ovs-frag-type', 'OVS_FRAG_TYPE_', {
  none: 0,
  first: 1,
  later: 2,
  any: { value: 255, constant: false },
});

const hashAlgorithm = enumeration('ovs-hash-alg', 'OVS_HASH_ALG_', {
  'ovs-hash-alg-l4': { value: 0, constant: 'OVS_HASH_ALG_L4' },
  'ovs-hash-alg-sym-l4': { value: 1, constant: 'OVS_HASH_ALG_SYM_L4' },
});

/** Bits of enum ip_conntrack_events (linux/netfilter/nf_conntrack_common.h), which counts them. */
const conntrackEvents = flagSet('ct-events', false, {
  new: 0x1,
  related: 0x2,
  destroy: 0x4,
  reply: 0x8,
  assured: 0x10,
  protoinfo: 0x20,
  helper: 0x40,
  mark: 0x80,
  seqadj: 0x100,
  secmark: 0x200,
  label: 0x400,
  synproxy: 0x800,
});

const flowStats = struct('ovs-flow-stats', { 'n-packets': u64(), 'n-bytes': u64() });

const ethernet = struct('ovs-key-ethernet', {
  'eth-src': binary({ size: 6, hint: 'mac' }),
  'eth-dst': binary({ size: 6, hint: 'mac' }),
});

const keyIpv4 = struct('ovs-key-ipv4', {
  'ipv4-src': ipv4(),
  'ipv4-dst': ipv4(),
  'ipv4-proto': u8(),
  'ipv4-tos': u8({ hint: 'hex' }),
  'ipv4-ttl': u8(),
  'ipv4-frag': u8({ enum: () => fragmentType }),
});

const keyIpv6 = struct('ovs-key-ipv6', {
  'ipv6-src': ipv6(),
  'ipv6-dst': ipv6(),
  'ipv6-label': be32({ hint: 'hex' }),
  'ipv6-proto': u8(),
  'ipv6-tclass': u8({ hint: 'hex' }),
  'ipv6-hlimit': u8(),
  'ipv6-frag': u8({ enum: () => fragmentType }),
});

const keyTcp = struct('ovs-key-tcp', { 'tcp-src': be16(), 'tcp-dst': be16() });

const keyUdp = struct('ovs-key-udp', { 'udp-src': be16(), 'udp-dst': be16() });

const keySctp = struct('ovs-key-sctp', { 'sctp-src': be16(), 'sctp-dst': be16() });

/** Of ICMPv6 too (struct ovs_key_icmpv6). */
const keyIcmp = struct('ovs-key-icmp', { 'icmp-type': u8(), 'icmp-code': u8() });

const keyArp = struct('ovs-key-arp', {
  'arp-sip': ipv4(),
  'arp-tip': ipv4(),
  'arp-op': be16(),
  'arp-sha': binary({ size: 6, hint: 'mac' }),
  'arp-tha': binary({ size: 6, hint: 'mac' }),
  pad: pad(2),
});

const keyNd = struct('ovs-key-nd', {
  'nd-target': ipv6(),
  'nd-sll': binary({ size: 6, hint: 'mac' }),
  'nd-tll': binary({ size: 6, hint: 'mac' }),
});

const keyMpls = struct('ovs-key-mpls', { 'mpls-lse': be32({ hint: 'hex' }) });

const conntrackTupleIpv4 = struct('ovs-key-ct-tuple-ipv4', {
  'ipv4-src': ipv4(),
  'ipv4-dst': ipv4(),
  'src-port': be16(),
  'dst-port': be16(),
  'ipv4-proto': u8(),
  pad: pad(3),
});

const conntrackTupleIpv6 = struct('ovs-key-ct-tuple-ipv6', {
  'ipv6-src': ipv6(),
  'ipv6-dst': ipv6(),
  'src-port': be16(),
  'dst-port': be16(),
  'ipv6-proto': u8(),
  pad: pad(3),
});

const keyIpv6Exthdrs = struct('ovs-key-ipv6-exthdrs', { hdrs: u16({ hint: 'hex' }) });

const nshBase = struct('ovs-nsh-key-base', {
  flags: u8({ hint: 'hex' }),
  ttl: u8(),
  mdtype: u8(),
  np: u8(),
  'path-hdr': be32({ hint: 'hex' }),
});

const nshMd1 = struct('ovs-nsh-key-md1', { context: array(be32({ hint: 'hex' }), 4) });

const pushVlan = struct('ovs-action-push-vlan', {
  'vlan-tpid': be16({ hint: 'ethertype' }),
  'vlan-tci': be16({ hint: 'hex' }),
});

const hash = struct('ovs-action-hash', { 'hash-alg': u32({ enum: () => hashAlgorithm }), 'hash-basis': u32() });

const pushMpls = struct('ovs-action-push-mpls', {
  'mpls-lse': be32({ hint: 'hex' }),
  'mpls-ethertype': be16({ hint: 'ethertype' }),
  pad: pad(2),
});

const addMpls = struct('ovs-action-add-mpls', {
  'mpls-lse': be32({ hint: 'hex' }),
  'mpls-ethertype': be16({ hint: 'ethertype' }),
  'tun-flags': u16({ hint: 'hex' }),
});

const geneveOptions = records({
  header: struct(
    'geneve-opt',
    { 'opt-class': be16({ hint: 'hex' }), type: u8({ hint: 'hex' }), length: u8() },
    { constant: false },
  ),
  length: 'length',
  unit: 4,
  counts: 'payload',
  align: 4,
  payload: binary(),
});

/** struct erspan_metadata (linux/erspan.h); the bit fields of version 3 are those of its two last bytes. */
const erspan = struct(
  'erspan-metadata',
  {
    version: u32(),
    metadata: {
      type: select(
        [
          {
            name: '1',
            when: { 'member.version': 1 },
            type: struct('erspan-index', { index: be32(), pad: pad(4) }, { constant: false }),
          },
        ],
        struct(
          'erspan-md2',
          {
            timestamp: be32(),
            sgt: be16({ hint: 'hex' }),
            bits: bits('u16', {
              'hwid-upper': [0, 2],
              ft: [2, 5],
              p: [7, 1],
              o: [8, 1],
              gra: [9, 2],
              dir: [11, 1],
              hwid: [12, 4],
            }),
          },
          { constant: false },
        ),
      ),
      inline: true,
    },
  },
  { constant: false },
);

const flow = attributeSet('flow-attrs', 'OVS_FLOW_ATTR_', {
  key: [1, nest(() => keyAttributes)],
  actions: [2, sequence(() => actionAttributes)],
  stats: [3, flowStats],
  'tcp-flags': [4, u8({ hint: 'hex' })],
  used: [5, u64({ hint: 'milliseconds' }), { doc: 'last used, since boot' }],
  clear: [6, flag()],
  mask: [7, nest(() => keyAttributes)],
  probe: [8, flag(), { doc: 'only whether it would work' }],
  ufid: [9, binary({ hint: 'uuid' }), { doc: 'id of the flow' }],
  'ufid-flags': [10, u32({ enum: () => ufidFlags })],
  pad: [11, pad()],
});

/** OVS_KEY_ATTR_*: what a packet is known by. */
export const keyAttributes: AttributeSet = attributeSet('key-attrs', 'OVS_KEY_ATTR_', {
  encap: [1, nest(() => keyAttributes)],
  priority: [2, u32()],
  'in-port': [3, u32()],
  ethernet: [4, ethernet],
  vlan: [5, be16({ hint: 'hex' })],
  ethertype: [6, be16({ hint: 'ethertype' })],
  ipv4: [7, keyIpv4],
  ipv6: [8, keyIpv6],
  tcp: [9, keyTcp],
  udp: [10, keyUdp],
  icmp: [11, keyIcmp],
  icmpv6: [12, keyIcmp],
  arp: [13, keyArp],
  nd: [14, keyNd],
  'skb-mark': [15, u32({ hint: 'hex' })],
  tunnel: [16, nest(() => tunnelKeyAttributes)],
  sctp: [17, keySctp],
  'tcp-flags': [18, be16({ hint: 'hex' })],
  'dp-hash': [19, u32({ hint: 'hex' })],
  'recirc-id': [20, u32({ hint: 'hex' })],
  mpls: [21, array(keyMpls)],
  'ct-state': [22, u32({ enum: () => ctStateFlags })],
  'ct-zone': [23, u16()],
  'ct-mark': [24, u32({ hint: 'hex' })],
  'ct-labels': [25, binary()],
  'ct-orig-tuple-ipv4': [26, conntrackTupleIpv4],
  'ct-orig-tuple-ipv6': [27, conntrackTupleIpv6],
  nsh: [28, nest(() => nshKeyAttributes)],
  'packet-type': [29, be32({ hint: 'hex' })],
  'nd-extensions': [30, binary()],
  'tunnel-info': [31, binary()],
  'ipv6-exthdrs': [32, keyIpv6Exthdrs],
});

/** What set-masked sets: each value with a mask of the same length behind it. */
const maskedKeyAttributes: AttributeSet = {
  ...keyAttributes,
  attributes: keyAttributes.attributes.map(attribute =>
    attribute.type.kind === 'nest' ? attribute : { ...attribute, type: repeat(['value', 'mask'], attribute.type) },
  ),
};

export const actionAttributes: AttributeSet = attributeSet('action-attrs', 'OVS_ACTION_ATTR_', {
  output: [1, u32(), { doc: 'port' }],
  userspace: [2, nest(() => userspace)],
  set: [3, nest(() => keyAttributes)],
  'push-vlan': [4, pushVlan],
  'pop-vlan': [5, flag()],
  sample: [6, nest(() => sample)],
  recirc: [7, u32({ hint: 'hex' })],
  hash: [8, hash],
  'push-mpls': [9, pushMpls],
  'pop-mpls': [10, be16({ hint: 'ethertype' })],
  'set-masked': [11, nest(() => maskedKeyAttributes)],
  ct: [12, nest(() => conntrack)],
  trunc: [13, u32({ hint: 'bytes' })],
  'push-eth': [14, ethernet],
  'pop-eth': [15, flag()],
  'ct-clear': [16, flag()],
  'push-nsh': [17, nest(() => nshKeyAttributes)],
  'pop-nsh': [18, flag()],
  meter: [19, u32()],
  clone: [20, sequence(() => actionAttributes)],
  'check-pkt-len': [21, nest(() => checkPacketLength)],
  'add-mpls': [22, addMpls],
  'dec-ttl': [23, nest(() => decTtl)],
  drop: [24, u32(), { doc: 'why' }],
  psample: [25, nest(() => psample)],
});

/** OVS_TUNNEL_KEY_ATTR_*: the outside of a packet from a tunnel. */
export const tunnelKeyAttributes = attributeSet('tunnel-key-attrs', 'OVS_TUNNEL_KEY_ATTR_', {
  id: [0, be64()],
  'ipv4-src': [1, ipv4()],
  'ipv4-dst': [2, ipv4()],
  tos: [3, u8({ hint: 'hex' })],
  ttl: [4, u8()],
  'dont-fragment': [5, flag()],
  csum: [6, flag()],
  oam: [7, flag()],
  'geneve-opts': [8, geneveOptions],
  'tp-src': [9, be16()],
  'tp-dst': [10, be16()],
  'vxlan-opts': [11, nest(() => vxlanExtensions)],
  'ipv6-src': [12, ipv6()],
  'ipv6-dst': [13, ipv6()],
  pad: [14, pad()],
  'erspan-opts': [15, erspan],
  'ipv4-info-bridge': [16, flag()],
});

const checkPacketLength: AttributeSet = attributeSet('check-pkt-len-attrs', 'OVS_CHECK_PKT_LEN_ATTR_', {
  'pkt-len': [1, u16({ hint: 'bytes' })],
  'actions-if-greater': [2, sequence(() => actionAttributes)],
  'actions-if-less-equal': [3, sequence(() => actionAttributes)],
});

const sample: AttributeSet = attributeSet('sample-attrs', 'OVS_SAMPLE_ATTR_', {
  probability: [1, u32(), { doc: '4294967295 is every packet' }],
  actions: [2, sequence(() => actionAttributes)],
});

const userspace = attributeSet('userspace-attrs', 'OVS_USERSPACE_ATTR_', {
  pid: [1, u32(), { doc: 'port ID' }],
  userdata: [2, binary()],
  'egress-tun-port': [3, u32()],
  actions: [4, flag()],
});

const nshKeyAttributes = attributeSet('ovs-nsh-key-attrs', 'OVS_NSH_KEY_ATTR_', {
  base: [1, nshBase],
  md1: [2, nshMd1],
  md2: [3, binary()],
});

const conntrack = attributeSet('ct-attrs', 'OVS_CT_ATTR_', {
  commit: [1, flag()],
  zone: [2, u16()],
  mark: [3, repeat(['value', 'mask'], u32({ hint: 'hex' }))],
  labels: [4, repeat(['value', 'mask'], binary())],
  helper: [5, string()],
  nat: [6, nest(() => nat)],
  'force-commit': [7, flag()],
  eventmask: [8, u32({ enum: () => conntrackEvents })],
  timeout: [9, string(), { doc: 'name of a timeout policy' }],
});

const nat = attributeSet('nat-attrs', 'OVS_NAT_ATTR_', {
  src: [1, flag()],
  dst: [2, flag()],
  'ip-min': [3, ip()],
  'ip-max': [4, ip()],
  'proto-min': [5, u16()],
  'proto-max': [6, u16()],
  persistent: [7, flag()],
  'proto-hash': [8, flag()],
  'proto-random': [9, flag()],
});

const decTtl: AttributeSet = attributeSet('dec-ttl-attrs', 'OVS_DEC_TTL_ATTR_', {
  unspec: [0, unused()],
  action: [1, sequence(() => actionAttributes)],
});

const vxlanExtensions = attributeSet('vxlan-ext-attrs', 'OVS_VXLAN_EXT_', {
  gbp: [1, u32({ hint: 'hex' }), { doc: 'group policy' }],
});

const psample = attributeSet('psample-attrs', 'OVS_PSAMPLE_ATTR_', {
  group: [1, u32()],
  cookie: [2, binary({ checks: { maxLen: 16 } })],
});

const needs = ['key', 'ufid'];

export const ovsFlow: Family = {
  name: 'ovs_flow',
  protocol: 'generic',
  doc: 'which packets Open vSwitch treats how',
  version: 1,
  nested: false,
  fixed: ovsHeader,
  groups: [{ name: 'ovs_flow', number: 0, doc: 'flows appear, change, go' }],
  operations: operations(
    'OVS_FLOW_CMD_',
    { attributes: () => flow, summary: ['fixed.dp-ifindex', 'ufid', 'key', 'actions', 'stats'] },
    {
      get: query(3, 3, 'a flow, or all of a datapath', { needs }),
      new: call(1, 1, 'add a flow; one appeared', { modes: ['do', 'notify'], needs: ['key'], ...admin }),
      del: call(2, 2, 'take a flow away; one is gone', { modes: ['do', 'notify'], ...admin }),
      set: call(4, 4, 'change a flow; one changed', { modes: ['do', 'notify'], needs, ...admin }),
    },
  ),
};
