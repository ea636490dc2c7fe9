/** nltool as a process of its own, run from the sources. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { shellQuote } from '../../src/words/shell.ts';

export interface Ran {
  /** stdout as text, and as it was */
  out: string;
  bytes: Uint8Array;
  err: string;
  /** null where a signal ended it */
  code: number | null;
}

const main = JSON.stringify(new URL('../../commands/main.ts', import.meta.url));
const script = `import { main } from ${main}; process.exitCode = await main(process.argv.slice(1));`;
const head = ['--input-type=module', '-e', script, '--'];

const env = { ...process.env, NLTOOL_SPEC_PATH: '', NO_COLOR: '', FORCE_COLOR: undefined, TERM: 'xterm' };

/** The command line for a shell. */
export const commandLine = (...args: string[]): string =>
  [process.execPath, ...head, ...args].map(shellQuote).join(' ');

/** Runs it to its end, with `input` on stdin. */
export function nltool(words: readonly string[], input: string | Uint8Array = ''): Ran {
  const options = { input, env, timeout: 60_000, maxBuffer: 1 << 28 };
  const { stdout, stderr, status } = spawnSync(process.execPath, [...head, ...words], options);
  return { out: stdout.toString(), bytes: stdout, err: stderr.toString(), code: status };
}

/** Runs it on a terminal of its own (script(1)); stderr goes there too. */
export function onTerminal(words: readonly string[]): Ran {
  const { stdout, stderr, status } = spawnSync('script', ['-qec', commandLine(...words), '/dev/null'], { env });
  return { out: stdout.toString(), bytes: stdout, err: stderr.toString(), code: status };
}

/** Why there is no terminal to be had, or undefined. */
export const terminalMissing = (): string | undefined =>
  spawnSync('script', ['--version']).error === undefined ? undefined : 'script is not installed';

/** A run that goes on. */
export class Running {
  out = '';
  err = '';
  readonly child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #wake: (() => void)[] = [];

  constructor(command: string, args: readonly string[], timeout = 60_000) {
    this.child = spawn(command, args, { env, stdio: 'pipe', timeout, killSignal: 'SIGKILL' });
    const take = (stream: 'out' | 'err') => (chunk: Buffer) => {
      this[stream] += chunk.toString();
      this.#changed();
    };
    this.child.stdout!.on('data', take('out'));
    this.child.stderr!.on('data', take('err'));
    this.#ended = new Promise(resolve => this.child.once('close', resolve));
    void this.#ended.then(() => this.#changed());
  }

  #changed(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }

  /** Resolves when the stream has such text; rejects where the run ends without it. */
  async until(stream: 'out' | 'err', pattern: RegExp): Promise<void> {
    while (!pattern.test(this[stream])) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        await this.#ended;
        if (pattern.test(this[stream])) return;
        throw new Error(`ended without ${pattern}: ${this.out}${this.err}`);
      }
      await new Promise<void>(resolve => this.#wake.push(resolve));
    }
  }

  async end(signal?: NodeJS.Signals): Promise<Ran> {
    if (signal) this.child.kill(signal);
    const code = await this.#ended;
    return { out: this.out, bytes: Buffer.from(this.out), err: this.err, code };
  }
}

/** Starts it. */
export const start = (...args: string[]): Running => new Running(process.execPath, [...head, ...args]);

/** The same on a terminal of its own. */
export const startOnTerminal = (...args: string[]): Running =>
  new Running('script', ['-qec', commandLine(...args), '/dev/null']);

/** Starts `listen` and waits until it has joined. */
export async function listening(...args: string[]): Promise<Running> {
  const running = start('listen', ...args);
  await running.until('err', /^listening: /m);
  return running;
}

const each = `import { writeSync } from 'node:fs'; import { main } from ${main};
for (const words of JSON.parse(process.argv[1])) {
  const code = await main(words);
  for (const fd of [1, 2]) writeSync(fd, '\\0' + code + '\\0');
}`;

const eachArgs = (runs: readonly (readonly string[])[]): string[] => [
  '--input-type=module',
  '-e',
  each,
  '--',
  JSON.stringify(runs),
];

/**
 * Runs many, one after the other, in one process: where starting it each time would take most of the time. `before` is
 * a program that runs it, such as strace.
 */
export function nltoolEach(runs: readonly (readonly string[])[], ...before: string[]): Ran[] {
  const [command, ...args] = [...before, process.execPath, ...eachArgs(runs)];
  const { stdout, stderr } = spawnSync(command!, args, { env, timeout: 120_000, maxBuffer: 1 << 28 });
  const [outs, errs] = [stdout, stderr].map(stream => stream.toString().split('\0'));
  return runs.map((_, i) => {
    const out = outs?.[2 * i] ?? '';
    const code = errs?.[2 * i + 1];
    return { out, bytes: Buffer.from(out), err: errs?.[2 * i] ?? '', code: code === undefined ? null : Number(code) };
  });
}
