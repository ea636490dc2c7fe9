/** What is named inside a type, one level deep: the walk that every description shares. */
import type { AttributeSet } from '../schema/attribute-set.ts';
import type { BitField, BitsType, Conditions, SelectType, StructType, Type } from '../schema/type.ts';
import { contents } from '../schema/walk.ts';

/** One named thing: an attribute, a struct's member, a case of a select, a bit field. */
export interface Part {
  kind: 'attribute' | 'member' | 'case' | 'field';
  name: string;
  type: Type;
  /** of an attribute */
  number?: number;
  constant?: string;
  multi?: boolean;
  secret?: boolean;
  doc?: string;
  /** the set that an attribute stands in */
  set?: AttributeSet;
  /** when a case applies, or a member is there */
  when?: Conditions;
  /** of a bit field: from which bit, how many */
  bits?: { shift: number; width: number };
}

/** The attributes of a set as parts. */
export const attributeParts = (set: AttributeSet): Part[] =>
  set.attributes.map(({ name, number, type, constant, multi, secret, doc }) => ({
    kind: 'attribute',
    name,
    number,
    type,
    set,
    constant,
    multi,
    secret,
    doc,
  }));

const memberParts = ({ members }: StructType): Part[] =>
  members.flatMap(({ name, type, doc, secret, inline, when }) => {
    if (type.kind === 'pad') return [];
    if (inline) return partsOf(type);
    return [{ kind: 'member', name, type, when, secret, doc }];
  });

const caseParts = ({ cases, otherwise }: SelectType): Part[] => [
  ...cases.map(({ name, type, when }): Part => ({ kind: 'case', name, type, when })),
  ...(otherwise ? [{ kind: 'case' as const, name: 'otherwise', type: otherwise }] : []),
];

const fieldParts = (fields: BitField[], { base, order }: Pick<BitsType, 'base' | 'order'>): Part[] =>
  fields.map(({ name, shift, width, enum: of }) => ({
    kind: 'field',
    name,
    type: { kind: 'integer', base, order, ...(of ? { enum: of } : {}) },
    bits: { shift, width },
  }));

/** What lies in the bytes of packed bits, whatever integer they would need. */
const anyInteger = { base: 'u64', order: 'little' } as const;

/**
 * The parts directly inside a type; what has no name of its own, as an element of an array, is seen through. A schema may
 * be recursive: walk with a limit.
 */
export function partsOf(type: Type): Part[] {
  if ('set' in type) return attributeParts(type.set());
  switch (type.kind) {
    case 'struct':
      return memberParts(type);
    case 'select':
      return caseParts(type);
    case 'bits':
      return fieldParts(type.fields, type);
    case 'packed':
      return [...fieldParts(type.fields, anyInteger), ...fieldParts(type.rows.fields, anyInteger)];
    case 'repeat':
      return type.names.map(name => ({ kind: 'member', name, type: type.element }));
    case 'records':
      if (type.inline) break;
      return [...memberParts(type.header), { kind: 'member', name: 'data', type: type.payload }];
    case 'text':
      return [];
  }
  return contents(type).flatMap(inner => partsOf(inner.type));
}
