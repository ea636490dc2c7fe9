/** What can stand in the fields of records that a `--filter` will see, from the JSON Schema that every type has. */

import { recordProperties } from '../../src/docs/record-schema.ts';
import { enumOf } from '../../src/docs/words.ts';
import type { EnumSchema } from '../../src/schema/enum.ts';
import type { Family, Protocol } from '../../src/schema/family.ts';
import { fixedOf } from '../../src/schema/family.ts';
import type { Type } from '../../src/schema/type.ts';
import type { JsonSchema } from '../../src/types/face.ts';
import { faceOf } from '../../src/types/index.ts';

/** What a value can be in a record; `text`: the strings, undefined where any may come. */
export interface Possible {
  text: Set<string> | undefined;
  number: boolean;
  list: Possible | undefined;
  /** where numbers may stand: the names of those that have one; undefined where not all have */
  enums: (EnumSchema | undefined)[];
}

const nothing = (): Possible => ({ text: new Set(), number: false, list: undefined, enums: [] });
const something: Possible = { text: undefined, number: true, list: undefined, enums: [undefined] };
const anything: Possible = { ...something, list: something };
const strings = (names: string[]): Possible => ({ ...nothing(), text: new Set(names) });

function either(a: Possible, b: Possible): Possible {
  const text = a.text && b.text && new Set([...a.text, ...b.text]);
  const list = a.list && b.list ? either(a.list, b.list) : (a.list ?? b.list);
  return { text, number: a.number || b.number, list, enums: [...a.enums, ...b.enums] };
}

/** The part of JSON Schema that the faces of types use. */
interface Shape extends JsonSchema {
  anyOf?: Shape[];
  enum?: unknown[];
  type?: string | string[];
  items?: Shape;
  properties?: { [key: string]: Shape };
}

const typeOf = new WeakMap<Shape, Type>();

/** Stands for a type until it is looked into: schemas are recursive. */
function reference(type: Type): Shape {
  const shape: Shape = {};
  typeOf.set(shape, type);
  return shape;
}

function shapeOf(shape: Shape): Shape {
  const type = typeOf.get(shape);
  return type ? (faceOf(type).jsonSchema(type, reference) as Shape) : shape;
}

/** What a shape does not say may be anything. */
function possibleOf(from: Shape): Possible {
  const shape = shapeOf(from);
  const type = typeOf.get(from);
  const schema = type && enumOf(type);
  if (schema && !schema.flags && type.kind === 'integer') {
    const one = { ...strings(schema.entries.map(({ name }) => name)), number: true, enums: [schema] };
    return type.valueBits === undefined ? one : { ...one, list: one };
  }
  if (shape.anyOf) return shape.anyOf.map(possibleOf).reduce(either, nothing());
  if (shape.enum) return strings(shape.enum.map(String));
  if ('const' in shape) return nothing();
  if (shape.type === undefined) return anything;
  const types = [shape.type].flat();
  const number = types.includes('integer');
  return {
    text: types.includes('string') ? undefined : new Set(),
    number,
    list: types.includes('array') ? possibleOf(shape.items ?? {}) : undefined,
    enums: number ? [undefined] : [],
  };
}

/** The shapes under a name; undefined where anything may stand there, as `hex` for bytes that do not fit. */
function step(from: Shape, name: string): Shape[] | undefined {
  const shape = shapeOf(from);
  if (shape.anyOf) return all(shape.anyOf.map(one => step(one, name)));
  if (name === 'hex') return undefined;
  if (shape.properties && Object.hasOwn(shape.properties, name)) return [shape.properties[name]!];
  if (shape.properties) return shape.additionalProperties === true ? undefined : [];
  return shape.type === undefined || [shape.type].flat().includes('object') ? undefined : [];
}

/** The names in a shape. */
function namesIn(from: Shape): string[] {
  const { anyOf, properties } = shapeOf(from);
  return anyOf ? anyOf.flatMap(namesIn) : Object.keys(properties ?? {});
}

const all = (lists: (Shape[] | undefined)[]): Shape[] | undefined =>
  lists.every(list => list !== undefined) ? lists.flat() : undefined;

/** Protocols, and families of all that will be seen. */
export interface Seen {
  protocols: readonly Protocol[];
  families: readonly Family[];
}

/** The types of a part of the messages of a family. */
const tops: { [top: string]: (family: Family) => (Type | undefined)[] } = {
  attributes: ({ operations }) =>
    [...new Set(operations.map(one => one.attributes?.()))].map(set => set && { kind: 'nest', set: () => set }),
  fixed: family => family.operations.map(one => fixedOf({ family, operation: one })),
  body: family => family.operations.map(one => one.body),
};

/** What stands at a path below `attributes`, `fixed` or `body`. */
interface Found {
  /** absent: what stands there is not known, or nothing does */
  shapes?: Shape[];
  /** a name that is not there, and those that are */
  missing?: { name: string; names: string[] };
}

function find([top = '', ...rest]: string[], { families }: Seen): Found {
  if (!tops[top]) return {};
  const types = new Set(families.flatMap(tops[top]).filter(type => type !== undefined));
  let shapes: Shape[] = [...types].map(reference);
  for (const name of rest) {
    const next = all(shapes.map(shape => step(shape, name)));
    if (!next) return {};
    if (next.length === 0) return { missing: { name, names: [...new Set(shapes.flatMap(namesIn))] } };
    shapes = next;
  }
  return { shapes };
}

/** The name in a path that no message here has, and the names that stand there instead. */
export const missingIn = (path: string[], seen: Seen): Found['missing'] => find(path, seen).missing;

/** What can stand at a path; undefined where it is not known. */
export function possibleAt(path: string[], seen: Seen | undefined): Possible | undefined {
  const [top = '', ...rest] = path;
  if (rest.length > 0) return (seen && find(path, seen).shapes)?.map(possibleOf).reduce(either, nothing());
  if (top === 'kind' || top === 'direction') return possibleOf(recordProperties[top]!);
  if (!seen) return undefined;
  if (top === 'protocol') return strings(seen.protocols.map(({ name }) => name));
  if (top === 'family') return strings(seen.families.map(({ name }) => name));
  if (top === 'operation' && seen.families.every(({ unlisted }) => !unlisted))
    return strings(seen.families.flatMap(({ operations }) => operations.map(({ name }) => name)));
  if (top === 'group' && seen.protocols.every(({ generic }) => !generic))
    return { ...something, text: new Set(seen.protocols.flatMap(({ groups }) => groups.map(({ name }) => name))) };
  return undefined;
}
