/** The `sub-messages` of a spec: payloads whose format another attribute selects. */
import type { AttributeSet } from '../attribute-set.ts';
import type { Member, SelectCase, SelectType, SelectValue, Type } from '../type.ts';
import type { AttributeLookup } from './attribute.ts';
import type { SpecNode } from './document.ts';
import { Fields } from './fields.ts';
import { type Report, SpecFault } from './report.ts';

type Format = { value: SelectValue; type: Type };

/** Of a format that has nothing. */
const nothing: AttributeSet = { name: 'no-content', prefix: false, attributes: [] };

export class SubMessages {
  readonly #report: Report;
  readonly #nodes: SpecNode[];
  readonly #formats = new Map<string, Format[]>();
  /** by sub-message and selector */
  readonly #types = new Map<string, SelectType>();
  readonly #selectors: { fields: Fields; name: string }[] = [];
  /** members that lie beside a struct called `fixed` */
  readonly #beside: { member: Member; set: () => AttributeSet }[] = [];

  constructor(report: Report, nodes: SpecNode[]) {
    this.#report = report;
    this.#nodes = nodes;
  }

  read(lookup: AttributeLookup): void {
    for (const node of this.#nodes)
      this.#report.attempt(() => {
        const name = new Fields(this.#report, node, 'sub-message').name();
        const fields = new Fields(this.#report, node, `sub-message '${name}'`);
        if (this.#formats.has(name)) throw fields.fault('name', `second sub-message '${name}'`);
        const formats: Format[] = [];
        this.#formats.set(name, formats);
        fields.ignore(['name', 'doc']);
        for (const item of fields.list('formats'))
          this.#report.attempt(() => {
            const format = new Fields(this.#report, item, `format of ${fields.what}`);
            const value = this.#value(format);
            if (formats.some(one => one.value === value)) throw format.fault('value', `second format '${value}'`);
            formats.push({ value, type: this.#type(format, `${value}`, lookup) });
            format.finish();
          });
        fields.finish();
      });
  }

  #value(fields: Fields): SelectValue {
    const node = fields.need('value', fields.node('value'));
    if (node.kind === 'scalar' && typeof node.value === 'string') return node.value;
    if (node.kind === 'scalar' && typeof node.value === 'bigint') return Number(node.value);
    throw new SpecFault(node.line, `'value' must be a word or an integer in ${fields.what}`);
  }

  /** A struct, attributes, or a struct `fixed` with the attributes beside it. */
  #type(fields: Fields, name: string, lookup: AttributeLookup): Type {
    const header = fields.word('fixed-header');
    const struct = header === undefined ? undefined : lookup.struct(header, fields, 'fixed-header');
    const set = fields.has('attribute-set') ? lookup.set(fields, 'attribute-set') : undefined;
    fields.ignore(['doc']);
    if (!set) return struct ?? { kind: 'nest', set: () => nothing };
    const nest: Type = { kind: 'nest', set };
    if (!struct) return nest;
    const member: Member = { name: 'attributes', key: 'attributes', type: nest, inline: true };
    this.#beside.push({ member, set });
    return { kind: 'struct', name, constant: false, members: [{ name: 'fixed', key: 'fixed', type: struct }, member] };
  }

  /** The type of the attribute with these fields. */
  type(fields: Fields): SelectType {
    const name = fields.need('sub-message', fields.word('sub-message'));
    const selector = fields.name('selector');
    const formats = this.#formats.get(name);
    if (!formats) throw fields.fault('sub-message', `unknown sub-message '${name}'`);
    const known = this.#types.get(`${name} ${selector}`);
    if (known) return known;
    this.#selectors.push({ fields, name: selector });
    const cases = formats.map(({ value, type }): SelectCase => {
      this.#report.step(fields.line);
      return { name: `${value}`, when: { [selector]: value }, type };
    });
    const select: SelectType = { kind: 'select', name, cases };
    this.#types.set(`${name} ${selector}`, select);
    return select;
  }

  /** What can be said when all sets are read. */
  finish(sets: Map<string, AttributeSet>): void {
    for (const { member, set } of this.#beside)
      if (set()?.attributes.some(attribute => attribute.key === 'fixed')) member.inline = false;
    const names = new Set([...sets.values()].flatMap(set => set.attributes.map(attribute => attribute.name)));
    for (const { fields, name } of this.#selectors)
      if (!names.has(name)) this.#report.fault(fields.fault('selector', `unknown attribute '${name}'`));
  }
}
