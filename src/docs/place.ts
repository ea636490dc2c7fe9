/** Places in a family's messages by path, and paths by what stands there. */
import type { AttributeSet } from '../schema/attribute-set.ts';
import type { EnumSchema } from '../schema/enum.ts';
import { type Family, fixedOf, type Operation } from '../schema/family.ts';
import { fold } from '../schema/spelling.ts';
import type { Type } from '../schema/type.ts';
import { contents } from '../schema/walk.ts';
import { attributeParts, type Part, partsOf } from './parts.ts';
import { enumOf } from './words.ts';

/** A part, and how it is reached from a message's top. */
export interface Place {
  /** `linkinfo.data`, `fixed.index` */
  path: string;
  part: Part;
}

/** The tops of messages: their attributes, and under a name of their own fixed header and body. */
function topParts(family: Family, operations: readonly Operation[]): { bare: Part[]; named: Part[] } {
  const sets = new Set(operations.flatMap(one => (one.attributes ? [one.attributes()] : [])));
  const named = (name: string, types: (Type | undefined)[]): Part[] =>
    [...new Set(types)].flatMap(type => (type ? [{ kind: 'member' as const, name, type }] : []));
  return {
    bare: [...sets].flatMap(attributeParts),
    named: [
      ...named(
        'fixed',
        operations.map(operation => fixedOf({ family, operation })),
      ),
      ...named(
        'body',
        operations.map(one => one.body),
      ),
    ],
  };
}

const isNamed = (part: Part, name: string): boolean =>
  fold(part.name) === name || (part.constant !== undefined && fold(part.constant) === name);

/** The parts of that name in a type; cases that are not asked for by name are seen through. */
function step(type: Type, name: string, depth = 0): { part: Part; through?: string }[] {
  const parts = partsOf(type);
  const found = parts.filter(part => isNamed(part, name));
  if (found.length > 0 || depth > 3) return found.map(part => ({ part }));
  return parts.flatMap(part =>
    part.kind === 'case' ? step(part.type, name, depth + 1).map(one => ({ part: one.part, through: part.name })) : [],
  );
}

/** The parts at a path of names, of one operation's messages or of all: several where operations or cases differ. */
export function placesAt(family: Family, path: string, operations: readonly Operation[] = family.operations): Place[] {
  const { bare, named } = topParts(family, operations);
  const [first = '', ...rest] = path
    .replace(/\[\d*\]/g, '')
    .split('.')
    .map(fold);
  const attribute = first === 'attributes' ? (rest.shift() ?? '') : first;
  let places: Place[] = bare.filter(part => isNamed(part, attribute)).map(part => ({ path: part.name, part }));
  if (places.length === 0)
    places = named.flatMap(top =>
      isNamed(top, first)
        ? [{ path: top.name, part: top }]
        : step(top.type, first).map(({ part }) => ({ path: `${top.name}.${part.name}`, part })),
    );
  for (const name of rest)
    places = places.flatMap(place =>
      step(place.part.type, name).map(({ part, through }) => ({
        path: [place.path, through, part.name].filter(Boolean).join('.'),
        part,
      })),
    );
  const types = new Set<Type>();
  return places.filter(({ part }) => !types.has(part.type) && types.add(part.type));
}

/** The names that a path may go on with, for "did you mean". */
export function namesAt(family: Family, operations: readonly Operation[] = family.operations): string[] {
  const { bare, named } = topParts(family, operations);
  return [...bare, ...named.flatMap(part => [part, ...partsOf(part.type)])].map(part => part.name);
}

/** Where in a family's messages something first satisfies a test, nearest the top first. At most `most` paths. */
function search(family: Family, wanted: (part: Part) => boolean, most: number): string[] {
  const { bare, named } = topParts(family, family.operations);
  const paths: string[] = [];
  const seen = new Set<Type>();
  let level: Place[] = [...bare, ...named].map(part => ({ path: part.name, part }));
  while (level.length > 0 && paths.length < most) {
    const next: Place[] = [];
    for (const { path, part } of level) {
      if (wanted(part)) paths.push(path);
      if (seen.has(part.type)) continue;
      seen.add(part.type);
      for (const inner of partsOf(part.type)) next.push({ path: `${path}.${inner.name}`, part: inner });
    }
    level = next;
  }
  return [...new Set(paths)].slice(0, most);
}

/** The paths at which attributes of this set stand, `''` for the top of a message. */
export function pathsOfSet(family: Family, set: AttributeSet, most = 3): string[] {
  const top = family.operations.some(one => one.attributes?.() === set) ? [''] : [];
  const holds = (type: Type, depth = 0): boolean =>
    'set' in type
      ? type.set() === set
      : depth < 4 && type.kind !== 'select' && contents(type).some(inner => holds(inner.type, depth + 1));
  return [...top, ...search(family, part => holds(part.type), most)].slice(0, most);
}

/** The paths of values of this enum. */
export const pathsOfEnum = (family: Family, schema: EnumSchema, most = 3): string[] =>
  search(family, part => enumOf(part.type) === schema, most);
