/** XFRMA_*, and the attributes of counts (linux/xfrm.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { array, binary, chars, flag, pad, struct, u8, u16, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import {
  address,
  addressFilter,
  encapsulation,
  keyAddresses,
  lifetimeNow,
  mark,
  migration,
  offload,
  policy,
  state,
  template,
  transform,
} from './structs.ts';

/** A key as long as `key-len` says, in bits. */
const key = { type: binary(), length: { member: 'key-len', unit: 1 / 8 }, secret: true } as const;
const keyLength = { type: u32(), doc: 'bits' } as const;
const algorithm = struct('xfrm-algo', { name: chars(64), 'key-len': keyLength, key });
const authentication = struct('xfrm-algo-auth', {
  name: chars(64),
  'key-len': keyLength,
  'trunc-len': { type: u32(), doc: 'bits' },
  key,
});
const combined = struct('xfrm-algo-aead', {
  name: chars(64),
  'key-len': keyLength,
  'icv-len': { type: u32(), doc: 'bits' },
  key,
});

const replay = struct('xfrm-replay-state', { oseq: u32(), seq: u32(), bitmap: u32({ hint: 'hex' }) });
const replayExtended = struct('xfrm-replay-state-esn', {
  'bmp-len': { type: u32(), doc: 'words of the bitmap' },
  oseq: u32(),
  seq: u32(),
  'oseq-hi': u32(),
  'seq-hi': u32(),
  'replay-window': { type: u32(), doc: 'packets' },
  bmp: array(u32({ hint: 'hex' }), { member: 'bmp-len' }),
});

const contextDomain = enumeration('xfrm-sc-doi', 'XFRM_SC_DOI_', { reserved: 0, lsm: 1 });
const contextAlgorithm = enumeration('xfrm-sc-alg', 'XFRM_SC_ALG_', { reserved: 0, selinux: 1 });
const securityContext = struct(
  'xfrm-user-sec-ctx',
  {
    len: { type: u16(), doc: 'of all of it, in bytes' },
    exttype: u16(),
    'ctx-alg': u8({ enum: () => contextAlgorithm }),
    'ctx-doi': u8({ enum: () => contextDomain }),
    'ctx-len': u16(),
    context: { type: binary({ hint: 'text' }), length: { member: 'ctx-len' } },
  },
  { constant: false, doc: 'struct xfrm_user_sec_ctx, then the context' },
);

const policyKind = enumeration('xfrm-policy-type', 'XFRM_POLICY_TYPE_', { main: 0, sub: 1, any: 255 });
const policyType = struct('xfrm-userpolicy-type', {
  type: u8({ enum: () => policyKind }),
  pad: pad(1),
  reserved1: pad(2),
  reserved2: pad(1),
  pad2: pad(1),
});

const extraFlags = flagSet('xfrm-sa-xflags', 'XFRM_SA_XFLAG_', { 'dont-encap-dscp': 0x1, 'oseq-may-wrap': 0x2 });
const direction = enumeration('xfrm-sa-dir', 'XFRM_SA_DIR_', { in: 1, out: 2 });

export const xfrmAttributes = attributeSet('xfrm-attrs', 'XFRMA_', {
  unspec: [0, unused()],
  'alg-auth': [1, algorithm],
  'alg-crypt': [2, algorithm],
  'alg-comp': [3, algorithm],
  encap: [4, encapsulation],
  tmpl: [5, array(template)],
  sa: [6, state],
  policy: [7, policy],
  'sec-ctx': [8, securityContext],
  'ltime-val': [9, lifetimeNow],
  'replay-val': [10, replay],
  'replay-thresh': [11, u32(), { doc: 'packets' }],
  'etimer-thresh': [12, u32(), { doc: 'tenths of a second' }],
  srcaddr: [13, address('fixed.family')],
  coaddr: [14, address('fixed.family'), { doc: 'care-of address' }],
  lastused: [15, u64({ hint: 'seconds-since-1970' })],
  'policy-type': [16, policyType],
  migrate: [17, array(migration)],
  'alg-aead': [18, combined],
  kmaddress: [19, keyAddresses],
  'alg-auth-trunc': [20, authentication],
  mark: [21, mark],
  tfcpad: [22, u32({ hint: 'bytes' })],
  'replay-esn-val': [23, replayExtended],
  'sa-extra-flags': [24, u32({ enum: () => extraFlags })],
  proto: [25, u8({ enum: () => transform })],
  'address-filter': [26, addressFilter],
  pad: [27, pad()],
  'offload-dev': [28, offload],
  'set-mark': [29, u32({ hint: 'hex' })],
  'set-mark-mask': [30, u32({ hint: 'hex' })],
  'if-id': [31, u32({ hint: 'hex' })],
  'mtimer-thresh': [32, u32({ hint: 'seconds' })],
  'sa-dir': [33, u8({ enum: () => direction })],
  'nat-keepalive-interval': [34, u32({ hint: 'seconds' })],
  'sa-pcpu': [35, u32()],
  'iptfs-drop-time': [36, u32({ hint: 'microseconds' })],
  'iptfs-reorder-window': [37, u16(), { doc: 'packets' }],
  'iptfs-dont-frag': [38, flag()],
  'iptfs-init-delay': [39, u32({ hint: 'microseconds' })],
  'iptfs-max-qsize': [40, u32({ hint: 'bytes' })],
  'iptfs-pkt-size': [41, u32({ hint: 'bytes' })],
});

export const stateCountAttributes = attributeSet('xfrm-sad-attrs', 'XFRMA_SAD_', {
  cnt: [1, u32(), { doc: 'security associations' }],
  hinfo: [
    2,
    struct('xfrmu-sadhinfo', {
      sadhcnt: { type: u32(), doc: 'hash buckets' },
      sadhmcnt: { type: u32(), doc: 'most of them' },
    }),
  ],
});

const threshold = struct('xfrmu-spdhthresh', { lbits: u8({ hint: 'prefix-len' }), rbits: u8({ hint: 'prefix-len' }) });

export const policyCountAttributes = attributeSet('xfrm-spd-attrs', 'XFRMA_SPD_', {
  info: [
    1,
    struct('xfrmu-spdinfo', {
      incnt: u32(),
      outcnt: u32(),
      fwdcnt: u32(),
      inscnt: { type: u32(), doc: 'of sockets' },
      outscnt: { type: u32(), doc: 'of sockets' },
      fwdscnt: { type: u32(), doc: 'of sockets' },
    }),
  ],
  hinfo: [2, struct('xfrmu-spdhinfo', { spdhcnt: u32(), spdhmcnt: u32() })],
  'ipv4-hthresh': [3, threshold, { doc: 'prefixes from this long on are hashed' }],
  'ipv6-hthresh': [4, threshold],
});
