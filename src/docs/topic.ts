/** What can be described, one thing at a time. */
import type { AttributeSet } from '../schema/attribute-set.ts';
import type { EnumEntry, EnumSchema } from '../schema/enum.ts';
import type { Family, Group, Operation, Protocol } from '../schema/family.ts';
import type { StructType } from '../schema/type.ts';
import type { Place } from './place.ts';

export type Topic =
  | { kind: 'protocol'; protocol: Protocol }
  | { kind: 'family'; family: Family }
  | { kind: 'operation'; family: Family; operation: Operation }
  | { kind: 'place'; family: Family; operation?: Operation; place: Place }
  | { kind: 'set'; family: Family; set: AttributeSet }
  | { kind: 'struct'; family: Family; struct: StructType }
  | { kind: 'enum'; family?: Family; schema: EnumSchema }
  | { kind: 'entry'; family?: Family; schema: EnumSchema; entry: EnumEntry }
  | { kind: 'group'; protocol: Protocol; family?: Family; group: Group }
  | { kind: 'errno'; code: number; name: string; message: string };

export type TopicOf<K extends Topic['kind']> = Extract<Topic, { kind: K }>;
