/** What a kernel checks in a generic family's attributes, as nlctrl's getpolicy tells it, beside what the schema says. */
import type { Attribute, AttributeSet } from '../schema/attribute-set.ts';
import { attributeByNumber } from '../schema/lookup.ts';
import type { Checks, Type, TypeKind } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { checksOf, typeWords } from './words.ts';

/** Which policy applies to an operation's requests. Kernels give 0 as the ID of one that can only dump. */
export interface OperationPolicy {
  id: number;
  do?: number;
  dump?: number;
}

export interface KernelPolicy {
  operations: OperationPolicy[];
  /** by policy index, by attribute number: the attributes of policyAttributes (src/schema/netlink.ts) */
  policies: Map<number, Map<number, ValueObject>>;
}

const numberOf = (value: Value | undefined): number | undefined => (typeof value === 'number' ? value : undefined);

/** The policy that the answers to getpolicy tell piece by piece; each is the `attributes` of a record. */
export function policyFrom(answers: Iterable<ValueObject>): KernelPolicy {
  const kernel: KernelPolicy = { operations: [], policies: new Map() };
  for (const { policy, op_policy: operation } of answers) {
    for (const one of [operation].flat())
      if (isObject(one) && typeof one.op_id === 'number') {
        const [asked, dump] = [numberOf(one.do), numberOf(one.dump)];
        kernel.operations.push({
          id: one.op_id,
          ...(asked === undefined ? {} : { do: asked }),
          ...(dump === undefined ? {} : { dump }),
        });
      }
    for (const one of [policy].flat())
      if (isObject(one) && typeof one.policy_id === 'number' && typeof one.attr_id === 'number') {
        const attributes = kernel.policies.get(one.policy_id) ?? new Map<number, ValueObject>();
        kernel.policies.set(one.policy_id, attributes.set(one.attr_id, one));
      }
  }
  return kernel;
}

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
        ...(attribute ? { attribute } : {}),
        ...(policy ? { policy } : {}),
        differs: known ? differences(attribute, policy) : [],
      });
      const inner = numberOf(policy?.policy_idx);
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

/** What a policy checks, where that is more than what its type can hold. */
export function policyChecks(policy: ValueObject): Checks {
  const number = (key: string): number | bigint | undefined => {
    const value = policy[key];
    return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
  };
  const [least, most] = fullRange(String(policy.type));
  const min = number('min_value_u') ?? number('min_value_s');
  const max = number('max_value_u') ?? number('max_value_s');
  const minLen = numberOf(policy.min_length);
  const maxLen = numberOf(policy.max_length);
  const mask = number('mask') ?? number('bitfield32_mask');
  return {
    ...(min === undefined || BigInt(min) === least ? {} : { min }),
    ...(max === undefined || BigInt(max) === most ? {} : { max }),
    ...(minLen ? { minLen } : {}),
    ...(maxLen === undefined || maxLen >= 0xffff ? {} : { maxLen }),
    ...(mask === undefined ? {} : { mask }),
  };
}

/** The least and greatest values of an integer of the kernel's. */
function fullRange(type: string): [least: bigint, most: bigint] {
  const bits = BigInt(/\d+$/.exec(type)?.[0] ?? 64);
  return type.startsWith('s') ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n] : [0n, (1n << bits) - 1n];
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
