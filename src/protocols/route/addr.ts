import { attributeSet } from '../../schema/attribute-set.ts';
import { be32, ip, s32, string, struct, u8, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';
import { routeScope } from './route-header.ts';

/** IFA_F_* (linux/if_addr.h); of IPv6, secondary means temporary. */
const addressFlags = flagSet('ifa-flags', 'IFA_F_', {
  secondary: 0x1,
  nodad: 0x2,
  optimistic: 0x4,
  dadfailed: 0x8,
  homeaddress: 0x10,
  deprecated: 0x20,
  tentative: 0x40,
  permanent: 0x80,
  managetempaddr: 0x100,
  noprefixroute: 0x200,
  mcautojoin: 0x400,
  'stable-privacy': 0x800,
});

/** IFAPROT_*: who made an address. */
const addressProtocol = enumeration('ifa-proto', 'IFAPROT_', {
  unspec: 0,
  'kernel-lo': 1,
  'kernel-ra': 2,
  'kernel-ll': 3,
});

/** Behind nlmsghdr in messages about addresses. */
const ifaddrmsg = struct('ifaddrmsg', {
  family: u8({ enum: () => addressFamily }),
  prefixlen: u8({ hint: 'prefix-len' }),
  flags: u8({ enum: () => addressFlags }),
  scope: u8({ enum: () => routeScope }),
  index: u32({ hint: 'ifindex' }),
});

/** Lifetimes in seconds, of which 0xffffffff is for ever; times in hundredths of a second since boot. */
const cacheInfo = struct('ifa-cacheinfo', {
  'ifa-prefered': u32({ hint: 'seconds' }),
  'ifa-valid': u32({ hint: 'seconds' }),
  cstamp: u32({ hint: 'clock-ticks' }),
  tstamp: u32({ hint: 'clock-ticks' }),
});

/** IFA_* (linux/if_addr.h). */
const addressAttributes = attributeSet('addr-attrs', 'IFA_', {
  address: [1, ip()],
  local: [2, ip()],
  label: [3, string()],
  broadcast: [4, be32({ hint: 'ipv4' })],
  anycast: [5, ip()],
  cacheinfo: [6, cacheInfo],
  multicast: [7, ip()],
  flags: [8, u32({ enum: () => addressFlags })],
  'rt-priority': [9, u32()],
  'target-netnsid': [10, s32({ hint: 'nsid' })],
  proto: [11, u8({ enum: () => addressProtocol })],
  'mc-users': [12, u32()],
});

const summary = [
  'fixed.family',
  'local',
  'address',
  'multicast',
  'anycast',
  'fixed.prefixlen',
  'fixed.index',
  'label',
  'fixed.scope',
  'flags',
  'target-netnsid',
];
const common: Pick<Operation, 'fixed' | 'attributes' | 'summary'> = {
  fixed: ifaddrmsg,
  attributes: () => addressAttributes,
  summary,
};

/** RTM_*ADDR, RTM_*MULTICAST and RTM_*ANYCAST. */
export const rtAddr: Family = {
  name: 'rt-addr',
  protocol: 'route',
  doc: 'addresses of interfaces',
  nested: false,
  operations: [
    {
      name: 'newaddr',
      constant: 'RTM_NEWADDR',
      doc: 'give an interface an address; it has one, or it changed',
      request: 20,
      reply: 20,
      modes: ['do', 'notify'],
      verb: 'new',
      ...common,
      flags: ['create'],
      needs: ['fixed.index'],
      capability: 'CAP_NET_ADMIN',
      example: ['index=lo', 'local=192.0.2.1/24'],
    },
    {
      name: 'deladdr',
      constant: 'RTM_DELADDR',
      doc: 'take an address from an interface; it is gone',
      request: 21,
      reply: 21,
      modes: ['do', 'notify'],
      verb: 'delete',
      ...common,
      needs: ['local', 'address', 'label', 'fixed.index'],
      capability: 'CAP_NET_ADMIN',
      example: ['index=lo', 'local=192.0.2.1/24'],
    },
    {
      name: 'getaddr',
      constant: 'RTM_GETADDR',
      doc: 'ask for one IPv6 address or for all addresses',
      request: 22,
      reply: 20,
      modes: ['do', 'dump'],
      verb: 'get',
      ...common,
      needs: ['address', 'local'],
    },
    {
      name: 'newmulticast',
      constant: 'RTM_NEWMULTICAST',
      doc: 'an interface joined a multicast group',
      reply: 56,
      modes: ['notify'],
      verb: 'new',
      ...common,
    },
    {
      name: 'delmulticast',
      constant: 'RTM_DELMULTICAST',
      doc: 'an interface left a multicast group',
      reply: 57,
      modes: ['notify'],
      verb: 'delete',
      ...common,
    },
    {
      name: 'getmulticast',
      constant: 'RTM_GETMULTICAST',
      doc: 'ask for the multicast groups of interfaces',
      request: 58,
      reply: 58,
      modes: ['dump'],
      verb: 'get',
      ...common,
      example: ['family=inet'],
    },
    {
      name: 'newanycast',
      constant: 'RTM_NEWANYCAST',
      doc: 'an interface got an IPv6 anycast address',
      reply: 60,
      modes: ['notify'],
      verb: 'new',
      ...common,
    },
    {
      name: 'delanycast',
      constant: 'RTM_DELANYCAST',
      doc: 'an interface lost an IPv6 anycast address',
      reply: 61,
      modes: ['notify'],
      verb: 'delete',
      ...common,
    },
    {
      name: 'getanycast',
      constant: 'RTM_GETANYCAST',
      doc: 'ask for the IPv6 anycast addresses of interfaces',
      request: 62,
      reply: 62,
      modes: ['dump'],
      verb: 'get',
      ...common,
      example: ['family=inet6'],
    },
  ],
};
