import type { FamilyEntry } from '../../schema/family.ts';

/** The families of NETLINK_CONNECTOR, by the index that a message begins with. */
export const families: FamilyEntry[] = [
  { name: 'cn-proc', doc: 'process events', load: () => import('./proc.ts').then(module => module.processEvents) },
  { name: 'cn-w1', doc: '1-wire bus', load: () => import('./w1.ts').then(module => module.oneWire) },
  { name: 'cn-dm', doc: 'device mapper log', load: () => import('./dm.ts').then(module => module.deviceMapperLog) },
  { name: 'connector', doc: 'any other helper', load: () => import('./other.ts').then(module => module.connector) },
];
