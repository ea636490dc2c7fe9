/** Tables: columns of text, headed, aligned, streamed. The only file that knows cli-table3, and that only to wrap cells. */
import { sanitize } from './sanitize.ts';
import type { Role, Theme } from './theme.ts';
import { widthOf } from './width.ts';

export interface Column {
  /** the head; shown in capitals */
  title: string;
  /** numbers to the right */
  align?: 'left' | 'right';
  role?: Role;
  /** on a terminal that is too narrow, the cells of this column are wrapped */
  wrap?: boolean;
}

/** A cell: a value, or one that looks different from its column. Nothing is `-`. */
export type Cell = string | number | bigint | undefined | { text: string; role: Role };

interface TableOptions {
  theme: Theme;
  /** columns of the terminal; absent in a pipe, where nothing is wrapped or cut */
  width?: number;
  /** no line of titles */
  headless?: boolean;
}

/** Rows in one piece of output. */
const pieceRows = 512;
/** cli-table3 takes time with the square of the rows. */
const wrapRows = 300;
const gap = '  ';
/** A column is not wrapped to less than this. */
const narrowest = 12;

/** Cells as safe text, row by row in one run: one object a cell would cost more than all the rest. */
interface Grid {
  texts: string[];
  widths: Int32Array;
  /** of cells that do not look like their column */
  roles: Map<number, Role>;
  /** of each column */
  widest: number[];
}

function gridOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Grid {
  const size = rows.length * columns.length;
  const grid: Grid = {
    texts: new Array(size),
    widths: new Int32Array(size),
    roles: new Map(),
    widest: columns.map(() => 0),
  };
  let at = 0;
  for (const row of rows)
    for (let i = 0; i < columns.length; i++, at++) {
      const cell = row[i];
      const own = typeof cell === 'object';
      let text = own ? cell.text : cell === undefined || cell === '' ? '-' : `${cell}`;
      if (own) grid.roles.set(at, cell.role);
      else if (text === '-') grid.roles.set(at, 'dim');
      const ascii = /^[ -~]*$/.test(text);
      if (!ascii) text = sanitize(text);
      const width = ascii ? text.length : widthOf(text);
      grid.texts[at] = text;
      grid.widths[at] = width;
      if (width > grid.widest[i]!) grid.widest[i] = width;
    }
  return grid;
}

/**
 * A table as pieces of text, each of whole lines. Columns are as wide as their widest cell; lines have no blanks at
 * their end. Ten thousand rows are nothing.
 */
export async function* table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  options: TableOptions,
): AsyncGenerator<string> {
  const head = columns.map(({ title }): Cell => ({ text: title.toUpperCase(), role: 'dim' }));
  const all = options.headless ? rows : [head, ...rows];
  const grid = gridOf(columns, all);
  const total = grid.widest.reduce((sum, width) => sum + width + gap.length, -gap.length);
  const flexible = columns.findIndex(column => column.wrap);
  if (options.width !== undefined && total > options.width && flexible >= 0 && rows.length <= wrapRows) {
    const room = options.width - (total - grid.widest[flexible]!);
    if (room >= narrowest) {
      const { default: Table } = await import('cli-table3');
      yield wrapped(columns, { ...grid, widest: grid.widest.with(flexible, room) }, options.theme, Table);
      return;
    }
  }
  for (let from = 0; from < all.length; from += pieceRows)
    yield lines(columns, grid, from, Math.min(from + pieceRows, all.length), options.theme);
}

/** Rows as lines: blanks stand outside the colour, none at the end. */
function lines(columns: readonly Column[], grid: Grid, from: number, to: number, theme: Theme): string {
  const { texts, widths, widest } = grid;
  const right = columns.map(column => column.align === 'right');
  let text = '';
  for (let at = from * columns.length; at < to * columns.length; ) {
    let owed = 0;
    for (let i = 0; i < columns.length; i++, at++) {
      const blank = widest[i]! - widths[at]!;
      if (right[i]) owed += blank;
      if (owed > 0) text += ' '.repeat(owed);
      const role = grid.roles.get(at) ?? columns[i]!.role;
      text += role === undefined ? texts[at]! : theme[role](texts[at]!);
      owed = gap.length + (right[i] ? 0 : blank);
    }
    text += '\n';
  }
  return text;
}

type CliTable = typeof import('cli-table3');

/** The same look, with cells that go on below in their own column. */
function wrapped(columns: readonly Column[], grid: Grid, theme: Theme, Table: CliTable): string {
  const made = new Table({
    chars: { ...Object.fromEntries(borders.map(name => [name, ''])), middle: gap },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colWidths: grid.widest,
    colAligns: columns.map(column => column.align ?? 'left'),
    wordWrap: true,
  });
  for (let from = 0; from < grid.texts.length; from += columns.length)
    made.push(
      columns.map((column, i) => {
        const role = grid.roles.get(from + i) ?? column.role;
        const text = grid.texts[from + i]!;
        return role === undefined ? text : theme[role](text);
      }),
    );
  return `${made.toString().replace(/ +$/gm, '')}\n`;
}

const borders = [
  'top',
  'top-mid',
  'top-left',
  'top-right',
  'bottom',
  'bottom-mid',
  'bottom-left',
  'bottom-right',
  'left',
  'left-mid',
  'mid',
  'mid-mid',
  'right',
  'right-mid',
] as const;
