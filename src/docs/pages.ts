/** Pages of what stands around messages: protocols, groups, error numbers; and the page of any topic. */
import { type Family, hasOwner, type Protocol } from '../schema/family.ts';
import { isNumber } from '../schema/spelling.ts';
import { entryTable, fieldTable, groupTable } from './fields.ts';
import { type Catalogue, familiesOf } from './find.ts';
import { familyPage, operationPage } from './message-pages.ts';
import { type Block, command, fact, type Page, saysSomething, type TableBlock, text } from './page.ts';
import { partsOf } from './parts.ts';
import { pathsOfEnum } from './place.ts';
import type { Topic, TopicOf } from './topic.ts';
import { placePage, setPage, structPage } from './type-pages.ts';
import { typeWords } from './words.ts';

interface PageOptions {
  /** constants too, and the insides of nests */
  verbose?: boolean;
}

/** Every protocol, and the families that are known. */
export function overview(catalogue: Catalogue): Page {
  const rows = catalogue.protocols
    .filter(one => hasOwner(one) || familiesOf(catalogue, one).length > 0)
    .map(one => [
      one.name,
      `${one.number}`,
      one.left ? `${one.doc} (left Linux in ${one.left})` : one.doc,
      familiesOf(catalogue, one)
        .map(family => family.name)
        .join(' '),
    ]);
  return [
    {
      kind: 'table',
      columns: [
        { title: 'protocol', role: 'name' },
        { title: '#', role: 'number', right: true },
        { title: 'what it is about' },
        { title: 'families', role: 'enum', wrap: true },
      ],
      rows,
    },
    command('nltool describe rt-link newlink'),
    command('nltool describe IFLA_MTU'),
  ];
}

export const familyTable = (families: readonly Family[]): TableBlock => ({
  kind: 'table',
  columns: [
    { title: 'family', role: 'name' },
    { title: 'operations', role: 'number', right: true },
    { title: 'what it is about', wrap: true },
  ],
  rows: families.map(one => [one.name, `${one.operations.length}`, one.doc ?? '']),
});

/** What is known of a protocol as a whole. */
export function protocolFacts(protocol: Protocol): Block[] {
  return [
    ...text(protocol.doc),
    ...fact('also', (protocol.aliases ?? []).join(', ')),
    ...fact('needs', protocol.left ? undefined : protocol.provider),
    ...fact('left', protocol.left && `Linux, in ${protocol.left}`),
    ...fact('instead', protocol.instead),
    ...fact('body', protocol.opaque && typeWords(protocol.opaque)),
  ];
}

function protocolPage({ protocol }: TopicOf<'protocol'>, catalogue: Catalogue): Page {
  const families = familiesOf(catalogue, protocol);
  return [
    isNumber(protocol.constant)
      ? { kind: 'title', name: `protocol ${protocol.number}`, more: '' }
      : { kind: 'title', name: protocol.constant, more: `(${protocol.number})` },
    ...protocolFacts(protocol),
    ...(families.length > 0 ? [familyTable(families)] : []),
    ...(protocol.groups.length > 0 ? [groupTable(protocol.groups)] : []),
    ...(protocol.opaque ? [fieldTable(partsOf(protocol.opaque), { levels: 1 })] : []),
    ...(families.length > 0 ? [command(`nltool describe ${families[0]!.name}`)] : []),
    ...(protocol.groups.length > 0 ? [command(`nltool listen --proto ${protocol.name} --groups all`)] : []),
  ];
}

function groupPage({ protocol, family, group }: TopicOf<'group'>): Page {
  const where = family ? `${family.name}:${group.name}` : `${protocol.name}:${group.name}`;
  return [
    {
      kind: 'title',
      name: group.constant ?? where,
      more: [group.number ? `(${group.number})` : '', `group ${group.name} of ${family?.name ?? protocol.name}`]
        .filter(Boolean)
        .join(' '),
    },
    ...text(group.doc),
    ...fact('needs', group.capability),
    ...fact('number', group.number ? undefined : 'given by the kernel when the family is registered'),
    command(`nltool listen ${where}`),
  ];
}

function enumPage({ schema, family }: TopicOf<'enum'>): Page {
  return [
    {
      kind: 'title',
      name: schema.name,
      more: [schema.flags ? 'flags' : 'enum', family?.name].filter(Boolean).join(' of '),
    },
    ...text(schema.doc),
    ...fact('used by', family && pathsOfEnum(family, schema).join(', ')),
    entryTable(schema),
  ];
}

function entryPage({ schema, entry, family }: TopicOf<'entry'>): Page {
  const number = schema.flags ? `0x${entry.value.toString(16)}` : `${entry.value}`;
  const kind = schema.flags ? 'a flag of' : 'a value of';
  return [
    { kind: 'title', name: entry.constant ?? entry.name, more: `(${number}) ${entry.name}, ${kind} ${schema.name}` },
    ...text(entry.doc),
    ...fact(
      'used by',
      family &&
        pathsOfEnum(family, schema)
          .map(path => `${family.name} ${path}`)
          .join(', '),
    ),
  ];
}

function errnoPage({ code, name, message }: TopicOf<'errno'>): Page {
  return [{ kind: 'title', name, more: `(${code}) an error number` }, ...text(message)];
}

/** The page of a topic; tables without a row are left out. */
export const pageOf = (topic: Topic, catalogue: Catalogue, options: PageOptions = {}): Page =>
  blocksOf(topic, catalogue, options).filter(saysSomething);

function blocksOf(topic: Topic, catalogue: Catalogue, options: PageOptions): Page {
  const more = { constants: options.verbose ?? false };
  switch (topic.kind) {
    case 'protocol':
      return protocolPage(topic, catalogue);
    case 'family':
      return familyPage(topic.family);
    case 'operation':
      return operationPage(topic.family, topic.operation, { levels: options.verbose ? 2 : 1, ...more });
    case 'place':
      return placePage(topic);
    case 'set':
      return setPage(topic.set, topic.family);
    case 'struct':
      return structPage(topic.struct);
    case 'enum':
      return enumPage(topic);
    case 'entry':
      return entryPage(topic);
    case 'group':
      return groupPage(topic);
    case 'errno':
      return errnoPage(topic);
  }
}
