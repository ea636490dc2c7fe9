/** Values generated from schemas: any value that a schema allows, as decoding would spell it. */
import fc from 'fast-check';
import { hints } from '../../src/hints/index.ts';
import type { Attribute, AttributeSet } from '../../src/schema/attribute-set.ts';
import type { EnumSchema } from '../../src/schema/enum.ts';
import { integerFacts } from '../../src/schema/integer.ts';
import { flagNames } from '../../src/schema/lookup.ts';
import type { SelectType, StructType, Type, TypeKind } from '../../src/schema/type.ts';
import type { Value, ValueObject } from '../../src/schema/value.ts';
import { faceOf } from '../../src/types/index.ts';
import { presentInteger } from '../../src/types/integer.ts';
import { Reading } from '../../src/types/reading.ts';
import { toHex } from '../../src/wire/hex.ts';
import { narrow } from '../../src/wire/integer.ts';

/** Where a value is generated: how deep, and what selects may look at. */
interface Place {
  depth: number;
  /** the message's facts and fixed header, by the keys of select conditions */
  known: { [where: string]: Value };
}

type Make<T extends Type> = (type: T, place: Place) => fc.Arbitrary<Value> | undefined;

/** An object of values, a plain one. */
export const record = <T extends object>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(parts, { noNullPrototype: true }) as unknown as fc.Arbitrary<T>;

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

function range(width: number, signed: boolean): fc.Arbitrary<bigint> {
  const bits = BigInt(8 * width);
  return signed
    ? fc.bigInt({ min: -(1n << (bits - 1n)), max: (1n << (bits - 1n)) - 1n })
    : fc.bigInt({ min: 0n, max: (1n << bits) - 1n });
}

const flagsOf = (schema: EnumSchema, width: number): fc.Arbitrary<Value> =>
  fc
    .array(fc.constantFrom(...schema.entries), { maxLength: 4 })
    .map(entries => entries.reduce((sum, entry) => sum | BigInt(entry.value), 0n))
    .map(value => flagNames(schema, narrow(BigInt.asUintN(8 * width, value))) as Value);

const text = (most: number) =>
  fc.string({ maxLength: most, unit: 'grapheme' }).filter(one => !one.includes('\0') && Buffer.byteLength(one) <= most);

/** The case of a select that applies to what is known. */
function caseOf(type: SelectType, known: Place['known']): Type | undefined {
  for (const one of type.cases) {
    const holds = Object.entries(one.when).every(([where, wanted]) => {
      const found = known[where];
      const options = Array.isArray(wanted) ? wanted : [wanted];
      return options.some(option =>
        option === false
          ? found === undefined
          : option === true
            ? found !== undefined
            : found === option || (Array.isArray(found) && found.includes(option)),
      );
    });
    if (holds) return one.type.kind === 'select' ? caseOf(one.type, known) : one.type;
  }
  return type.otherwise?.kind === 'select' ? caseOf(type.otherwise, known) : type.otherwise;
}

/** The sibling attribute that alone chooses a select's case. */
function selectorOf(type: Type, set: AttributeSet): Attribute | undefined {
  if (type.kind !== 'select') return undefined;
  const keys = new Set(type.cases.flatMap(one => Object.keys(one.when)));
  const [key] = keys;
  return keys.size === 1 ? set.attributes.find(one => one.name === key && one.type.kind !== 'select') : undefined;
}

/** Attributes of a set. */
export function anyAttributes(set: AttributeSet, place: Place): fc.Arbitrary<ValueObject> {
  const inner = { ...place, depth: place.depth - 1 };
  const plain = set.attributes.filter(one => one.type.kind !== 'select' && !one.secret);
  if (!plain.length) return fc.constant({});
  const chosen = fc.uniqueArray(fc.constantFrom(...set.attributes), { maxLength: 5 });
  return chosen.chain(attributes => {
    const selectors = attributes.flatMap(one => selectorOf(one.type, set) ?? []);
    const leaves = new Set([...selectors, ...attributes.filter(one => isLeaf(one.type))]);
    const first = [...leaves].flatMap(attribute => {
      const one = selectors.includes(attribute)
        ? selectorValues(attribute, attributes, set)
        : anyOf(attribute.type, inner);
      return one && !attribute.secret ? [[attribute.key, repeated(attribute, one)] as const] : [];
    });
    return record(Object.fromEntries(first) as { [key: string]: fc.Arbitrary<Value> }).chain(values => {
      const known = { ...place.known };
      for (const one of set.attributes) if (values[one.key] !== undefined) known[one.name] = values[one.key]!;
      const more: { [key: string]: fc.Arbitrary<Value> } = {};
      for (const one of attributes.filter(one => !leaves.has(one) && !one.secret)) {
        const type = one.type.kind === 'select' ? caseOf(one.type, known) : one.type;
        const value = type && anyOf(type, { ...inner, known });
        if (value)
          more[one.key] = repeated(
            one,
            value.filter(found => !isEmpty(found) || !emptyIsOther(one.type)),
          );
      }
      return record(more).map(others => ({ ...values, ...others }));
    });
  });
}

/** Nothing in it depends on what stands around it. */
const isLeaf = (type: Type) => !['nest', 'indexed-array', 'type-value', 'select'].includes(type.kind);

const isEmpty = (value: Value) => typeof value === 'object' && Object.keys(value).length === 0;

/** Where no bytes at all mean something else. */
const emptyIsOther = (type: Type) => type.kind === 'select' && type.cases.some(one => one.when.length === 0);

const repeated = (attribute: Attribute, value: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  attribute.multi ? fc.array(value, { minLength: 1, maxLength: 3 }) : value;

/** A selector takes one of the values that its selects ask for. */
function selectorValues(
  selector: Attribute,
  attributes: Attribute[],
  set: AttributeSet,
): fc.Arbitrary<Value> | undefined {
  const options = attributes.flatMap(one =>
    selectorOf(one.type, set) === selector && one.type.kind === 'select'
      ? one.type.cases.flatMap(each => Object.values(each.when).flat())
      : [],
  );
  const values = options.filter((option): option is string | number => typeof option !== 'boolean');
  return values.length ? fc.constantFrom(...values) : undefined;
}

function anyStruct(type: StructType, place: Place): fc.Arbitrary<Value> | undefined {
  if (faceOf(type).size(type) === undefined) return undefined;
  const made: { [key: string]: fc.Arbitrary<Value> } = {};
  const inline: { [key: string]: fc.Arbitrary<Value> } = {};
  for (const member of type.members) {
    if (member.type.kind === 'pad') continue;
    const one = member.secret ? undefined : anyOf(member.type, place);
    if (!one) return undefined;
    (member.inline ? inline : made)[member.key] = one;
  }
  return record({ own: record(made), inline: record(inline) }).map(({ own, inline }) =>
    Object.assign({}, own, ...Object.values(inline)),
  );
}

const makers: { [K in TypeKind]: Make<Extract<Type, { kind: K }>> } = {
  integer(type) {
    const { width, signed } = integerFacts(type.base);
    const schema = type.enum?.();
    if (schema?.flags) return flagsOf(schema, width || 8);
    const numbers = range(width || 4, signed).map(value => presentInteger(type, narrow(value), width || 4));
    return schema?.entries.length
      ? fc.oneof(
          fc.constantFrom(...schema.entries).map(entry => presentInteger(type, entry.value, width || 4)),
          numbers,
        )
      : numbers;
  },
  string: type => text(type.end === 'fixed' ? (type.size ?? 0) : Math.min(type.checks?.maxLen ?? 24, 24)),
  binary(type) {
    const hint = type.hint && hints[type.hint].bytes;
    const length =
      type.size ?? (type.hint === 'ipv4' ? 4 : type.hint === 'ipv6' || type.hint === 'uuid' ? 16 : undefined);
    const any =
      length !== undefined
        ? bytes(length)
        : type.hint === 'ip'
          ? fc.oneof(bytes(4), bytes(16))
          : fc.uint8Array({ minLength: hint ? 1 : 0, maxLength: 20 });
    return any.map(one => {
      const shown = hint?.format(one);
      return shown ?? (hint ? { hex: toHex(one) } : toHex(one));
    });
  },
  flag: () => fc.constant(true),
  pad: () => undefined,
  unused: () => undefined,
  bitfield32(type) {
    const part = type.enum ? flagsOf(type.enum(), 4) : range(4, false).map(value => narrow(value) as Value);
    return record({ value: part, selector: part });
  },
  nest: (type, place) => (place.depth > 0 ? anyAttributes(type.set(), place) : undefined),
  'indexed-array'(type, place) {
    const element = place.depth > 0 ? anyOf(type.element, { ...place, depth: place.depth - 1 }) : undefined;
    return element && fc.array(element, { maxLength: 3 });
  },
  'type-value'(type, place) {
    if (place.depth <= 0) return undefined;
    const numbers = Object.fromEntries(type.keys.map(key => [key.replaceAll('-', '_'), fc.nat({ max: 0x3fff })]));
    return fc
      .tuple(record(numbers), anyAttributes(type.set(), place))
      .map(([keys, inner]): Value => ({ ...keys, ...inner }));
  },
  select: () => undefined,
  struct: (type, place) => anyStruct(type, place),
  array(type, place) {
    const element = faceOf(type.element).size(type.element) ? anyOf(type.element, place) : undefined;
    if (!element || typeof type.count === 'object') return undefined;
    const count = type.count === 'rest' ? { maxLength: 4 } : { minLength: type.count, maxLength: type.count };
    return fc.array(element, count);
  },
  records: () => undefined,
  sequence: () => undefined,
  bits(type) {
    const { width } = integerFacts(type.base);
    return range(width, false).map(value => {
      const writing = new Uint8Array(width);
      for (let i = 0; i < width; i++)
        writing[type.order === 'big' ? width - 1 - i : i] = Number((value >> BigInt(8 * i)) & 0xffn);
      return readBack(type, writing);
    });
  },
  packed: type => fc.uint8Array({ minLength: 2, maxLength: 12 }).map(data => readBack(type, data)),
  repeat(type, place) {
    const element = faceOf(type.element).size(type.element) ? anyOf(type.element, place) : undefined;
    return element && record(Object.fromEntries(type.names.map(name => [name.replaceAll('-', '_'), element])));
  },
  zip: () => undefined,
  strings: () => fc.dictionary(fc.stringMatching(/^[A-Z_]{1,8}$/), text(12), { maxKeys: 4, noNullPrototype: true }),
  text: () => undefined,
  told: () => fc.uint8Array({ maxLength: 20 }).map(one => toHex(one)),
};

function readBack(type: Type, data: Uint8Array): Value {
  return faceOf(type).read(type, new Reading(data), 0, data.length).value;
}

/** A value of the type; undefined where the type is one that values are not made for. */
export const anyOf = (type: Type, place: Place): fc.Arbitrary<Value> | undefined =>
  (makers[type.kind] as Make<Type>)(type, place);
