/** `nltool __complete WORD…`: what the last word may become, one candidate a line with its meaning behind a tab. */
import { Schemas } from '../../src/codec/schemas.ts';
import { protocols } from '../../src/protocols/index.ts';
import type { Output } from '../../src/render/out.ts';
import type { ArgumentSpec, CommandSpec, Completes, OptionSpec } from '../command.ts';
import { commands } from '../index.ts';
import { optionsOf } from '../shared/given.ts';
import { type Candidate, Names } from './names.ts';

/** In place of candidates: the shell completes the names of files, or of directories. */
const files: Candidate[] = [{ text: ':file' }];
const directories: Candidate[] = [{ text: ':directory' }];

/** Writes the candidates for the last of `words`, the command line behind `nltool`. Always 0: there may be none. */
export async function complete(argv: readonly string[], out: Output): Promise<number> {
  const words = argv[0] === '--' ? argv.slice(1) : argv;
  const current = words.at(-1) ?? '';
  for (const { text, doc } of await candidates(words.slice(0, -1), current))
    if (text.startsWith(':') || text.startsWith(current)) out.write(doc ? `${text}\t${doc}\n` : `${text}\n`);
  return 0;
}

async function candidates(before: readonly string[], current: string): Promise<Candidate[]> {
  const [name, ...words] = before;
  if (name === undefined) {
    const specs = await Promise.all(commands.map(one => one.load()));
    return [...specs.map(spec => ({ text: spec.name, doc: spec.summary })), { text: '--version' }, { text: '--help' }];
  }
  const spec = await commands.find(one => one.name === name)?.load();
  if (!spec) return [];
  const line = readLine(spec, words);
  const { pending } = line;
  if (pending) return values(spec, line, pending, current, '');
  const [, flag, value] = /^(--[\w-]+=)(.*)$/s.exec(current) ?? [];
  const given = flag === undefined ? undefined : optionsOf(spec).find(one => `--${one.name}=` === flag);
  if (given) return values(spec, line, given, value ?? '', flag!);
  if (current.startsWith('-')) return optionNames(spec);
  const argument =
    spec.arguments[line.words.length] ?? (spec.arguments.at(-1)?.repeat ? spec.arguments.at(-1) : undefined);
  return argument ? values(spec, line, argument, current, '') : [];
}

/** The words so far, as far as they can be told apart. */
interface Line {
  words: string[];
  options: Map<string, string[]>;
  /** an option that waits for its value */
  pending: OptionSpec | undefined;
}

function readLine(spec: CommandSpec, words: readonly string[]): Line {
  const line: Line = { words: [], options: new Map(), pending: undefined };
  const keep = (option: OptionSpec, value: string) =>
    line.options.set(option.name, [...(line.options.get(option.name) ?? []), value]);
  for (const word of words) {
    if (line.pending) {
      keep(line.pending, word);
      line.pending = undefined;
      continue;
    }
    const [flag = '', ...value] = word.split('=');
    const option = optionsOf(spec).find(one => flag === `--${one.name}` || (one.short && flag === `-${one.short}`));
    if (!option) {
      if (!word.startsWith('-') || word === '-') line.words.push(word);
    } else if (option.value && value.length > 0) keep(option, value.join('='));
    else if (option.value) line.pending = option;
  }
  return line;
}

const optionNames = (spec: CommandSpec): Candidate[] =>
  optionsOf(spec).map(({ name, doc }) => ({ text: name.length > 1 ? `--${name}` : `-${name}`, doc }));

async function values(
  spec: CommandSpec,
  line: Line,
  { choices, completes }: ArgumentSpec | OptionSpec,
  current: string,
  before: string,
): Promise<Candidate[]> {
  if (choices) return choices.map(text => ({ text: before + text }));
  if (completes === undefined) return [];
  const found = await offered(completes, spec, line, current);
  return found.map(one => (one.text.startsWith(':') ? one : { ...one, text: before + one.text }));
}

async function offered(completes: Completes, spec: CommandSpec, line: Line, current: string): Promise<Candidate[]> {
  if (completes === 'file') return files;
  if (completes === 'directory') return directories;
  const { words, options } = line;
  const names = new Names(await schemasOf(options.get('spec') ?? []), options.get('netns')?.[0]);
  const [first = '', second = '', ...rest] = words;
  switch (completes) {
    case 'protocol':
      return spec.name === 'groups' ? [...names.protocols(), ...(await names.families())] : names.protocols();
    case 'family':
      if (spec.name === 'describe' && /^[A-Z]\w*_/.test(current)) return names.constants(current);
      return [...(await names.families()), ...names.protocols()];
    case 'group':
      return inList(current, await names.groups(options.get('proto')?.[0] ?? ''));
    case 'listen-target':
      return targets(names, current);
    case 'operation':
      return names.operations(first, spec.name === 'send');
    case 'process':
      return names.processes();
    case 'message-flag':
      return messageFlagNames(current, names, first, second);
    case 'attribute':
      return names.attributes(first, second, current, rest);
    case 'netns':
      return names.netns();
    case 'command':
      return commands.map(({ name }) => ({ text: name }));
  }
}

/** `route:` first, then its groups, and more of them behind commas. */
async function targets(names: Names, current: string): Promise<Candidate[]> {
  const colon = current.indexOf(':');
  if (colon < 0) {
    const kernel = await names.kernel();
    return [...names.protocols(), ...kernel.map(({ name }) => ({ text: name, doc: 'generic family' }))].map(one => ({
      ...one,
      text: `${one.text}:`,
    }));
  }
  const head = current.slice(0, colon + 1);
  const groups = [...(await names.groups(current.slice(0, colon))), { text: 'all' }];
  return inList(current.slice(colon + 1), groups).map(one => ({ ...one, text: head + one.text }));
}

/** Candidates behind the last comma; what stands in the list already is not offered again. */
function inList(current: string, all: Candidate[]): Candidate[] {
  const comma = current.lastIndexOf(',') + 1;
  const before = current.slice(0, comma);
  const given = before.split(',');
  return all.filter(({ text }) => !given.includes(text)).map(one => ({ ...one, text: before + one.text }));
}

/** Names of message flags, with the `+` or `-` that stands before. */
async function messageFlagNames(
  current: string,
  names: Names,
  family: string,
  operation: string,
): Promise<Candidate[]> {
  const { messageFlags } = await import('../../src/schema/netlink.ts');
  const found = (await names.schemasOf(family)).flatMap(one => one.operations).find(({ name }) => name === operation);
  const flags = messageFlags[found?.verb ?? 'other'].entries;
  const sign = /[+-]?$/.exec(current.slice(0, current.lastIndexOf(',') + 2))![0];
  return inList(
    current,
    flags.map(({ name, doc }) => ({ text: sign + name, doc })),
  );
}

/** The schemas with the specs that are named; a wrong one is no reason to complete nothing. */
async function schemasOf(named: readonly string[]): Promise<Schemas> {
  const schemas = new Schemas(protocols);
  const path = process.env.NLTOOL_SPEC_PATH ?? '';
  if (named.length > 0 || path !== '') {
    const { addSpecs } = await import('../shared/specs.ts');
    const silent = { schemas, warn: () => {}, say: () => {} };
    await addSpecs(silent, named, path).catch(() => {});
  }
  return schemas;
}
