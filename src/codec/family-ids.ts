/** Names of generic families by nlmsg_type. What is fixed stays, whatever a kernel or a capture says. */
export class FamilyIds extends Map<number, string> {
  readonly #fixed = new Set<number>();

  /** Fixes a number that is the same in every kernel. */
  fix(id: number, name: string): void {
    super.set(id, name);
    this.#fixed.add(id);
  }

  override set(id: number, name: string): this {
    return this.#fixed.has(id) ? this : super.set(id, name);
  }

  override delete(id: number): boolean {
    return !this.#fixed.has(id) && super.delete(id);
  }
}
