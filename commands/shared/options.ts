/** Options that several commands have, written once. */
import { timeStyles } from '../../src/render/time.ts';
import type { ExitCode, OptionSpec } from '../command.ts';

export const helpOptions: OptionSpec[] = [
  { name: 'h', short: 'h', doc: 'show the options in short', section: 'Help' },
  { name: 'help', doc: 'show everything, with examples', section: 'Help' },
];

export const json: OptionSpec = {
  name: 'json',
  short: 'j',
  doc: 'print NDJSON: one record a line',
  details: [
    'The records follow version 1 of the JSON contract, which only ever grows: what a program reads today is there tomorrow. Records go to stdout, talk goes to stderr.',
  ],
  section: 'Output',
};

export const strings64: OptionSpec = {
  name: 'json-strings-64',
  doc: 'with --json, integers beyond 2^53 as strings',
  details: [
    'For readers that keep numbers as doubles and lose the last digits, as jq 1.6 does. Without it every integer has all its digits.',
  ],
  section: 'Output',
};

export const color: OptionSpec = {
  name: 'color',
  value: 'WHEN',
  choices: ['auto', 'always', 'never'],
  fallback: 'auto',
  doc: 'colour the text',
  details: [
    '`auto` asks the environment: NO_COLOR, then FORCE_COLOR, then TERM=dumb, then whether the output is a terminal.',
  ],
  section: 'Output',
};

/** `--as send`: messages as commands. */
export const asSend: OptionSpec = {
  name: 'as',
  value: 'FORM',
  choices: ['send'],
  doc: 'print each message as the `nltool send` command that makes it again',
  details: [
    'A message that has no such command, as an acknowledgement, is a comment. Words are used where they mean the same message, whatever its padding; else its bytes.',
  ],
  section: 'Output',
};

export const quiet: OptionSpec = { name: 'quiet', short: 'q', doc: 'no talk on stderr but errors', section: 'Output' };

export const verbose: OptionSpec = {
  name: 'verbose',
  short: 'v',
  repeat: true,
  doc: 'each message as a tree; twice, with types, lengths and offsets',
  section: 'Output',
};

const hex: OptionSpec = {
  name: 'hex',
  short: 'x',
  doc: "the message's bytes besides, each named by the attribute that begins there",
  section: 'Output',
};

export const numeric: OptionSpec = {
  name: 'numeric',
  short: 'n',
  doc: 'interfaces, enums and flags as numbers',
  section: 'Output',
};

const time: OptionSpec = {
  name: 'time',
  value: 'STYLE',
  choices: timeStyles,
  fallback: 'local in text, utc in JSON',
  doc: 'how to show when a message arrived',
  details: [
    '`local` is the clock time of this machine, `utc` the date and time in UTC, `epoch` seconds since 1970, `delta` the seconds since the message before, `none` nothing.',
  ],
  section: 'Output',
};

export const showSecrets: OptionSpec = {
  name: 'show-secrets',
  doc: 'show key material (IPsec, WireGuard, MACsec), which is hidden otherwise',
  section: 'Output',
};

export const netns: OptionSpec = {
  name: 'netns',
  value: 'NETNS',
  doc: 'work in another network namespace: a name, a path or a process ID',
  details: [
    'A name is one of `ip netns list`, a path any file of a namespace such as /proc/812/ns/net. Entering it needs CAP_SYS_ADMIN.',
  ],
  completes: 'netns',
  section: 'Kernel and schemas',
};

export const spec: OptionSpec = {
  name: 'spec',
  value: 'FILE|DIR',
  repeat: true,
  doc: 'load YNL specs: a YAML file, or all in a directory',
  details: [
    'A spec named here wins over a built-in family of the same name, and stderr says so. Those that NLTOOL_SPEC_PATH names (files and directories, separated by colons) are used for families that are not built in.',
  ],
  completes: 'file',
  section: 'Kernel and schemas',
};

/** What every command can do about the look of its output. */
export const outputOptions = [json, strings64, color];
/** How messages are shown. */
export const messageOptions = [verbose, hex, numeric, time, showSecrets];

export const exitCodes = (one: string, two = 'usage: an unknown word, option or value'): ExitCode[] => [
  { code: 0, doc: 'done' },
  { code: 1, doc: one },
  { code: 2, doc: two },
];
