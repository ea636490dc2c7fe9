/** Receiving from one socket: non-blocking drains, loss accounting, and reading ahead while a dump runs. */
import { type Bank, giveBank, slotSize, slots, takeBank } from './bank.ts';
import { SystemError } from './error.ts';
import type { Libc } from './libc.ts';
import { readDrops } from './option.ts';
import { type Readiness, readiness } from './ready.ts';
import type { Batch, Datagram, Loss } from './transport.ts';

const MSG_PEEK = 0x02;
const MSG_TRUNC = 0x20;
const MSG_DONTWAIT = 0x40;
const EINTR = 4;
const EAGAIN = 11;
const ENOBUFS = 105;

/** After so many datagrams without a pause, timers and signals get their turn. */
const budget = 1024;
/** A batch of this many bytes is part of a dump: the next is read on the thread pool while this one is looked at. */
const bulkBytes = 64 * 1024;

/** What a recvmmsg gave: the number of datagrams, or -1 with the reason. */
interface Outcome {
  count: number;
  errno: number;
}

export class Receiver {
  closed = false;
  readonly #libc: Libc;
  readonly #fd: number;
  readonly #countSilently: boolean;
  readonly #ready: Readiness;
  #bank: Bank;
  /** what a slot must hold from the next read on */
  #size = slotSize;
  #spare: Bank | undefined;
  /** the read on the thread pool, into #bank */
  #ahead: Promise<Outcome> | undefined;
  #receiving = false;
  #sinceTurn = 0;
  #overrun = false;
  #reported = 0;
  /** the last read left the queue empty */
  #drained = true;

  /** `countSilently`: the kernel reports no overruns, so that the counter must be watched. */
  constructor(libc: Libc, fd: number, countSilently: boolean) {
    this.#libc = libc;
    this.#fd = fd;
    this.#countSilently = countSilently;
    this.#ready = readiness(libc, fd);
    this.#bank = takeBank(libc, slotSize);
  }

  async receive(timeout?: number): Promise<Batch | undefined> {
    if (this.#receiving) throw new Error('a receive is waiting already');
    this.#receiving = true;
    try {
      return await this.#next(timeout === undefined ? undefined : performance.now() + timeout);
    } finally {
      this.#receiving = false;
    }
  }

  async #next(deadline: number | undefined): Promise<Batch | undefined> {
    if (this.#sinceTurn >= budget) {
      await new Promise(resolve => setImmediate(resolve));
      this.#sinceTurn = 0;
    }
    for (;;) {
      if (this.closed) return undefined;
      let outcome: Outcome;
      if (this.#ahead !== undefined) {
        outcome = await this.#ahead;
        this.#ahead = undefined;
        this.#sinceTurn = 0;
        if (this.closed) return undefined;
      } else outcome = this.#read();
      const batch = this.#batch(outcome);
      if (batch !== undefined) return batch;
      if (outcome.errno === EAGAIN && !(await this.#wait(deadline))) return this.closed ? undefined : { datagrams: [] };
    }
  }

  /** False where the time was up or the socket closed. */
  async #wait(deadline: number | undefined): Promise<boolean> {
    this.#sinceTurn = 0;
    if (deadline === undefined) await this.#ready.wait();
    else {
      const left = deadline - performance.now();
      if (left <= 0) return false;
      const timer = setTimeout(() => this.#ready.wake(), Math.ceil(left));
      await this.#ready.wait();
      clearTimeout(timer);
    }
    return !this.closed;
  }

  #read(): Outcome {
    if (this.#drained) this.#fit();
    if (this.#bank.size < this.#size) {
      giveBank(this.#bank);
      if (this.#spare !== undefined) giveBank(this.#spare);
      this.#spare = undefined;
      this.#bank = takeBank(this.#libc, this.#size);
    }
    const count = this.#libc.recvmmsg(this.#fd, this.#bank.address, slots, MSG_DONTWAIT | MSG_TRUNC, null);
    return { count, errno: count < 0 ? this.#libc.errno() : 0 };
  }

  /** Makes the slots large enough for the datagram at the head of the queue. */
  #fit(): void {
    const length = this.#libc.recv(this.#fd, null, 0, MSG_PEEK | MSG_TRUNC | MSG_DONTWAIT);
    // an error found here is cleared by being told
    if (length < 0) this.#overrun ||= this.#libc.errno() === ENOBUFS;
    else this.#grow(length);
  }

  #grow(length: number): void {
    if (length > this.#size) this.#size = 2 ** Math.ceil(Math.log2(length));
  }

  /** What to hand on; undefined where there is nothing yet. */
  #batch({ count, errno }: Outcome): Batch | undefined {
    if (count < 0) {
      if (errno === ENOBUFS) this.#overrun = true;
      else if (errno !== EAGAIN && errno !== EINTR) throw new SystemError('recvmmsg', errno, 'receive from the socket');
      if (errno !== EAGAIN) return undefined;
      this.#drained = true;
      const loss = this.#loss();
      return loss && { datagrams: [], loss };
    }
    const datagrams = this.#bank.take(count);
    this.#bank.reset(count);
    this.#sinceTurn += count;
    this.#drained = count < slots;
    const loss = this.#drained ? this.#loss() : undefined;
    this.#readAhead(datagrams);
    return { datagrams, loss };
  }

  /**
   * Once overrun, the kernel drops everything until the queue is empty: the counter is read then, and the loss lies
   * between what was queued and what comes next.
   */
  #loss(): Loss | undefined {
    if (!this.#overrun && !this.#countSilently) return undefined;
    this.#overrun = false;
    const total = readDrops(this.#libc, this.#fd);
    // the counter is an int that wraps
    const count = (total - this.#reported) >>> 0;
    this.#reported = total;
    return count === 0 ? undefined : { count, total };
  }

  #readAhead(datagrams: readonly Datagram[]): void {
    let bytes = 0;
    for (const { length } of datagrams) {
      bytes += length;
      this.#grow(length);
    }
    if (bytes < bulkBytes || this.#bank.size < this.#size) return;
    const next = this.#spare ?? takeBank(this.#libc, this.#size);
    this.#spare = this.#bank;
    this.#bank = next;
    this.#ahead = new Promise(resolve => {
      const retry: Outcome = { count: -1, errno: EINTR };
      try {
        this.#libc.recvmmsgAsync(this.#fd, next.address, slots, MSG_DONTWAIT | MSG_TRUNC, (error, count) => {
          const errno = this.#libc.errno();
          resolve(error !== null ? retry : { count, errno: count < 0 ? errno : 0 });
        });
      } catch {
        resolve(retry);
      }
    });
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.#ready.close();
    const release = (): void => {
      this.#libc.close(this.#fd);
      giveBank(this.#bank);
      if (this.#spare !== undefined) giveBank(this.#spare);
    };
    if (this.#ahead === undefined) release();
    else this.#ahead.then(release);
  }
}
