/** What the kernel tells of a generic family and of what it checks: nlctrl's getfamily and getpolicy (linux/genetlink.h). */
import type { Checks } from './type.ts';
import { isObject, type Value, type ValueObject } from './value.ts';

/** What nlctrl says of a family. */
export interface KernelFamily {
  id: number;
  name: string;
  version?: number;
  /** length in bytes of the family's own header */
  headerLength?: number;
  maxAttribute?: number;
  operations: readonly { id: number; flags: readonly string[] }[];
  groups: readonly { id: number; name: string }[];
}

/** Which policy applies to an operation's requests. Kernels give 0 as the ID of one that can only dump. */
interface OperationPolicy {
  id: number;
  do?: number;
  dump?: number;
}

export interface KernelPolicy {
  operations: OperationPolicy[];
  /** by policy index, by attribute number: the attributes of policyAttributes (netlink.ts) */
  policies: Map<number, Map<number, ValueObject>>;
}

/** A number where there is one. */
export const numberIn = (value: Value | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

/** The policy that the answers to getpolicy tell piece by piece; each is the `attributes` of a record. */
export function policyFrom(answers: Iterable<ValueObject>): KernelPolicy {
  const kernel: KernelPolicy = { operations: [], policies: new Map() };
  for (const { policy, op_policy: operation } of answers) {
    for (const one of [operation].flat())
      if (isObject(one) && typeof one.op_id === 'number') {
        const [asked, dump] = [numberIn(one.do), numberIn(one.dump)];
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

/** What a policy checks, where that is more than what its type can hold. */
export function policyChecks(policy: ValueObject): Checks {
  const number = (key: string): number | bigint | undefined => {
    const value = policy[key];
    return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
  };
  const [least, most] = fullRange(String(policy.type));
  const min = number('min_value_u') ?? number('min_value_s');
  const max = number('max_value_u') ?? number('max_value_s');
  const minLen = numberIn(policy.min_length);
  const maxLen = numberIn(policy.max_length);
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

/**
 * Which policy is for which operation. Of operations that can only dump the policies come without their number, in the
 * order of the operations; where there are not as many of the one as of the other, they keep 0.
 */
export function numbered(kernel: KernelFamily, policy: KernelPolicy): OperationPolicy[] {
  const has = (flags: readonly string[], flag: string): boolean => flags.includes(`cmd-cap-${flag}`);
  const dumpOnly = kernel.operations
    .filter(({ flags }) => has(flags, 'dump') && has(flags, 'haspol') && !has(flags, 'do'))
    .map(one => one.id);
  const without = policy.operations.filter(one => one.id === 0).length;
  const ids = dumpOnly.length === without ? dumpOnly : [];
  return policy.operations.map(one => (one.id === 0 ? { ...one, id: ids.shift() ?? 0 } : one));
}
