/** What IPv6 routers advertise: prefixes that the kernel takes up, options that it leaves to user space (linux/rtnetlink.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import {
  array,
  bareString,
  be16,
  be32,
  binary,
  bits,
  ipv6,
  pad,
  records,
  s32,
  struct,
  subMessage,
  u8,
  u16,
  u32,
} from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';

/** As in the advertisement; kernels before 6.8 have the last two instead. */
const prefixFlags = flagSet('prefix-flags', false, {
  onlink: 0x80,
  autoconf: 0x40,
  'router-address': 0x20,
  'dhcp-pd': 0x10,
  'if-onlink': 0x1,
  'if-autoconf': 0x2,
});

/** The options of neighbour discovery, RFC 4861 and later (icmpv6-parameters). */
const optionType = enumeration('nd-option', false, {
  'source-lladdr': 1,
  'target-lladdr': 2,
  'prefix-info': 3,
  'redirected-header': 4,
  mtu: 5,
  nonce: 14,
  'route-info': 24,
  rdnss: 25,
  'ra-flags': 26,
  dnssl: 31,
  '6co': 34,
  'captive-portal': 37,
  pref64: 38,
  'encrypted-dns': 144,
});

const prefixmsg = struct('prefixmsg', {
  family: u8({ enum: () => addressFamily }),
  pad: pad(3),
  ifindex: s32({ hint: 'ifindex' }),
  type: u8({ enum: () => optionType }),
  len: u8({ hint: 'prefix-len' }),
  flags: u8({ enum: () => prefixFlags }),
  pad3: pad(1),
});

const cacheInfo = struct('prefix-cacheinfo', {
  'preferred-time': u32({ hint: 'seconds' }),
  'valid-time': u32({ hint: 'seconds' }),
});

const prefixAttributes = attributeSet('prefix-attrs', 'PREFIX_', {
  address: [1, ipv6()],
  cacheinfo: [2, cacheInfo],
});

const nduseroptmsg = struct('nduseroptmsg', {
  family: u8({ enum: () => addressFamily }),
  pad1: pad(1),
  'opts-len': { type: u16({ hint: 'bytes' }), doc: 'length of the options behind this header' },
  ifindex: s32({ hint: 'ifindex' }),
  'icmp-type': u8(),
  'icmp-code': u8(),
  pad2: pad(2),
  pad3: pad(4),
});

/** As on the network: big-endian, behind two bytes of type and length. */
const data = (members: Parameters<typeof struct>[1]) => struct('nd-option-data', members, { constant: false });

const prefixInfo = data({
  'prefix-len': u8({ hint: 'prefix-len' }),
  flags: bits('u8', { onlink: [7, 1], autoconf: [6, 1], 'router-address': [5, 1], 'dhcp-pd': [4, 1] }),
  valid: be32({ hint: 'seconds' }),
  preferred: be32({ hint: 'seconds' }),
  reserved: pad(4),
  prefix: ipv6(),
});

const routeInfo = data({
  'prefix-len': u8({ hint: 'prefix-len' }),
  flags: bits('u8', { preference: [3, 2] }),
  lifetime: be32({ hint: 'seconds' }),
  prefix: binary(),
});

const dnsServers = data({ reserved: pad(2), lifetime: be32({ hint: 'seconds' }), addresses: array(ipv6()) });

/** Domain names as in DNS, labels with their length before. */
const dnsSearch = data({ reserved: pad(2), lifetime: be32({ hint: 'seconds' }), names: binary() });

const context = data({
  'context-len': u8({ hint: 'prefix-len' }),
  flags: bits('u8', { compress: [4, 1], id: [0, 4] }),
  reserved: pad(2),
  lifetime: be16(),
  prefix: binary(),
});

/** The lifetime in units of 8 seconds. */
const pref64 = data({ scaled: bits('u16', { lifetime: [3, 13], plc: [0, 3] }, 'big'), prefix: binary() });

/** Filled up with NULs to a multiple of 8 bytes, as all options are. */
const captivePortal = data({ uri: bareString() });

const options = records({
  header: struct('nd-opt-hdr', { type: u8({ enum: () => optionType }), len: u8() }, { constant: false }),
  length: 'len',
  unit: 8,
  counts: 'all',
  align: 8,
  payload: subMessage(
    'nd-option-msg',
    'member.type',
    {
      'prefix-info': prefixInfo,
      'route-info': routeInfo,
      rdnss: dnsServers,
      dnssl: dnsSearch,
      '6co': context,
      'captive-portal': captivePortal,
      pref64,
    },
    binary(),
  ),
});

const userOptionAttributes = attributeSet('nd-useropt-attrs', 'NDUSEROPT_', { srcaddr: [1, ipv6()] });

/** RTM_NEWPREFIX and RTM_NEWNDUSEROPT. */
export const rtNd: Family = {
  name: 'rt-nd',
  protocol: 'route',
  doc: 'what IPv6 routers advertise',
  nested: false,
  operations: [
    {
      name: 'newprefix',
      constant: 'RTM_NEWPREFIX',
      doc: 'a router advertised a prefix',
      reply: 52,
      modes: ['event'],
      verb: 'new',
      fixed: prefixmsg,
      attributes: () => prefixAttributes,
      summary: ['address', 'fixed.len', 'fixed.ifindex', 'fixed.flags', 'cacheinfo.valid-time'],
    },
    {
      name: 'newnduseropt',
      constant: 'RTM_NEWNDUSEROPT',
      doc: 'a router advertised options for user space: DNS servers, search domains, a captive portal',
      reply: 68,
      modes: ['event'],
      verb: 'new',
      fixed: nduseroptmsg,
      body: options,
      bodyLength: 'opts-len',
      attributes: () => userOptionAttributes,
      summary: ['fixed.ifindex', 'body', 'srcaddr'],
    },
  ],
};
