/** Look-ups over schemas, made once per schema when first asked for. */

import { typeBits } from '../wire/attribute.ts';
import { narrow } from '../wire/integer.ts';
import type { Attribute, AttributeSet } from './attribute-set.ts';
import type { EnumEntry, EnumSchema } from './enum.ts';

/** A name as people type it: case, `-` and `_` do not matter. */
export const fold = (name: string): string => name.toLowerCase().replaceAll('_', '-');

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

/** The names nearest to what was typed, best first, for "did you mean": those that are about as near as the nearest. */
export function nearest(typed: string, names: Iterable<string>, most = 3): string[] {
  const wanted = fold(typed);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const scored: { name: string; score: number }[] = [];
  for (const name of names) {
    const candidate = fold(name);
    if (candidate.length > 2 && wanted.length > 2 && (candidate.startsWith(wanted) || wanted.startsWith(candidate)))
      scored.push({ name, score: 0.5 });
    else if (candidate.length > 2 && wanted.length > 2 && (candidate.endsWith(wanted) || wanted.endsWith(candidate)))
      scored.push({ name, score: 1.5 });
    else {
      const score = distance(wanted, candidate, limit);
      // people rarely miss the first letter, and then nothing else
      if (score <= limit && (score < 2 || candidate[0] === wanted[0])) scored.push({ name, score });
    }
  }
  const best = Math.min(...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score <= best + 0.5)
    .sort((a, b) => a.score - b.score)
    .slice(0, most)
    .map(({ name }) => name);
}

/** Levenshtein's distance with swaps of neighbours as one; anything over `limit` is `limit + 1`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/** `; did you mean x, y?`, or nothing where no name is near. */
export function didYouMean(typed: string, names: Iterable<string>): string {
  const near = nearest(typed, names);
  return near.length ? `; did you mean ${near.join(', ')}?` : '';
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
