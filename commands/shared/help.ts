/** Help as text, from a command's metadata. */

import { terminalWidth } from '../../src/render/terminal.ts';
import { type CommandSpec, type OptionSpec, sections } from '../command.ts';
import { commands } from '../index.ts';
import { optionsOf } from './given.ts';

/** Columns of the text: as many as a terminal has, but no more than are read with ease. */
const widest = 100;
const width = Math.min(widest, Math.max(40, terminalWidth() ?? widest));

/** Breaks words into lines of `columns`, each behind `indent`. */
export function wrap(text: string, columns: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > columns) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line].join('\n');
}

const flags = ({ name, short, value }: OptionSpec): string => {
  const long = name.length > 1 ? `--${name}${value ? ` ${value}` : ''}` : '';
  return short ? `-${short}${long && `, ${long}`}` : `    ${long}`;
};

/** ` (auto, always, never; default: auto)` */
function optionFacts({ choices, fallback, repeat, value }: OptionSpec): string {
  const facts = [choices?.join(', '), fallback && `default: ${fallback}`, repeat && value && 'may be repeated'];
  const text = facts.filter(Boolean).join('; ');
  return text === '' ? '' : ` (${text})`;
}

function columns(rows: [left: string, right: string][]): string {
  const left = Math.min(28, Math.max(...rows.map(([text]) => text.length)));
  return rows
    .map(([text, doc]) => {
      const indent = ' '.repeat(left + 4);
      const lines = wrap(doc, width, indent).slice(indent.length);
      return text.length > left ? `  ${text}\n${indent}${lines}` : `  ${text.padEnd(left)}  ${lines}`;
    })
    .join('\n');
}

function optionText(spec: CommandSpec, full: boolean): string {
  const parts: string[] = [];
  for (const section of sections) {
    const options = optionsOf(spec).filter(option => (option.section ?? 'Options') === section);
    if (options.length === 0) continue;
    if (!full) parts.push(`${section}:\n${columns(options.map(one => [flags(one), one.doc + optionFacts(one)]))}`);
    else
      parts.push(
        [
          `${section}:`,
          ...options.map(one =>
            [
              `  ${flags(one)}`,
              wrap(`${one.doc}${optionFacts(one)}.`, width, ' '.repeat(10)),
              ...(one.details ?? []).map(text => wrap(text, width, ' '.repeat(10))),
            ].join('\n'),
          ),
        ].join('\n'),
      );
  }
  return parts.join('\n\n');
}

const usageText = (spec: CommandSpec): string =>
  spec.usage.map((line, i) => `${i === 0 ? 'usage:' : '      '} nltool ${spec.name} ${line}`.trimEnd()).join('\n');

/** `-h`: what it does, usage, options. */
export function shortHelp(spec: CommandSpec): string {
  const words: [string, string][] = spec.arguments.map(one => [one.name, one.doc]);
  return `${[
    wrap(`nltool ${spec.name}: ${spec.summary}`, width),
    usageText(spec),
    ...(words.length ? [columns(words)] : []),
    optionText(spec, false),
    `nltool ${spec.name} --help has the whole story.`,
  ].join('\n\n')}\n`;
}

/** `--help`: all of it. */
export function fullHelp(spec: CommandSpec): string {
  const words: [string, string][] = spec.arguments.map(one => [one.name, one.doc]);
  return `${[
    wrap(`nltool ${spec.name}: ${spec.summary}`, width),
    usageText(spec),
    ...spec.description.map(text => wrap(text, width)),
    ...(words.length ? [columns(words)] : []),
    optionText(spec, true),
    ['Examples:', ...spec.examples.map(one => `  ${one.doc}:\n    ${one.command}`)].join('\n'),
    `Exit status:\n${columns(spec.exitCodes.map(({ code, doc }) => [String(code), doc]))}`,
    wrap(`See also: ${spec.seeAlso.join(', ')}`, width),
  ].join('\n\n')}\n`;
}

/** `nltool -h`: the commands. */
export async function commandsHelp(): Promise<string> {
  const specs = await Promise.all(commands.map(one => one.load()));
  return `${[
    'nltool: look at Linux netlink, and speak it',
    'usage: nltool COMMAND [words] [options]',
    columns(specs.map(one => [one.name, one.summary])),
    columns([
      ['nltool COMMAND -h', 'the options of a command; --help: everything about it'],
      ['nltool --version', 'the version'],
    ]),
  ].join('\n\n')}\n`;
}
