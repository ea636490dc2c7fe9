import type { MapNode, ScalarNode, SpecNode } from './document.ts';
import { checkName } from './name.ts';
import { type Report, SpecFault } from './report.ts';

/**
 * One mapping of a spec, read key by key. A key that nobody asks for is warned of by `finish`, so that nothing is dropped
 * unseen. Of a subset's attribute, the mapping of the superset lies below it. A key without a value is absent.
 */
export class Fields {
  readonly report: Report;
  readonly what: string;
  readonly #layers: MapNode[];
  readonly #read = new Set<string>();

  constructor(report: Report, node: SpecNode, what: string, below: MapNode[] = []) {
    report.step(node.line);
    if (node.kind !== 'map') throw new SpecFault(node.line, `${what} must be a mapping`);
    this.report = report;
    this.what = what;
    this.#layers = [node, ...below];
  }

  get line(): number {
    return this.#layers[0]!.line;
  }

  /** The mappings that this one reads, the uppermost first. */
  get layers(): MapNode[] {
    return this.#layers;
  }

  node(key: string): SpecNode | undefined {
    this.#read.add(key);
    for (const layer of this.#layers) {
      const node = layer.entries.get(key)?.value;
      if (node && !(node.kind === 'scalar' && node.value === null)) return node;
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.node(key) !== undefined;
  }

  /** The key stands there, be it without a value (`dump:`). */
  mentions(key: string): boolean {
    this.#read.add(key);
    return this.#layers.some(layer => layer.entries.has(key));
  }

  lineOf(key: string): number {
    return this.#layers.find(layer => layer.entries.has(key))?.entries.get(key)?.line ?? this.line;
  }

  fault(key: string, message: string): SpecFault {
    return new SpecFault(this.lineOf(key), `${message} in ${this.what}`);
  }

  #scalar(key: string): ScalarNode | undefined {
    const node = this.node(key);
    if (node && node.kind !== 'scalar') throw this.fault(key, `'${key}' must be one value`);
    return node;
  }

  need<T>(key: string, value: T | undefined): T {
    if (value === undefined) throw new SpecFault(this.line, `no '${key}' in ${this.what}`);
    return value;
  }

  text(key: string): string | undefined {
    const node = this.#scalar(key);
    return node && String(node.value).trim();
  }

  /** The documentation, on one line where it was folded. */
  doc(): { doc?: string } {
    const doc = this.text('doc');
    return doc ? { doc } : {};
  }

  /** A word: the name of something, or a reference to one. */
  word(key: string): string | undefined {
    const node = this.#scalar(key);
    if (!node) return undefined;
    if (typeof node.value !== 'string') throw this.fault(key, `'${key}' must be a name`);
    return node.value;
  }

  /** The name of this element, fit to be a key. */
  name(key = 'name', dashes = false): string {
    const name = this.need(key, this.word(key));
    const wrong = checkName(name, dashes);
    if (wrong) throw this.fault(key, `name '${name}' ${wrong}`);
    return name;
  }

  integer(key: string, least: bigint, most: bigint): bigint | undefined {
    const node = this.#scalar(key);
    if (!node) return undefined;
    if (typeof node.value !== 'bigint') throw this.fault(key, `'${key}' must be an integer`);
    if (node.value < least || node.value > most)
      throw this.fault(key, `'${key}' is ${node.value}, not in ${least}..${most},`);
    return node.value;
  }

  truth(key: string): boolean {
    const node = this.#scalar(key);
    if (!node) return false;
    if (typeof node.value !== 'boolean') throw this.fault(key, `'${key}' must be true or false`);
    return node.value;
  }

  oneOf<const T extends string>(key: string, words: readonly T[]): T | undefined {
    const word = this.word(key);
    if (word === undefined) return undefined;
    const known = words.find(candidate => candidate === word);
    if (!known) throw this.fault(key, `unknown ${key} '${word}'`);
    return known;
  }

  list(key: string): SpecNode[] {
    const node = this.node(key);
    if (!node) return [];
    if (node.kind !== 'list') throw this.fault(key, `'${key}' must be a list`);
    return node.items;
  }

  words(key: string): string[] {
    return this.list(key).map(item => {
      this.report.step(item.line);
      if (item.kind !== 'scalar' || typeof item.value !== 'string')
        throw new SpecFault(item.line, `'${key}' must be a list of names in ${this.what}`);
      return item.value;
    });
  }

  map(key: string): Fields | undefined {
    const node = this.node(key);
    return node && new Fields(this.report, node, `${key} of ${this.what}`);
  }

  /** Keys that have no bearing on the bytes: hooks, headers and names of the generated C code. */
  ignore(keys: readonly string[]): void {
    for (const key of keys) this.#read.add(key);
  }

  finish(): void {
    for (const [key, { line }] of this.#layers[0]!.entries)
      if (!this.#read.has(key)) this.report.warn(line, `unknown key '${key}' in ${this.what}`);
  }
}
