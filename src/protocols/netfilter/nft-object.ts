/** Stateful objects: counters and the like that have a name (linux/netfilter/nf_tables.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { be16, be32, be64, binary, ipv6, nest, pad, string, subMessage, u8, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { ipProtocol } from '../ip-protocol.ts';
import { timeoutData } from './cttimeout-data.ts';
import { nfProto } from './nfgenmsg.ts';
import { objectType } from './nft-names.ts';
import { connlimit, limit, quota, synproxy } from './nft-statement.ts';
import { objectUserdata } from './nft-userdata.ts';

const counter = attributeSet('counter-attrs', 'NFTA_COUNTER_', {
  bytes: [1, be64()],
  packets: [2, be64()],
  pad: [3, pad()],
});

const ctHelper = attributeSet('ct-helper-attrs', 'NFTA_CT_HELPER_', {
  name: [1, string()],
  l3proto: [2, be16({ enum: () => nfProto })],
  l4proto: [3, u8({ enum: () => ipProtocol })],
});

const ctTimeout = attributeSet('ct-timeout-attrs', 'NFTA_CT_TIMEOUT_', {
  l3proto: [1, be16({ enum: () => nfProto })],
  l4proto: [2, u8({ enum: () => ipProtocol })],
  data: [3, timeoutData, { nested: true }],
});

const ctExpect = attributeSet('ct-expect-attrs', 'NFTA_CT_EXPECT_', {
  l3proto: [1, be16({ enum: () => nfProto })],
  l4proto: [2, u8({ enum: () => ipProtocol })],
  dport: [3, be16()],
  timeout: [4, u32({ hint: 'milliseconds' }), { doc: 'in host order, unlike all else' }],
  size: [5, u8(), { doc: 'how many expectations may wait' }],
});

const secmark = attributeSet('secmark-attrs', 'NFTA_SECMARK_', { ctx: [1, string()] });

const tunnelIp = attributeSet('tunnel-ip-attrs', 'NFTA_TUNNEL_KEY_IP_', {
  src: [1, be32({ hint: 'ipv4' })],
  dst: [2, be32({ hint: 'ipv4' })],
});

const tunnelIp6 = attributeSet('tunnel-ip6-attrs', 'NFTA_TUNNEL_KEY_IP6_', {
  src: [1, ipv6()],
  dst: [2, ipv6()],
  flowlabel: [3, be32({ hint: 'hex' })],
});

const tunnelVxlan = attributeSet('tunnel-vxlan-attrs', 'NFTA_TUNNEL_KEY_VXLAN_', { gbp: [1, be32({ hint: 'hex' })] });

const erspanDirection = enumeration('erspan-dir', false, { ingress: 0, egress: 1 });

const tunnelErspan = attributeSet('tunnel-erspan-attrs', 'NFTA_TUNNEL_KEY_ERSPAN_', {
  version: [1, be32()],
  'v1-index': [2, be32()],
  'v2-hwid': [3, u8()],
  'v2-dir': [4, u8({ enum: () => erspanDirection })],
});

const tunnelGeneve = attributeSet('tunnel-geneve-attrs', 'NFTA_TUNNEL_KEY_GENEVE_', {
  class: [1, be16({ hint: 'hex' })],
  type: [2, u8({ hint: 'hex' })],
  data: [3, binary()],
});

const tunnelOptions = attributeSet('tunnel-opts-attrs', 'NFTA_TUNNEL_KEY_OPTS_', {
  vxlan: [1, nest(() => tunnelVxlan)],
  erspan: [2, nest(() => tunnelErspan)],
  geneve: [3, multi(nest(() => tunnelGeneve))],
});

const tunnelFlags = flagSet('tunnel-flags', 'NFT_TUNNEL_F_', {
  'zero-csum-tx': 0x1,
  'dont-fragment': 0x2,
  'seq-number': 0x4,
});

const tunnel = attributeSet('tunnel-key-attrs', 'NFTA_TUNNEL_KEY_', {
  id: [1, be32()],
  ip: [2, nest(() => tunnelIp)],
  ip6: [3, nest(() => tunnelIp6)],
  flags: [4, be32({ enum: () => tunnelFlags })],
  tos: [5, u8({ hint: 'hex' })],
  ttl: [6, u8()],
  sport: [7, be16()],
  dport: [8, be16()],
  opts: [9, nest(() => tunnelOptions)],
});

/** NFTA_OBJ_* */
export const objectAttributes = attributeSet('obj-attrs', 'NFTA_OBJ_', {
  table: [1, string()],
  name: [2, string({ maxLen: 255 })],
  type: [3, be32({ enum: () => objectType })],
  data: [
    4,
    subMessage('obj-data', 'type', {
      counter: nest(() => counter),
      quota: nest(() => quota),
      'ct-helper': nest(() => ctHelper),
      limit: nest(() => limit),
      connlimit: nest(() => connlimit),
      tunnel: nest(() => tunnel),
      'ct-timeout': nest(() => ctTimeout),
      secmark: nest(() => secmark),
      'ct-expect': nest(() => ctExpect),
      synproxy: nest(() => synproxy),
    }),
  ],
  use: [5, be32(), { doc: 'how many rules and elements refer to it' }],
  handle: [6, be64()],
  pad: [7, pad()],
  userdata: [8, objectUserdata],
});
