/** The page of a generic family as the running kernel describes it. */
import type { AttributeSet } from '../schema/attribute-set.ts';
import type { Family, Operation } from '../schema/family.ts';
import { type KernelFamily, type KernelPolicy, numbered, policyChecks } from '../schema/policy.ts';
import type { ValueObject } from '../schema/value.ts';
import { type Block, command, fact, type Page, type TableBlock, withoutEmpty } from './page.ts';
import { type PolicyRow, policyRows } from './policy.ts';
import { checkWords } from './words.ts';

export interface PolicyFacts {
  kernel: KernelFamily;
  policy: KernelPolicy;
  /** the schema of the same name, where there is one */
  family?: Family;
}

/** A policy, and the operations whose requests it is for. */
interface PolicyUse {
  index: number;
  operations: { id: number; name: string; operation?: Operation; modes: string[] }[];
}

const nameOf = (family: Family | undefined, id: number): { operation?: Operation; name: string } => {
  const operation = family?.operations.find(one => one.request === id);
  return operation ? { operation, name: operation.name } : { name: `${id}` };
};

/** The policies that operations use, in the order in which the kernel tells them. */
export function policyUses(facts: PolicyFacts): PolicyUse[] {
  const uses = new Map<number, PolicyUse>();
  for (const { id, do: asked, dump } of numbered(facts.kernel, facts.policy)) {
    for (const index of new Set([asked, dump])) {
      if (index === undefined) continue;
      const use = uses.get(index) ?? { index, operations: [] };
      const modes = [asked === index ? 'do' : '', dump === index ? 'dump' : ''].filter(Boolean);
      use.operations.push({ id, ...nameOf(facts.family, id), modes });
      uses.set(index, use);
    }
  }
  return [...uses.values()].sort((a, b) => a.operations[0]!.id - b.operations[0]!.id);
}

const flagWords: { [flag: string]: string } = {
  'cmd-cap-do': 'do',
  'cmd-cap-dump': 'dump',
  'admin-perm': 'CAP_NET_ADMIN',
  'uns-admin-perm': 'CAP_NET_ADMIN in the namespace',
};

function operationTable({ kernel, family }: PolicyFacts): TableBlock {
  const known = new Set(kernel.operations.map(one => one.id));
  const absent = family?.operations.filter(one => one.request !== undefined && !known.has(one.request)) ?? [];
  const rows = kernel.operations.map(({ id, flags }) => {
    const { operation, name } = nameOf(family, id);
    const words = (capability: boolean) =>
      flags
        .flatMap(flag => flagWords[flag] ?? [])
        .filter(word => word.startsWith('CAP_') === capability)
        .join(', ');
    return [name, `${id}`, words(false), words(true), operation || !family ? '' : 'not in the schema'];
  });
  rows.push(...absent.map(one => [one.name, `${one.request}`, '', '', 'not in this kernel']));
  const columns = [
    { title: 'operation', role: 'name' as const },
    { title: '#', role: 'number' as const, right: true },
    { title: 'can', role: 'enum' as const },
    { title: 'privilege' },
    { title: 'differs', role: 'differs' as const },
  ];
  return withoutEmpty({ kind: 'table', columns, rows }, 3);
}

function rowCells({ number, attribute, policy, differs }: PolicyRow): string[] {
  const bounds = policy ? checkWords(policyChecks(policy)).join(', ') : '';
  return [attribute?.name ?? `${number}`, `${number}`, policy ? String(policy.type) : '', bounds, differs.join('; ')];
}

/** What the schema has in the place of a policy. */
const setOf = (operations: PolicyUse['operations']): AttributeSet | undefined =>
  operations.find(one => one.operation?.attributes)?.operation?.attributes?.();

function useBlocks(facts: PolicyFacts, { index, operations }: PolicyUse): Block[] {
  const rows = policyRows(facts.policy, index, setOf(operations));
  const name = operations.map(one => `${one.name} ${one.modes.join(', ')}`).join(' · ');
  const head: Block = { kind: 'title', name, more: `(policy ${index})` };
  const taken = rows.filter(row => row.policy);
  const others = rows.filter(row => !row.policy).map(row => row.path);
  const not: Block[] = others.length > 0 ? [{ kind: 'fact', label: 'not taken', text: '', items: others }] : [];
  if (taken.length === 0) return [head, ...fact('takes', 'no attributes'), ...not];
  const columns = [
    { title: 'attribute', role: 'name' as const },
    { title: '#', role: 'number' as const, right: true },
    { title: 'kernel', role: 'enum' as const },
    { title: 'checks' },
    { title: 'differs', role: 'differs' as const },
  ];
  return [
    head,
    withoutEmpty({ kind: 'table', columns, rows: taken.map(rowCells), depths: taken.map(row => row.depth) }, 3),
    ...not,
  ];
}

/** Everything that the kernel tells, and where a schema says otherwise. */
export function policyPage(facts: PolicyFacts): Page {
  const { kernel, family } = facts;
  const { version, headerLength, maxAttribute, groups } = kernel;
  return [
    {
      kind: 'title',
      name: kernel.name,
      more: `(0x${kernel.id.toString(16)}) generic family, as this kernel describes it`,
    },
    ...fact('version', version === undefined ? undefined : `${version}`),
    ...fact('header', headerLength ? `${headerLength} bytes` : undefined),
    ...fact('greatest', maxAttribute ? `attribute ${maxAttribute}` : undefined),
    ...fact('groups', groups.map(one => `${one.name}(${one.id})`).join(', ')),
    ...fact('schema', family ? (family.source ?? 'built in') : 'none'),
    ...(kernel.operations.length > 0 ? [operationTable(facts)] : []),
    ...policyUses(facts).flatMap(use => useBlocks(facts, use)),
    command(family ? `nltool describe ${family.name}` : `nltool listen ${kernel.name}`),
  ];
}

/** The same as data. */
export function policyOutline(facts: PolicyFacts): ValueObject {
  const { kernel, family } = facts;
  const { version, headerLength, maxAttribute } = kernel;
  const known = (values: { [key: string]: number | undefined }): ValueObject =>
    Object.fromEntries(Object.entries(values).filter((pair): pair is [string, number] => pair[1] !== undefined));
  return {
    kind: 'policy',
    family: kernel.name,
    id: kernel.id,
    ...known({ version, header_length: headerLength, max_attribute: maxAttribute }),
    ...(family ? { schema: family.source ?? 'built in' } : {}),
    operations: kernel.operations.map(({ id, flags }) => ({ id, name: nameOf(family, id).name, flags: [...flags] })),
    groups: kernel.groups.map(({ id, name }) => ({ id, name })),
    policies: policyUses(facts).map(({ index, operations }) => ({
      index,
      operations: operations.map(({ id, name, modes }) => ({ id, name, modes })),
      attributes: policyRows(facts.policy, index, setOf(operations)).map(
        ({ number, attribute, policy, depth, differs }): ValueObject => ({
          number,
          depth,
          ...(attribute ? { name: attribute.name } : {}),
          ...(policy ? { policy } : {}),
          ...(differs.length > 0 ? { differs } : {}),
        }),
      ),
    })),
  };
}
