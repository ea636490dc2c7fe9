/** Look-ups over schemas, made once per schema when first asked for. */

import { typeBits } from '../wire/attribute.ts';
import type { Attribute, AttributeSet } from './attribute-set.ts';
import type { EnumEntry, EnumSchema } from './enum.ts';

/** A name as people type it: case, `-` and `_` do not matter. */
export const fold = (name: string): string => name.toLowerCase().replaceAll('_', '-');

interface SetIndex {
  byNumber: Map<number, Attribute>;
  byName: Map<string, Attribute>;
}
const sets = new WeakMap<AttributeSet, SetIndex>();

function indexOf(set: AttributeSet): SetIndex {
  let index = sets.get(set);
  if (!index) {
    index = { byNumber: new Map(), byName: new Map() };
    for (const attribute of set.attributes) {
      if (!index.byNumber.has(attribute.number)) index.byNumber.set(attribute.number, attribute);
      if (attribute.constant) index.byName.set(fold(attribute.constant), attribute);
    }
    for (const attribute of set.attributes) index.byName.set(fold(attribute.name), attribute);
    sets.set(set, index);
  }
  return index;
}

/** The bits of nla_type that are the number in this set. */
export const typeMask = (set: AttributeSet): number => set.mask ?? typeBits.mask;

export const attributeByNumber = (set: AttributeSet, number: number): Attribute | undefined =>
  indexOf(set).byNumber.get(number);
/** By name in any spelling, or by kernel constant. */
export const attributeByName = (set: AttributeSet, name: string): Attribute | undefined =>
  indexOf(set).byName.get(fold(name));

interface EnumIndex {
  byValue: Map<number | bigint, EnumEntry>;
  byName: Map<string, EnumEntry>;
}
const enums = new WeakMap<EnumSchema, EnumIndex>();

function enumIndexOf(schema: EnumSchema): EnumIndex {
  let index = enums.get(schema);
  if (!index) {
    index = { byValue: new Map(), byName: new Map() };
    for (const entry of schema.entries) {
      if (!index.byValue.has(entry.value)) index.byValue.set(entry.value, entry);
      if (entry.constant) index.byName.set(fold(entry.constant), entry);
    }
    for (const entry of schema.entries) index.byName.set(fold(entry.name), entry);
    enums.set(schema, index);
  }
  return index;
}

export const entryByValue = (schema: EnumSchema, value: number | bigint): EnumEntry | undefined =>
  enumIndexOf(schema).byValue.get(value);
export const entryByName = (schema: EnumSchema, name: string): EnumEntry | undefined =>
  enumIndexOf(schema).byName.get(fold(name));

/** The names nearest to what was typed, best first, for "did you mean". */
export function nearest(typed: string, names: Iterable<string>, most = 3): string[] {
  const wanted = fold(typed);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const scored: { name: string; score: number }[] = [];
  for (const name of names) {
    const candidate = fold(name);
    if (candidate.length > 2 && wanted.length > 2 && (candidate.startsWith(wanted) || wanted.startsWith(candidate)))
      scored.push({ name, score: 0.5 });
    else {
      const score = distance(wanted, candidate, limit);
      if (score <= limit) scored.push({ name, score });
    }
  }
  return scored
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
