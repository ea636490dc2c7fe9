import { be16, be32, binary, ipv4, ipv6, pad, select, struct, u16, u32 } from '../schema/builders.ts';
import { addressFamily } from './route/address-family.ts';

/**
 * A struct sockaddr by its family: sockaddr_in, sockaddr_in6, else bytes. `size` is that of all of it where what lies
 * behind is filled up (sockaddr_storage has 128); absent: each has its own, 16 and 28.
 */
export const sockaddr = (size?: number) =>
  struct(
    'sockaddr',
    {
      family: u16({ enum: () => addressFamily }),
      address: {
        type: select(
          [
            { name: 'inet', when: { 'member.family': 'inet' }, type: sockaddrIn((size ?? 16) - 8) },
            { name: 'inet6', when: { 'member.family': 'inet6' }, type: sockaddrIn6(size ? size - 28 : 0) },
          ],
          struct('sockaddr-data', { data: binary(size ? { size: size - 2 } : {}) }, { constant: false }),
        ),
        inline: true,
      },
    },
    { constant: false },
  );

const sockaddrIn = (filling: number) =>
  struct('sockaddr-in-rest', { port: be16(), addr: ipv4(), zero: pad(filling) }, { constant: false });

const sockaddrIn6 = (filling: number) =>
  struct(
    'sockaddr-in6-rest',
    {
      port: be16(),
      flowinfo: be32({ hint: 'hex' }),
      addr: ipv6(),
      'scope-id': u32({ hint: 'ifindex' }),
      ...(filling ? { zero: pad(filling) } : {}),
    },
    { constant: false },
  );

/** struct sockaddr_storage, filled up */
export const sockaddrStorage = sockaddr(128);

/** A whole sockaddr_storage, or as much of it as the family needs: kernel and programs differ in what they send. */
export const anySockaddr = select(
  [{ name: 'sockaddr-storage', when: { length: 128 }, type: sockaddrStorage }],
  sockaddr(),
);
