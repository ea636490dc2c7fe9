/** Ways through a decoded message: its values, what a path of the schema names, what is worth showing. */
import type { Message } from '../codec/message.ts';
import { keyOf } from '../schema/attribute-set.ts';
import { hexEscape, isObject, type Value } from '../schema/value.ts';
import { faceOf } from '../types/index.ts';
import type { Entry, Node } from '../types/node.ts';
import { isZero } from '../wire/bytes.ts';

/** A part of a record with a tree of its own. */
export type PartName = 'fixed' | 'body' | 'attributes';
export const partNames = ['fixed', 'body', 'attributes'] as const satisfies PartName[];

/** Filler, and in fixed headers what is all zero: shown only with `-vv`. */
export function isBlank({ node }: Entry, part: PartName, bytes: Uint8Array): boolean {
  return node.type?.kind === 'pad' || (part === 'fixed' && isZero(bytes, node.start, node.end));
}

/** A length or count that the record leaves out, as what it counts tells it. */
export const isDerived = ({ value }: Node, { key, member }: Entry): boolean =>
  member !== undefined && isObject(value) && !(key in value) && hexEscape(value) === undefined;

/** Values of a node that have no bytes of their own among its children: the strings of a list, the keys of nests by value. */
export function valuesBeside(node: Node): [key: string, value: Value][] {
  const { value, children } = node;
  if (Array.isArray(value))
    return children.length || node.type?.kind !== 'strings' ? [] : value.map((item, i) => [`[${i}]`, item]);
  if (!isObject(value) || hexEscape(value) !== undefined) return [];
  const keys = new Set(children.map(({ key }) => key.replace(/\[\d+\]$/, '')));
  return Object.entries(value).filter(([key]) => !keys.has(key));
}

/** How many values lie in a node; a list of numbers is one. */
export function valueCount(node: Node): number {
  if (node.children.length === 0)
    return node.type?.kind === 'strings' ? Math.max(1, valuesBeside(node).length) : isNestLike(node) ? 0 : 1;
  if (node.type?.kind === 'array' && node.children.every(child => child.node.children.length === 0)) return 1;
  let count = node.type?.kind === 'type-value' ? valuesBeside(node).length : 0;
  for (const child of node.children) count += valueCount(child.node);
  return count;
}

const isNestLike = (node: Node) =>
  isObject(node.value) && node.type?.kind === 'nest' && Object.keys(node.value).length === 0;

/** A line of text in which nothing is left to say beside its event. */
export const isEmptyText = ({ type, value }: Node): boolean =>
  type !== undefined && isObject(value) && faceOf(type).text(type, value) === '';

/** How many values `-v` shows of a message. */
export function messageValueCount(message: Message): number {
  let count = 0;
  for (const part of partNames) {
    const node = message[part];
    if (!node) continue;
    if (node.children.length === 0) count += part === 'body' && !isEmptyText(node) ? valueCount(node) : 0;
    for (const entry of node.children) if (!isBlank(entry, part, message.bytes)) count += valueCount(entry.node);
  }
  return count;
}

/** The entries of a name: one, or each of a multi-attr; of a list those in all its items. */
export const named = (node: Node, name: string): Entry[] =>
  Array.isArray(node.value)
    ? node.children.flatMap(child => named(child.node, name))
    : node.children.filter(({ key }) => key === name || (key.startsWith(name) && key[name.length] === '['));

/** What a path as schemas write them (`fixed.index`, `linkinfo.kind`) names in a message; several where it repeats. */
export function find(message: Message, path: string): Entry[] {
  const names = path.split('.').map(keyOf);
  const part = names.length > 1 ? partNames.find(name => name === names[0]) : undefined;
  const root = message[part ?? 'attributes'];
  if (!root) return [];
  const [first, ...rest] = part ? names.slice(1) : names;
  return rest.reduce((entries, name) => entries.flatMap(entry => named(entry.node, name)), named(root, first!));
}
