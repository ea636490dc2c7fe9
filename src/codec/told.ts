/** What messages tell of things that later ones only name. */
import { keyOf } from '../schema/attribute-set.ts';
import { toldText } from '../schema/told.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import type { Message } from './message.ts';
import type { RecordInput } from './record.ts';
import type { Schemas } from './schemas.ts';

/** Things remembered at most: those heard of last. */
const most = 65_536;

/** A thing of which nothing was told. */
interface Untold {
  topic: string;
  names: readonly Value[];
}

export class ToldThings {
  readonly #told = new Map<string, string>();
  readonly #untold = new Set<string>();
  /** things of the listener's own namespace that were named before anything was told of them; one who asks takes them */
  #open = new Map<string, Untold>();

  /** Takes notice of a message that tells something. `nsid` is the namespace it is about, where not the listener's. */
  learn({ kind, operation, fixed, attributes }: Message, nsid?: number): void {
    const tells = operation?.tells;
    const value = attributes?.value;
    if (kind !== 'message' || !tells || !isObject(value)) return;
    const names = tells.of.map(where => at(where, fixed?.value, value));
    const types = value[keyOf(tells.key)];
    if (types === undefined || !names.every(name => name !== undefined)) return;
    const [attribute, flag] = tells.bigEndian;
    const flags = value[keyOf(attribute)];
    const key = keyFor(tells.topic, names, nsid);
    this.#told.delete(key);
    const bigEndian = Array.isArray(flags) && flags.includes(flag);
    this.#told.set(key, toldText(listOf(types), listOf(value[keyOf(tells.value)]), bigEndian));
    this.#untold.delete(key);
    if (this.#told.size > most) this.#told.delete(this.#told.keys().next().value!);
  }

  /** What was told of a thing. */
  readonly recall = (topic: string, names: readonly Value[], nsid?: number): string | undefined => {
    const key = keyFor(topic, names, nsid);
    const text = this.#told.get(key);
    if (text === undefined && nsid === undefined && !this.#untold.has(key) && this.#untold.size < most) {
      this.#untold.add(key);
      this.#open.set(key, { topic, names });
    }
    return text;
  };

  /** Whether there is something to ask for. */
  get open(): boolean {
    return this.#open.size > 0;
  }

  /** The things to ask for, each once. */
  take(): Untold[] {
    const all = [...this.#open.values()];
    this.#open = new Map();
    return all;
  }
}

const listOf = (value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The member of the fixed header that is meant, if one is. */
const inFixed = (where: string): string | undefined =>
  where.startsWith('fixed.') ? where.slice('fixed.'.length) : undefined;

function at(where: string, fixed: Value | undefined, attributes: ValueObject): Value | undefined {
  const member = inFixed(where);
  if (member === undefined) return attributes[keyOf(where)];
  return isObject(fixed) ? fixed[keyOf(member)] : undefined;
}

const keyFor = (topic: string, names: readonly Value[], nsid: number | undefined): string =>
  [nsid ?? '', topic, ...names].join('\0');

/** The request that asks for a thing; undefined where no operation tells of its topic. */
export function askFor({ topic, names }: Untold, schemas: Schemas): RecordInput | undefined {
  for (const protocol of schemas.protocols)
    for (const { name: family, operations } of schemas.families(protocol)) {
      const tells = operations.find(one => one.tells?.topic === topic)?.tells;
      if (!tells) continue;
      const fixed: ValueObject = {};
      const attributes: ValueObject = {};
      for (const [i, where] of tells.of.entries()) {
        const member = inFixed(where);
        if (member === undefined) attributes[keyOf(where)] = names[i]!;
        else fixed[keyOf(member)] = names[i]!;
      }
      return { protocol: protocol.name, family, operation: tells.ask, fixed, attributes };
    }
  return undefined;
}
