/** What is named inside a type, one level deep: the walk that every description shares. */
import type { AttributeSet } from '../schema/attribute-set.ts';
import type { SelectCase, StructType, Type, TypeKind } from '../schema/type.ts';

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
  /** when a case applies */
  when?: SelectCase['when'];
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
    ...(constant ? { constant } : {}),
    ...(multi ? { multi } : {}),
    ...(secret ? { secret } : {}),
    ...(doc ? { doc } : {}),
  }));

const isFiller = ({ kind }: Type): boolean => kind === 'pad';

const memberParts = ({ members }: StructType): Part[] =>
  members.flatMap(({ name, type, doc, secret, inline }) =>
    isFiller(type)
      ? []
      : inline
        ? partsOf(type)
        : [{ kind: 'member', name, type, ...(secret ? { secret } : {}), ...(doc ? { doc } : {}) }],
  );

const none = (): Part[] => [];
const ofSet = ({ set }: { set: () => AttributeSet }): Part[] => attributeParts(set());
const ofElement = ({ element }: { element: Type }): Part[] => partsOf(element);

const byKind: { [K in TypeKind]: (type: Extract<Type, { kind: K }>) => Part[] } = {
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
  select: ({ cases, otherwise }) => [
    ...cases.map(({ name, type, when }): Part => ({ kind: 'case', name, type, when })),
    ...(otherwise ? [{ kind: 'case' as const, name: 'otherwise', type: otherwise }] : []),
  ],
  struct: memberParts,
  array: ofElement,
  records: ({ header, payload, inline }) => [
    ...memberParts(header),
    ...(inline ? partsOf(payload) : [{ kind: 'member' as const, name: 'data', type: payload }]),
  ],
  sequence: ofSet,
  bits: ({ base, order, fields }) =>
    fields.map(({ name, shift, width, enum: of }) => ({
      kind: 'field',
      name,
      type: { kind: 'integer', base, order, ...(of ? { enum: of } : {}) },
      bits: { shift, width },
    })),
  zip: ({ row }) => memberParts(row),
  repeat: ({ names, element }) => names.map(name => ({ kind: 'member', name, type: element })),
  strings: none,
  text: none,
};

/** The parts directly inside a type; elements of arrays are seen through. A schema may be recursive: walk with a limit. */
export const partsOf = (type: Type): Part[] => (byKind[type.kind] as (type: Type) => Part[])(type);
