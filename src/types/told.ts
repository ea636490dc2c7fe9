import { keyOf } from '../schema/attribute-set.ts';
import { toldPart } from '../schema/told.ts';
import type { Member, StructType, ToldType, Type } from '../schema/type.ts';
import { isObject, type Value } from '../schema/value.ts';
import { fromHex, toHex } from '../wire/hex.ts';
import { binary } from './binary.ts';
import type { Face } from './face.ts';
import { faceOf } from './index.ts';
import type { Place } from './place.ts';
import { look } from './select.ts';
import { show } from './writing.ts';

/** What messages have told of the thing that goes by these names; undefined where nothing is known. */
export type Recall = (topic: string, names: readonly Value[]) => string | undefined;

/** More than any number packs. */
const mostParts = 16;

/** The type that was told, and two of it side by side: the ends of a range. */
interface Told {
  one: Type;
  range: StructType;
}

const made = new WeakMap<ToldType['types'], Map<string, Told | undefined>>();

/** What was told: of one part its own type, of several a struct. undefined where a part is of no known type. */
function typeTold(type: ToldType, text: string): Told | undefined {
  let known = made.get(type.types);
  if (!known) {
    known = new Map();
    made.set(type.types, known);
  }
  const at = `${type.part} ${text}`;
  if (!known.has(at)) {
    if (known.size >= 1024) known.clear();
    known.set(at, makeType(type, text));
  }
  return known.get(at);
}

function makeType(type: ToldType, text: string): Told | undefined {
  const { names, bigEndian } = toldPart(text, type.part);
  const types = names.map(name =>
    Object.hasOwn(type.types, name) ? inOrder(type.types[name]!, bigEndian) : undefined,
  );
  if (!types.length || types.length > mostParts || !types.every(one => one !== undefined)) return undefined;
  const one = types.length === 1 ? types[0]! : sideBySide(names, types, type.align);
  const ends = ['from', 'to'].map((name): Member => ({ name, key: name, type: one }));
  return { one, range: { kind: 'struct', name: 'range', members: ends, constant: false, reads: ['{from} to {to}'] } };
}

const inOrder = (type: Type, big: boolean): Type =>
  big && type.kind === 'integer' && type.order === 'host' ? { ...type, order: 'big' } : type;

/** A struct with a member for each part, a number behind the name of one that comes again, and its filling. */
function sideBySide(names: string[], types: Type[], align: number): Type {
  const members = types.flatMap((type, i): Member[] => {
    const again = names.slice(0, i).filter(name => name === names[i]).length;
    const name = again ? `${names[i]}-${again + 1}` : names[i]!;
    const fill = -faceOf(type).size(type)! & (align - 1);
    const pad: Member = { name: `${name}-pad`, key: keyOf(`${name}-pad`), type: { kind: 'pad', size: fill } };
    return [{ name, key: keyOf(name), type }, ...(fill ? [pad] : [])];
  });
  const read = members.filter(({ type }) => type.kind !== 'pad').map(({ name }) => `{${name}}`);
  return { kind: 'struct', name: names.join(' . '), members, constant: false, reads: [read.join(' . ')] };
}

/** `1.2.3.4 . 80`, as nft writes it, as the members of the struct that it means. */
function asMembers(type: Type, value: Value): Value {
  if (type.kind !== 'struct' || typeof value !== 'string') return value;
  const parts = value.split(' . ');
  const members = type.members.filter(member => member.type.kind !== 'pad');
  if (parts.length !== members.length) return value;
  return Object.fromEntries(
    members.map((member, i) => [member.key, faceOf(member.type).parse(member.type, parts[i]!)]),
  );
}

/** By the path of the thing's name: where the record notes what was told of it. */
const notedAt = ({ of }: ToldType): string => keyOf(of.at(-1)!);

/** The types by what was noted, or, when reading, told; then it is noted. */
function typesHere(type: ToldType, cx: Place): { text: string; types: Told | undefined } | undefined {
  let text = cx.formats[notedAt(type)];
  if (text === undefined && cx.recall) {
    const names = type.of.map(where => look(where, cx));
    text = names.every(name => name !== undefined) ? cx.recall(type.topic, names) : undefined;
    if (text !== undefined) cx.formats[notedAt(type)] = text;
  }
  return text === undefined ? undefined : { text, types: typeTold(type, text) };
}

/** Delegates to the type that was told; without one, hex. */
export const told: Face<ToldType> = {
  size: () => undefined,

  read(type, cx, start, end) {
    const here = typesHere(type, cx);
    if (!here) return binary.read({ kind: 'binary' }, cx, start, end);
    const { one, range } = here.types ?? {};
    const taken = [one, range].find(each => each && faceOf(each).size(each) === end - start);
    if (!taken) return cx.leaf(type, start, end, { hex: toHex(cx.bytes, start, end) });
    const node = faceOf(taken).read(taken, cx, start, end);
    return { ...node, type: node.type ?? taken };
  },

  write(type, cx, value) {
    const here = typesHere(type, cx);
    if (!here) {
      const bytes = typeof value === 'string' ? fromHex(value) : undefined;
      if (bytes) cx.out.put(bytes);
      else cx.issue(`${show(value)} is no hex, and of what types the ${type.topic} is is not known`);
    } else if (!here.types) cx.issue(`no type is known for ${here.text}: give {"hex": …}`);
    else {
      const { one, range } = here.types;
      const taken = isObject(value) && 'from' in value ? range : one;
      faceOf(taken).write(taken, cx, asMembers(taken, value));
    }
  },

  label: ({ topic }) => `told by the ${topic}`,
  text: (_, value) => (typeof value === 'string' ? value : undefined),
  parse: (_, word) => (word.startsWith('hex:') ? { hex: word.slice(4) } : word),
  jsonSchema: ({ types }, ref) => ({
    anyOf: [{ type: 'string' }, { type: 'object' }, ...Object.values(types).map(ref)],
  }),
};
