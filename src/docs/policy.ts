/** What a kernel checks in a generic family's attributes, as nlctrl's getpolicy tells it, beside what the schema says. */
import type { Attribute, AttributeSet } from '../schema/attribute-set.ts';
import { attributeByNumber } from '../schema/lookup.ts';
import { type KernelPolicy, numberIn, policyChecks } from '../schema/policy.ts';
import type { Checks, Type, TypeKind } from '../schema/type.ts';
import type { ValueObject } from '../schema/value.ts';
import { checksOf, typeWords } from './words.ts';

/** An attribute as the kernel, the schema, or both know it. */
export interface PolicyRow {
  /** names joined by dots, a number where there is none */
  path: string;
  number: number;
  attribute?: Attribute;
  policy?: ValueObject;
  depth: number;
  /** where the two differ, in words */
  differs: string[];
}

/** The attributes of a policy, nests inside; `set` is what the schema has in its place. A policy inside itself is not gone into. */
export function policyRows(kernel: KernelPolicy, index: number, set: AttributeSet | undefined): PolicyRow[] {
  const rows: PolicyRow[] = [];
  const walk = (at: number, known: AttributeSet | undefined, above: readonly number[], path: string): void => {
    const attributes = kernel.policies.get(at) ?? new Map<number, ValueObject>();
    const numbers = new Set([...attributes.keys(), ...(known?.attributes.map(one => one.number) ?? [])]);
    for (const number of [...numbers].sort((a, b) => a - b)) {
      const attribute = known && attributeByNumber(known, number);
      const policy = attributes.get(number);
      if (!policy && attribute && isFiller(attribute.type)) continue;
      const here = `${path}${attribute?.name ?? number}`;
      rows.push({
        path: here,
        number,
        depth: above.length - 1,
        attribute,
        policy,
        differs: known ? differences(attribute, policy) : [],
      });
      const inner = numberIn(policy?.policy_idx);
      if (inner !== undefined && !above.includes(inner))
        walk(inner, attribute && setInside(attribute.type), [...above, inner], `${here}.`);
    }
  };
  walk(index, set, [index], '');
  return rows;
}

const isFiller = ({ kind }: Type): boolean => kind === 'pad' || kind === 'unused';

function setInside(type: Type): AttributeSet | undefined {
  if ('set' in type) return type.set();
  return type.kind === 'indexed-array' ? setInside(type.element) : undefined;
}

/** The kernel's words for what a kind of type may be. Integers stand by their base. */
const kernelTypes: { [K in TypeKind]?: readonly string[] } = {
  string: ['string', 'nul-string', 'binary'],
  binary: ['binary', 'string'],
  flag: ['flag'],
  bitfield32: ['bitfield32'],
  nest: ['nested'],
  sequence: ['nested'],
  'type-value': ['nested', 'nested-array'],
  'indexed-array': ['nested', 'nested-array'],
  struct: ['binary'],
  array: ['binary'],
  records: ['binary'],
};

function differences(attribute: Attribute | undefined, policy: ValueObject | undefined): string[] {
  if (!attribute) return ['not in the schema'];
  if (!policy) return ['not taken in requests'];
  const { type } = attribute;
  const told = String(policy.type);
  const fits = type.kind === 'integer' ? [type.base] : kernelTypes[type.kind];
  const wrong = fits && !(fits as readonly string[]).includes(told) ? [`schema: ${typeWords(type)}`] : [];
  return [...wrong, ...checkDifferences(checksOf(type) ?? {}, policyChecks(policy))];
}

/** Where the schema checks what the kernel does not, or otherwise. */
function checkDifferences(schema: Checks, kernel: Checks): string[] {
  const { exactLen, ...rest } = schema;
  const wanted: Checks = exactLen === undefined ? rest : { ...rest, minLen: exactLen, maxLen: exactLen };
  const names = ['min', 'max', 'minLen', 'maxLen', 'mask'] as const;
  return names.flatMap(name => {
    const [ours, theirs] = [wanted[name], kernel[name]];
    if (ours === undefined || (theirs !== undefined && BigInt(ours) === BigInt(theirs))) return [];
    return [`schema: ${name} ${ours}`];
  });
}
