/** What the schemas and the kernel offer for a word. Nothing here fails: what cannot be known is not offered. */
import { readdirSync } from 'node:fs';
import type { Schemas } from '../../src/codec/schemas.ts';
import { protocolByName } from '../../src/protocols/index.ts';
import type { AttributeSet } from '../../src/schema/attribute-set.ts';
import type { Family, Operation, Protocol } from '../../src/schema/family.ts';
import { attributeByName, fold } from '../../src/schema/lookup.ts';
import type { Type } from '../../src/schema/type.ts';
import { dumpGeneric, type GenericFamily, prepare } from '../../src/socket/generic.ts';

export interface Candidate {
  text: string;
  doc?: string;
}

export class Names {
  readonly schemas: Schemas;
  readonly #netns: string | undefined;
  #families: Promise<GenericFamily[]> | undefined;

  constructor(schemas: Schemas, netns?: string) {
    this.schemas = schemas;
    this.#netns = netns;
  }

  /** The generic families of the kernel. */
  kernel(): Promise<GenericFamily[]> {
    this.#families ??= this.#ask().catch(() => []);
    return this.#families;
  }

  async #ask(): Promise<GenericFamily[]> {
    const { openSocket } = await import('../../src/socket/socket.ts');
    const { number } = await prepare(this.schemas);
    const transport = await openSocket({ protocol: number, netns: this.#netns });
    try {
      return await dumpGeneric(transport, this.schemas);
    } finally {
      transport.close();
    }
  }

  protocols(): Candidate[] {
    return this.schemas.protocols
      .filter(({ name }) => !/^\d+$/.test(name))
      .map(({ name, doc }) => ({ text: name, doc }));
  }

  async families(): Promise<Candidate[]> {
    const built = this.schemas.protocols.flatMap(protocol => [
      ...protocol.families,
      ...this.schemas.families(protocol),
    ]);
    const all = new Map<string, Candidate>();
    for (const { name, doc } of built) if (!all.has(name)) all.set(name, { text: name, doc });
    for (const { name } of await this.kernel())
      if (!all.has(name)) all.set(name, { text: name, doc: 'generic family of this kernel' });
    return [...all.values()];
  }

  /** The groups of a protocol or of a generic family. */
  async groups(place: string): Promise<Candidate[]> {
    const { protocol } = protocolByName(place);
    if (protocol && !protocol.generic) return protocol.groups.map(({ name, doc }) => ({ text: name, doc }));
    const families = await this.kernel();
    if (protocol)
      return families.flatMap(({ name, groups }) => groups.map(group => ({ text: `${name}:${group.name}` })));
    const family = families.find(({ name }) => fold(name) === fold(place));
    return family ? family.groups.map(({ name }) => ({ text: name })) : [];
  }

  /** A family by name, or all those of a protocol. */
  async schemasOf(place: string): Promise<Family[]> {
    const { protocol } = protocolByName(place);
    if (protocol) return this.#load(protocol);
    for (const one of this.schemas.protocols) {
      const given = [...one.families, ...this.schemas.families(one)].some(({ name }) => fold(name) === fold(place));
      if (given) return (await this.#load(one, [place])).filter(({ name }) => fold(name) === fold(place));
    }
    return [];
  }

  async #load(protocol: Protocol, names?: string[]): Promise<Family[]> {
    await this.schemas.load(protocol, names);
    return this.schemas.families(protocol);
  }

  async operations(place: string, sendable: boolean): Promise<Candidate[]> {
    const operations = (await this.schemasOf(place)).flatMap(family => family.operations);
    const offered = operations.filter(({ request }) => !sendable || request !== undefined);
    return offered.map(({ name, doc, constant }) => ({ text: name, doc: doc ?? constant }));
  }

  /** `ifname=`, `linkinfo.`, `fixed.index=`: the places of a message, below the nest that `typed` has come to. */
  async attributes(place: string, operation: string, typed: string, others: readonly string[]): Promise<Candidate[]> {
    const found = (await this.schemasOf(place))
      .flatMap(family => family.operations.map(one => ({ family, one })))
      .find(({ one }) => fold(one.name) === fold(operation));
    if (!found) return [];
    const at = typed.lastIndexOf('.') + 1;
    const path = typed.slice(0, at);
    const steps = path.split('.').filter(Boolean);
    if (steps[0] === 'fixed') return memberNames(found.one.fixed ?? found.family.fixed, 'fixed.');
    let sets = found.one.attributes ? [found.one.attributes()] : [];
    for (const step of steps)
      sets = sets.flatMap(set => setsIn(attributeByName(set, step.replace(/\[.*$/, ''))?.type, others));
    const names = sets.flatMap(set => attributeNames(set, path));
    return at === 0
      ? [...names, ...(hasFixed(found.one, found.family) ? [{ text: 'fixed.', doc: 'the fixed header' }] : [])]
      : names;
  }

  /** Namespaces that iproute2 has named. */
  netns(): Candidate[] {
    try {
      return readdirSync('/run/netns').map(text => ({ text }));
    } catch {
      return [];
    }
  }
}

const hasFixed = (operation: Operation, family: Family): boolean => (operation.fixed ?? family.fixed) !== undefined;

function memberNames(type: Type | undefined, before: string): Candidate[] {
  if (type?.kind === 'select') return type.cases.flatMap(one => memberNames(one.type, before));
  if (type?.kind !== 'struct') return [];
  return type.members
    .filter(({ type: { kind } }) => kind !== 'pad')
    .map(({ name, doc }) => ({ text: `${before}${name}=`, doc }));
}

function attributeNames({ attributes }: AttributeSet, before: string): Candidate[] {
  return attributes
    .filter(({ type: { kind } }) => kind !== 'pad' && kind !== 'unused')
    .map(({ name, type, doc, constant }) => {
      const after = type.kind === 'flag' ? '' : setsIn(type, []).length > 0 ? '.' : '=';
      return { text: `${before}${name}${after}`, doc: doc ?? constant };
    });
}

/** The sets inside a type; of a select the case that another word names (`linkinfo.kind=vlan`), else all. */
function setsIn(type: Type | undefined, others: readonly string[]): AttributeSet[] {
  if (type === undefined) return [];
  if (type.kind === 'nest') return [type.set()];
  if (type.kind === 'indexed-array' || type.kind === 'array') return setsIn(type.element, others);
  if (type.kind !== 'select') return [];
  const values = new Set(others.map(word => word.slice(word.indexOf('=') + 1)));
  const chosen = type.cases.filter(({ when }) =>
    Object.values(when).some(value => [value].flat().some(one => values.has(String(one)))),
  );
  return (chosen.length > 0 ? chosen : type.cases).flatMap(one => setsIn(one.type, others));
}
