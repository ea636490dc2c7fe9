/** Rows of a tree: names, indented, and their values in one column. */
import type { View } from './view.ts';
import { padEnd, widthOf } from './width.ts';

/** One line of a tree. Texts are finished: safe for a terminal, and coloured where they are to be. */
export interface Row {
  /** nests around it */
  depth: number;
  key: string;
  value?: string;
  /** behind the value: what it is */
  note?: string;
  /** where its bytes are in the message, and how many */
  start?: number;
  length?: number;
}

interface LayOut {
  view: View;
  /** the value column starts here at least */
  column?: number;
  /** write where the bytes are before each row, and put notes in a column of their own */
  offsets?: boolean;
}

const indent = '  ';
/** Names and values longer than this push what is behind them on, and do not move the column for all. */
const longestKey = 30;
const longestKeyBeside = 38;
const longestValue = 44;

/** What is plain goes side by side up to this many columns, and to this many where a terminal is narrow. */
const longestLine = 76;
const shortestLine = 30;

/** Lines of rows, without newlines and without blanks at their ends. */
export function layOut(rows: readonly Row[], { view, column = 16, offsets = false }: LayOut): string[] {
  const keys = rows.map(row => indent.repeat(row.depth + 1) + row.key);
  const valueColumn = columnBehind(keys, offsets ? longestKeyBeside : longestKey, column);
  const noteColumn = offsets
    ? columnBehind(
        rows.map(row => row.value ?? ''),
        longestValue,
        0,
      )
    : 0;
  return rows.map((row, i) => {
    let line = keys[i]!;
    if (row.value !== undefined) line = behind(line, valueColumn) + row.value;
    else if (row.note !== undefined) line = padEnd(line, valueColumn - 2);
    if (row.note !== undefined) line = behind(line, offsets ? valueColumn + noteColumn : 0) + row.note;
    return (offsets ? gutter(row, view) + line : line).trimEnd();
  });
}

/** Two blanks behind the widest text that is not too long. */
function columnBehind(texts: readonly string[], longest: number, least: number): number {
  let column = least;
  for (const text of texts) {
    const width = widthOf(text);
    if (width <= longest) column = Math.max(column, width + 2);
  }
  return column;
}

/** Text up to a column, at least two blanks behind it. */
const behind = (text: string, column: number): string => padEnd(text, Math.max(column, widthOf(text) + 2));

function gutter({ start, length }: Row, { theme }: View): string {
  if (start === undefined || length === undefined) return ' '.repeat(10);
  return theme.dim(`${`${start}`.padStart(5)} ${`+${length}`.padEnd(4)}`);
}

/** Texts side by side in as few lines as they need, behind the names in a terminal. */
export function filled(parts: readonly string[], { columns = Infinity }: View, gap = '  '): string[] {
  const longest = Math.max(shortestLine, Math.min(longestLine, columns - longestKey - 2));
  const lines: string[] = [];
  let width = 0;
  for (const part of parts) {
    const more = widthOf(part) + gap.length;
    if (lines.length && width + more <= longest) {
      lines.push(lines.pop() + gap + part);
      width += more;
    } else {
      lines.push(part);
      width = more - gap.length;
    }
  }
  return lines;
}

/** A row whose value goes on below. */
export const withLines = (row: Row, lines: readonly string[]): Row[] => [
  { ...row, value: lines[0] ?? '' },
  ...lines.slice(1).map(value => ({ depth: row.depth, key: '', value })),
];
