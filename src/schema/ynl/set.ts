/** The `attribute-sets` of a spec. */
import { type Attribute, type AttributeSet, keyOf } from '../attribute-set.ts';
import { constantOf } from '../enum.ts';
import { type AttributeLookup, attributeType } from './attribute.ts';
import type { Definitions } from './definition.ts';
import type { MapNode, SpecNode } from './document.ts';
import { Fields } from './fields.ts';
import { prefixOf } from './name.ts';
import type { Report } from './report.ts';
import { holdsSecret } from './secret.ts';
import { SubMessages } from './sub-message.ts';

const ignored = ['enum-name', 'attr-cnt-name', 'attr-max-name', 'header'];
/** NLA_TYPE_MASK */
const highest = 0x3fffn;

/** What is known of a set before it is read. */
interface Draft {
  fields: Fields;
  subsetOf?: string;
  /** of the attributes as written, by name; of a subset after those of its superset */
  nodes: Map<string, MapNode[]>;
}

/** What makes constants where a spec gives no prefix; undefined: the kernel has none (netlink-raw is not generated). */
type DefaultPrefix = ((set: string) => string) | undefined;

/** The keys and numbers that the attributes of a set have so far. */
class Taken {
  readonly #keys = new Set<string>();
  readonly #numbers = new Map<bigint, string>();
  #next = 1n;

  has(name: string): boolean {
    return this.#keys.has(keyOf(name));
  }

  /** The number of an attribute: its own, that of the superset's, or the next. Throws SpecFault. */
  take(fields: Fields, name: string, base: Attribute | undefined): number {
    const number = fields.integer('value', 0n, highest) ?? (base ? BigInt(base.number) : this.#next);
    this.#next = number + 1n;
    if (base && Number(number) !== base.number)
      throw fields.fault('value', `number ${number} is not that of the superset, ${base.number},`);
    if (number > highest) throw fields.fault('name', `number ${number} is over ${highest}`);
    if (this.has(name)) throw fields.fault('name', `second attribute '${name}'`);
    const other = this.#numbers.get(number);
    if (other !== undefined) throw fields.fault('name', `number ${number} is that of '${other}' already`);
    this.#keys.add(keyOf(name));
    this.#numbers.set(number, name);
    return Number(number);
  }
}

/** Every attribute set of a spec, by name; superset before subset. */
export class Sets {
  readonly sets = new Map<string, AttributeSet>();
  readonly #report: Report;
  readonly #lookup: AttributeLookup;
  readonly #defaultPrefix: DefaultPrefix;
  readonly #drafts = new Map<string, Draft>();

  constructor(
    report: Report,
    definitions: Definitions,
    sets: SpecNode[],
    subMessages: SpecNode[],
    prefix: DefaultPrefix,
  ) {
    this.#report = report;
    this.#defaultPrefix = prefix;
    for (const node of sets) report.attempt(() => this.#draft(node));
    const messages = new SubMessages(report, subMessages);
    this.#lookup = {
      enum: (fields, key, asFlags) => definitions.enum(fields, key, asFlags),
      number: (fields, key) => definitions.number(fields, key),
      struct: (name, fields, key) => definitions.struct(name, fields, key),
      set: (fields, key) => this.set(fields, key),
      subMessage: fields => messages.type(fields),
    };
    messages.read(this.#lookup);
    for (const name of this.#drafts.keys()) report.attempt(() => this.#read(name));
    messages.finish(this.sets);
  }

  #draft(node: SpecNode): void {
    const name = new Fields(this.#report, node, 'attribute set').name();
    const fields = new Fields(this.#report, node, `attribute set '${name}'`);
    if (this.#drafts.has(name)) throw fields.fault('name', `second attribute set '${name}'`);
    fields.ignore(['name', ...ignored]);
    this.#drafts.set(name, { fields, subsetOf: fields.word('subset-of'), nodes: new Map() });
  }

  #read(name: string): AttributeSet {
    const ready = this.sets.get(name);
    if (ready) return ready;
    const draft = this.#drafts.get(name)!;
    const { fields, nodes } = draft;
    const superset = this.#superset(draft, name);
    const given = fields.word('name-prefix');
    const prefix =
      superset?.set.prefix ?? (given !== undefined ? prefixOf(given) : (this.#defaultPrefix?.(name) ?? false));
    const attributes: Attribute[] = [];
    const taken = new Taken();
    for (const node of fields.list('attributes'))
      this.#report.attempt(() => {
        const word = new Fields(this.#report, node, `attribute of ${fields.what}`).name();
        // a subset may name an attribute again (devlink)
        if (superset && taken.has(word) && node.kind === 'map' && node.entries.size === 1) return;
        const below = superset?.nodes.get(word) ?? [];
        const attribute = new Fields(this.#report, node, `attribute '${word}' of ${fields.what}`, below);
        nodes.set(word, attribute.layers);
        const base = superset?.set.attributes.find(one => one.name === word);
        if (superset && !base) throw attribute.fault('name', `'${superset.set.name}' has no '${word}': wrong name`);
        const number = taken.take(attribute, word, base);
        attributes.push(this.#attribute(attribute, name, word, number, prefix));
      });
    const set: AttributeSet = { name, prefix, attributes, ...fields.doc() };
    this.sets.set(name, set);
    fields.finish();
    return set;
  }

  #attribute(fields: Fields, set: string, name: string, number: number, prefix: string | false): Attribute {
    fields.ignore(['name', 'value']);
    const own = fields.word('name-prefix');
    const type = attributeType(fields, this.#lookup);
    const constant = own !== undefined ? constantOf(prefixOf(own), name) : prefix && constantOf(prefix, name);
    const attribute: Attribute = {
      name,
      key: keyOf(name),
      number,
      type,
      multi: fields.truth('multi-attr'),
      secret: holdsSecret(set, name, type),
      ...(constant ? { constant } : {}),
      ...fields.doc(),
    };
    fields.finish();
    return attribute;
  }

  /** The set that a subset is of, read before it. */
  #superset(draft: Draft, name: string): { set: AttributeSet; nodes: Map<string, MapNode[]> } | undefined {
    const { fields, subsetOf } = draft;
    if (subsetOf === undefined) return undefined;
    for (let at: string | undefined = subsetOf, steps = 0; at !== undefined; at = this.#drafts.get(at)?.subsetOf)
      if (at === name || ++steps > 8) throw fields.fault('subset-of', `subset-of '${subsetOf}' has no end`);
    const superset = this.#drafts.get(subsetOf);
    if (!superset) throw fields.fault('subset-of', `unknown attribute set '${subsetOf}'`);
    return { set: this.#read(subsetOf), nodes: superset.nodes };
  }

  /** The set that `key` names; read by the time that anything calls the thunk. */
  set(fields: Fields, key: string): () => AttributeSet {
    const name = fields.need(key, fields.word(key));
    if (!this.#drafts.has(name)) throw fields.fault(key, `unknown attribute set '${name}'`);
    return () => this.sets.get(name)!;
  }
}
