/** Which process has a port, for `--process`. */
import { netlinkSockets, socketOwners } from '../../src/socket/proc.ts';
import type { Context } from '../shared/context.ts';

/** A port that was not found is not looked for again for so many milliseconds. */
const patience = 200;

/** Looks into /proc when an unknown port comes up: the process may be there only as long as its request lasts. */
export class Processes {
  readonly #context: Context;
  readonly #names = new Map<string, string>();
  readonly #missed = new Map<string, number>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** `bird/812`, where a socket of that protocol and port has an owner that may be seen. */
  async find(protocol: number, port: number): Promise<string | undefined> {
    if (port === 0) return undefined;
    const key = `${protocol}/${port}`;
    const missed = this.#missed.get(key);
    if (missed !== undefined && performance.now() - missed < patience) return undefined;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    await this.#look();
    const found = this.#names.get(key);
    if (found === undefined) this.#missed.set(key, performance.now());
    return found;
  }

  async #look(): Promise<void> {
    this.#names.clear();
    const sockets = await netlinkSockets(this.#context.netns).catch(() => []);
    const { owners } = socketOwners();
    for (const { protocol, port, inode } of sockets) {
      const [process] = owners.get(inode) ?? [];
      if (process) this.#names.set(`${protocol}/${port}`, `${process.name}/${process.id}`);
    }
  }
}
