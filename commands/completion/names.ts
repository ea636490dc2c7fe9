/** What the schemas and the kernel offer for a word. Nothing here fails: what cannot be known is not offered. */
import { readdirSync } from 'node:fs';
import type { Schemas } from '../../src/codec/schemas.ts';
import { protocolByName } from '../../src/protocols/index.ts';
import type { AttributeSet } from '../../src/schema/attribute-set.ts';
import { type Family, fixedOf, hasOwner, type Protocol } from '../../src/schema/family.ts';
import { attributeByName } from '../../src/schema/lookup.ts';
import type { KernelFamily } from '../../src/schema/policy.ts';
import { fold } from '../../src/schema/spelling.ts';
import type { Member, Type } from '../../src/schema/type.ts';
import { dumpGeneric, prepare } from '../../src/socket/generic.ts';
import { type ValuePlace, valuesFor } from './values.ts';

export interface Candidate {
  text: string;
  doc?: string;
}

export class Names {
  readonly schemas: Schemas;
  readonly #netns: string | undefined;
  #families: Promise<KernelFamily[]> | undefined;

  constructor(schemas: Schemas, netns?: string) {
    this.schemas = schemas;
    this.#netns = netns;
  }

  /** The generic families of the kernel. */
  kernel(): Promise<KernelFamily[]> {
    this.#families ??= this.#ask().catch(() => []);
    return this.#families;
  }

  async #ask(): Promise<KernelFamily[]> {
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
    return this.schemas.protocols.filter(hasOwner).map(({ name, doc }) => ({ text: name, doc }));
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

  /** Constants of the kernel headers that begin so; the schemas of all protocols are read for them. */
  async constants(start: string): Promise<Candidate[]> {
    const { namedIn, namedInProtocol, namedEverywhere } = await import('../../src/docs/named.ts');
    const found = new Set<string>();
    const take = (all: Iterable<{ constant?: string }>): void => {
      for (const { constant } of all) if (constant?.startsWith(start)) found.add(constant);
    };
    take(namedEverywhere());
    for (const protocol of this.schemas.protocols) {
      take(namedInProtocol(protocol));
      for (const family of await this.#load(protocol)) take(namedIn(family, protocol));
    }
    return [...found].sort().map(text => ({ text }));
  }

  /** `ifname=`, `linkinfo.`, `fixed.index=`: the places of a message, below the nest that `typed` has come to. */
  async attributes(place: string, operation: string, typed: string, others: readonly string[]): Promise<Candidate[]> {
    const found = (await this.schemasOf(place))
      .flatMap(family => family.operations.map(one => ({ family, one })))
      .find(({ one }) => fold(one.name) === fold(operation));
    if (!found) return [];
    const [word = '', value] = typed.split(/=(.*)/s);
    const at = word.lastIndexOf('.') + 1;
    const path = word.slice(0, at);
    const steps = path.split('.').filter(Boolean);
    const header = fixedOf({ family: found.family, operation: found.one });
    const isHeader = steps[0] === 'fixed';
    let sets = found.one.attributes && !isHeader ? [found.one.attributes()] : [];
    for (const step of isHeader ? [] : steps)
      sets = sets.flatMap(set => setsIn(attributeByName(set, step.replace(/\[.*$/, ''))?.type, others));
    if (value !== undefined) {
      const name = word.slice(at);
      const places: ValuePlace[] = sets
        .flatMap(set => attributeByName(set, name) ?? [])
        .map((one, i) => ({ ...one, set: sets[i]! }));
      if (isHeader || (at === 0 && places.length === 0))
        places.push(...membersOf(header).filter(one => one.name === name));
      const values = places.flatMap(place => valuesFor(place, value, this.#netns !== undefined));
      return values.map(text => ({ text: `${word}=${text}` }));
    }
    if (isHeader) return memberNames(header, 'fixed.');
    const names = sets.flatMap(set => attributeNames(set, path));
    if (at > 0 || header === undefined) return names;
    const bare = memberNames(header, '').filter(one => !names.some(({ text }) => text === one.text));
    return [...names, ...bare, { text: 'fixed.', doc: 'the fixed header' }];
  }

  /** Names of the processes that have netlink sockets. */
  async processes(): Promise<Candidate[]> {
    const { netlinkSockets, socketOwners } = await import('../../src/socket/proc.ts');
    const { owners } = socketOwners();
    const sockets = await netlinkSockets(this.#netns).catch(() => []);
    const all = new Set(sockets.flatMap(({ inode }) => (owners.get(inode) ?? []).map(({ name }) => name)));
    return [...all].map(text => ({ text }));
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

function membersOf(type: Type | undefined): Member[] {
  if (type?.kind === 'select') return type.cases.flatMap(one => membersOf(one.type));
  return type?.kind === 'struct' ? type.members.filter(({ type: { kind } }) => kind !== 'pad') : [];
}

const memberNames = (type: Type | undefined, before: string): Candidate[] =>
  membersOf(type).map(({ name, doc }) => ({ text: `${before}${name}=`, doc }));

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
