/** Markdown tables, aligned in their source too. */

type Cell = string | number;

const textOf = (cell: Cell): string => String(cell).replaceAll('|', '\\|');

/** A table; columns of numbers stand to the right. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const right = columns.map((_, i) => rows.length > 0 && rows.every(row => typeof row[i] === 'number'));
  const widths = columns.map((title, i) => Math.max(3, title.length, ...rows.map(row => textOf(row[i]!).length)));
  const line = (cells: readonly Cell[]): string => {
    const texts = cells.map((cell, i) =>
      right[i] ? textOf(cell).padStart(widths[i]!) : textOf(cell).padEnd(widths[i]!),
    );
    return `| ${texts.join(' | ')} |`;
  };
  const rule = widths.map((width, i) => (right[i] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(columns), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}
