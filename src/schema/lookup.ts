/** Look-ups over schemas, made once per schema when first asked for. */

import { typeBits } from '../wire/attribute.ts';
import { narrow } from '../wire/integer.ts';
import type { Attribute, AttributeSet } from './attribute-set.ts';
import type { EnumEntry, EnumSchema } from './enum.ts';
import { fold } from './spelling.ts';

const numbersOfSet = new WeakMap<AttributeSet, Map<number, Attribute>>();
const namesOfSet = new WeakMap<AttributeSet, Map<string, Attribute>>();

/** The first of a number wins. */
function byNumber(set: AttributeSet): Map<number, Attribute> {
  let index = numbersOfSet.get(set);
  if (!index) {
    index = new Map();
    for (const attribute of set.attributes) if (!index.has(attribute.number)) index.set(attribute.number, attribute);
    numbersOfSet.set(set, index);
  }
  return index;
}

/** Of a name the last wins, and over any constant. */
function byName<Named extends { name: string; constant?: string }>(named: Named[]): Map<string, Named> {
  const index = new Map<string, Named>();
  for (const one of named) if (one.constant) index.set(fold(one.constant), one);
  for (const one of named) index.set(fold(one.name), one);
  return index;
}

/** The bits of nla_type that are the number in this set. */
export const typeMask = (set: AttributeSet): number => set.mask ?? typeBits.mask;

export const attributeByNumber = (set: AttributeSet, number: number): Attribute | undefined =>
  byNumber(set).get(number);
/** By name in any spelling, or by kernel constant. */
export function attributeByName(set: AttributeSet, name: string): Attribute | undefined {
  let index = namesOfSet.get(set);
  if (!index) {
    index = byName(set.attributes);
    namesOfSet.set(set, index);
  }
  return index.get(name) ?? index.get(fold(name));
}

const valuesOfEnum = new WeakMap<EnumSchema, Map<number | bigint, EnumEntry>>();
const namesOfEnum = new WeakMap<EnumSchema, Map<string, EnumEntry>>();

export function entryByValue(schema: EnumSchema, value: number | bigint): EnumEntry | undefined {
  let index = valuesOfEnum.get(schema);
  if (!index) {
    index = new Map();
    for (const entry of schema.entries) if (!index.has(entry.value)) index.set(entry.value, entry);
    valuesOfEnum.set(schema, index);
  }
  return index.get(value);
}

export function entryByName(schema: EnumSchema, name: string): EnumEntry | undefined {
  let index = namesOfEnum.get(schema);
  if (!index) {
    index = byName(schema.entries);
    namesOfEnum.set(schema, index);
  }
  return index.get(name) ?? index.get(fold(name));
}

/** The names of the bits that are set; what has no name stays as one integer at the end. */
export function flagNames(schema: EnumSchema, value: number | bigint): (string | number | bigint)[] {
  const names: (string | number | bigint)[] = [];
  if (typeof value === 'number' && value >= 0 && value <= 0xffffffff) {
    let left = value;
    for (const entry of schema.entries) {
      const mask = Number(entry.value);
      if (mask <= 0 || mask > left || (left & mask) >>> 0 !== mask) continue;
      names.push(entry.name);
      left -= mask;
    }
    if (left !== 0) names.push(left);
    return names;
  }
  let rest = BigInt(value);
  for (const entry of schema.entries) {
    const mask = BigInt(entry.value);
    if (mask !== 0n && (rest & mask) === mask) {
      names.push(entry.name);
      rest &= ~mask;
    }
  }
  if (rest !== 0n) names.push(narrow(rest));
  return names;
}
