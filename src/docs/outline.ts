/** What `describe` tells of a topic, as plain data for programs: `describe --json`. */
import { type Family, fixedOf, type Group, hasOwner, type Protocol } from '../schema/family.ts';
import type { ValueObject } from '../schema/value.ts';
import { type Catalogue, familiesOf } from './find.ts';
import { filled, SchemaOutline } from './schema-outline.ts';
import type { Topic } from './topic.ts';

const groupOutline = ({ name, number, constant, doc, capability }: Group): ValueObject =>
  filled({ name, number: number || undefined, constant, doc, capability });

const protocolOutline = (protocol: Protocol, catalogue: Catalogue): ValueObject => {
  const { number, name, constant, doc, aliases, provider, left, instead, framing, generic, groups, opaque } = protocol;
  const outline = new SchemaOutline();
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
    ...(opaque && { body: outline.type(opaque), ...outline.declarations(opaque) }),
  });
};

const familyHead = ({ name, protocol, doc, version, source, nested }: Family): ValueObject =>
  filled({ family: name, protocol, doc, version, source, nested });

/** Every protocol, as `describe --json` lists them. */
export const overviewOutline = (catalogue: Catalogue): ValueObject[] =>
  catalogue.protocols
    .filter(one => hasOwner(one) || familiesOf(catalogue, one).length > 0)
    .map(one => protocolOutline(one, catalogue));

/** A topic as data. */
export function outlineOf(topic: Topic, catalogue: Catalogue): ValueObject {
  const outline = new SchemaOutline();
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
