/** Types and what they are made of as plain data. */
import type { AttributeSet } from '../schema/attribute-set.ts';
import type { EnumSchema } from '../schema/enum.ts';
import { answerConstant, type Family, fixedOf, type Operation } from '../schema/family.ts';
import type { BitField, Member, StructType, Type } from '../schema/type.ts';
import type { Value, ValueObject } from '../schema/value.ts';
import { reach } from '../schema/walk.ts';
import { faceOf } from '../types/index.ts';
import { UniqueNames } from './unique-names.ts';

/** An object without what is undefined, false, or an empty list. */
export function filled(object: { [key: string]: unknown }): ValueObject {
  const kept: ValueObject = {};
  for (const [key, value] of Object.entries(object))
    if (value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0))
      kept[key] = value as Value;
  return kept;
}

/** Sets, structs and enums stand once, by name; types point at them. */
export class SchemaOutline {
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
          times: type.times,
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
        return { fields: type.fields.map(field => this.#field(field)) };
      case 'packed': {
        const { fields, ...rows } = type.rows;
        const row = fields.map(field => this.#field(field));
        return { fields: type.fields.map(field => this.#field(field)), rows: { ...rows, fields: row } };
      }
      default:
        return {};
    }
  }

  #field({ name, shift, width, enum: of }: BitField): ValueObject {
    return filled({ name, shift, width, enum: of && this.#names.of(of()) });
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
    const member = ({ name, key, type, length, when, inline, secret, doc }: Member): ValueObject =>
      filled({ name, key, length, when, inline, secret, doc, type: this.type(type) });
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
