import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { peer } from './tools.ts';

/** What a process took. */
interface Usage {
  /** milliseconds */
  wall: number;
  /** milliseconds, user and system */
  cpu: number;
  /** KiB of resident memory at its highest */
  peak: number;
  code: number;
}

/** How a process is run: its input from a file, else none; its output goes to /dev/null. */
interface Conditions {
  input?: string;
  /** a network namespace by name */
  netns?: string;
}

/** A process under measure. */
export class Running {
  readonly #child: ChildProcess;
  readonly #usage: Promise<string>;
  /** what it has said on stderr */
  talk = '';

  constructor(command: readonly string[], { input = '/dev/null', netns }: Conditions = {}) {
    const inside = netns === undefined ? [] : ['ip', 'netns', 'exec', netns];
    const [program, ...words] = [...inside, peer('measure'), ...command];
    const stdin = openSync(input, 'r');
    this.#child = spawn(program!, words, { stdio: [stdin, 'ignore', 'pipe', 'pipe'] });
    closeSync(stdin);
    this.#child.stderr!.setEncoding('utf8').on('data', (piece: string) => {
      this.talk += piece;
    });
    this.#usage = text(this.#child.stdio[3] as Readable);
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Waits until stderr matches. */
  async says(pattern: RegExp): Promise<void> {
    for (let patience = 1000; !pattern.test(this.talk); patience--) {
      if (this.#child.exitCode !== null || patience === 0) throw new Error(`did not say ${pattern}: ${this.talk}`);
      await pause(10);
    }
  }

  interrupt(): void {
    this.#child.kill('SIGINT');
  }

  async ended(): Promise<Usage> {
    if (this.#child.exitCode === null) await once(this.#child, 'close');
    return JSON.parse(await this.#usage) as Usage;
  }
}

/** Runs to the end. A failure ends the case, with what was said. */
export async function run(command: readonly string[], conditions?: Conditions): Promise<Usage> {
  const running = new Running(command, conditions);
  const usage = await running.ended();
  if (usage.code !== 0) throw new Error(`${command.join(' ')}: exit ${usage.code}\n${running.talk}`);
  return usage;
}

export const pause = (milliseconds: number): Promise<void> => new Promise(wake => setTimeout(wake, milliseconds));
