/** Everything that a schema reaches. Schemas are data whose only functions are thunks to further schemas, so one walk finds all. */
import type { AttributeSet } from './attribute-set.ts';
import type { EnumSchema } from './enum.ts';
import type { StructType, Type, TypeKind } from './type.ts';

interface Reached {
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

/** Types whose payload is a run of attributes. */
const ofAttributes = new Set<TypeKind>(['nest', 'indexed-array', 'sequence', 'type-value']);
export const isOfAttributes = ({ kind }: Type): boolean => ofAttributes.has(kind);

/** What lies in a type: an attribute, a member, a case, an element. */
interface Content {
  type: Type;
  secret?: boolean;
}

const none = (): Content[] => [];
const ofSet = ({ set }: { set: () => AttributeSet }): Content[] => set().attributes;
const ofElement = ({ element }: { element: Type }): Content[] => [{ type: element }];

const byKind: { [K in TypeKind]: (type: Extract<Type, { kind: K }>) => Content[] } = {
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
  select: ({ cases, otherwise }) => (otherwise ? [...cases, { type: otherwise }] : cases),
  struct: ({ members }) => members,
  array: ofElement,
  records: ({ header, payload }) => [{ type: header }, { type: payload }],
  sequence: ofSet,
  bits: none,
  packed: none,
  repeat: ofElement,
  zip: ({ row }) => [{ type: row }],
  strings: none,
  told: ({ types }) => Object.values(types).map(type => ({ type })),
  text: ({ encoded, numbers }) => [
    ...Object.values(encoded ?? {}).map(type => ({ type })),
    ...Object.values(numbers ?? {}),
  ],
};

/** What lies directly in a type: the attributes of its set, members, cases, elements. A schema may be recursive. */
export const contents = (type: Type): Content[] => (byKind[type.kind] as (type: Type) => Content[])(type);
