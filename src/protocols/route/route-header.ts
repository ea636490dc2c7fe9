import { struct, u8, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { addressFamily } from './address-family.ts';

/** RTN_* (linux/rtnetlink.h). */
export const routeType = enumeration('rtm-type', 'RTN_', {
  unspec: 0,
  unicast: 1,
  local: 2,
  broadcast: 3,
  anycast: 4,
  multicast: 5,
  blackhole: 6,
  unreachable: 7,
  prohibit: 8,
  throw: 9,
  nat: 10,
  xresolve: 11,
});

/** RTPROT_*: who made a route. */
export const routeProtocol = enumeration('rtm-protocol', 'RTPROT_', {
  unspec: 0,
  redirect: 1,
  kernel: 2,
  boot: 3,
  static: 4,
  gated: 8,
  ra: 9,
  mrt: 10,
  zebra: 11,
  bird: 12,
  dnrouted: 13,
  xorp: 14,
  ntk: 15,
  dhcp: 16,
  mrouted: 17,
  keepalived: 18,
  babel: 42,
  ovn: 84,
  openr: 99,
  bgp: 186,
  isis: 187,
  ospf: 188,
  rip: 189,
  eigrp: 192,
});

export const routeScope = enumeration('rt-scope', 'RT_SCOPE_', {
  universe: 0,
  site: 200,
  link: 253,
  host: 254,
  nowhere: 255,
});

export const routeTable = enumeration('rt-table', 'RT_TABLE_', {
  unspec: 0,
  compat: 252,
  default: 253,
  main: 254,
  local: 255,
});

/** RTNH_F_*: the flags of a next hop. */
export const nextHopFlags = flagSet('rtnh-flags', 'RTNH_F_', {
  dead: 0x1,
  pervasive: 0x2,
  onlink: 0x4,
  offload: 0x8,
  linkdown: 0x10,
  unresolved: 0x20,
  trap: 0x40,
});

/** RTM_F_*, and below 0x100 the flags of the route's only next hop. */
const routeFlags = flagSet('rtm-flags', 'RTM_F_', {
  dead: { value: 0x1, constant: 'RTNH_F_DEAD' },
  pervasive: { value: 0x2, constant: 'RTNH_F_PERVASIVE' },
  onlink: { value: 0x4, constant: 'RTNH_F_ONLINK' },
  'nh-offload': { value: 0x8, constant: 'RTNH_F_OFFLOAD' },
  linkdown: { value: 0x10, constant: 'RTNH_F_LINKDOWN' },
  unresolved: { value: 0x20, constant: 'RTNH_F_UNRESOLVED' },
  'nh-trap': { value: 0x40, constant: 'RTNH_F_TRAP' },
  notify: 0x100,
  cloned: 0x200,
  equalize: 0x400,
  prefix: 0x800,
  'lookup-table': 0x1000,
  'fib-match': 0x2000,
  offload: 0x4000,
  trap: 0x8000,
  'offload-failed': 0x20000000,
});

/** Behind nlmsghdr in every RTM_*ROUTE message. */
export const rtmsg = struct('rtmsg', {
  family: u8({ enum: () => addressFamily }),
  'dst-len': u8({ hint: 'prefix-len' }),
  'src-len': u8({ hint: 'prefix-len' }),
  tos: u8({ hint: 'hex' }),
  table: u8({ enum: () => routeTable }),
  protocol: u8({ enum: () => routeProtocol }),
  scope: u8({ enum: () => routeScope }),
  type: u8({ enum: () => routeType }),
  flags: u32({ enum: () => routeFlags }),
});
