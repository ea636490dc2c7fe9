/** The records of families, and how many operations and groups there are. */
import type { Family, FamilyEntry, Operation, Protocol } from '../../src/schema/family.ts';
import type { KernelFamily } from '../../src/schema/policy.ts';
import type { Presence } from '../shared/presence.ts';

export const protocolRecord = (protocol: Protocol, presence: Presence, groups: number, families: string[]): object => ({
  v: 1,
  kind: 'protocol',
  name: protocol.name,
  number: protocol.number,
  constant: protocol.constant,
  doc: protocol.doc,
  kernel: presence.kernel,
  ...(presence.reason === undefined ? {} : { reason: presence.reason }),
  groups,
  families,
});

export const genericRecord = (family: KernelFamily, schema: boolean): object => ({
  v: 1,
  kind: 'family',
  protocol: 'generic',
  name: family.name,
  id: family.id,
  ...(family.version === undefined ? {} : { version: family.version }),
  ...(family.headerLength === undefined ? {} : { header_length: family.headerLength }),
  ...(family.maxAttribute === undefined ? {} : { max_attribute: family.maxAttribute }),
  operations: family.operations.map(({ id, flags }) => ({ id, flags })),
  groups: family.groups,
  schema,
});

export const familyRecord = (protocol: Protocol, entry: Pick<FamilyEntry, 'name'> & { doc?: string }): object => ({
  v: 1,
  kind: 'family',
  protocol: protocol.name,
  name: entry.name,
  ...(entry.doc === undefined ? {} : { doc: entry.doc }),
  schema: true,
});

/** The number of an operation, as the kernel or a request has it. */
export const numberOf = ({ request, reply }: Operation): number | undefined => request ?? reply;

export const operationRecord = (family: Family, operation: Operation, id: number | undefined): object => ({
  v: 1,
  kind: 'operation',
  protocol: family.protocol,
  family: family.name,
  ...(id === undefined ? {} : { family_id: id }),
  name: operation.name,
  ...(operation.constant === undefined ? {} : { constant: operation.constant }),
  ...(operation.request === undefined ? {} : { request: operation.request }),
  ...(operation.reply === undefined ? {} : { reply: operation.reply }),
  modes: operation.modes,
  ...(operation.doc === undefined ? {} : { doc: operation.doc }),
});
