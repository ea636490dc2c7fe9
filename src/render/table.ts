/** Tables: columns of text, headed, aligned, streamed. The only file that knows cli-table3, and that only to wrap cells. */
import { sanitize } from './sanitize.ts';
import type { Role, Theme } from './theme.ts';
import { padEnd, padStart, widthOf } from './width.ts';

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

export interface TableOptions {
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

interface Text {
  text: string;
  width: number;
  role: Role | undefined;
}

function textOf(cell: Cell, column: Column): Text {
  if (cell === undefined || cell === '') return { text: '-', width: 1, role: 'dim' };
  const own = typeof cell === 'object';
  const text = sanitize(own ? cell.text : String(cell));
  return { text, width: widthOf(text), role: own ? cell.role : column.role };
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
  const cells = rows.map(row => columns.map((column, i) => textOf(row[i], column)));
  const titles = columns.map(({ title }) => title.toUpperCase());
  const widths = columns.map((_, i) =>
    cells.reduce((most, row) => Math.max(most, row[i]!.width), options.headless ? 0 : widthOf(titles[i]!)),
  );
  const total = widths.reduce((sum, width) => sum + width + gap.length, -gap.length);
  const flexible = columns.findIndex(column => column.wrap);
  if (options.width !== undefined && total > options.width && flexible >= 0 && rows.length <= wrapRows) {
    const room = options.width - (total - widths[flexible]!);
    if (room >= 12) {
      yield wrapped(columns, titles, cells, widths.with(flexible, room), options, (await import('cli-table3')).default);
      return;
    }
  }
  const { theme } = options;
  const line = (texts: readonly string[]) => `${texts.join(gap).trimEnd()}\n`;
  const place = (text: string, i: number) =>
    columns[i]!.align === 'right'
      ? padStart(text, widths[i]!)
      : i === columns.length - 1
        ? text
        : padEnd(text, widths[i]!);
  let piece = options.headless ? '' : line(titles.map((title, i) => dress(place(title, i), 'dim', theme)));
  for (const [at, row] of cells.entries()) {
    piece += line(row.map(({ text, role }, i) => dress(place(text, i), role, theme)));
    if ((at + 1) % pieceRows === 0) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

type CliTable = typeof import('cli-table3');

/** The same look, with cells that go on below in their own column. */
function wrapped(
  columns: readonly Column[],
  titles: readonly string[],
  cells: readonly Text[][],
  widths: number[],
  options: TableOptions,
  Table: CliTable,
): string {
  const empty = Object.fromEntries(borders.map(name => [name, '']));
  const made = new Table({
    chars: { ...empty, middle: gap },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colWidths: widths,
    colAligns: columns.map(column => column.align ?? 'left'),
    wordWrap: true,
  });
  if (!options.headless) made.push(titles.map(title => options.theme.dim(title)));
  for (const row of cells) made.push(row.map(({ text, role }) => (role ? options.theme[role](text) : text)));
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

/** Colour around the text, not around the blanks beside it. */
function dress(text: string, role: Role | undefined, theme: Theme): string {
  if (role === undefined) return text;
  const bare = text.trim();
  const start = text.indexOf(bare);
  return text.slice(0, start) + theme[role](bare) + text.slice(start + bare.length);
}
