import type { FamilyEntry } from '../../schema/family.ts';

const queue = () => import('./ip-queue.ts');

/** The families of protocols that left the kernel, by protocol. */
export const families: { [protocol in 'firewall' | 'ip6-fw' | 'nflog' | 'dnrtmsg' | 'ecryptfs']: FamilyEntry[] } = {
  firewall: [
    { name: 'firewall', doc: 'IPv4 packets to user space', load: () => queue().then(module => module.firewall) },
  ],
  'ip6-fw': [
    { name: 'ip6-fw', doc: 'IPv6 packets to user space', load: () => queue().then(module => module.ip6Firewall) },
  ],
  nflog: [
    { name: 'ulog', doc: 'packets of the target ULOG', load: () => import('./ulog.ts').then(module => module.ulog) },
  ],
  dnrtmsg: [
    {
      name: 'dnrtmsg',
      doc: 'DECnet routing messages',
      load: () => import('./decnet.ts').then(module => module.decnet),
    },
  ],
  ecryptfs: [
    { name: 'ecryptfs', doc: 'keys of eCryptfs', load: () => import('./ecryptfs.ts').then(module => module.ecryptfs) },
  ],
};
