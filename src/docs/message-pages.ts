/** Pages of families and operations. */
import { answerConstant, type Family, fixedOf, type Operation } from '../schema/family.ts';
import type { Type } from '../schema/type.ts';
import { reach } from '../schema/walk.ts';
import { exampleOf } from './example.ts';
import { type FieldOptions, fieldTable, groupTable } from './fields.ts';
import { type Block, command, fact, type Page, type TableBlock, text } from './page.ts';
import { attributeParts, partsOf } from './parts.ts';
import { partWords, typeWords } from './words.ts';

const modeWords = { do: 'do', dump: 'dump', notify: 'notification', event: 'event' } as const;

/** `do, dump`; `never` of an operation that has a number alone. */
export const modesOf = ({ modes }: Operation): string => modes.map(mode => modeWords[mode]).join(', ') || 'never';

/** The numbers of an operation: to the kernel, and from it where that is another one. */
function numberWords({ request, reply }: Operation): string {
  if (request === undefined) return `${reply ?? '-'}`;
  return reply === undefined || reply === request ? `${request}` : `${request}, answer ${reply}`;
}

export const operationTable = (family: Family): TableBlock => ({
  kind: 'table',
  columns: [
    { title: 'operation', role: 'name' },
    { title: '#', role: 'number', right: true },
    { title: 'can', role: 'enum' },
    { title: 'constant', role: 'dim' },
    { title: 'meaning', wrap: true },
  ],
  rows: family.operations.map(one => [
    one.name,
    `${one.request ?? one.reply ?? ''}`,
    modesOf(one),
    one.constant ?? '',
    one.doc ?? '',
  ]),
});

/** What is in a family, counted. */
export function familyCounts(family: Family): string {
  const { sets, enums, structs } = reach(family);
  const attributes = sets.reduce((sum, set) => sum + set.attributes.length, 0);
  const counted = (count: number, what: string) => (count > 0 ? `${count} ${what}${count === 1 ? '' : 's'}` : '');
  const inSets = attributes > 0 ? `${counted(attributes, 'attribute')} in ${counted(sets.length, 'set')}` : '';
  return [
    counted(family.operations.length, 'operation'),
    inSets,
    counted(structs.length, 'struct'),
    counted(enums.length, 'enum'),
  ]
    .filter(Boolean)
    .join(', ');
}

export function familyPage(family: Family): Page {
  const { sets } = reach(family);
  const first = family.operations.find(one => one.attributes) ?? family.operations[0];
  return [
    { kind: 'title', name: family.name, more: `family of ${family.protocol}` },
    ...text(family.doc),
    ...fact('version', family.version === undefined ? undefined : `${family.version}`),
    ...fact('from', family.source),
    ...fact('holds', familyCounts(family)),
    operationTable(family),
    ...(family.groups?.length ? [groupTable(family.groups)] : []),
    ...(sets.length > 0 ? [{ kind: 'fact' as const, label: 'sets', text: '', items: sets.map(set => set.name) }] : []),
    ...(first ? [command(`nltool describe ${family.name} ${first.name}`)] : []),
  ];
}

/** Headers in one line: the struct, then its members. */
function headerFact(label: string, type: Type | undefined): Block[] {
  if (!type) return [];
  const items = type.kind === 'select' ? [] : partsOf(type).map(part => `${part.name} ${partWords(part)}`);
  const name = type.kind === 'struct' ? type.name : typeWords(type);
  const block: Block = { kind: 'fact', label, text: name, items };
  return type.kind === 'select' ? [block, fieldTable(partsOf(type))] : [block];
}

function operationFacts(family: Family, operation: Operation): Block[] {
  const { needs = [], flags = [], capability } = operation;
  return [
    ...text(operation.doc),
    ...fact('answer', answerConstant(family, operation)),
    ...fact('needs', needs.length > 0 ? `one of ${needs.join(', ')}` : undefined),
    ...fact('flags', flags.length > 0 ? ['request', 'ack', ...flags].join(', ') : undefined),
    ...fact('privilege', capability),
    ...headerFact('fixed', fixedOf({ family, operation })),
    ...headerFact('body', operation.body),
  ];
}

export function operationPage(family: Family, operation: Operation, options: FieldOptions): Page {
  const parts = operation.attributes ? attributeParts(operation.attributes()) : [];
  return [
    {
      kind: 'title',
      name: operation.constant ?? operation.name,
      more: `(${numberWords(operation)}) ${family.name} ${operation.name}, ${family.protocol}: ${modesOf(operation)}`,
    },
    ...operationFacts(family, operation),
    ...(parts.length > 0 ? [fieldTable(parts, options)] : []),
    command(exampleOf(family, operation)),
  ];
}
