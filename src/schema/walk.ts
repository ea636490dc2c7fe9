/** Everything that a schema reaches. Schemas are data whose only functions are thunks to further schemas, so one walk finds all. */
import type { AttributeSet } from './attribute-set.ts';
import type { EnumSchema } from './enum.ts';
import type { Family } from './family.ts';
import type { StructType, Type, TypeKind } from './type.ts';

export interface Reached {
  sets: AttributeSet[];
  enums: EnumSchema[];
  structs: StructType[];
}

const isSet = (value: object): value is AttributeSet => 'attributes' in value && 'prefix' in value;
const isEnum = (value: object): value is EnumSchema => 'entries' in value && 'flags' in value;
const isStruct = (value: object): value is StructType =>
  'kind' in value && value.kind === 'struct' && 'members' in value;

/** The attribute sets, enums and structs that can be reached from `roots` (families, types, sets), each once, in order. */
export function reach(...roots: unknown[]): Reached {
  const reached: Reached = { sets: [], enums: [], structs: [] };
  const seen = new Set<unknown>();
  const open = [...roots].reverse();
  while (open.length) {
    const item = open.pop();
    if (item === null || (typeof item !== 'object' && typeof item !== 'function') || seen.has(item)) continue;
    seen.add(item);
    if (typeof item === 'function') {
      open.push(item());
      continue;
    }
    if (isSet(item)) reached.sets.push(item);
    else if (isEnum(item)) reached.enums.push(item);
    else if (isStruct(item)) reached.structs.push(item);
    open.push(...Object.values(item).reverse());
  }
  return reached;
}

/** The attribute sets, enums and structs of a family. */
export const reachable = (family: Family): Reached => reach(family);

const none = (): Type[] => [];
const ofSet = ({ set }: { set: () => AttributeSet }): Type[] => set().attributes.map(attribute => attribute.type);
const ofElement = ({ element }: { element: Type }): Type[] => [element];

/** What lies in a type, by its kind. */
const inside: { [K in TypeKind]: (type: Extract<Type, { kind: K }>) => Type[] } = {
  integer: none,
  string: none,
  binary: none,
  flag: none,
  pad: none,
  unused: none,
  bitfield32: none,
  nest: ofSet,
  'indexed-array': ofElement,
  'type-value': ofSet,
  select: type => [...type.cases.map(one => one.type), ...(type.otherwise ? [type.otherwise] : [])],
  struct: type => type.members.map(member => member.type),
  array: ofElement,
  records: type => [type.header, type.payload],
  sequence: ofSet,
  bits: none,
  repeat: ofElement,
  zip: type => [type.row],
  strings: none,
  text: type => Object.values(type.encoded ?? {}),
};

/** The types directly in a type: elements, members, cases, and the attributes of its set. A schema may be recursive. */
export const children = (type: Type): Type[] => (inside[type.kind] as (type: Type) => Type[])(type);
