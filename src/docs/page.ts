/** A description as blocks: what a terminal, a man page and Markdown lay out each in their own way. */

/** What a cell is to its reader. */
type CellRole = 'name' | 'number' | 'enum' | 'dim' | 'differs';

export interface PageColumn {
  title: string;
  role?: CellRole;
  right?: boolean;
  /** long text, wrapped where there is no room */
  wrap?: boolean;
}

export interface TableBlock {
  kind: 'table';
  columns: PageColumn[];
  rows: string[][];
  /** rows that stand inside the one above: how deep */
  depths?: number[];
}

export type Block =
  /** what is described, and in short what that is */
  | { kind: 'title'; name: string; more: string }
  | { kind: 'text'; text: string }
  /** a label, what it says, and items that a line is filled with: `fixed ifinfomsg  family u8 · type u16` */
  | { kind: 'fact'; label: string; text: string; items?: string[] }
  | TableBlock
  /** a command line to copy */
  | { kind: 'command'; command: string };

export type Page = Block[];

/** All but a table without a row. */
export const saysSomething = (block: Block): boolean => block.kind !== 'table' || block.rows.length > 0;

/** A table without the columns that say nothing, but for the first `always`. */
export function withoutEmpty({ columns, rows, ...rest }: TableBlock, always: number): TableBlock {
  const kept = columns.map((_, i) => i).filter(i => i < always || rows.some(row => row[i] !== ''));
  return { ...rest, columns: kept.map(i => columns[i]!), rows: rows.map(row => kept.map(i => row[i]!)) };
}

/** A block, or none where there is nothing to say. */
export const text = (said: string | undefined): Block[] => (said ? [{ kind: 'text', text: said }] : []);
export const fact = (label: string, said: string | undefined): Block[] =>
  said ? [{ kind: 'fact', label, text: said }] : [];
export const command = (line: string): Block => ({ kind: 'command', command: line });
