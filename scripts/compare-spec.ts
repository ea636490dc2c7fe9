/** Holds a built-in family against the family that its YNL spec makes. The built-in one may say more, never something else. */
import { type Attribute, type AttributeSet, keyOf } from '../src/schema/attribute-set.ts';
import type { EnumSchema } from '../src/schema/enum.ts';
import type { Family, Operation } from '../src/schema/family.ts';
import type { StructType, Type } from '../src/schema/type.ts';
import { reach } from '../src/schema/walk.ts';
import { layoutOf, sizeOf } from './layout.ts';

/** One thing that the two say differently. `at` is `family set attribute` or `family operation name`. */
interface Difference {
  at: string;
  what: string;
}

/** Everything that the spec says and the built-in family does not. */
export function compareFamily(builtIn: Family, spec: Family): Difference[] {
  const differences: Difference[] = [];
  const report = (at: string, what: string) => differences.push({ at: `${spec.name} ${at}`, what });

  for (const operation of spec.operations) {
    const what = operationDifference(builtIn.operations, operation);
    if (what) report(`operation ${operation.name}`, what);
  }
  for (const { name } of spec.groups ?? [])
    if (builtIn.groups && !builtIn.groups.some(group => group.name === name)) report(`group ${name}`, 'is missing');

  const sets = reach(builtIn).sets;
  for (const set of reach(spec).sets) {
    const candidates = sets.filter(({ name }) => name === set.name);
    if (candidates.length === 0) {
      report(set.name, 'the set is missing');
      continue;
    }
    for (const attribute of set.attributes) {
      if (attribute.type.kind === 'unused' || attribute.number === 0) continue;
      const whats = candidates.map(candidate => attributeDifference(candidate, attribute));
      if (whats.every(what => what !== undefined)) report(`${set.name} ${attribute.name}`, whats[0]!);
    }
  }
  return differences;
}

/** A spec lists notifications as operations of their own; here they are the operation whose number they have. */
function operationDifference(operations: Operation[], spec: Operation): string | undefined {
  const unasked = spec.modes.every(mode => mode === 'notify' || mode === 'event');
  const found =
    operations.find(({ name }) => name === spec.name) ??
    (unasked ? operations.find(({ reply }) => reply === spec.reply) : undefined);
  if (!found) return 'is missing';
  if (spec.request !== undefined && !unasked && found.request !== spec.request)
    return `request ${found.request}, spec ${spec.request}`;
  if (spec.reply !== undefined && found.reply !== spec.reply) return `reply ${found.reply}, spec ${spec.reply}`;
  const set = spec.attributes?.().name;
  const own = found.attributes?.().name;
  if (set !== undefined && own !== set) return `attribute set ${own}, spec ${set}`;
  for (const mode of spec.modes)
    if ((mode === 'do' || mode === 'dump') && !found.modes.includes(mode)) return `has no ${mode}`;
  return undefined;
}

function attributeDifference(set: AttributeSet, spec: Attribute): string | undefined {
  const found = set.attributes.find(({ name }) => name === spec.name);
  if (!found) {
    const other = set.attributes.find(({ number }) => number === spec.number);
    return other ? `is missing: ${spec.number} is ${other.name}` : 'is missing';
  }
  if (found.number !== spec.number) return `number ${found.number}, spec ${spec.number}`;
  const arrayInstead = found.type.kind === 'array' || found.type.kind === 'records';
  if (found.multi !== spec.multi && !arrayInstead) return spec.multi ? 'is not multi-attr' : 'is multi-attr';
  return typeDifference(found.type, spec.type);
}

/** What the two types disagree on. A select or struct may stand for whatever it has inside. */
function typeDifference(own: Type, spec: Type): string | undefined {
  if (own.kind === 'select' && spec.kind !== 'select') {
    const inside = [...own.cases.map(({ type }) => type), ...(own.otherwise ? [own.otherwise] : [])];
    const whats = inside.map(type => typeDifference(type, spec));
    return whats.some(what => what === undefined) ? undefined : whats[0];
  }
  const differ = own.kind === spec.kind ? undefined : `${labelOf(own)}, spec ${labelOf(spec)}`;
  switch (spec.kind) {
    case 'binary': {
      if (own.kind === 'flag' || own.kind === 'unused') return differ;
      const [size, wanted] = [sizeOf(own), sizeOf(spec)];
      return size !== undefined && wanted !== undefined && size !== wanted
        ? `${size} bytes, spec ${wanted}`
        : undefined;
    }
    case 'integer': {
      if (own.kind === 'bits') return own.base === spec.base && own.order === spec.order ? undefined : differ;
      if (own.kind === 'binary' && own.hint) return sizeOf(own) === sizeOf(spec) ? undefined : differ;
      if (own.kind !== 'integer') return differ;
      if (own.base !== spec.base || own.order !== spec.order) return `${labelOf(own)}, spec ${labelOf(spec)}`;
      return spec.enum ? enumDifference(own.enum?.(), spec.enum()) : undefined;
    }
    case 'bitfield32':
      return differ ?? (own.kind === 'bitfield32' && spec.enum ? enumDifference(own.enum?.(), spec.enum()) : undefined);
    case 'nest':
      if (own.kind === 'nest' || own.kind === 'sequence') {
        const [name, wanted] = [own.set().name, spec.set().name];
        return name === wanted ? undefined : `nest of ${name}, spec ${wanted}`;
      }
      if (own.kind === 'struct') return undefined;
      return differ;
    case 'type-value':
      return differ ?? (own.kind === 'type-value' && own.keys.join() !== spec.keys.join() ? 'other keys' : undefined);
    case 'indexed-array':
      if (own.kind !== 'indexed-array') return differ;
      return typeDifference(own.element, spec.element);
    case 'array':
      if (own.kind === 'struct')
        return layoutOf(own)
          .members.map(({ type }) => typeDifference(type, spec.element))
          .find(what => what !== undefined);
      if (own.kind !== 'array') return differ;
      return typeDifference(own.element, spec.element);
    case 'select':
      if (own.kind !== 'select') return differ;
      for (const { name, type } of spec.cases) {
        const found = own.cases.filter(entry => entry.name === name || Object.values(entry.when).flat().includes(name));
        if (found.length === 0) return `has no ${name}`;
        const whats = found.map(entry => typeDifference(entry.type, type));
        if (whats.every(what => what !== undefined)) return `${name}: ${whats[0]}`;
      }
      return undefined;
    case 'struct':
      return own.kind === 'struct' ? structDifference(own, spec) : differ;
    default:
      return differ;
  }
}

/** Every entry of the spec must be there under the same name with the same value. */
function enumDifference(own: EnumSchema | undefined, spec: EnumSchema): string | undefined {
  if (!own) return `has no enum, spec ${spec.name}`;
  if (own.flags !== spec.flags) return `${own.name} is ${own.flags ? 'flags' : 'an enum'}, spec not`;
  for (const { name, value } of spec.entries) {
    const found = own.entries.find(entry => keyOf(entry.name) === keyOf(name));
    if (!found) return `${own.name} has no ${name}`;
    if (BigInt(found.value) !== BigInt(value)) return `${own.name} ${name} is ${found.value}, spec ${value}`;
  }
  return undefined;
}

/** Names of members may lack the struct's prefix; places and sizes must agree. */
function structDifference(own: StructType, spec: StructType): string | undefined {
  const members = layoutOf(own).members;
  for (const wanted of layoutOf(spec).members) {
    const found = members.find(({ offset }) => offset === wanted.offset);
    if (!found) return `struct ${own.name} has nothing at ${wanted.offset}, spec ${wanted.name}`;
    const named =
      found.name === wanted.name || wanted.name.endsWith(`_${found.name}`) || found.name.endsWith(`_${wanted.name}`);
    if (!named) return `struct ${own.name} has ${found.name} at ${wanted.offset}, spec ${wanted.name}`;
    const what = typeDifference(found.type, wanted.type);
    if (what) return `struct ${own.name} ${wanted.name}: ${what}`;
  }
  return undefined;
}

function labelOf(type: Type): string {
  if (type.kind === 'integer') return type.order === 'host' ? type.base : `${type.base} ${type.order}-endian`;
  return type.kind === 'struct' ? `struct ${type.name}` : type.kind;
}
