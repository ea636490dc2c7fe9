/** The command line as it was given, checked against the command's metadata. */
import { didYouMean, isNumber } from '../../src/schema/spelling.ts';
import type { CommandSpec, OptionSpec } from '../command.ts';
import { usage } from './failure.ts';
import { helpOptions } from './options.ts';

/** All options of a command, `-h` and `--help` among them. */
export const optionsOf = (spec: CommandSpec): OptionSpec[] => [...spec.options, ...helpOptions];

/** Option values and words. Asking for an option that the command does not have is a mistake of the program. */
export class Given {
  readonly spec: CommandSpec;
  readonly words: readonly string[];
  readonly #values: ReadonlyMap<string, string | number | boolean | string[]>;

  constructor(spec: CommandSpec, words: readonly string[], values: Map<string, string | number | boolean | string[]>) {
    this.spec = spec;
    this.words = words;
    this.#values = values;
  }

  /** Whether the command has such an option at all. */
  knows(name: string): boolean {
    return optionsOf(this.spec).some(option => option.name === name);
  }

  has(name: string): boolean {
    return this.#get(name) !== undefined;
  }

  text(name: string): string | undefined {
    return this.#get(name) as string | undefined;
  }

  /** Of an option that can be repeated. */
  texts(name: string): string[] {
    return (this.#get(name) as string[] | undefined) ?? [];
  }

  /** How often a switch was given. */
  count(name: string): number {
    return Number(this.#get(name) ?? 0);
  }

  /** A whole number, decimal or `0x`. Throws Failure where it is none or out of range. */
  integer(name: string, least = 0, most = 0xffffffff): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = isNumber(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most))
      throw usage(
        `--${name} ${text}: not a whole number ${most > 0xffffffff ? `of at least ${least}` : `from ${least} to ${most}`}`,
      );
    return value;
  }

  #get(name: string): string | number | boolean | string[] | undefined {
    if (!this.knows(name)) throw new TypeError(`${this.spec.name} has no option --${name}`);
    return this.#values.get(name);
  }
}

/** Parses what follows the command's name: words alone need no parser, which takes 3 ms to load. Throws Failure. */
export async function parseGiven(spec: CommandSpec, argv: readonly string[]): Promise<Given> {
  const hasOptions = argv.some(word => word.startsWith('-'));
  const given = hasOptions ? (await import('./parse.ts')).parse(spec, argv) : new Given(spec, argv, new Map());
  if (!given.has('h') && !given.has('help')) checkWords(spec, given.words);
  return given;
}

function checkWords(spec: CommandSpec, words: readonly string[]): void {
  const { arguments: wanted } = spec;
  const usageLine = `usage: nltool ${spec.name} ${spec.usage[0]}`;
  const missing = wanted[words.length];
  if (missing?.required) throw usage(`${missing.name} is missing (${usageLine})`);
  if (words.length > wanted.length && !wanted.at(-1)?.repeat)
    throw usage(`one word too many: ${words[wanted.length]} (${usageLine})`);
  for (const [i, argument] of wanted.entries()) {
    const word = words[i];
    if (word !== undefined && argument.choices && !argument.choices.includes(word))
      throw usage(`${word}: not one of ${argument.choices.join(', ')}${didYouMean(word, argument.choices)}`);
  }
}

/** An option that says nothing here is an error: the first of `names` that was given, with the reason. */
export function refuse(given: Given, names: readonly string[], why: string): void {
  for (const name of names) if (given.has(name)) throw usage(`--${name} cannot apply: ${why}`);
}
