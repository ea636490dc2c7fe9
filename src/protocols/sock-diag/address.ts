/** Addresses of Internet sockets (linux/socket.h, linux/in.h, linux/in6.h). */
import { be16, be32, binary, ipv4, ipv6, pad, select, struct, u16, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import { addressFamily } from '../route/address-family.ts';

/** struct sockaddr_storage: 128 bytes, of which the address family says how many mean something. */
export const socketAddress = struct(
  'sockaddr-storage',
  {
    family: u16({ enum: () => addressFamily }),
    rest: {
      inline: true,
      type: select(
        [
          {
            name: 'inet',
            when: { 'member.family': 'inet' },
            type: struct('sockaddr-in-rest', { port: be16(), addr: ipv4(), pad: pad(120) }, { constant: false }),
          },
          {
            name: 'inet6',
            when: { 'member.family': 'inet6' },
            type: struct(
              'sockaddr-in6-rest',
              {
                port: be16(),
                flowinfo: be32({ hint: 'hex' }),
                addr: ipv6(),
                'scope-id': u32({ hint: 'ifindex' }),
                pad: pad(100),
              },
              { constant: false },
            ),
          },
        ],
        struct('sockaddr-rest', { data: binary({ size: 126 }) }, { constant: false }),
      ),
    },
  },
  { constant: false },
);

/** IPPROTO_* (linux/in.h), those with sockets. */
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
export const ipProtocol = enumeration('ip-protocol', 'IPPROTO_', protocols);
/** With those that one byte cannot hold. */
export const wideIpProtocol = enumeration('ip-protocol-wide', 'IPPROTO_', { ...protocols, smc: 256, mptcp: 262 });
