/** A command's manual page, from its metadata. */
import { bold, heading, manPage, paragraph, prose, quoted, subheading, term, verbatim } from './roff.ts';

/** What the page says of an option. */
interface OptionDoc {
  name: string;
  short?: string;
  value?: string;
  doc: string;
  details?: readonly string[];
  choices?: readonly string[];
  fallback?: string;
  section?: string;
}

/** What the page says of a command; its metadata has all of it. */
export interface CommandDoc {
  name: string;
  summary: string;
  usage: readonly string[];
  description: readonly string[];
  arguments: readonly { name: string; doc: string }[];
  options: readonly OptionDoc[];
  examples: readonly { doc: string; command: string; output?: string }[];
  exitCodes: readonly { code: number; doc: string }[];
  seeAlso: readonly string[];
}

export interface Release {
  version: string;
  /** ISO 8601 */
  date: string;
}

/** `-c, --count N` */
function optionFlags({ name, short, value }: OptionDoc): string {
  const long = name.length > 1 ? `--${name}` : '';
  const flags = [short && `-${short}`, long].filter(Boolean).join(', ');
  return value ? `${flags} ${value}` : flags;
}

function optionTerm(option: OptionDoc): string {
  const { doc, details = [], choices, fallback } = option;
  const facts = [choices && `one of ${choices.join(', ')}`, fallback && `default: ${fallback}`].filter(Boolean);
  const first = `${doc}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}.`;
  return term(bold(optionFlags(option)), [capital(first), ...details].join(' '));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function optionParts(options: readonly OptionDoc[]): string[] {
  const sections = [...new Set(options.map(option => option.section ?? 'Options'))];
  return sections.flatMap(section => [
    ...(sections.length > 1 && section !== 'Options' ? [subheading(section)] : []),
    ...options.filter(option => (option.section ?? 'Options') === section).map(optionTerm),
  ]);
}

const synopsis = (command: string, usage: readonly string[]): string[] =>
  usage.map(line => `.PP\n${bold(command)}\n${prose(line)}`);

/** `name(1)` in bold, and its section. */
const reference = (page: string): string => {
  const [, name = page, section = ''] = /^(.*)(\(\d\))$/.exec(page) ?? [];
  return `.BR ${quoted(name)} ${section}`;
};
export const seeAlso = (pages: readonly string[]): string[] => [
  heading('see also'),
  ...pages.map((page, i) => `${reference(page)}${i + 1 < pages.length ? ' ,' : ''}`),
];

/** nltool-NAME(1) */
export function commandPage(command: CommandDoc, { version, date }: Release): string {
  const name = `nltool-${command.name}`;
  return manPage({ name, section: 1, summary: command.summary, date, version }, [
    heading('synopsis'),
    ...synopsis(`nltool ${command.name}`, command.usage),
    heading('description'),
    ...command.description.map(paragraph),
    ...(command.arguments.length > 0 ? [heading('arguments')] : []),
    ...command.arguments.map(one => term(bold(one.name), `${capital(one.doc)}.`)),
    heading('options'),
    ...optionParts(command.options),
    heading('examples'),
    ...command.examples.flatMap(({ doc, command: line, output }) => [
      paragraph(`${capital(doc)}:`),
      verbatim(output === undefined ? line : `${line}\n${output}`),
    ]),
    heading('exit status'),
    ...command.exitCodes.map(({ code, doc }) => term(bold(`${code}`), `${capital(doc)}.`)),
    ...seeAlso(['nltool(1)', ...command.seeAlso]),
  ]);
}
