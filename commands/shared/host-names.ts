/** What a host calls the numbers in its messages: interfaces, users and groups, and bits that its kernel alone has names for. */
import { decodeDatagram } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import type { NamesByNumber, Resolver } from '../../src/render/names.ts';
import type { NameQuery } from '../../src/schema/name-query.ts';
import { isObject, type Value, type ValueObject } from '../../src/schema/value.ts';
import { collect } from '../../src/socket/collect.ts';
import { accountNames } from './accounts.ts';
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
      this.#answers.set(key, await ask(this.#context, query).catch(() => new Map()));
      this.#open.delete(key);
    }
  }
}

async function ask(context: Context, query: NameQuery): Promise<NamesByNumber> {
  const { schemas } = context;
  const { protocol: name, family, operation, attributes } = query;
  const protocol = schemas.protocol(name)!;
  const { bytes } = encodeRecord({ protocol: name, family, operation, attributes }, { schemas });
  const transport = await context.open(protocol);
  try {
    const names = new Map<number, string>();
    const { messages } = await collect(transport, bytes, { until: 'reply' });
    for (const message of messages.flatMap(one => decodeDatagram(one, { schemas, protocol, direction: 'from-kernel' })))
      for (const entry of listIn(message.attributes?.value, query)) {
        const { [query.number]: number, [query.name]: text } = isObject(entry) ? entry : {};
        if (typeof number === 'number' && typeof text === 'string') names.set(number, text);
      }
    return names;
  } finally {
    transport.close();
  }
}

function listIn(answer: Value | undefined, { list }: NameQuery): Value[] {
  let value = answer;
  for (const step of list)
    value =
      typeof step === 'number'
        ? Array.isArray(value)
          ? value[step]
          : undefined
        : isObject(value)
          ? value[step]
          : undefined;
  return Array.isArray(value) ? value : [];
}
