/** Pages on a terminal. */
import type { Block, Page, PageColumn, TableBlock } from '../../src/docs/page.ts';
import { sanitize } from '../../src/render/sanitize.ts';
import { type Cell, type Column, table } from '../../src/render/table.ts';
import { widthOf } from '../../src/render/width.ts';
import type { Context } from '../shared/context.ts';

/** Facts and texts are no wider than this, nor than the terminal. */
const widest = 110;
const labelWidth = 10;

/** Writes a page: a blank line before each title, before each table, and behind it. */
export async function writePage(page: Page, context: Context): Promise<void> {
  let before: Block['kind'] | undefined;
  for (const block of page) {
    const apart = before !== undefined && (block.kind === 'title' || block.kind === 'table' || before === 'table');
    if (apart) context.out.write('\n');
    if (block.kind === 'table') await writeTable(block, context);
    else context.out.write(`${lines(block, context).join('\n')}\n`);
    before = block.kind;
  }
}

function lines(block: Exclude<Block, TableBlock>, { theme, width = widest }: Context): string[] {
  const columns = Math.min(width, widest);
  switch (block.kind) {
    case 'title':
      return [theme.name(sanitize(block.name)) + (block.more && ` ${theme.dim(sanitize(block.more))}`)];
    case 'text':
      return filled(sanitize(block.text).split(/\s+/), ' ', columns);
    case 'command':
      return [`${label('try', theme.dim)}${theme.good(sanitize(block.command))}`];
    case 'fact': {
      const { items = [] } = block;
      const own = sanitize(block.text);
      const room = columns - labelWidth;
      const inside =
        items.length === 0
          ? filled(own.split(' '), ' ', room)
          : filled(items.map(sanitize), ' · ', room, own && `${own}  `).map((line, i) =>
              i === 0 && own ? theme.enum(own) + line.slice(own.length) : line,
            );
      return inside.map((line, i) => (i === 0 ? label(block.label, theme.dim) : ' '.repeat(labelWidth)) + line);
    }
  }
}

const label = (text: string, dress: (text: string) => string): string =>
  dress(text.toUpperCase()) + ' '.repeat(Math.max(1, labelWidth - text.length));

/** Pieces in as few lines as they need. */
function filled(pieces: readonly string[], between: string, columns: number, first = ''): string[] {
  const made: string[] = [];
  let line = first;
  let empty = true;
  for (const piece of pieces) {
    const more = empty ? piece : between + piece;
    if (!empty && widthOf(line) + widthOf(more) > columns) {
      made.push(line);
      line = piece;
    } else line += more;
    empty = false;
  }
  return [...made, line];
}

const columnOf = ({ title, role, right, wrap }: PageColumn): Column => ({
  title,
  role: role === 'differs' ? 'warn' : role,
  align: right ? 'right' : undefined,
  wrap,
});

async function writeTable({ columns, rows, depths }: TableBlock, context: Context): Promise<void> {
  const cells = rows.map((row, i) =>
    row.map((text, column): Cell => {
      if (column === 0) return '  '.repeat(depths?.[i] ?? 0) + text;
      return text === '' ? { text: '', role: 'dim' } : text;
    }),
  );
  const options = { theme: context.theme, width: context.width };
  for await (const piece of table(columns.map(columnOf), cells, options)) context.out.write(piece.replace(/ +$/gm, ''));
}
