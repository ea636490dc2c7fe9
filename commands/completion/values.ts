/** What may stand behind the `=` of a message's word: names of enums and flags, kinds that choose a format, interfaces. */
import { readdirSync } from 'node:fs';
import type { AttributeSet } from '../../src/schema/attribute-set.ts';
import type { Type } from '../../src/schema/type.ts';
import { allCases } from '../../src/types/select.ts';

/** A place that a value is for, and the set that it stands in. */
export interface ValuePlace {
  name: string;
  type: Type;
  set?: AttributeSet;
}

/** The values for a place; `typed` is what stands behind the `=` so far. */
export function valuesFor({ name, type, set }: ValuePlace, typed: string, netns: boolean): string[] {
  if (type.kind === 'select')
    return [...new Set(allCases(type).flatMap(one => valuesFor({ name, type: one.type }, typed, netns)))];
  if (type.kind === 'string') return set ? kindsOf(set, name) : [];
  if (type.kind !== 'integer') return [];
  if (type.hint === 'ifindex') return netns ? [] : interfaces();
  const schema = type.enum?.();
  if (!schema) return [];
  const names = schema.entries.map(entry => entry.name);
  if (!schema.flags) return names;
  const comma = typed.lastIndexOf(',') + 1;
  const given = typed.slice(0, comma).split(',');
  return names.filter(flag => !given.includes(flag)).map(flag => typed.slice(0, comma) + flag);
}

/** The values of an attribute by which a neighbour's format is chosen: `kind` of `data`. */
function kindsOf({ attributes }: AttributeSet, name: string): string[] {
  const cases = attributes.flatMap(({ type }) => (type.kind === 'select' ? type.cases : []));
  return [...new Set(cases.flatMap(({ when }) => [when[name] ?? []].flat().filter(one => typeof one === 'string')))];
}

function interfaces(): string[] {
  try {
    return readdirSync('/sys/class/net');
  } catch {
    return [];
  }
}
