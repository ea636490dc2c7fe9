/** One value as a person reads it: text, and what it is. */

import type { EnumSchema } from '../schema/enum.ts';
import { type HintName, hintOf } from '../schema/hint.ts';
import { entryByName } from '../schema/lookup.ts';
import type { NameQuery } from '../schema/name-query.ts';
import type { ArrayType, Type, TypeKind } from '../schema/type.ts';
import { hexEscape, type Value } from '../schema/value.ts';
import { bitNumbers } from '../types/array.ts';
import { faceOf } from '../types/index.ts';
import type { Entry, Node } from '../types/node.ts';
import { hiddenText } from '../types/payload.ts';
import type { NameSource } from './names.ts';
import { quote, sanitize, word } from './sanitize.ts';
import type { Role } from './theme.ts';
import type { View } from './view.ts';

/** Text that a terminal may have, and its role. */
export interface Shown {
  text: string;
  role: Role;
}

const kindRole: { [K in TypeKind]: Role } = {
  integer: 'number',
  string: 'string',
  binary: 'hex',
  flag: 'flag',
  pad: 'dim',
  unused: 'unknown',
  bitfield32: 'flag',
  nest: 'dim',
  'indexed-array': 'dim',
  'type-value': 'dim',
  select: 'dim',
  struct: 'dim',
  array: 'number',
  records: 'dim',
  sequence: 'dim',
  bits: 'number',
  packed: 'number',
  repeat: 'dim',
  zip: 'dim',
  strings: 'string',
  text: 'key',
  told: 'hex',
};

const hintRole: { [H in HintName]?: Role } = {
  mac: 'address',
  ipv4: 'address',
  ipv6: 'address',
  ip: 'address',
  fddi: 'address',
  uuid: 'address',
  ifindex: 'interface',
  nsid: 'interface',
  errno: 'bad',
  result: 'bad',
  ethertype: 'enum',
  handle: 'enum',
  text: 'string',
};

const enumOf = (type: Type): EnumSchema | undefined => (type.kind === 'integer' ? type.enum?.() : undefined);

/** What a value of this type is to a reader. */
export function roleOf(type: Type, value: Value): Role {
  const schema = enumOf(type);
  if (schema) return schema.flags ? 'flag' : typeof value === 'string' ? 'enum' : 'number';
  if (type.kind === 'array') return roleOf(type.element, 0);
  const hint = hintOf(type);
  return (hint && hintRole[hint]) ?? kindRole[type.kind];
}

/** Numbers that have names in a host. */
const hostNames: { [H in HintName]?: (names: NameSource, number: number) => string | undefined } = {
  ifindex: (names, index) => (index > 0 ? names.interfaceName(index) : undefined),
  nsid: (names, number) => names.namespaceName(number),
  uid: (names, id) => names.userName(id),
  gid: (names, id) => names.groupName(id),
};

function numericText(schema: EnumSchema, value: Value): string {
  const numberOf = (item: Value): bigint =>
    typeof item === 'string' ? BigInt(entryByName(schema, item)?.value ?? 0) : BigInt(item as number | bigint);
  if (Array.isArray(value) && !schema.flags) return value.map(numberOf).join(' . ');
  if (Array.isArray(value)) return `0x${value.reduce((all: bigint, item) => all | numberOf(item), 0n).toString(16)}`;
  return numberOf(value).toString();
}

/** A mask of 32 ones or more: not worth a name for each. */
const isFull = (schema: EnumSchema, value: Value): boolean =>
  Array.isArray(value) && value.length > 8 && /^0x(f{8}){1,2}$/.test(numericText(schema, value));

/** Text from the wire in a form that stands for itself: bare in a line, quoted in the tree. */
type Quoting = 'bare' | 'quoted';

/** So many names of bits fit into a line; numbers stand for more, and for all of a mask. */
const fewNames = 6;

/** Names of the bits that are set, as the kernel knows them; undefined where numbers do. */
function namedBits(
  type: ArrayType,
  query: NameQuery,
  value: Value,
  { names }: View,
  quoting: Quoting,
): string | undefined {
  const numbers = bitNumbers(type, value);
  if (!numbers?.length) return undefined;
  const all = numbers.at(-1)! - numbers[0]! === numbers.length - 1;
  if (numbers.length > fewNames && (quoting === 'bare' || all)) return undefined;
  const asked = names.asked(query);
  const found = numbers.map(number => asked?.get(number));
  if (!found.some(Boolean)) return undefined;
  return found.map((name, i) => (name ? word(name) : `${numbers[i]}`)).join(',');
}

/** A leaf's value; undefined where it is to be shown by its parts. */
function shownValue({ type, value }: Pick<Node, 'type' | 'value'>, view: View, quoting: Quoting): Shown | undefined {
  const hex = hexEscape(value);
  if (hex !== undefined) return { text: hex === '' ? 'empty' : `hex ${sanitize(hex)}`, role: type ? 'hex' : 'unknown' };
  if (!type) return { text: shownText(value), role: 'unknown' };
  const role = roleOf(type, value);
  const schema = enumOf(type);
  if (schema && (view.numeric || (schema.flags && isFull(schema, value))))
    return { text: numericText(schema, value), role };
  if (typeof value === 'number' && type.kind === 'integer' && type.hint) {
    const name = hostNames[type.hint]?.(view.names, value);
    if (name !== undefined) return { text: `${word(name)}(${value})`, role };
  }
  const named = type.kind === 'array' && type.names ? namedBits(type, type.names, value, view, quoting) : undefined;
  if (named !== undefined) return { text: named, role: 'flag' };
  const text = faceOf(type).text(type, value, (inner, part) => inText(inner, part, view, quoting));
  if (text === undefined) return undefined;
  if (role === 'string') return { text: quoting === 'quoted' ? quote(text) : word(text), role };
  return text === '' ? { text: 'empty', role: 'dim' } : { text: sanitize(text), role };
}

/** A value in a line of text. */
const inText = (type: Type, value: Value, view: View, quoting: Quoting): string | undefined =>
  quoting === 'bare' && Array.isArray(value) && value.length > fewNames
    ? undefined
    : shownValue({ type, value }, view, quoting)?.text;

/** Key material that is not to be seen. */
export const isHidden = (entry: Entry, view: View): boolean => entry.secret === true && !view.showSecrets;

/** The value of an entry, hidden where it is key material. */
export const shownEntry = (entry: Entry, view: View, quoting: Quoting): Shown | undefined =>
  isHidden(entry, view) ? { text: hiddenText, role: 'secret' } : shownValue(entry.node, view, quoting);

/** Any value as text, where no type says how; strings quoted unless they are words. */
export function shownText(value: Value): string {
  if (typeof value === 'string') return word(value);
  if (Array.isArray(value)) return value.map(shownText).join(' ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, item]) => `${sanitize(key)} ${shownText(item)}`)
      .join('  ');
  return String(value);
}

/** What an entry is called: `linkinfo`, `entry[0]`, `?68` where no schema knows the attribute. */
export const labelOf = (entry: Entry): string =>
  isUnknown(entry) ? entry.key.replace(/^\d/, '?$&') : sanitize(entry.key);

/** An attribute that no schema knows. */
export const isUnknown = (entry: Entry): boolean => entry.raw !== undefined && entry.node.type === undefined;

/** A type in a few letters, with the name of its enum or hint. */
export function typeText(type: Type): string {
  const schema = enumOf(type);
  const hint = schema ? schema.name : type.kind === 'integer' ? type.hint : undefined;
  const label = faceOf(type).label(type);
  return hint && hint !== label ? `${label} ${hint}` : label;
}
