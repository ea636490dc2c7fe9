/** The structs of linux/xfrm.h, padded as on 64-bit machines. Ports and SPIs are big-endian. */
import { be16, be32, binary, ipv6, pad, s32, select, struct, u8, u16, u32, u64 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { ipProtocol } from '../ip-protocol.ts';
import { addressFamily } from '../route/address-family.ts';

const family = u16({ enum: () => addressFamily });
const inet = binary({ hint: 'ipv4', size: 16 });

/** xfrm_address_t, of the family that stands elsewhere. */
export const address = (where: string) => select([{ name: 'inet', when: { [where]: 'inet' }, type: inet }], ipv6());

/** Protocols that transform packets. */
export const transform = enumeration('xfrm-proto', 'IPPROTO_', {
  none: { value: 0, constant: false },
  ipip: 4,
  ipv6: 41,
  routing: 43,
  esp: 50,
  ah: 51,
  dstopts: 60,
  comp: 108,
  any: { value: 255, constant: 'IPSEC_PROTO_ANY' },
});

export const mode = enumeration('xfrm-mode', 'XFRM_MODE_', {
  transport: 0,
  tunnel: 1,
  routeoptimization: 2,
  'in-trigger': 3,
  beet: 4,
  iptfs: 5,
});

const policyDirection = enumeration('xfrm-policy-dir', 'XFRM_POLICY_', { in: 0, out: 1, fwd: 2 });
const action = enumeration('xfrm-policy-action', 'XFRM_POLICY_', { allow: 0, block: 1 });
const share = enumeration('xfrm-share', 'XFRM_SHARE_', { any: 0, session: 1, user: 2, unique: 3 });
const policyFlags = flagSet('xfrm-policy-flags', 'XFRM_POLICY_', { localok: 0x1, icmp: 0x2, 'cpu-acquire': 0x4 });
const stateFlags = flagSet('xfrm-state-flags', 'XFRM_STATE_', {
  noecn: 0x1,
  'decap-dscp': 0x2,
  nopmtudisc: 0x4,
  wildrecv: 0x8,
  icmp: 0x10,
  'af-unspec': 0x20,
  align4: 0x40,
  esn: 0x80,
});

/** XFRM_INF is no limit. */
const limit = enumeration('xfrm-limit', false, { inf: 0xffffffffffffffffn });

export const id = struct('xfrm-id', {
  daddr: address('member.family'),
  spi: be32({ hint: 'hex' }),
  proto: u8({ enum: () => transform }),
  pad: pad(3),
});

/** Of states that wait for a key the kernel leaves the family open, with the prefix length of a whole address. */
const selected = (prefixLength: string) =>
  select(
    [
      { name: 'inet', when: { 'member.family': 'inet' }, type: inet },
      { name: 'inet-host', when: { 'member.family': 'unspec', [prefixLength]: 32 }, type: inet },
    ],
    ipv6(),
  );

export const selector = struct('xfrm-selector', {
  daddr: selected('member.prefixlen-d'),
  saddr: selected('member.prefixlen-s'),
  dport: be16(),
  'dport-mask': be16({ hint: 'hex' }),
  sport: be16(),
  'sport-mask': be16({ hint: 'hex' }),
  family,
  'prefixlen-d': u8({ hint: 'prefix-len' }),
  'prefixlen-s': u8({ hint: 'prefix-len' }),
  proto: u8({ enum: () => ipProtocol }),
  pad: pad(3),
  ifindex: s32({ hint: 'ifindex' }),
  user: u32(),
});

const lifetime = struct('xfrm-lifetime-cfg', {
  'soft-byte-limit': u64({ enum: () => limit }),
  'hard-byte-limit': u64({ enum: () => limit }),
  'soft-packet-limit': u64({ enum: () => limit }),
  'hard-packet-limit': u64({ enum: () => limit }),
  'soft-add-expires-seconds': u64({ hint: 'seconds' }),
  'hard-add-expires-seconds': u64({ hint: 'seconds' }),
  'soft-use-expires-seconds': u64({ hint: 'seconds' }),
  'hard-use-expires-seconds': u64({ hint: 'seconds' }),
});

export const lifetimeNow = struct('xfrm-lifetime-cur', {
  bytes: u64({ hint: 'bytes' }),
  packets: u64(),
  'add-time': u64({ hint: 'seconds-since-1970' }),
  'use-time': u64({ hint: 'seconds-since-1970' }),
});

const stats = struct('xfrm-stats', { 'replay-window': u32(), replay: u32(), 'integrity-failed': u32() });

export const state = struct('xfrm-usersa-info', {
  sel: selector,
  id,
  saddr: address('member.family'),
  lft: lifetime,
  curlft: lifetimeNow,
  stats,
  seq: u32(),
  reqid: u32(),
  family,
  mode: u8({ enum: () => mode }),
  'replay-window': { type: u8(), doc: 'packets' },
  flags: u8({ enum: () => stateFlags }),
  pad: pad(7),
});

export const stateId = struct('xfrm-usersa-id', {
  daddr: address('member.family'),
  spi: be32({ hint: 'hex' }),
  family,
  proto: u8({ enum: () => transform }),
  pad: pad(1),
});

export const policy = struct('xfrm-userpolicy-info', {
  sel: selector,
  lft: lifetime,
  curlft: lifetimeNow,
  priority: u32(),
  index: u32(),
  dir: u8({ enum: () => policyDirection }),
  action: u8({ enum: () => action }),
  flags: u8({ enum: () => policyFlags }),
  share: u8({ enum: () => share }),
  pad: pad(4),
});

export const policyId = struct('xfrm-userpolicy-id', {
  sel: selector,
  index: u32(),
  dir: u8({ enum: () => policyDirection }),
  pad: pad(3),
});

export const spiRange = struct('xfrm-userspi-info', {
  info: state,
  min: u32({ hint: 'hex' }),
  max: u32({ hint: 'hex' }),
});

export const acquire = struct('xfrm-user-acquire', {
  id: struct('xfrm-id', {
    daddr: address('member.sel.family'),
    spi: be32({ hint: 'hex' }),
    proto: u8({ enum: () => transform }),
    pad: pad(3),
  }),
  saddr: address('member.sel.family'),
  sel: selector,
  policy,
  aalgos: { type: u32({ hint: 'hex' }), doc: 'algorithms that may be taken, a bit each' },
  ealgos: u32({ hint: 'hex' }),
  calgos: u32({ hint: 'hex' }),
  seq: u32(),
});

const hard = enumeration('xfrm-expire', false, { soft: 0, hard: 1 });
export const expire = struct('xfrm-user-expire', { state, hard: u8({ enum: () => hard }), pad: pad(7) });
export const policyExpire = struct('xfrm-user-polexpire', { pol: policy, hard: u8({ enum: () => hard }), pad: pad(7) });

export const flush = struct('xfrm-usersa-flush', { proto: u8({ enum: () => transform }) });

const eventFlags = flagSet('xfrm-ae-flags', 'XFRM_AE_', {
  rthr: { value: 0x1, doc: 'replay threshold' },
  rval: { value: 0x2, doc: 'replay value' },
  lval: { value: 0x4, doc: 'lifetime value' },
  ethr: { value: 0x8, doc: 'expiry timer threshold' },
  cr: { value: 0x10, doc: 'the replay value changed' },
  ce: { value: 0x20, doc: 'the timer expired' },
  cu: { value: 0x40, doc: 'set by a program' },
});

export const stateEvent = struct('xfrm-aevent-id', {
  'sa-id': stateId,
  saddr: address('member.sa-id.family'),
  flags: u32({ enum: () => eventFlags }),
  reqid: u32(),
});

export const report = struct('xfrm-user-report', {
  proto: u8({ enum: () => transform }),
  pad: pad(3),
  sel: selector,
});

export const mapping = struct('xfrm-user-mapping', {
  id: stateId,
  reqid: u32(),
  'old-saddr': address('member.id.family'),
  'new-saddr': address('member.id.family'),
  'old-sport': be16(),
  'new-sport': be16(),
});

const verdict = enumeration('xfrm-userpolicy-default', 'XFRM_USERPOLICY_', { unspec: 0, block: 1, accept: 2 });
export const policyDefault = struct('xfrm-userpolicy-default', {
  in: u8({ enum: () => verdict }),
  fwd: u8({ enum: () => verdict }),
  out: u8({ enum: () => verdict }),
});

export const mark = struct('xfrm-mark', { v: u32({ hint: 'hex' }), m: { type: u32({ hint: 'hex' }), doc: 'mask' } });

const migrateStateFlags = flagSet('xfrm-migrate-state-flags', 'XFRM_MIGRATE_STATE_', {
  'clear-offload': 0x1,
  'update-h2h-sel': 0x2,
});
export const migrateState = struct('xfrm-user-migrate-state', {
  id: stateId,
  'new-daddr': address('member.new-family'),
  'new-saddr': address('member.new-family'),
  'old-mark': mark,
  'new-sel': selector,
  'new-reqid': u32(),
  flags: u32({ enum: () => migrateStateFlags }),
  'new-family': family,
  reserved: pad(2),
});

export const template = struct('xfrm-user-tmpl', {
  id,
  family,
  pad: pad(2),
  saddr: address('member.family'),
  reqid: u32(),
  mode: u8({ enum: () => mode }),
  share: u8({ enum: () => share }),
  optional: { type: u8(), doc: '1: packets pass untransformed where there is no state' },
  pad2: pad(1),
  aalgos: u32({ hint: 'hex' }),
  ealgos: u32({ hint: 'hex' }),
  calgos: u32({ hint: 'hex' }),
});

export const migration = struct('xfrm-user-migrate', {
  'old-daddr': address('member.old-family'),
  'old-saddr': address('member.old-family'),
  'new-daddr': address('member.new-family'),
  'new-saddr': address('member.new-family'),
  proto: u8({ enum: () => transform }),
  mode: u8({ enum: () => mode }),
  reserved: pad(2),
  reqid: u32(),
  'old-family': family,
  'new-family': family,
});

export const keyAddresses = struct('xfrm-user-kmaddress', {
  local: address('member.family'),
  remote: address('member.family'),
  reserved: pad(4),
  family,
  pad: pad(2),
});

export const addressFilter = struct('xfrm-address-filter', {
  saddr: address('member.family'),
  daddr: address('member.family'),
  family,
  splen: u8({ hint: 'prefix-len' }),
  dplen: u8({ hint: 'prefix-len' }),
});

const encapsulationType = enumeration('udp-encap', 'UDP_ENCAP_', {
  'espinudp-non-ike': 1,
  espinudp: 2,
  l2tpinudp: 3,
  gtp0: 4,
  gtp1u: 5,
  rxrpc: 6,
  espintcp: { value: 7, constant: 'TCP_ENCAP_ESPINTCP' },
});

export const encapsulation = struct('xfrm-encap-tmpl', {
  type: u16({ enum: () => encapsulationType }),
  sport: be16(),
  dport: be16(),
  pad: pad(2),
  oa: { type: address('fixed.family'), doc: 'original address' },
});

const offloadFlags = flagSet('xfrm-offload-flags', 'XFRM_OFFLOAD_', { ipv6: 0x1, inbound: 0x2, packet: 0x4 });
export const offload = struct('xfrm-user-offload', {
  ifindex: s32({ hint: 'ifindex' }),
  flags: u8({ enum: () => offloadFlags }),
  pad: pad(3),
});
