/** A generic family as the running kernel describes it, as a YNL spec that a person can finish. */
import { isDeepStrictEqual } from 'node:util';
import type { Attribute, AttributeSet } from '../schema/attribute-set.ts';
import type { Operation } from '../schema/family.ts';
import type { KernelFamily, KernelPolicy } from '../schema/policy.ts';
import { policyFamily } from '../schema/policy-family.ts';
import type { Checks, Type } from '../schema/type.ts';
import type { Value, ValueObject } from '../schema/value.ts';

const remark = [
  ' Made from what the kernel checks in requests (CTRL_CMD_GETPOLICY). It tells numbers, types and ranges, but no names,',
  ' no byte order, no meaning of bits, and nothing of replies and events: replies have every attribute here; events are',
  ' to be added, each with its number.',
].join('\n');

/** Sets and flags, as they come up. */
class Skeleton {
  readonly definitions: ValueObject[] = [];
  readonly #sets = new Map<AttributeSet, ValueObject>();

  get sets(): ValueObject[] {
    return [...this.#sets.values()];
  }

  add(set: AttributeSet): string {
    if (!this.#sets.has(set)) {
      const made: ValueObject = { name: set.name };
      this.#sets.set(set, made);
      made.attributes = set.attributes.map(attribute => this.attribute(attribute, set));
    }
    return set.name;
  }

  attribute({ name, number, type }: Attribute, set: AttributeSet): ValueObject {
    return { name, value: number, ...this.#type(type, `${set.name}-${name}`) };
  }

  #type(type: Type, name: string): ValueObject {
    if (type.kind === 'nest') return { type: 'nest', 'nested-attributes': this.add(type.set()) };
    if (type.kind === 'indexed-array') {
      const { type: sub, ...more } = this.#type(type.element, name);
      return { type: 'indexed-array', 'sub-type': sub!, ...more };
    }
    const checks = 'checks' in type ? type.checks : undefined;
    const mask = checks?.mask;
    const bits = mask === undefined ? undefined : this.#bits(`${name}-bits`, BigInt(mask));
    if (type.kind === 'bitfield32') return { type: type.kind, ...(bits ? { enum: bits } : {}) };
    const limits = { ...limitsOf(checks), ...(bits ? { 'flags-mask': bits } : {}) };
    return {
      type: type.kind === 'integer' ? type.base : type.kind,
      ...(bits ? { enum: bits, 'enum-as-flags': true } : {}),
      ...(Object.keys(limits).length > 0 ? { checks: limits } : {}),
    };
  }

  #bits(name: string, mask: bigint): string {
    const entries: ValueObject[] = [];
    for (let bit = 0; mask >> BigInt(bit) > 0n; bit++)
      if ((mask >> BigInt(bit)) & 1n) entries.push({ name: `bit-${bit}`, value: bit });
    if (!this.definitions.some(one => one.name === name)) this.definitions.push({ name, type: 'flags', entries });
    return name;
  }
}

const limitWords = { min: 'min', max: 'max', minLen: 'min-len', maxLen: 'max-len', exactLen: 'exact-len' } as const;

const limitsOf = (checks: Checks = {}): ValueObject =>
  Object.fromEntries(
    Object.entries(limitWords).flatMap(([key, word]): [string, Value][] => {
      const limit = checks[key as keyof typeof limitWords];
      return limit === undefined ? [] : [[word, limit]];
    }),
  );

const names = (set: AttributeSet | undefined): string[] => set?.attributes.map(one => one.name) ?? [];

function operationEntry(
  operation: Operation,
  skeleton: Skeleton,
  all: AttributeSet,
  flags: readonly string[],
): ValueObject {
  const own = operation.attributes?.();
  const fits = (attribute: Attribute): boolean => {
    const same = all.attributes.find(one => one.number === attribute.number);
    return same !== undefined && isDeepStrictEqual(skeleton.attribute(attribute, all), skeleton.attribute(same, all));
  };
  const set = !own || own.attributes.every(fits) ? all : own;
  const request = { attributes: names(own) };
  const reply = { attributes: names(set) };
  const permissions = ['admin-perm', 'uns-admin-perm'].filter(flag => flags.includes(flag));
  return {
    name: operation.name,
    value: operation.request!,
    'attribute-set': skeleton.add(set),
    ...(permissions.length > 0 ? { flags: permissions } : {}),
    ...Object.fromEntries(operation.modes.map(mode => [mode, { request, reply }])),
  };
}

function documentOf(kernel: KernelFamily, policy: KernelPolicy): ValueObject {
  const family = policyFamily(kernel, policy);
  const skeleton = new Skeleton();
  const all = { ...family.unlisted!.attributes!(), name: `${family.name}-attrs` };
  skeleton.add(all);
  const list = family.operations
    .filter(one => one.request !== undefined)
    .map(one => {
      const flags = kernel.operations.find(({ id }) => id === one.request)?.flags ?? [];
      return operationEntry(one, skeleton, all, flags);
    });
  const length = kernel.headerLength ?? 0;
  const header = `${family.name}-header`;
  if (length > 0)
    skeleton.definitions.unshift({
      name: header,
      type: 'struct',
      members: [{ name: 'bytes', type: 'binary', len: length }],
    });
  return {
    name: family.name,
    protocol: length > 0 ? 'genetlink-legacy' : 'genetlink',
    ...(family.version === 1 || family.version === undefined ? {} : { version: family.version }),
    doc: `The generic netlink family ${family.name}.`,
    ...(skeleton.definitions.length > 0 ? { definitions: skeleton.definitions } : {}),
    'attribute-sets': skeleton.sets,
    operations: { ...(length > 0 ? { 'fixed-header': header } : {}), list },
    ...(kernel.groups.length > 0 ? { 'mcast-groups': { list: kernel.groups.map(({ name }) => ({ name })) } } : {}),
  };
}

/** The spec's text. */
export async function policyYaml(kernel: KernelFamily, policy: KernelPolicy): Promise<string> {
  const yaml = await import('yaml');
  const document = new yaml.Document(documentOf(kernel, policy), { aliasDuplicateObjects: false });
  document.commentBefore = remark;
  return document.toString({ lineWidth: 0 });
}
