/** Netlink's own messages and words (linux/netlink.h): what every protocol shares. Numbers are that header's. */
import { typeBits } from '../wire/attribute.ts';
import { controlType } from '../wire/message.ts';
import { attributeSet } from './attribute-set.ts';
import { binary, nest, pad, s32, s64, string, struct, u8, u16, u32, u64 } from './builders.ts';
import { type EnumSchema, enumeration, flagSet } from './enum.ts';
import type { Verb } from './family.ts';

export const controlTypes = enumeration('control-type', 'NLMSG_', controlType);

const base = { request: 0x1, multi: 0x2, ack: 0x4, echo: 0x8, 'dump-intr': 0x10, 'dump-filtered': 0x20 } as const;
const flags = <const E extends Record<string, number>>(name: string, more: E) =>
  flagSet(`${name}-flags`, 'NLM_F_', { ...base, ...more });

/** nlmsg_flags: from 0x100 up they depend on what the message does; `error` is for NLMSG_ERROR and NLMSG_DONE. */
export const messageFlags: Record<Verb | 'error', EnumSchema> = {
  get: flags('get', { root: 0x100, match: 0x200, atomic: 0x400 }),
  new: flags('new', { replace: 0x100, excl: 0x200, create: 0x400, append: 0x800 }),
  delete: flags('delete', { nonrec: 0x100, bulk: 0x200 }),
  error: flags('error', { capped: 0x100, 'ack-tlvs': 0x200 }),
  other: flags('message', {}),
};

export const messageHeader = struct('nlmsghdr', {
  nlmsg_len: u32(),
  nlmsg_type: u16(),
  nlmsg_flags: u16(),
  nlmsg_seq: u32(),
  nlmsg_pid: { type: u32(), doc: 'a port ID, not a process ID' },
});

export const genericHeader = struct('genlmsghdr', { cmd: u8(), version: u8(), reserved: u16() });

/** The body of NLMSG_ERROR; the request (its header alone when capped) and then errorAttributes follow. */
export const errorBody = struct('nlmsgerr', {
  error: { type: s32(), doc: 'a negative errno, 0 for an acknowledgement' },
  msg: messageHeader,
});

/** The bits of nla_type that are not the number. */
export const attributeFlags = flagSet('nla-type-flags', 'NLA_F_', {
  nested: { value: typeBits.nested, doc: 'attributes lie in the payload' },
  'net-byteorder': { value: typeBits.netByteOrder, doc: 'the payload is big-endian' },
});

/** enum netlink_attribute_type: the kernel's own types of attributes, as policies name them. */
export const attributeTypes = enumeration('attr-type', 'NL_ATTR_TYPE_', {
  invalid: 0,
  flag: 1,
  u8: 2,
  u16: 3,
  u32: 4,
  u64: 5,
  s8: 6,
  s16: 7,
  s32: 8,
  s64: 9,
  binary: 10,
  string: 11,
  'nul-string': 12,
  nested: 13,
  'nested-array': 14,
  bitfield32: 15,
  sint: 16,
  uint: 17,
});

/** One attribute's policy: of a family (nlctrl), or of the attribute that the kernel refused (extended ack). */
export const policyAttributes = attributeSet('policy-attrs', 'NL_POLICY_TYPE_ATTR_', {
  type: [1, u32({ enum: () => attributeTypes })],
  'min-value-s': [2, s64(), { doc: 'least value of a signed integer' }],
  'max-value-s': [3, s64(), { doc: 'greatest value of a signed integer' }],
  'min-value-u': [4, u64(), { doc: 'least value of an unsigned integer' }],
  'max-value-u': [5, u64(), { doc: 'greatest value of an unsigned integer' }],
  'min-length': [6, u32(), { doc: 'least length in bytes' }],
  'max-length': [7, u32(), { doc: 'greatest length in bytes' }],
  'policy-idx': [8, u32(), { doc: 'which policy holds inside a nest' }],
  'policy-maxtype': [9, u32(), { doc: 'greatest attribute number inside a nest' }],
  'bitfield32-mask': [10, u32({ hint: 'hex' }), { doc: 'bits that a bitfield32 may have' }],
  pad: [11, pad()],
  mask: [12, u64({ hint: 'hex' }), { doc: 'bits that an unsigned integer may have' }],
});

/** The extended ack (enum nlmsgerr_attrs). */
export const errorAttributes = attributeSet('nlmsgerr-attrs', 'NLMSGERR_ATTR_', {
  text: [1, string(), { constant: 'NLMSGERR_ATTR_MSG', doc: 'why, in words' }],
  offset: [
    2,
    u32(),
    { constant: 'NLMSGERR_ATTR_OFFS', doc: 'where the refused attribute starts in the request, in bytes' },
  ],
  cookie: [3, binary(), { doc: 'of a success: what the protocol says about the new object' }],
  policy: [4, nest(() => policyAttributes), { doc: 'what the refused attribute must be' }],
  'missing-type': [5, u32(), { constant: 'NLMSGERR_ATTR_MISS_TYPE', doc: 'number of an attribute that is missing' }],
  'missing-nest': [
    6,
    u32(),
    {
      constant: 'NLMSGERR_ATTR_MISS_NEST',
      doc: 'where the nest that lacks it starts in the request, in bytes; absent: at the top',
    },
  ],
});
