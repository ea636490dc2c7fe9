/** `--filter`: a CEL expression over the fields of a record. */
import type { MessageRecord } from '../../src/codec/record.ts';
import { recordDefinitions, recordProperties } from '../../src/docs/record-schema.ts';
import type { Family, Protocol } from '../../src/schema/family.ts';
import { didYouMean } from '../../src/schema/spelling.ts';
import { isNode, pathOf } from './cel.ts';
import type { Context } from './context.ts';
import { usage } from './failure.ts';
import { missingIn, type Seen } from './filter-fields.ts';
import { checkValues } from './filter-values.ts';

/** What a record can have at its top. */
const topFields = Object.keys(recordProperties);

const inside: { [field: string]: readonly string[] } = {
  header: Object.keys(recordDefinitions.header!.properties as object),
  error: Object.keys(recordDefinitions.error!.properties as object),
};

export type Filter = (record: MessageRecord) => boolean;

/** Whose messages a filter will see: a protocol's, of generic netlink those of some families where they are known. */
export interface Scope {
  protocol: Protocol;
  families?: readonly string[];
}

/** Errors of cel-js by which a record merely does not have a field. */
const absent = new Set(['no_such_key', 'unknown_variable']);

/**
 * Checks an expression and makes it ready. `scopes` are those whose messages it will see: a field that none of their
 * schemas has, and a value that the field cannot have, are refused where all of them are known. Throws Failure.
 */
export async function makeFilter(context: Context, text: string, scopes: readonly Scope[]): Promise<Filter> {
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
  const seen = await familiesOf(context, scopes);
  checkPaths(paths, seen);
  checkValues(expression.ast, seen);
  const fields = topFields.filter(field => used.has(field)) as (keyof MessageRecord)[];
  let warned = false;
  return record => {
    const values: { [field: string]: unknown } = {};
    for (const field of fields) if (record[field] !== undefined) values[field] = celValue(record[field]);
    try {
      return expression(values) === true;
    } catch (error) {
      const { code, summary } = error as { code?: string; summary?: string };
      if (!warned && code !== undefined && !absent.has(code)) {
        warned = true;
        context.warn(`--filter: a message is left out, as others may be: ${summary}`);
      }
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

/** Throws Failure for a field that no message here can have. */
function checkPaths(paths: string[][], seen: Seen | undefined): void {
  for (const path of paths) {
    const [top = '', first] = path;
    const fixed = inside[top];
    if (fixed && first !== undefined && !fixed.includes(first)) throw noField(path, first, fixed);
    const missing = seen && missingIn(path, seen);
    if (missing) throw noField(path, missing.name, missing.names);
  }
}

function noField(path: string[], name: string, names: readonly string[]): unknown {
  const near = didYouMean(
    name.replaceAll('_', '-'),
    names.map(one => one.replaceAll('_', '-')),
  );
  return usage(`--filter: no field ${path.slice(0, path.indexOf(name) + 1).join('.')}${near.replaceAll('-', '_')}`);
}

/** The families whose messages will be seen; undefined where there are messages without a schema. */
async function familiesOf(context: Context, scopes: readonly Scope[]): Promise<Seen | undefined> {
  const { schemas } = context;
  // of generic netlink, families come that nobody knows yet
  if (scopes.some(({ protocol, families }) => protocol.generic && !families)) return undefined;
  const families: Family[] = [];
  for (const { protocol, families: names } of scopes) {
    await schemas.load(protocol, names);
    const all = schemas.families(protocol);
    const known = names ? all.filter(({ name }) => names.includes(name)) : all;
    if (known.length === 0 || known.length < (names?.length ?? 0)) return undefined;
    families.push(...known);
  }
  return { protocols: scopes.map(({ protocol }) => protocol), families };
}
