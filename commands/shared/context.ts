/** What a command works with: its command line, the schemas, stdout, and sockets in the namespace asked for. */
import { writeFileSync } from 'node:fs';
import { Schemas } from '../../src/codec/schemas.ts';
import { absence, protocols } from '../../src/protocols/index.ts';
import type { JsonOptions } from '../../src/render/json.ts';
import { jsonLine } from '../../src/render/json.ts';
import { type Output, talk } from '../../src/render/out.ts';
import type { Cell, Column } from '../../src/render/table.ts';
import { isTerminal, terminalWidth } from '../../src/render/terminal.ts';
import { type ColorChoice, plain, type Theme, themeFor } from '../../src/render/theme.ts';
import { kernelPolicy, type Protocol } from '../../src/schema/family.ts';
import type { KernelFamily } from '../../src/schema/policy.ts';
import { SystemError } from '../../src/socket/error.ts';
import type { OpenOptions, Transport } from '../../src/socket/transport.ts';
import { Failure, refusalOf, refused } from './failure.ts';
import type { Given } from './given.ts';

export class Context {
  readonly given: Given;
  readonly out: Output;
  readonly theme: Theme;
  readonly schemas: Schemas;
  /** `--netns` */
  readonly netns: string | undefined;
  /** `--json` */
  readonly json: boolean;
  readonly #jsonOptions: JsonOptions;
  readonly #quiet: boolean;
  readonly #open = new Set<Transport>();
  #generic: Promise<KernelFamily[]> | undefined;

  constructor(given: Given, out: Output, theme: Theme, schemas: Schemas) {
    const flag = (name: string) => given.knows(name) && given.has(name);
    this.given = given;
    this.out = out;
    this.theme = theme;
    this.schemas = schemas;
    this.netns = given.knows('netns') ? given.text('netns') : undefined;
    this.json = flag('json');
    this.#quiet = flag('quiet');
    this.#jsonOptions = { strings64: flag('json-strings-64'), terminal: this.json && isTerminal(1) };
  }

  /** Columns of the terminal on stdout; undefined in a pipe, where nothing is cut. */
  get width(): number | undefined {
    return terminalWidth();
  }

  /** Writes a record as one line of NDJSON. */
  record(value: object): void {
    this.out.write(jsonLine(value, this.#jsonOptions));
  }

  /** Writes a table. */
  async table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Promise<void> {
    const { table } = await import('../../src/render/table.ts');
    for await (const piece of table(columns, rows, { theme: this.theme, width: this.width })) this.out.write(piece);
  }

  /** Talk on stderr, which `--quiet` silences. */
  say(line: string): void {
    if (this.#quiet) return;
    this.out.flush();
    talk(line);
  }

  /** What the user must know although the work goes on. */
  warn(line: string): void {
    talk(`nltool: ${line}`);
  }

  /** Opens a socket in the namespace asked for; closed with the context. Throws Failure. */
  async open(protocol: Protocol, options: Omit<OpenOptions, 'protocol' | 'netns'> = {}): Promise<Transport> {
    const { openSocket } = await import('../../src/socket/socket.ts');
    nameProcess();
    try {
      const transport = await openSocket({ ...options, protocol: protocol.number, netns: this.netns });
      this.#open.add(transport);
      return transport;
    } catch (error) {
      if (error instanceof SystemError && error.call === 'socket' && error.code === 'EPROTONOSUPPORT')
        throw refused(absence(protocol));
      throw refusalOf(error, error instanceof SystemError && error.call === 'setns' ? 'CAP_SYS_ADMIN' : undefined);
    }
  }

  /** The generic families of the kernel, asked once; the schemas know their numbers and groups from then on. */
  generic(): Promise<KernelFamily[]> {
    this.#generic ??= this.#askGeneric();
    return this.#generic;
  }

  /** Loads the families of a protocol; of generic netlink those that the kernel has. */
  async load(protocol: Protocol): Promise<void> {
    const families = protocol.generic ? await this.generic() : undefined;
    await this.schemas.load(
      protocol,
      families?.map(({ name }) => name),
    );
    for (const family of families ?? []) await this.describe(protocol, family);
  }

  /**
   * Makes a schema of the kernel's policy for a generic family that has none. `anew`: it may have changed since. One that
   * the kernel does not tell of stays unknown.
   */
  async describe(protocol: Protocol, family: KernelFamily, anew = false): Promise<void> {
    const known = this.schemas.family(protocol, family.name);
    if (known && !(anew && known.source === kernelPolicy)) return;
    const { addFromPolicy } = await import('./policies.ts');
    try {
      await addFromPolicy(this, family);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
  }

  async #askGeneric(): Promise<KernelFamily[]> {
    const { dumpGeneric, prepare } = await import('../../src/socket/generic.ts');
    const transport = await this.open(await prepare(this.schemas));
    try {
      return await dumpGeneric(transport, this.schemas);
    } catch (error) {
      throw refusalOf(error);
    } finally {
      transport.close();
    }
  }

  close(): void {
    for (const transport of this.#open) transport.close();
  }
}

let processNamed = false;

/** Others see in their lists who has the socket: Node calls its main thread MainThread. */
function nameProcess(): void {
  if (processNamed) return;
  processNamed = true;
  try {
    writeFileSync('/proc/self/comm', 'nltool');
  } catch {
    // a name is no more than that
  }
}

/** The context of a command; specs that were named are loaded. Throws Failure, SpecError. */
export async function openContext(given: Given, out: Output): Promise<Context> {
  const schemas = new Schemas(protocols);
  const choice = (given.knows('color') ? given.text('color') : undefined) ?? 'auto';
  const text = !(given.knows('json') && given.has('json'));
  const theme = text ? await themeFor(choice as ColorChoice, { isTTY: isTerminal(1) }) : plain;
  const context = new Context(given, out, theme, schemas);
  const named = given.knows('spec') ? given.texts('spec') : [];
  const path = process.env.NLTOOL_SPEC_PATH;
  if (given.knows('spec') && (named.length > 0 || path)) {
    const { addSpecs } = await import('./specs.ts');
    await addSpecs(context, named, path ?? '');
  }
  return context;
}
