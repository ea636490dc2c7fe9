/** From the command line to options and words, by commander. */
import { Command, CommanderError, Option } from 'commander';
import { didYouMean } from '../../src/schema/spelling.ts';
import type { CommandSpec, OptionSpec } from '../command.ts';
import { usage } from './failure.ts';
import { Given, optionsOf } from './given.ts';

/** The option by any of its names, with its dashes. */
const named = (spec: CommandSpec, flag: string): OptionSpec | undefined =>
  optionsOf(spec).find(option => flag === `--${option.name}` || (option.short && flag === `-${option.short}`));

const flagsOf = ({ name, short, value }: OptionSpec): string =>
  `${[short && `-${short}`, name.length > 1 && `--${name}`].filter(Boolean).join(', ')}${value ? ` <${value}>` : ''}`;

/** Reads options, which may stand anywhere, and words. Throws Failure. */
export function parse(spec: CommandSpec, argv: readonly string[]): Given {
  const values = new Map<string, string | number | boolean | string[]>();
  const command = new Command(spec.name)
    .helpOption(false)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .showSuggestionAfterError(false)
    .argument('[words...]');
  for (const option of optionsOf(spec)) {
    const made = new Option(flagsOf(option));
    command.addOption(made);
    command.on(`option:${made.name()}`, (value?: string) => take(option, value, values));
  }
  try {
    command.parse([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw wrongOption(spec, error);
    throw error;
  }
  return new Given(spec, command.args, values);
}

function take(option: OptionSpec, value: string | undefined, values: Map<string, unknown>): void {
  const { name, repeat, choices } = option;
  const before = values.get(name);
  if (option.value === undefined) {
    values.set(name, repeat ? Number(before ?? 0) + 1 : true);
    return;
  }
  if (value === undefined || value === '') throw usage(`--${name} needs a value: --${name} ${option.value}`);
  if (choices && !choices.includes(value))
    throw usage(`--${name} ${value}: not one of ${choices.join(', ')}${didYouMean(value, choices)}`);
  if (before !== undefined && !repeat) throw usage(`--${name} was given twice`);
  values.set(name, repeat ? [...((before as string[] | undefined) ?? []), value] : value);
}

function wrongOption(spec: CommandSpec, { code, message }: CommanderError): unknown {
  const flag = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
  if (code === 'commander.optionMissingArgument') {
    const name = /(--[\w-]+)/.exec(message)?.[1] ?? flag;
    return usage(`${name} needs a value: ${name} ${named(spec, name)?.value ?? 'VALUE'}`);
  }
  if (code === 'commander.unknownOption') {
    const names = optionsOf(spec).map(option => (option.name.length > 1 ? `--${option.name}` : `-${option.name}`));
    return usage(`${spec.name} has no option ${flag}${didYouMean(flag, names)} (nltool ${spec.name} -h lists them)`);
  }
  return usage(message.replace(/^error: /, ''));
}
