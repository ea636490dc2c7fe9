/** Names for numbers that mean something in one host alone, interfaces above all, and where they may come from. */
import type { Message } from '../codec/message.ts';
import type { NameQuery } from '../schema/name-query.ts';
import { isObject, type Value } from '../schema/value.ts';

/** Asks a host. Only that of the messages themselves will do: an index means nothing elsewhere. */
export interface Resolver {
  interfaceName?(index: number): string | undefined;
  namespaceName?(nsid: number): string | undefined;
  /** a number's name as a kernel answers the query */
  askedName?(query: NameQuery, number: number): string | undefined;
}

/** Names by number. `nsid` is the namespace that a message came from, where that is not the listener's. */
export interface NameSource {
  interfaceName(index: number, nsid?: number): string | undefined;
  namespaceName(nsid: number): string | undefined;
  askedName(query: NameQuery, number: number): string | undefined;
}

/** Numbers stay numbers (`--numeric`). */
export const noNames: NameSource = {
  interfaceName: () => undefined,
  namespaceName: () => undefined,
  askedName: () => undefined,
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
  readonly #interfaces = new Map<string, string>();
  readonly #resolver: Resolver;

  constructor(resolver: Resolver = {}) {
    this.#resolver = resolver;
  }

  /** Takes notice of a message; all but links from the kernel are of no use. */
  learn(message: Message, nsid?: number): void {
    if (message.kind !== 'message' || message.protocol.number !== 0 || message.direction === 'to-kernel') return;
    if (!/^(new|del)link$/.test(message.operation?.name ?? '') && message.operation?.name !== 'getlink') return;
    const index = isObject(message.fixed?.value) ? message.fixed.value.index : undefined;
    const name = stringAt(message.attributes?.value, 'ifname');
    if (typeof index === 'number' && index > 0 && name !== undefined) this.#interfaces.set(key(index, nsid), name);
  }

  interfaceName(index: number, nsid?: number): string | undefined {
    const learned = this.#interfaces.get(key(index, nsid));
    return learned ?? (nsid === undefined ? this.#resolver.interfaceName?.(index) : undefined);
  }

  namespaceName(nsid: number): string | undefined {
    return this.#resolver.namespaceName?.(nsid);
  }

  askedName(query: NameQuery, number: number): string | undefined {
    return this.#resolver.askedName?.(query, number);
  }
}

const key = (index: number, nsid: number | undefined) => `${nsid ?? ''}/${index}`;
