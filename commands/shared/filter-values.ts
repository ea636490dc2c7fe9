/** Values that a `--filter` compares with: what a field can never be is a mistake in the expression. */
import { entryByValue } from '../../src/schema/lookup.ts';
import { didYouMean } from '../../src/schema/spelling.ts';
import { type CelNode, isNode, pathOf } from './cel.ts';
import { usage } from './failure.ts';
import { type Possible, possibleAt, type Seen } from './filter-fields.ts';

/** A field beside a literal of the expression. */
interface Comparison {
  path: string[];
  operator: string;
  /** what it is compared with, each of which it might be */
  literals: (string | bigint)[];
  /** the literal is looked for among the field's elements: `"up" in fixed.flags` */
  element: boolean;
}

const swapped: { [operator: string]: string } = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const isLiteral = (value: unknown): value is string | bigint => typeof value === 'string' || typeof value === 'bigint';

/** The literals of a node; undefined where it is something else. */
function literalsOf({ op, args }: CelNode): (string | bigint)[] | undefined {
  if (op === 'value') return isLiteral(args) ? [args] : undefined;
  if (op !== 'list' || !Array.isArray(args)) return undefined;
  const all = args.flatMap(one => (isNode(one) && one.op === 'value' && isLiteral(one.args) ? [one.args] : []));
  return all.length === args.length ? all : undefined;
}

function comparisonOf({ op, args }: CelNode): Comparison | undefined {
  if (!Array.isArray(args) || args.length !== 2 || !args.every(isNode)) return undefined;
  const [left, right] = args as [CelNode, CelNode];
  const path = pathOf(left);
  if (op === 'in') {
    const [literals, among] = [literalsOf(path ? right : left), path ?? pathOf(right)];
    return literals && among && { path: among, operator: op, literals, element: !path };
  }
  if (!['==', '!=', '<', '<=', '>', '>='].includes(op)) return undefined;
  const [literals, of] = [literalsOf(path ? right : left), path ?? pathOf(right)];
  if (!of || literals?.length !== 1) return undefined;
  return { path: of, operator: path ? op : (swapped[op] ?? op), literals, element: false };
}

/** The comparisons of fields with literals in an expression. */
function comparisons(node: unknown): Comparison[] {
  if (Array.isArray(node)) return node.flatMap(comparisons);
  if (!isNode(node)) return [];
  const one = comparisonOf(node);
  return one ? [one] : comparisons(node.args);
}

const written = (value: string | bigint): string => (typeof value === 'string' ? JSON.stringify(value) : String(value));

/** Why a value is never this string; undefined where it may be. */
function neverText(field: string, { text, number, list }: Possible, literal: string): string | undefined {
  if (!text || text.has(literal)) return undefined;
  if (text.size > 0) {
    const some = text.size <= 12 ? ` (one of ${[...text].join(', ')})` : '';
    return `${field} is never ${written(literal)}${didYouMean(literal, text) || some}`;
  }
  if (list && !neverText(field, list, literal)) return `${field} is a list: ${written(literal)} in ${field}`;
  return `${field} is ${number ? 'a number' : list ? 'a list' : 'neither text nor number'}, never ${written(literal)}`;
}

/** Why a value is never this number; undefined where it may be. */
function neverNumber(field: string, possible: Possible, literal: bigint, operator: string): string | undefined {
  const { number, enums, list } = possible;
  if (!number) return `${field} is ${list ? 'a list' : 'no number'}, never ${literal}`;
  if (!['==', '!=', 'in'].includes(operator)) return undefined;
  const named = enums.map(schema => schema && entryByValue(schema, Number(literal)));
  return named.every(Boolean) ? `${field} is never ${literal}: it stands as ${written(named[0]!.name)}` : undefined;
}

/** Throws Failure for a comparison whose outcome is always the same. `seen`: undefined where it is not all known. */
export function checkValues(expression: unknown, seen: Seen | undefined): void {
  for (const { path, operator, literals, element } of comparisons(expression)) {
    const possible = possibleAt(path, seen);
    if (!possible) continue;
    const field = path.join('.');
    const { list, text } = possible;
    if (element && !list) {
      if (text) throw usage(`--filter: ${field} is no list: ${field} == ${written(literals[0]!)}`);
      continue;
    }
    const among = element ? list! : possible;
    for (const literal of literals) {
      const why =
        typeof literal === 'string' ? neverText(field, among, literal) : neverNumber(field, among, literal, operator);
      if (why !== undefined) throw usage(`--filter: ${why}`);
    }
  }
}
