/** Schemas as plain data for programs: `describe --json`. Sets, structs and enums stand once, by name; types point at them. */
import type { AttributeSet } from '../schema/attribute-set.ts';
import type { EnumSchema } from '../schema/enum.ts';
import { answerConstant, type Family, fixedOf, type Group, type Operation, type Protocol } from '../schema/family.ts';
import type { Member, StructType, Type } from '../schema/type.ts';
import type { Value, ValueObject } from '../schema/value.ts';
import { reach } from '../schema/walk.ts';
import { faceOf } from '../types/index.ts';
import { type Catalogue, familiesOf } from './find.ts';
import type { Topic } from './topic.ts';

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

/** An object without what is undefined, false, or an empty list. */
function filled(object: { [key: string]: unknown }): ValueObject {
  const kept: ValueObject = {};
  for (const [key, value] of Object.entries(object))
    if (value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0))
      kept[key] = value as Value;
  return kept;
}

class Outline {
  readonly #names = new UniqueNames();

  type(type: Type): ValueObject {
    const common = { kind: type.kind, label: faceOf(type).label(type), bytes: faceOf(type).size(type) };
    return filled({ ...common, ...this.#details(type) });
  }

  #details(type: Type): { [key: string]: unknown } {
    switch (type.kind) {
      case 'integer':
        return {
          base: type.base,
          order: type.order === 'host' ? undefined : type.order,
          enum: type.enum && this.#names.of(type.enum()),
          hint: type.hint,
          checks: type.checks,
        };
      case 'bitfield32':
        return { enum: type.enum && this.#names.of(type.enum()), checks: type.checks };
      case 'string':
      case 'binary':
        return {
          end: 'end' in type ? type.end : undefined,
          hint: 'hint' in type ? type.hint : undefined,
          checks: type.checks,
        };
      case 'nest':
      case 'sequence':
        return { set: this.#names.of(type.set()) };
      case 'type-value':
        return { set: this.#names.of(type.set()), keys: type.keys };
      case 'struct':
        return { struct: this.#names.of(type) };
      case 'array':
        return { element: this.type(type.element), count: type.count };
      case 'indexed-array':
        return { element: this.type(type.element) };
      case 'repeat':
        return { element: this.type(type.element), names: type.names };
      case 'zip':
        return { row: this.#names.of(type.row), slots: type.slots, count: type.count };
      case 'records':
        return {
          header: this.#names.of(type.header),
          payload: this.type(type.payload),
          length: type.length,
          unit: type.unit,
          counts: type.counts,
          align: type.align,
        };
      case 'select':
        return {
          name: type.name,
          cases: type.cases.map(({ name, when, type: inner }) => ({ name, when, type: this.type(inner) })),
          otherwise: type.otherwise && this.type(type.otherwise),
        };
      case 'bits':
        return {
          fields: type.fields.map(({ name, shift, width, enum: of }) =>
            filled({ name, shift, width, enum: of && this.#names.of(of()) }),
          ),
        };
      default:
        return {};
    }
  }

  set(set: AttributeSet): ValueObject {
    return filled({
      prefix: set.prefix,
      doc: set.doc,
      attributes: set.attributes.map(({ name, key, number, constant, type, multi, secret, doc }) =>
        filled({ name, key, number, constant, multi, secret, doc, type: this.type(type) }),
      ),
    });
  }

  struct(struct: StructType): ValueObject {
    const member = ({ name, key, type, length, inline, secret, doc }: Member): ValueObject =>
      filled({ name, key, length, inline, secret, doc, type: this.type(type) });
    return filled({ bytes: faceOf(struct).size(struct), doc: struct.doc, members: struct.members.map(member) });
  }

  enum({ flags, entries, doc }: EnumSchema): ValueObject {
    return filled({ flags, doc, entries: entries.map(entry => filled({ ...entry })) });
  }

  operation(family: Family, operation: Operation): ValueObject {
    const { name, constant, doc, request, reply, modes, verb, flags, needs, summary, capability, body } = operation;
    const fixed = fixedOf({ family, operation });
    return filled({
      name,
      constant,
      answer_constant: answerConstant(family, operation),
      doc,
      request,
      reply,
      modes,
      verb,
      flags,
      needs,
      summary,
      capability,
      fixed: fixed && this.type(fixed),
      body: body && this.type(body),
      attributes: operation.attributes && this.#names.of(operation.attributes()),
    });
  }

  /** Everything that `roots` reach, by name. */
  declarations(...roots: unknown[]): ValueObject {
    const { sets, structs, enums } = reach(...roots);
    const named = <T extends { name: string }>(things: T[], outline: (thing: T) => ValueObject): ValueObject =>
      Object.fromEntries(things.map(thing => [this.#names.of(thing), outline(thing)]));
    return {
      sets: named(sets, set => this.set(set)),
      structs: named(structs, struct => this.struct(struct)),
      enums: named(enums, schema => this.enum(schema)),
    };
  }
}

const groupOutline = ({ name, number, constant, doc, capability }: Group): ValueObject =>
  filled({ name, number: number || undefined, constant, doc, capability });

const protocolOutline = (protocol: Protocol, catalogue: Catalogue): ValueObject => {
  const { number, name, constant, doc, aliases, provider, left, instead, framing, generic, groups, opaque } = protocol;
  return filled({
    kind: 'protocol',
    name,
    number,
    constant,
    doc,
    aliases,
    provider,
    left,
    instead,
    framing,
    generic,
    groups: groups.map(groupOutline),
    families: familiesOf(catalogue, protocol).map(one =>
      filled({ name: one.name, doc: one.doc, operations: one.operations.length }),
    ),
    ...(opaque ? { body: new Outline().type(opaque), ...new Outline().declarations(opaque) } : {}),
  });
};

const familyHead = ({ name, protocol, doc, version, source, nested }: Family): ValueObject =>
  filled({ family: name, protocol, doc, version, source, nested });

/** Every protocol, as `describe --json` lists them. */
export const overviewOutline = (catalogue: Catalogue): ValueObject[] =>
  catalogue.protocols
    .filter(one => one.constant.startsWith('NETLINK_') || familiesOf(catalogue, one).length > 0)
    .map(one => protocolOutline(one, catalogue));

/** A topic as data. */
export function outlineOf(topic: Topic, catalogue: Catalogue): ValueObject {
  const outline = new Outline();
  switch (topic.kind) {
    case 'protocol':
      return protocolOutline(topic.protocol, catalogue);
    case 'family': {
      const { family } = topic;
      return {
        kind: 'family',
        ...familyHead(family),
        operations: family.operations.map(one => outline.operation(family, one)),
        groups: (family.groups ?? []).map(groupOutline),
        ...outline.declarations(family),
      };
    }
    case 'operation': {
      const { family, operation } = topic;
      return {
        kind: 'operation',
        ...familyHead(family),
        operation: outline.operation(family, operation),
        ...outline.declarations({ ...operation, fixed: fixedOf({ family, operation }) }),
      };
    }
    case 'place': {
      const { part, path } = topic.place;
      const { name, number, constant, multi, secret, doc, when, type } = part;
      return filled({
        kind: part.kind,
        family: topic.family.name,
        path,
        name,
        number,
        constant,
        multi,
        secret,
        doc,
        when,
        type: outline.type(type),
        ...outline.declarations(type),
      });
    }
    case 'set':
      return {
        kind: 'set',
        family: topic.family.name,
        name: topic.set.name,
        ...outline.set(topic.set),
        ...outline.declarations(topic.set),
      };
    case 'struct':
      return {
        kind: 'struct',
        family: topic.family.name,
        name: topic.struct.name,
        ...outline.struct(topic.struct),
        ...outline.declarations(topic.struct),
      };
    case 'enum':
      return filled({
        kind: 'enum',
        family: topic.family?.name,
        name: topic.schema.name,
        ...outline.enum(topic.schema),
      });
    case 'entry':
      return filled({
        kind: 'entry',
        family: topic.family?.name,
        enum: topic.schema.name,
        flags: topic.schema.flags,
        ...topic.entry,
      });
    case 'group':
      return filled({
        kind: 'group',
        protocol: topic.protocol.name,
        family: topic.family?.name,
        ...groupOutline(topic.group),
      });
    case 'errno':
      return { ...topic };
  }
}
