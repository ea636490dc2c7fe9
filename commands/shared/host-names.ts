/** What a host calls the numbers in its messages: interfaces, users and groups, and bits that its kernel alone has names for. */
import type { NamesByNumber, Resolver } from '../../src/render/names.ts';
import type { NameQuery } from '../../src/schema/name-query.ts';
import { isObject, type Value, type ValueObject } from '../../src/schema/value.ts';
import { accountNames } from './accounts.ts';
import { ask } from './ask.ts';
import type { Context } from './context.ts';
import type { Interfaces } from './interfaces.ts';

/**
 * Names as the kernel told them when last asked. What is not known yet makes them `stale`: then `refresh` asks. Names
 * are a help: where they cannot be had the numbers stay.
 */
export class HostNames implements Resolver {
  readonly #context: Context;
  readonly #interfaces: Interfaces;
  readonly #answers = new Map<string, NamesByNumber>();
  /** queries to come */
  readonly #open = new Map<string, NameQuery>();
  #users: NamesByNumber | undefined;
  #groups: NamesByNumber | undefined;

  constructor(context: Context, interfaces: Interfaces) {
    this.#context = context;
    this.#interfaces = interfaces;
  }

  interfaceName(index: number): string | undefined {
    return this.#interfaces.interfaceName(index);
  }

  asked(query: NameQuery, attributes: ValueObject): NamesByNumber | undefined {
    const key = JSON.stringify([query.family, query.operation, attributes]);
    const answer = this.#answers.get(key);
    if (!answer) this.#open.set(key, { ...query, attributes });
    return answer;
  }

  userName(id: number): string | undefined {
    this.#users ??= accountNames('/etc/passwd');
    return this.#users.get(id);
  }

  groupName(id: number): string | undefined {
    this.#groups ??= accountNames('/etc/group');
    return this.#groups.get(id);
  }

  get stale(): boolean {
    return this.#interfaces.stale || this.#open.size > 0;
  }

  async refresh(): Promise<void> {
    await this.#interfaces.refresh();
    for (const [key, query] of this.#open) {
      this.#answers.set(key, await namesFor(this.#context, query));
      this.#open.delete(key);
    }
  }
}

async function namesFor(context: Context, query: NameQuery): Promise<NamesByNumber> {
  const { protocol, family, operation, attributes } = query;
  const names = new Map<number, string>();
  for (const message of await ask(context, { protocol, family, operation, attributes }))
    for (const entry of listIn(message.attributes?.value, query)) {
      const { [query.number]: number, [query.name]: text } = isObject(entry) ? entry : {};
      if (typeof number === 'number' && typeof text === 'string') names.set(number, text);
    }
  return names;
}

/** The list that the query's steps lead to. */
function listIn(answer: Value | undefined, { list }: NameQuery): Value[] {
  let value = answer;
  for (const step of list)
    value = typeof value === 'object' ? (value as { [step: string | number]: Value })[step] : undefined;
  return Array.isArray(value) ? value : [];
}
