import type { Operation } from '../schema/family.ts';
import type { RecordInput } from './record.ts';

/** A request with what its operation has unless told otherwise; `dump`: it asks for everything. */
export function withDefaults(record: RecordInput, operation: Operation, dump: boolean): RecordInput {
  const { defaults, dumpsWith, verb } = operation;
  const filled = { ...record };
  if (defaults && (dump || verb !== 'get')) filled.fixed = { ...defaults, ...record.fixed };
  if (dumpsWith && dump) filled.attributes = { ...dumpsWith, ...record.attributes };
  return filled;
}
