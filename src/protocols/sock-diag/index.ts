import type { FamilyEntry } from '../../schema/family.ts';

const inet = () => import('./inet.ts');

/** The families of NETLINK_SOCK_DIAG: one for each address family, in the first byte of every message. */
export const families: FamilyEntry[] = [
  { name: 'inet-diag', doc: 'IPv4 sockets', load: () => inet().then(module => module.inetDiag) },
  { name: 'inet6-diag', doc: 'IPv6 sockets', load: () => inet().then(module => module.inet6Diag) },
  { name: 'unix-diag', doc: 'Unix domain sockets', load: () => import('./unix.ts').then(module => module.unixDiag) },
  { name: 'packet-diag', doc: 'packet sockets', load: () => import('./packet.ts').then(module => module.packetDiag) },
  {
    name: 'netlink-diag',
    doc: 'netlink sockets',
    load: () => import('./netlink.ts').then(module => module.netlinkDiag),
  },
  { name: 'smc-diag', doc: 'SMC sockets', load: () => import('./smc.ts').then(module => module.smcDiag) },
  { name: 'xdp-diag', doc: 'XDP sockets', load: () => import('./xdp.ts').then(module => module.xdpDiag) },
  { name: 'tipc-diag', doc: 'TIPC sockets', load: () => import('./tipc.ts').then(module => module.tipcDiag) },
  {
    name: 'vsock-diag',
    doc: 'sockets of virtual machines',
    load: () => import('./vsock.ts').then(module => module.vsockDiag),
  },
];
