/** The syntax tree of cel-js, as far as it is looked into. */

export interface CelNode {
  op: string;
  args: unknown;
}

export const isNode = (value: unknown): value is CelNode =>
  typeof value === 'object' && value !== null && 'op' in value;

/** The names of a field: `attributes.linkinfo.kind`; undefined for what is not written as such. */
export function pathOf({ op, args }: CelNode): string[] | undefined {
  if (op === 'id') return [String(args)];
  if ((op !== '.' && op !== '.?') || !Array.isArray(args)) return undefined;
  const [of, name] = args;
  const before = isNode(of) ? pathOf(of) : undefined;
  return before && [...before, String(name)];
}
