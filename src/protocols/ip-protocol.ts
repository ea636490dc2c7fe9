import { enumeration } from '../schema/enum.ts';

const protocols = {
  ip: 0,
  icmp: 1,
  igmp: 2,
  ipip: 4,
  tcp: 6,
  egp: 8,
  pup: 12,
  udp: 17,
  idp: 22,
  tp: 29,
  dccp: 33,
  ipv6: 41,
  routing: 43,
  fragment: 44,
  rsvp: 46,
  gre: 47,
  esp: 50,
  ah: 51,
  icmpv6: 58,
  none: 59,
  dstopts: 60,
  mtp: 92,
  beetph: 94,
  encap: 98,
  pim: 103,
  comp: 108,
  l2tp: 115,
  sctp: 132,
  mh: 135,
  udplite: 136,
  mpls: 137,
  ethernet: 143,
  aggfrag: 144,
  raw: 255,
} as const;

/** IPPROTO_* (linux/in.h, linux/in6.h). */
export const ipProtocol = enumeration('ip-protocol', 'IPPROTO_', protocols);
/** With those that one byte cannot hold. */
export const wideIpProtocol = enumeration('ip-protocol-wide', 'IPPROTO_', { ...protocols, smc: 256, mptcp: 262 });
