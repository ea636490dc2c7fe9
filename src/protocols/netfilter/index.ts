import type { FamilyEntry } from '../../schema/family.ts';

/** The families of NETLINK_NETFILTER, the subsystems of nfnetlink; each is loaded when it is used. */
export const families: FamilyEntry[] = [
  {
    name: 'nftables',
    doc: 'tables, chains, rules, sets, objects, flowtables of nftables; tracing',
    load: async () => (await import('./nftables.ts')).nftables,
  },
  {
    name: 'conntrack',
    doc: 'tracked connections, their state and statistics',
    load: async () => (await import('./conntrack.ts')).conntrack,
  },
  {
    name: 'expect',
    doc: 'connections that conntrack expects, as of FTP and SIP',
    load: async () => (await import('./expect.ts')).expect,
  },
  {
    name: 'queue',
    doc: 'packets that wait for a verdict (NFQUEUE)',
    load: async () => (await import('./queue.ts')).queue,
  },
  { name: 'log', doc: 'packets that rules log (NFLOG)', load: async () => (await import('./log.ts')).log },
  {
    name: 'osf',
    doc: 'fingerprints by which rules tell operating systems apart',
    load: async () => (await import('./osf.ts')).osf,
  },
  {
    name: 'ipset',
    doc: 'sets of addresses, ports, networks, marks that rules can ask',
    load: async () => (await import('./ipset.ts')).ipset,
  },
  {
    name: 'acct',
    doc: 'accounting objects: named counters, with a quota if need be',
    load: async () => (await import('./acct.ts')).acct,
  },
  {
    name: 'cttimeout',
    doc: 'timeout policies of connection tracking',
    load: async () => (await import('./cttimeout.ts')).cttimeout,
  },
  {
    name: 'cthelper',
    doc: 'helpers of connection tracking that run in user space',
    load: async () => (await import('./cthelper.ts')).cthelper,
  },
  {
    name: 'compat',
    doc: 'which xtables matches and targets nftables can use',
    load: async () => (await import('./compat.ts')).compat,
  },
  {
    name: 'hook',
    doc: 'what runs at each netfilter hook, in its order',
    load: async () => (await import('./hook.ts')).hook,
  },
];
