/** Steps into structs, and into values that are named parts of one another. */
import { keyOf } from '../schema/attribute-set.ts';
import { didYouMean, fold } from '../schema/spelling.ts';
import type {
  BitField,
  Bitfield32Type,
  BitsType,
  IntegerType,
  Member,
  PackedType,
  RepeatType,
  StructType,
  ToldType,
  Type,
} from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { spelled } from '../types/canonical.ts';
import { type Found, type Scope, scopeIn } from '../types/scope.ts';
import { allCases } from '../types/select.ts';
import type { Writing } from '../types/writing.ts';
import { attributeStep } from './attributes.ts';
import type { Inside, Place, Stranger } from './walk.ts';
import type { Segment } from './word.ts';

/** Whether `ifi` is what the members of struct ifinfomsg begin with: its letters stand in the struct's name in that order. */
function isPrefix(prefix: string, { name }: StructType): boolean {
  let at = 0;
  for (const letter of prefix) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const membersOfStruct = new WeakMap<StructType, Map<string, Member | undefined>>();

/** A member by its name, with or without the prefix that C gives the members of the struct. */
export function memberOf(type: StructType, name: string): Member | undefined {
  const known = membersOfStruct.get(type) ?? new Map<string, Member | undefined>();
  membersOfStruct.set(type, known);
  if (!known.has(name)) known.set(name, findMember(type, fold(name)));
  return known.get(name);
}

function findMember(type: StructType, wanted: string): Member | undefined {
  const found = type.members.find(one => fold(one.name) === wanted);
  if (found) return found;
  const prefixed = (long: string, short: string) =>
    long.endsWith(`-${short}`) && isPrefix(long.slice(0, -short.length - 1), type);
  return type.members.find(one => prefixed(wanted, fold(one.name)) || prefixed(fold(one.name), wanted));
}

/** Selectors among the members given so far; in the fixed header a member that was not given is 0. */
export function structScope(type: StructType, value: ValueObject, cx: Writing, missing?: Value): Scope {
  const given = (name: string): Found | undefined => {
    const member = memberOf(type, name);
    const found = member && (value[member.key] ?? missing);
    return found === undefined ? undefined : { type: member!.type, value: found };
  };
  return scopeIn(cx.scope, 'struct', spelled(cx, given));
}

const placeIn = (holder: ValueObject, key: string, type: Type): Place => ({
  type,
  key,
  value: holder[key],
  put(item) {
    holder[key] = item;
  },
  used: 1,
});

/** What an inline member's keys may be those of: of a select the keys of every case, as what chooses may not be said yet. */
const inlineTypes = ({ inline, type }: Member): Type[] =>
  !inline ? [] : type.kind === 'select' ? allCases(type).map(one => one.type) : [type];

const shownNames = (member: Member): string[] =>
  member.inline
    ? inlineTypes(member).flatMap(type => (type.kind === 'struct' ? type.members.flatMap(shownNames) : []))
    : member.type.kind === 'pad'
      ? []
      : [member.name];

function stepInto(
  type: StructType,
  value: Value,
  segments: readonly Segment[],
  cx: Writing,
): Place | Stranger | string {
  if (!isObject(value)) return 'has a value already';
  const [name] = segments;
  if (typeof name !== 'string') return `struct ${type.name} is no list: [${name}] means nothing here`;
  const member = memberOf(type, name);
  if (member && !member.inline)
    return { ...placeIn(value, member.key, member.type), scope: structScope(type, value, cx) };
  for (const inner of type.members.flatMap(inlineTypes)) {
    const found =
      inner.kind === 'nest'
        ? attributeStep(inner.set(), value, segments, cx)
        : inner.kind === 'struct'
          ? stepInto(inner, value, segments, cx)
          : '';
    if (typeof found !== 'string') return found;
  }
  const names = type.members.flatMap(shownNames);
  return `struct ${type.name} has no member ${name}${didYouMean(name, names) || ` (it has ${names.join(', ')})`}`;
}

export const structMember: Inside<StructType> = { empty: () => ({}), step: stepInto };

const fieldType: IntegerType = { kind: 'integer', base: 'u64', order: 'host' };

function bitField(fields: readonly BitField[], value: Value, [name]: readonly Segment[]): Place | string {
  const field = fields.find(one => one.key === keyOf(fold(String(name))));
  if (!isObject(value)) return 'has a value already';
  if (field) return placeIn(value, field.key, field.enum ? { ...fieldType, enum: field.enum } : fieldType);
  return `no bit field ${name}${didYouMean(
    String(name),
    fields.map(one => one.name),
  )}`;
}

/** Its parts have names by what is told, which encoding finds out. */
export const toldPart: Inside<ToldType> = {
  empty: () => ({}),
  whole: true,
  step: (type, value, [name]) =>
    isObject(value) ? placeIn(value, keyOf(fold(String(name))), type) : 'has a value already',
};

export const bits: Inside<BitsType> = {
  empty: () => ({}),
  whole: true,
  step: (type, value, segments) => bitField(type.fields, value, segments),
};

export const packed: Inside<PackedType> = {
  empty: () => ({}),
  step({ fields, rows }, value, segments) {
    if (keyOf(fold(String(segments[0]))) !== rows.key || !isObject(value)) return bitField(fields, value, segments);
    const row: BitsType = { kind: 'bits', base: 'u64', order: 'little', fields: rows.fields };
    return placeIn(value, rows.key, { kind: 'array', element: row, count: 'rest' });
  },
};

export const repeat: Inside<RepeatType> = {
  empty: () => ({}),
  step(type, value, [name]) {
    const found = type.names.find(one => keyOf(one) === keyOf(fold(String(name))));
    if (!isObject(value)) return 'has a value already';
    return found ? placeIn(value, keyOf(found), type.element) : `no ${name} here (${type.names.join(', ')})`;
  },
};

export const bitfield: Inside<Bitfield32Type> = {
  empty: () => ({}),
  step(type, value, [name]) {
    if (!isObject(value)) return 'has a value already';
    if (name !== 'value' && name !== 'selector') return `a bitfield32 has value and selector, no ${name}`;
    return placeIn(value, name, {
      kind: 'integer',
      base: 'u32',
      order: 'host',
      enum: type.enum,
    });
  },
};
