/** Attribute types: one reader per YNL type word. */
import type { AttributeSet } from '../attribute-set.ts';
import type { IntegerBase } from '../integer.ts';
import type { Type } from '../type.ts';
import type { Fields } from './fields.ts';
import { checkName } from './name.ts';
import { binaryType, checksOf, integerType, integerWords, type Lookup, stringType } from './scalar.ts';

/** What an attribute's keys may name, beside what scalars do. */
export interface AttributeLookup extends Lookup {
  set(fields: Fields, key: string): () => AttributeSet;
  subMessage(fields: Fields): Type;
}

type Read = (fields: Fields, lookup: AttributeLookup) => Type;
const integer =
  (base: IntegerBase): Read =>
  (fields, lookup) =>
    integerType(fields, lookup, base);
const nest: Read = (fields, lookup) => ({ kind: 'nest', set: lookup.set(fields, 'nested-attributes') });

/** Types that can also be the element of an indexed array. */
const elements = {
  u8: integer('u8'),
  u16: integer('u16'),
  u32: integer('u32'),
  u64: integer('u64'),
  s8: integer('s8'),
  s16: integer('s16'),
  s32: integer('s32'),
  s64: integer('s64'),
  uint: integer('uint'),
  sint: integer('sint'),
  string: stringType,
  binary: binaryType,
  flag: () => ({ kind: 'flag' }),
  bitfield32: (fields, lookup) => {
    fields.truth('enum-as-flags');
    const schema = lookup.enum(fields, 'enum', true);
    return { kind: 'bitfield32', ...(schema ? { enum: schema } : {}), ...checksOf(fields, lookup) };
  },
  nest,
  'sub-message': (fields, lookup) => lookup.subMessage(fields),
} satisfies Record<string, Read>;
const elementWords = Object.keys(elements) as (keyof typeof elements)[];

const types = {
  ...elements,
  unused: () => ({ kind: 'unused' }),
  pad: () => ({ kind: 'pad' }),
  binary: (fields, lookup) => {
    const word = fields.oneOf('sub-type', integerWords);
    if (!word) return binaryType(fields, lookup);
    const { checks: _, ...element } = integerType(fields, lookup, word);
    return { kind: 'array', element, count: 'rest' };
  },
  'indexed-array': (fields, lookup) => ({
    kind: 'indexed-array',
    element: elements[fields.need('sub-type', fields.oneOf('sub-type', elementWords))](fields, lookup),
  }),
  'array-nest': (fields, lookup) => ({ kind: 'indexed-array', element: nest(fields, lookup) }),
  'nest-type-value': (fields, lookup) => ({
    kind: 'type-value',
    keys: typeValues(fields),
    set: lookup.set(fields, 'nested-attributes'),
  }),
} satisfies Record<string, Read>;
const typeWords = Object.keys(types) as (keyof typeof types)[];

function typeValues(fields: Fields): string[] {
  const keys = fields.words('type-value');
  if (keys.length < 1 || keys.length > 8) throw fields.fault('type-value', "'type-value' must be 1 to 8 names");
  if (new Set(keys).size < keys.length) throw fields.fault('type-value', "a name stands twice in 'type-value'");
  const wrong = keys.find(key => checkName(key, false));
  if (wrong !== undefined) throw fields.fault('type-value', `'${wrong}' is no name`);
  return keys;
}

/**
 * The type of an attribute. A scalar with `type-value` (ethtool's statistics) lies in nests whose types are values: an
 * indexed array of it, one level for each value.
 */
export function attributeType(fields: Fields, lookup: AttributeLookup): Type {
  const word = fields.need('type', fields.oneOf('type', typeWords));
  const type = types[word](fields, lookup);
  if (word === 'nest-type-value' || !fields.has('type-value')) return type;
  return typeValues(fields).reduce<Type>(element => ({ kind: 'indexed-array', element }), type);
}
