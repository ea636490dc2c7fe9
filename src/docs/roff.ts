/** Manual pages: pages and prose as man(7) macros, tables for tbl(1). */
import type { Block, TableBlock } from './page.ts';

interface ManHead {
  /** `nltool-listen` */
  name: string;
  section: 1 | 7;
  /** what NAME says behind the name */
  summary: string;
  /** ISO 8601 */
  date: string;
  version: string;
}

/** Text with what roff would take for its own made harmless. */
export const roffText = (text: string): string =>
  text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/[^\x20-\x7e\n]/gu, char => `\\[u${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/^([.'])/gm, '\\&$1');

/** Lines of source are no longer than this. */
const sourceWidth = 78;

/** Words in lines; a line that would begin with a control character gets nothing before it. */
function filled(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(/[ \n]+/)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= sourceWidth) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n').replace(/^([.'])/gm, '\\&$1');
}

/** Prose: a hyphen stays one, and what stands in backquotes is bold. */
export const prose = (text: string): string =>
  filled(
    text
      .split(/(`[^`]+`)/)
      .map(part =>
        /^`[^`]+`$/.test(part)
          ? `\\fB${roffText(part.slice(1, -1))}\\fR`
          : roffText(part).replace(/(?<=\w)\\-(?=\w)/g, '-'),
      )
      .join(''),
  );

/** An argument of a macro. */
export const quoted = (text: string): string => `"${roffText(text).replaceAll('"', '\\(dq')}"`;

export const bold = (text: string): string => `.B ${quoted(text)}`;
export const heading = (text: string): string => `.SH ${quoted(text.toUpperCase())}`;
export const subheading = (text: string): string => `.SS ${quoted(text)}`;
export const paragraph = (text: string): string => `.PP\n${prose(text)}`;
/** A term, and what it means below. */
export const term = (tag: string, ...texts: string[]): string => [`.TP\n${tag}`, ...texts.map(prose)].join('\n');
/** Lines as they are. */
export const verbatim = (text: string): string => `.PP\n.RS 4\n.EX\n${roffText(text)}\n.EE\n.RE`;

const manHead = ({ name, section, summary, date, version }: ManHead): string =>
  [
    `'\\" t`,
    `.TH ${quoted(name.toUpperCase())} ${section} ${date} ${quoted(`nltool ${version}`)}`,
    '.nh',
    '.ad l',
    heading('name'),
    prose(`${name} @ ${summary}`)
      .replace(' @', ' \\-')
      .replace(/^[^ ]+/, roffText(name)),
  ].join('\n');

/** The page's text: its parts, a newline at the end. */
export const manPage = (head: ManHead, parts: readonly string[]): string =>
  `${[manHead(head), ...parts].join('\n').replace(/^(\.S[HS] .*\n)\.PP\n/gm, '$1')}\n`;

/** The last column takes what room is left, and is filled like text. */
function tableRoff({ columns, rows, depths }: TableBlock): string {
  const last = columns.length - 1;
  const formats = columns.map(({ right }, i) => (right ? 'r' : i === last && columns[i]!.wrap ? 'lx' : 'l')).join(' ');
  const cell = (text: string, i: number): string => {
    const safe = roffText(text) || '\\&';
    return i === last && columns[i]!.wrap && text.length > 24 ? `T{\n${prose(text)}\nT}` : safe;
  };
  const lines = rows.map((row, at) =>
    row
      .map((text, i) => (i === 0 ? '\\ \\ '.repeat(depths?.[at] ?? 0) : '') + cell(text, i))
      .join('\t')
      .replace(/(\t\\&)+$/, ''),
  );
  const heads = columns.map(({ title }) => `\\fI${roffText(title)}\\fR`).join('\t');
  return [
    '.TS',
    `${columns.map(({ right }) => (right ? 'r' : 'l')).join(' ')}`,
    `${formats}.`,
    heads,
    ...lines,
    '.TE',
  ].join('\n');
}

/** One block of a description. */
export function blockRoff(block: Block): string {
  switch (block.kind) {
    case 'title':
      return subheading(block.name);
    case 'text':
      return paragraph(block.text);
    case 'fact':
      return term(bold(block.label), [block.text, (block.items ?? []).join(', ')].filter(Boolean).join(': '));
    case 'table':
      return `.PP\n${tableRoff(block)}`;
    case 'command':
      return verbatim(block.command);
  }
}
