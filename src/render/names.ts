/** Names for numbers that mean something in one host alone, interfaces above all, and where they may come from. */
import type { Message } from '../codec/message.ts';
import { keyOf } from '../schema/attribute-set.ts';
import type { NameQuery } from '../schema/name-query.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { find } from './leaves.ts';

/** Asks a host. Only that of the messages themselves will do: an index means nothing elsewhere. */
export interface Resolver {
  interfaceName?(index: number): string | undefined;
  namespaceName?(nsid: number): string | undefined;
  userName?(id: number): string | undefined;
  groupName?(id: number): string | undefined;
  /** what numbers are called, as a kernel answers the query with these attributes */
  asked?(query: NameQuery, attributes: ValueObject): NamesByNumber | undefined;
}

export type NamesByNumber = ReadonlyMap<number, string>;

/** Names by number. */
export interface NameSource {
  interfaceName(index: number): string | undefined;
  namespaceName(nsid: number): string | undefined;
  userName(id: number): string | undefined;
  groupName(id: number): string | undefined;
  asked(query: NameQuery): NamesByNumber | undefined;
  /** the same for what one message says; `nsid` is the namespace that it came from, where that is not the listener's */
  of(message: Message, nsid?: number): NameSource;
}

/** Numbers stay numbers (`--numeric`). */
export const noNames: NameSource = {
  interfaceName: () => undefined,
  namespaceName: () => undefined,
  userName: () => undefined,
  groupName: () => undefined,
  asked: () => undefined,
  of: () => noNames,
};

const stringAt = (value: Value | undefined, key: string): string | undefined => {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'string' && found !== '' ? found : undefined;
};

/**
 * Learns interface names from the links that pass by, per namespace; a link that is gone keeps its name until another
 * takes its index, as what follows it still speaks of it. What was not seen is asked of the resolver, where there is
 * one, and of it only for the listener's own namespace.
 */
export class LearnedNames implements NameSource {
  readonly #resolver: Resolver;
  readonly #interfaces: Map<string, string>;
  readonly #message: Message | undefined;
  readonly #nsid: number | undefined;

  constructor(resolver: Resolver = {}, interfaces = new Map<string, string>(), message?: Message, nsid?: number) {
    this.#resolver = resolver;
    this.#interfaces = interfaces;
    this.#message = message;
    this.#nsid = nsid;
  }

  of(message: Message, nsid = this.#nsid): NameSource {
    return new LearnedNames(this.#resolver, this.#interfaces, message, nsid);
  }

  /** Takes notice of a message; all but links from the kernel are of no use. */
  learn(message: Message, nsid?: number): void {
    if (message.kind !== 'message' || message.protocol.number !== 0 || message.direction === 'to-kernel') return;
    if (!/^(new|del)link$/.test(message.operation?.name ?? '') && message.operation?.name !== 'getlink') return;
    const index = isObject(message.fixed?.value) ? message.fixed.value.index : undefined;
    const name = stringAt(message.attributes?.value, 'ifname');
    if (typeof index === 'number' && index > 0 && name !== undefined) this.#interfaces.set(key(index, nsid), name);
  }

  interfaceName(index: number): string | undefined {
    const learned = this.#interfaces.get(key(index, this.#nsid));
    return learned ?? (this.#nsid === undefined ? this.#resolver.interfaceName?.(index) : undefined);
  }

  namespaceName(nsid: number): string | undefined {
    return this.#resolver.namespaceName?.(nsid);
  }

  userName(id: number): string | undefined {
    return this.#resolver.userName?.(id);
  }

  groupName(id: number): string | undefined {
    return this.#resolver.groupName?.(id);
  }

  asked(query: NameQuery): NamesByNumber | undefined {
    const attributes = query.of ? this.#attributesOf(query, query.of) : query.attributes;
    return attributes && this.#resolver.asked?.(query, attributes);
  }

  /** The query about the message's device, where that is one of the listener's. */
  #attributesOf({ attributes }: NameQuery, paths: string[]): ValueObject | undefined {
    const message = this.#message;
    if (!message || this.#nsid !== undefined) return undefined;
    const found = paths.flatMap(path => find(message, path).map(({ node: { value } }) => ({ path, value })));
    const said = found.filter(({ value }) => typeof value === 'number' || typeof value === 'string');
    if (said.length === 0) return undefined;
    return said.reduce((all, { path, value }) => put(all, path.split('.').map(keyOf), value), attributes);
  }
}

const put = (object: ValueObject, [key = '', ...rest]: string[], value: Value): ValueObject => {
  const inner = object[key];
  return { ...object, [key]: rest.length ? put(isObject(inner) ? inner : {}, rest, value) : value };
};

const key = (index: number, nsid: number | undefined) => `${nsid ?? ''}/${index}`;
