/** A command's metadata: parsing, help, man pages, completion and the README's usage derive from it. */
import type { Context } from './shared/context.ts';

/** What completion offers for a word. */
export type Completes =
  | 'protocol'
  | 'group'
  | 'family'
  | 'operation'
  | 'attribute'
  | 'listen-target'
  | 'file'
  | 'directory'
  | 'netns'
  | 'process'
  | 'message-flag'
  | 'command';

export interface ArgumentSpec {
  /** as usage shows it: `PROTO` */
  name: string;
  doc: string;
  required?: boolean;
  /** may be given several times; only the last argument can */
  repeat?: boolean;
  choices?: readonly string[];
  completes?: Completes;
}

export interface OptionSpec {
  /** the long name without dashes: `show-secrets` */
  name: string;
  /** the short one: `c` */
  short?: string;
  /** what the value is called: `FILE`; absent where there is none */
  value?: string;
  /** may be given several times: values gather, switches are counted */
  repeat?: boolean;
  /** one line, without a full stop */
  doc: string;
  /** paragraphs that `--help` and the man page have besides */
  details?: readonly string[];
  choices?: readonly string[];
  /** what holds where the option is absent, in words */
  fallback?: string;
  completes?: Completes;
  /** the heading that help puts it under */
  section?: Section;
}

/** The headings of help, in the order in which they come. */
export const sections = ['Options', 'Output', 'Kernel and schemas', 'Help'] as const;
type Section = (typeof sections)[number];

interface Example {
  /** what it does */
  doc: string;
  /** without a prompt */
  command: string;
  /** what it may print */
  output?: string;
}

export interface ExitCode {
  code: 0 | 1 | 2;
  doc: string;
}

export interface CommandSpec {
  name: string;
  /** one line, lower case, without a full stop */
  summary: string;
  /** the lines of usage, without the command's name: `[PROTO:GROUPS…] [options]` */
  usage: readonly string[];
  /** paragraphs */
  description: readonly string[];
  arguments: readonly ArgumentSpec[];
  options: readonly OptionSpec[];
  examples: readonly Example[];
  exitCodes: readonly ExitCode[];
  /** names of man pages and headers: `nltool-send(1)`, `netlink(7)` */
  seeAlso: readonly string[];
  load: () => Promise<Action>;
}

interface Action {
  /** Does the command's work and returns the exit code. Throws Failure for what the user must be told. */
  run(context: Context): Promise<number>;
}
