/** Every named thing of the schemas: what a reverse look-up goes through. */
import { answerConstant, type Family, type Protocol } from '../schema/family.ts';
import * as netlink from '../schema/netlink.ts';
import { reach } from '../schema/walk.ts';
import { errnos } from '../wire/errno.ts';
import { messageFlag } from '../wire/message.ts';
import { attributeParts } from './parts.ts';
import { pathsOfSet } from './place.ts';
import type { Topic } from './topic.ts';

export interface Named {
  name: string;
  /** the kernel's constant, or what the kernel calls the struct */
  constant?: string;
  /** made when asked for: paths take a search */
  topic: () => Topic;
}

const withConstant = (constant: string | false | undefined) => (constant ? { constant } : {});

/** The operations, groups, sets, attributes, structs, enums and entries of a family. */
export function* namedIn(family: Family, protocol: Protocol): Generator<Named> {
  for (const operation of family.operations) {
    const topic = (): Topic => ({ kind: 'operation', family, operation });
    const answer = answerConstant(family, operation);
    yield { name: operation.name, ...withConstant(operation.constant), topic };
    if (answer !== undefined) yield { name: operation.name, constant: answer, topic };
  }
  for (const group of family.groups ?? [])
    yield {
      name: group.name,
      ...withConstant(group.constant),
      topic: () => ({ kind: 'group', protocol, family, group }),
    };
  const { sets, structs, enums } = reach(family);
  for (const set of sets) {
    yield { name: set.name, topic: () => ({ kind: 'set', family, set }) };
    for (const part of attributeParts(set))
      yield {
        name: part.name,
        ...withConstant(part.constant),
        topic: () => {
          const [above = ''] = pathsOfSet(family, set, 1);
          return { kind: 'place', family, place: { path: above === '' ? part.name : `${above}.${part.name}`, part } };
        },
      };
  }
  for (const struct of structs)
    yield {
      name: struct.name,
      ...withConstant(struct.constant ?? struct.name.replaceAll('-', '_')),
      topic: () => ({ kind: 'struct', family, struct }),
    };
  for (const schema of enums) {
    yield { name: schema.name, topic: () => ({ kind: 'enum', family, schema }) };
    for (const entry of schema.entries)
      yield {
        name: entry.name,
        ...withConstant(entry.constant),
        topic: () => ({ kind: 'entry', family, schema, entry }),
      };
  }
}

/** The groups of a protocol, and the protocol by its constant. */
export function* namedInProtocol(protocol: Protocol): Generator<Named> {
  yield { name: protocol.name, constant: protocol.constant, topic: () => ({ kind: 'protocol', protocol }) };
  for (const group of protocol.groups)
    yield { name: group.name, ...withConstant(group.constant), topic: () => ({ kind: 'group', protocol, group }) };
}

/** What linux/netlink.h has as one word for two flags. */
const dump = {
  name: 'dump',
  value: messageFlag.dump,
  constant: 'NLM_F_DUMP',
  doc: 'root and match together: ask for all, not for one',
};

/** Netlink's own message flags, control messages and attribute types, and the error numbers. */
export function* namedEverywhere(): Generator<Named> {
  const { get, other } = netlink.messageFlags;
  yield { name: dump.name, constant: dump.constant, topic: () => ({ kind: 'entry', schema: get, entry: dump }) };
  for (const schema of reach(other, Object.values(netlink)).enums) {
    yield { name: schema.name, topic: () => ({ kind: 'enum', schema }) };
    for (const entry of schema.entries)
      yield { name: entry.name, ...withConstant(entry.constant), topic: () => ({ kind: 'entry', schema, entry }) };
  }
  for (const [code, [name, message]] of Object.entries(errnos))
    yield { name, constant: name, topic: () => ({ kind: 'errno', code: Number(code), name, message }) };
}
