/** What the schema's own checks find in a message that the kernel refused without a reason. */
import { modeOf } from '../../src/codec/decode-body.ts';
import type { Message } from '../../src/codec/message.ts';
import { keyOf } from '../../src/schema/attribute-set.ts';
import { isAddress } from '../../src/schema/hint.ts';
import type { Checks, Type } from '../../src/schema/type.ts';
import { isObject, type Value } from '../../src/schema/value.ts';
import { toInteger } from '../../src/types/integer.ts';
import type { Entry, Node } from '../../src/types/node.ts';
import { join } from '../../src/types/path.ts';
import { typeBits } from '../../src/wire/attribute.ts';

/** One line for each: `mtu = 3: at least 68`. */
export function checkMessage(message: Message): string[] {
  const found: string[] = [];
  const { operation } = message;
  for (const part of ['fixed', 'body'] as const) if (message[part]) walk(message[part], part, found);
  if (message.attributes) walk(message.attributes, '', found);
  for (const { path, type } of message.unknown)
    if (type !== undefined)
      found.push(`${join(path, String(type & typeBits.mask))}: an attribute that the schema does not know`);
  const needs = isDump(message) ? [] : (operation?.needs ?? []);
  if (needs.length > 0 && !needs.some(path => has(message, path))) found.push(`none of ${needs.join(', ')} is given`);
  const family = isObject(message.fixed?.value) ? message.fixed.value.family : undefined;
  if (
    (family === 'unspec' || family === 0) &&
    message.attributes?.children.some(({ node }) => node.type && isAddress(node.type))
  )
    found.push('family is unspec, though an address is given: family=inet or family=inet6');
  if (operation?.batched && (family === 'unspec' || family === 0))
    found.push('fixed.family is unspec, which no table has: family=inet, family=ipv4 …');
  return found;
}

/** A dump asks for all: what says which one is not needed. */
const isDump = ({ operation, header }: Message): boolean => modeOf(operation, header?.flags ?? 0).mode === 'dump';

function has(message: Message, path: string): boolean {
  const [part = '', member = ''] = path.split('.');
  const node = part === 'fixed' ? message.fixed : message.attributes;
  const value = isObject(node?.value) ? node.value[keyOf(part === 'fixed' ? member : part)] : undefined;
  return value !== undefined && (part !== 'fixed' || value !== 0);
}

function walk(node: Node, path: string, found: string[]): void {
  for (const entry of node.children) {
    const at = join(path, entry.key);
    const wrong = entry.node.type && check(entry.node.type, entry);
    if (wrong) found.push(`${at} = ${String(entry.node.value)}: ${wrong}`);
    walk(entry.node, at, found);
  }
}

function check(type: Type, { node }: Entry): string | undefined {
  const checks = 'checks' in type ? type.checks : undefined;
  return checks && (ofInteger(checks, node.value) ?? ofLength(checks, node.end - node.start, type));
}

function ofInteger({ min, max, mask }: Checks, value: Value): string | undefined {
  const number = Array.isArray(value) || isObject(value) ? undefined : toInteger(value);
  if (number === undefined) return undefined;
  if (min !== undefined && number < BigInt(min)) return `the kernel takes at least ${min}`;
  if (max !== undefined && number > BigInt(max)) return `the kernel takes at most ${max}`;
  if (mask !== undefined && (number & ~BigInt(mask)) !== 0n) return `the kernel takes bits in 0x${mask.toString(16)}`;
  return undefined;
}

function ofLength({ minLen, maxLen, exactLen }: Checks, length: number, type: Type): string | undefined {
  const nul = type.kind === 'string' && type.end === 'nul' ? 1 : 0;
  const bytes = length - nul;
  if (exactLen !== undefined && length !== exactLen) return `${length} bytes; the kernel takes ${exactLen}`;
  if (minLen !== undefined && bytes < minLen) return `${bytes} bytes; the kernel takes at least ${minLen}`;
  if (maxLen !== undefined && bytes > maxLen) return `${bytes} bytes; the kernel takes at most ${maxLen}`;
  return undefined;
}
