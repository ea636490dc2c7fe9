/** Addresses of Internet sockets (linux/socket.h, linux/in.h, linux/in6.h). */
import { be16, be32, binary, ipv4, ipv6, pad, select, struct, u16, u32 } from '../../schema/builders.ts';
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
