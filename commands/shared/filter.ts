/** `--filter`: a CEL expression over the fields of a record. */
import type { MessageRecord } from '../../src/codec/record.ts';
import { recordDefinitions, recordProperties } from '../../src/docs/record-schema.ts';
import { keyOf } from '../../src/schema/attribute-set.ts';
import type { Family, Protocol } from '../../src/schema/family.ts';
import { didYouMean } from '../../src/schema/spelling.ts';
import { reach } from '../../src/schema/walk.ts';
import type { Context } from './context.ts';
import { usage } from './failure.ts';

/** What a record can have at its top. */
const topFields = Object.keys(recordProperties);

/** What a part of a record can have that no schema describes. */
const inside: { [field: string]: string[] } = Object.fromEntries(
  ['header', 'error'].map(part => [part, Object.keys(recordDefinitions[part]!.properties as object)]),
);

export type Filter = (record: MessageRecord) => boolean;

/** A node of cel-js's syntax tree. */
interface CelNode {
  op: string;
  args: unknown;
}

const isNode = (value: unknown): value is CelNode => typeof value === 'object' && value !== null && 'op' in value;

/**
 * Checks an expression and makes it ready. `protocols` are those whose messages it will see: a field that none of
 * their schemas has is refused, where all of them are known. Throws Failure.
 */
export async function makeFilter(context: Context, text: string, protocols: readonly Protocol[]): Promise<Filter> {
  const { Environment } = await import('@marcbachmann/cel-js');
  const environment = new Environment({ homogeneousAggregateLiterals: false });
  for (const field of topFields) environment.registerVariable(field, 'dyn');
  const expression = attempt(() => environment.parse(text));
  const used = new Set<string>();
  const paths: string[][] = [];
  collect(expression.ast, used, paths);
  const { valid, type, error } = expression.check();
  if (!valid) throw wrong(error as Error);
  if (type !== 'bool' && type !== 'dyn') throw usage(`--filter gives ${type}, not true or false`);
  await checkPaths(context, paths, protocols);
  const fields = topFields.filter(field => used.has(field)) as (keyof MessageRecord)[];
  return record => {
    const seen: { [field: string]: unknown } = {};
    for (const field of fields) if (record[field] !== undefined) seen[field] = celValue(record[field]);
    try {
      return expression(seen) === true;
    } catch {
      // a field that the record does not have
      return false;
    }
  };
}

function attempt<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw wrong(error as Error);
  }
}

/** The reason in one line, with the nearest field where one is not known. */
function wrong({ message }: Error): unknown {
  const [first = message] = message.split('\n');
  const unknown = /^Unknown variable: (\w+)/.exec(first)?.[1];
  if (unknown !== undefined) return usage(`--filter: no field ${unknown}${didYouMean(unknown, topFields)}`);
  const at = /^\s*\^/m.exec(message.replace(/^.*\|.*$/gm, ''))?.[0].length;
  return usage(`--filter: ${first}${at === undefined ? '' : ` (character ${Math.max(1, at - 8)})`}`);
}

/** CEL's integers are bigints; a number of JavaScript would be a double. */
function celValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(celValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, celValue(item)]));
}

/** The fields used, and every path of fields as far as it is written out. */
function collect(node: unknown, used: Set<string>, paths: string[][]): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, used, paths);
    return;
  }
  if (!isNode(node)) return;
  const path = pathOf(node);
  if (path) {
    used.add(path[0]!);
    paths.push(path);
  } else collect(node.args, used, paths);
}

function pathOf({ op, args }: CelNode): string[] | undefined {
  if (op === 'id') return [String(args)];
  if ((op !== '.' && op !== '.?') || !Array.isArray(args)) return undefined;
  const [of, name] = args;
  const before = isNode(of) ? pathOf(of) : undefined;
  return before && [...before, String(name)];
}

/** Throws Failure for a field that no message here can have. */
async function checkPaths(context: Context, paths: string[][], protocols: readonly Protocol[]): Promise<void> {
  let known: Set<string> | undefined | 'unread' = 'unread';
  for (const [top = '', ...names] of paths) {
    const fixed = inside[top];
    if (fixed && names[0] !== undefined) check(`${top}.`, names[0], fixed);
    if (top !== 'attributes' && top !== 'fixed') continue;
    if (known === 'unread') known = await fieldNames(context, protocols);
    if (known) for (const name of names) check('', name, known);
  }
}

function check(where: string, name: string, known: Iterable<string>): void {
  const names = [...known];
  if (names.includes(name)) return;
  const near = didYouMean(
    name.replaceAll('_', '-'),
    names.map(one => one.replaceAll('_', '-')),
  );
  throw usage(`--filter: no field ${where}${name}${near.replaceAll('-', '_')}`);
}

/** Every name in the schemas of these protocols; undefined where there are messages without a schema. */
async function fieldNames(context: Context, protocols: readonly Protocol[]): Promise<Set<string> | undefined> {
  const families: Family[] = [];
  for (const protocol of protocols) {
    // of generic netlink, families come that nobody knows yet
    if (protocol.generic) return undefined;
    await context.schemas.load(protocol);
    const known = context.schemas.families(protocol);
    if (known.length === 0) return undefined;
    families.push(...known);
  }
  const { sets, structs } = reach(families);
  const names = new Set(['path', 'value', 'selector', 'index', 'hex']);
  for (const { attributes } of sets) for (const { name } of attributes) names.add(keyOf(name));
  for (const { members } of structs) for (const { name } of members) names.add(keyOf(name));
  return names;
}
