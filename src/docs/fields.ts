/** Tables of parts. */
import { constantOf, type EnumSchema } from '../schema/enum.ts';
import type { Group } from '../schema/family.ts';
import { isOfAttributes } from '../schema/walk.ts';
import { type PageColumn, type TableBlock, withoutEmpty } from './page.ts';
import { type Part, partsOf } from './parts.ts';
import { checksOf, checkWords, partWords, whenWords } from './words.ts';

export interface FieldOptions {
  /** how many levels of nests are shown inside their attribute */
  levels?: number;
  /** a column with the kernel's constants: all, or those alone that are not their set's prefix and the name */
  constants?: boolean | 'odd';
}

const meaning = (part: Part): string =>
  [part.when && whenWords(part.when), ...checkWords(checksOf(part.type)), part.doc].filter(Boolean).join('; ');

function constantWords({ constant = '', set, name }: Part, { constants }: FieldOptions): string {
  const usual = constants === 'odd' && set?.prefix && constant === constantOf(set.prefix, name);
  return constants && !usual ? constant : '';
}

/** Attributes, members or cases, a row each; columns that say nothing are left out. */
export function fieldTable(parts: readonly Part[], options: FieldOptions = {}): TableBlock {
  const rows: string[][] = [];
  const depths: number[] = [];
  const add = (part: Part, depth: number): void => {
    rows.push([part.name, `${part.number ?? ''}`, partWords(part), constantWords(part, options), meaning(part)]);
    depths.push(depth);
    if (depth < (options.levels ?? 0) && isOfAttributes(part.type))
      for (const inner of partsOf(part.type)) add(inner, depth + 1);
  };
  for (const part of parts) add(part, 0);
  const columns: PageColumn[] = [
    { title: headOf(parts), role: 'name' },
    { title: '#', role: 'number', right: true },
    { title: 'type', role: 'enum' },
    { title: 'constant', role: 'dim' },
    { title: parts.some(part => part.when) ? 'when' : 'meaning', wrap: true },
  ];
  return withoutEmpty({ kind: 'table', columns, rows, depths }, 1);
}

const headOf = (parts: readonly Part[]): string => {
  const kinds = new Set(parts.map(part => part.kind));
  return kinds.size === 1 ? [...kinds][0]! : 'name';
};

/** The entries of an enum. */
export function entryTable(schema: EnumSchema): TableBlock {
  const rows = schema.entries.map(({ name, value, constant = '', doc = '' }) => [
    name,
    schema.flags ? `0x${value.toString(16)}` : `${value}`,
    constant,
    doc,
  ]);
  const columns: PageColumn[] = [
    { title: schema.flags ? 'flag' : 'value', role: 'name' },
    { title: '#', role: 'number', right: true },
    { title: 'constant', role: 'dim' },
    { title: 'meaning', wrap: true },
  ];
  return withoutEmpty({ kind: 'table', columns, rows }, 2);
}

/** The multicast groups of a protocol or family; numbers that the kernel gives at run time are left out. */
export const groupTable = (groups: readonly Group[]): TableBlock => ({
  kind: 'table',
  columns: [
    { title: 'group', role: 'name' },
    { title: '#', role: 'number', right: true },
    { title: 'constant', role: 'dim' },
    { title: 'meaning', wrap: true },
  ],
  rows: groups.map(one => [
    one.name,
    one.number ? `${one.number}` : '',
    one.constant ?? '',
    [one.doc, one.capability && `needs ${one.capability}`].filter(Boolean).join('; '),
  ]),
});
