/** A family that no schema describes, made from what the kernel checks in its requests. */
import type { Attribute, AttributeSet } from './attribute-set.ts';
import { keyOf } from './attribute-set.ts';
import { type Family, kernelPolicy, type Operation } from './family.ts';
import type { IntegerBase } from './integer.ts';
import { type KernelFamily, type KernelPolicy, numbered, numberIn, policyChecks } from './policy.ts';
import type { Checks, StructType, Type } from './type.ts';
import type { ValueObject } from './value.ts';

const integers: ReadonlySet<string> = new Set<IntegerBase>([
  ...(['u8', 'u16', 'u32', 'u64', 's8', 's16', 's32', 's64'] as const),
  ...(['uint', 'sint'] as const),
]);

/** The sets that a kernel's policies make, each once: they may hold each other. */
class Sets {
  readonly #policy: KernelPolicy;
  readonly #family: string;
  readonly #made = new Map<number | undefined, AttributeSet>();

  constructor(family: string, policy: KernelPolicy) {
    this.#family = family;
    this.#policy = policy;
  }

  /** The set of a policy; an empty one where the kernel tells of none. */
  at(index: number | undefined): AttributeSet {
    const known = this.#made.get(index);
    if (known) return known;
    const attributes: Attribute[] = [];
    const set: AttributeSet = { name: `${this.#family}-policy-${index ?? 'unknown'}`, prefix: false, attributes };
    this.#made.set(index, set);
    const policy = index === undefined ? undefined : this.#policy.policies.get(index);
    const told = [...(policy ?? [])].sort(([a], [b]) => a - b);
    for (const [number, one] of told) attributes.push(this.#attribute(number, one));
    return set;
  }

  #attribute(number: number, policy: ValueObject): Attribute {
    const name = `attr-${number}`;
    return { name, key: keyOf(name), number, type: this.#type(policy), multi: false, secret: false };
  }

  #type(policy: ValueObject): Type {
    const kind = String(policy.type);
    const set = () => this.at(numberIn(policy.policy_idx));
    const checks = checksOf(policy);
    if (integers.has(kind)) return { kind: 'integer', base: kind as IntegerBase, order: 'host', ...checks };
    switch (kind) {
      case 'flag':
        return { kind: 'flag' };
      case 'string':
      case 'nul-string':
        return { kind: 'string', end: 'nul', ...checks };
      case 'bitfield32':
        return { kind: 'bitfield32', ...checks };
      case 'nested':
        return { kind: 'nest', set };
      case 'nested-array':
        return { kind: 'indexed-array', element: { kind: 'nest', set } };
      default:
        return { kind: 'binary', ...checks };
    }
  }
}

function checksOf(policy: ValueObject): { checks?: Checks } {
  const checks = policyChecks(policy);
  const { minLen, maxLen, ...rest } = checks;
  const exact = minLen !== undefined && minLen === maxLen && policy.type === 'binary';
  const all: Checks = exact ? { ...rest, exactLen: minLen } : checks;
  return Object.keys(all).length > 0 ? { checks: all } : {};
}

/** The attributes of several sets; where two have the same number, the first one's. */
function union(name: string, sets: readonly AttributeSet[]): AttributeSet {
  const byNumber = new Map<number, Attribute>();
  for (const set of sets)
    for (const attribute of set.attributes)
      if (!byNumber.has(attribute.number)) byNumber.set(attribute.number, attribute);
  const attributes = [...byNumber.values()].sort((a, b) => a.number - b.number);
  return { name, prefix: false, attributes };
}

/** A header of which only the length is known. */
const header = (family: string, length: number): StructType => ({
  kind: 'struct',
  name: `${family}-header`,
  constant: false,
  members: [{ name: 'bytes', key: 'bytes', type: { kind: 'binary', size: length } }],
});

/**
 * The family that nlctrl describes. Operations are `cmd-1`, attributes `attr-1`: the kernel tells numbers only. Policies
 * are of requests; what the kernel sends is read by the policy of the same command first, then by those of the others.
 */
export function policyFamily(kernel: KernelFamily, policy: KernelPolicy): Family {
  const { name, headerLength = 0 } = kernel;
  const sets = new Sets(name, policy);
  const uses = numbered(kernel, policy);
  const ofRequests = (id: number): AttributeSet[] => {
    const use = uses.find(one => one.id === id);
    return [...new Set([use?.do, use?.dump])].filter(index => index !== undefined).map(index => sets.at(index));
  };
  const every = uses.flatMap(({ id }) => ofRequests(id));
  const all = union(name, every);
  const common = { verb: 'other', ...(headerLength > 0 ? { fixed: header(name, headerLength) } : {}) } as const;
  const operations = kernel.operations.flatMap(({ id, flags }): Operation[] => {
    const own = ofRequests(id);
    const request = own.length === 1 ? own[0]! : union(`${name}-cmd-${id}`, own);
    const reply = union(`${name}-cmd-${id}-reply`, [...own, ...every]);
    const modes = (['do', 'dump'] as const).filter(mode => flags.includes(`cmd-cap-${mode}`));
    const admin = flags.includes('admin-perm') || flags.includes('uns-admin-perm');
    return [
      {
        ...common,
        name: `cmd-${id}`,
        request: id,
        modes,
        attributes: () => request,
        ...(admin ? { capability: 'CAP_NET_ADMIN' } : {}),
      },
      { ...common, name: `cmd-${id}-reply`, reply: id, modes: [], attributes: () => reply },
    ];
  });
  return {
    name,
    protocol: 'generic',
    doc: 'as the kernel describes what it takes',
    version: kernel.version ?? 1,
    nested: true,
    source: kernelPolicy,
    operations,
    unlisted: { ...common, name: 'cmd', modes: ['event'], attributes: () => all },
    groups: kernel.groups.map(group => ({ name: group.name, number: 0 })),
  };
}
