/** Names for things that may share one: the second is `name-2`. */
export class UniqueNames {
  readonly #names = new Map<object, string>();
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  of(thing: { name: string }): string {
    const known = this.#names.get(thing);
    if (known !== undefined) return known;
    let name = thing.name;
    for (let i = 2; this.#taken.has(name); i++) name = `${thing.name}-${i}`;
    this.#names.set(thing, name);
    this.#taken.add(name);
    return name;
  }
}
