/** Waiting until a socket can be read, without a thread of its own and without spending time while nothing arrives. */

import type { Libc } from './libc.ts';
import { threadReadiness } from './ready-thread.ts';

export interface Readiness {
  /** Resolves when the socket may be readable, on `wake`, or at once after `close`. One call at a time. */
  wait(): Promise<void>;
  wake(): void;
  /** Before the file descriptor is closed. */
  close(): void;
}

interface PollHandle {
  start(events: { readable: boolean }, callback: (status: number) => void): void;
  stop(): void;
  close(): void;
}

/** The event loop holds poll handles weakly: those that somebody waits for are kept here. */
const waiting = new Set<LoopReadiness>();

/** Over the event loop's own poll (uv_poll). */
class LoopReadiness implements Readiness {
  readonly #fd: number;
  readonly #poll: NonNullable<Libc['poll']>;
  #handle: PollHandle | undefined;
  #armed = false;
  #closed = false;
  #resolve: (() => void) | undefined;

  constructor(fd: number, poll: NonNullable<Libc['poll']>) {
    this.#fd = fd;
    this.#poll = poll;
  }

  wait(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    waiting.add(this);
    return new Promise(resolve => {
      this.#resolve = resolve;
      if (this.#armed) return;
      this.#armed = true;
      // koffi's types leave the status out of the callback's arguments
      const readable = this.#readable as () => void;
      if (this.#handle === undefined) {
        this.#handle = this.#poll(this.#fd, { readable: true }, readable) as unknown as PollHandle;
      } else this.#handle.start({ readable: true }, readable);
    });
  }

  /** Runs outside of Node's callback scope: promises settled here would wait. A negative status has stopped the handle. */
  readonly #readable = (status: number): void => {
    if (this.#closed) return;
    if (status < 0) this.#armed = false;
    else if (this.#resolve === undefined) {
      this.#armed = false;
      this.#handle?.stop();
    }
    if (this.#resolve !== undefined) setImmediate(this.#settle);
  };

  readonly #settle = (): void => {
    const resolve = this.#resolve;
    this.#resolve = undefined;
    waiting.delete(this);
    resolve?.();
  };

  wake(): void {
    this.#settle();
    if (this.#armed && !this.#closed) {
      this.#armed = false;
      this.#handle?.stop();
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#armed = false;
    this.#handle?.close();
    this.#handle = undefined;
    this.#settle();
  }
}

export function readiness(libc: Libc, fd: number): Readiness {
  return libc.poll === undefined ? threadReadiness(libc, fd) : new LoopReadiness(fd, libc.poll);
}
