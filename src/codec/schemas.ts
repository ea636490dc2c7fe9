import type { Direction, Family, FamilyEntry, Operation, Protocol } from '../schema/family.ts';
import { fold, named } from '../schema/spelling.ts';
import type { Payload } from '../types/select.ts';
import { FamilyIds } from './family-ids.ts';
import { ToldThings } from './told.ts';

/** A message class found by its number. */
export interface Located {
  family: Family;
  operation: Operation;
}

const key = (direction: Direction, number: number) => number * 2 + (direction === 'to-kernel' ? 1 : 0);

/**
 * How well an operation fits a number seen from the kernel, best first: it answers under its own number; it is only
 * ever received; it names that number as its reply; it is sent under it and no reply is told.
 */
function fitFromKernel({ request, reply }: Operation, number: number): number {
  if (reply === number) return request === number ? 0 : request === undefined ? 1 : 2;
  return request === number ? (reply === undefined ? 3 : 4) : Infinity;
}

const fitToKernel = ({ request, reply }: Operation, number: number): number =>
  request === number ? 0 : request === undefined && reply === number ? 1 : Infinity;

/** The schemas in use: families by protocol, and the names behind generic netlink's dynamic ids. */
export class Schemas {
  readonly protocols: Protocol[];
  /** families by protocol name; the first of a name wins, given ones come before built-in ones */
  readonly #byProtocol = new Map<string, Family[]>();
  readonly #loaded = new Map<FamilyEntry, Promise<void>>();
  readonly #found = new Map<string, Map<number, Located[]>>();
  readonly #strangers = new Map<string, Protocol>();
  /** generic netlink: family id → family name */
  readonly ids = new FamilyIds();
  /** generic netlink: group id → `family:group` and the group's own name */
  readonly groups = new Map<number, { family: string; name: string }>();

  /** what the messages decoded so far have told */
  readonly told = new ToldThings();

  /** counts what was loaded or added: what was found before may be another message now */
  revision = 0;

  constructor(protocols: Protocol[]) {
    this.protocols = protocols;
    for (const { families } of protocols)
      for (const { id, name } of families) if (id !== undefined) this.ids.fix(id, name);
  }

  /** Loads the families of a protocol, or those of these names; each once. */
  async load(protocol: Protocol, names?: Iterable<string>): Promise<void> {
    const wanted = names === undefined ? undefined : new Set([...names].map(fold));
    const entries = protocol.families.filter(({ name }) => wanted === undefined || wanted.has(fold(name)));
    await Promise.all(entries.map(entry => this.#loadEntry(protocol, entry)));
  }

  #loadEntry(protocol: Protocol, entry: FamilyEntry): Promise<void> {
    let loading = this.#loaded.get(entry);
    if (!loading) {
      loading = entry.load().then(family => {
        const families = this.#byProtocol.get(protocol.name) ?? [];
        if (families.some(one => one.name === family.name)) return;
        const place = (one: Family) => protocol.families.findIndex(({ name }) => name === one.name);
        // Families given by the user have no place in the registry, or stand in for one that has: they stay in front.
        const built = (one: Family) => one.source === undefined && place(one) >= 0;
        const before = families.filter(one => !built(one) || place(one) < place(family));
        this.#byProtocol.set(protocol.name, [...before, family, ...families.filter(one => !before.includes(one))]);
        this.#changed();
      });
      this.#loaded.set(entry, loading);
    }
    return loading;
  }

  #changed(): void {
    this.#found.clear();
    this.revision++;
  }

  async loadAll(): Promise<void> {
    for (const protocol of this.protocols) await this.load(protocol);
  }

  /** Puts a family before all others of its name: a spec given by the user, a policy read from the kernel. */
  add(family: Family): void {
    const others = (this.#byProtocol.get(family.protocol) ?? []).filter(one => one.name !== family.name);
    this.#byProtocol.set(family.protocol, [family, ...others]);
    this.#changed();
  }

  /** The families of a protocol that are loaded. */
  families(protocol: Protocol): Family[] {
    return this.#byProtocol.get(protocol.name) ?? [];
  }

  family(protocol: Protocol, name: string): Family | undefined {
    return named(this.families(protocol), name);
  }

  /**
   * The operation of a nlmsg_type, or of a generic family's command, in one direction. Those that are told apart by
   * their first bytes are found only where the payload is given. `unasked`: it answers nobody, so an event is meant
   * where its number is also that of an answer (mptcp_pm).
   */
  locate(
    protocol: Protocol,
    number: number,
    direction: Direction,
    familyName?: string,
    payload?: Payload,
    unasked = false,
  ): Located | undefined {
    const fitting = ({ operation: { starts } }: Located) => starts === undefined || payload?.starts?.(starts) === true;
    const candidates = this.#candidates(protocol, number, direction, familyName);
    const told = unasked && candidates.find(one => one.operation.reply === number && isEvent(one) && fitting(one));
    return told || candidates.find(fitting);
  }

  /** Every operation that a number may be, the best first. */
  #candidates(protocol: Protocol, number: number, direction: Direction, familyName?: string): Located[] {
    const scope = familyName === undefined ? protocol.name : `${protocol.name} ${familyName}`;
    let cache = this.#found.get(scope);
    if (!cache) {
      cache = new Map();
      this.#found.set(scope, cache);
    }
    const at = key(direction, number);
    const known = cache.get(at);
    if (known) return known;
    const one = familyName === undefined ? undefined : this.family(protocol, familyName);
    const families = familyName === undefined ? this.families(protocol) : one ? [one] : [];
    const located = search(families, number, direction);
    if (located.length === 0 && one && direction === 'from-kernel') located.push(...unlisted(one, number));
    cache.set(at, located);
    return located;
  }

  /** Makes a protocol known beside the registry's: a number above 31, which only captures have. */
  addProtocol(protocol: Protocol): void {
    this.#strangers.set(protocol.name, protocol);
  }

  /** A protocol by name, alias or constant, in any spelling. */
  protocol(name: string): Protocol | undefined {
    const folded = fold(name);
    const found = this.protocols.find(
      one => one.name === folded || one.aliases?.includes(folded) || fold(one.constant) === folded,
    );
    return found ?? this.#strangers.get(folded);
  }
}

/** What a message of the kernel is whose number no operation has. */
function unlisted(family: Family, number: number): Located[] {
  const astray = family.operations.find(({ name }) => name === family.astray);
  const named = family.unlisted && { ...family.unlisted, name: `${family.unlisted.name}-${number}` };
  const operation = astray ?? named;
  return operation ? [{ family, operation: { ...operation, reply: number } }] : [];
}

/** Never asked for, and no answer. */
const isEvent = ({ operation }: Located): boolean =>
  operation.modes.length > 0 && operation.modes.every(mode => mode === 'event');

/** 1 of what is told by its number alone: tried after those that are told by their first bytes too. */
const plain = ({ operation }: Located): number => (operation.starts === undefined ? 1 : 0);

function search(families: Family[], number: number, direction: Direction): Located[] {
  const all = families.flatMap(family => family.operations.map(operation => ({ family, operation })));
  const ranked = (fit: typeof fitToKernel, weight: number): Located[] =>
    all
      .map(located => ({ located, score: fit(located.operation, number) + weight * plain(located) }))
      .filter(({ score }) => score < Infinity)
      .sort((a, b) => a.score - b.score)
      .map(({ located }) => located);
  const fromKernel = ranked(fitFromKernel, 10);
  if (direction === 'from-kernel') return fromKernel;
  const toKernel = ranked(fitToKernel, 0.5);
  return [...toKernel, ...fromKernel.filter(({ operation }) => !toKernel.some(one => one.operation === operation))];
}
