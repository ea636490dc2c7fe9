/** Receiving from one socket: non-blocking drains, loss accounting, and reading ahead while a dump runs. */
import { MSG_DONTWAIT, MSG_PEEK, MSG_TRUNC } from './abi.ts';
import { Bank, slotSize, slots } from './bank.ts';
import { monotonic } from './clock.ts';
import { SystemError } from './error.ts';
import type { Libc } from './libc.ts';
import { readDrops } from './option.ts';
import { type Readiness, readiness } from './ready.ts';
import { type Batch, type Datagram, ENOBUFS, type Loss } from './transport.ts';

const EINTR = 4;
const EAGAIN = 11;

/** How many datagrams of an answer are read at once: a dump fills each with 32 KiB, and the first wait for the last. */
const answerSlots = 16;
/** After so many datagrams without a pause, timers and signals get their turn. */
const budget = 1024;
/** A batch of this many bytes is part of a dump: the next is read on the thread pool while this one is looked at. */
const bulkBytes = 64 * 1024;

/** Errors in a row, each of which reading should have cleared. */
const failures = 3;
/** Events come thick when so many waits in a row begin less than so many milliseconds after the one before. */
const thick = 32;
const thickGap = 0.25;

/** In milliseconds; longer ones would fire at once. */
const longestTimer = 0x7fffffff;

/** What a recvmmsg gave: the number of datagrams, or -1 with the reason. */
interface Outcome {
  count: number;
  errno: number;
  /** how many there could have been */
  wanted: number;
}

export class Receiver {
  closed = false;
  readonly #libc: Libc;
  readonly #fd: number;
  readonly #countSilently: boolean;
  readonly #ready: Readiness;
  /** made for the first read: whoever only wants to know whether a socket opens never reads */
  #bank: Bank | undefined;
  /** what a slot must hold from the next read on */
  #size = slotSize;
  #spare: Bank | undefined;
  /** the read on the thread pool, into #bank */
  #ahead: Promise<Outcome> | undefined;
  #receiving = false;
  #sinceTurn = 0;
  /** why the socket reported that something was lost; 0 where it did not */
  #overrun = 0;
  /** errors in a row */
  #failures = 0;
  #reported = 0;
  #streak = 0;
  #waitedAt = 0;
  /** the last read left the queue empty */
  #drained = true;

  /** `countSilently`: the kernel reports no overruns, so that the counter must be watched. */
  constructor(libc: Libc, fd: number, countSilently: boolean) {
    this.#libc = libc;
    this.#fd = fd;
    this.#countSilently = countSilently;
    this.#ready = readiness(libc, fd);
  }

  async receive(timeout?: number): Promise<Batch | undefined> {
    if (this.#receiving) throw new Error('a receive is waiting already');
    this.#receiving = true;
    try {
      return await this.#next(timeout === undefined ? undefined : monotonic() + timeout);
    } finally {
      this.#receiving = false;
    }
  }

  async #next(deadline: number | undefined): Promise<Batch | undefined> {
    if (this.#sinceTurn >= budget) {
      await new Promise(resolve => setImmediate(resolve));
      this.#sinceTurn = 0;
    }
    const promised = !this.#drained;
    if (!promised && deadline === undefined && this.#ahead === undefined) await this.#gather();
    for (;;) {
      if (this.closed) return undefined;
      let outcome: Outcome;
      if (this.#ahead !== undefined) {
        outcome = await this.#ahead;
        this.#ahead = undefined;
        this.#sinceTurn = 0;
        if (this.closed) return undefined;
      } else outcome = this.#read(deadline === undefined ? slots : answerSlots);
      const batch = this.#batch(outcome);
      if (batch !== undefined) return batch;
      if (outcome.errno !== EAGAIN) continue;
      if (promised && deadline === undefined) return { datagrams: [] };
      if (!(await this.#wait(deadline))) return this.closed ? undefined : { datagrams: [] };
    }
  }

  /**
   * Waits for events without asking the empty queue again. When they come thick, one by one they would cost a turn of
   * the event loop each: they gather in the queue for a millisecond, until a millisecond passes without any.
   */
  async #gather(): Promise<void> {
    const now = monotonic();
    this.#streak = this.#streak >= thick || now - this.#waitedAt < thickGap ? this.#streak + 1 : 0;
    this.#waitedAt = now;
    if (this.#streak < thick) await this.#wait(undefined);
    else {
      await new Promise(resolve => setTimeout(resolve, 1));
      this.#sinceTurn = 0;
    }
  }

  /** False where the time was up or the socket closed. */
  async #wait(deadline: number | undefined): Promise<boolean> {
    this.#sinceTurn = 0;
    if (deadline === undefined) await this.#ready.wait();
    else {
      const left = deadline - monotonic();
      if (left <= 0) return false;
      const timer = setTimeout(() => this.#ready.wake(), Math.min(Math.ceil(left), longestTimer));
      await this.#ready.wait();
      clearTimeout(timer);
    }
    return !this.closed;
  }

  #read(wanted: number): Outcome {
    if (this.#drained) this.#fit();
    let bank = this.#bank;
    if (!bank || bank.size < this.#size) {
      this.#spare = undefined;
      bank = new Bank(this.#libc, this.#size);
      this.#bank = bank;
    }
    const count = this.#libc.recvmmsg(this.#fd, bank.address, wanted, MSG_DONTWAIT | MSG_TRUNC, null);
    return { count, errno: count < 0 ? this.#libc.errno() : 0, wanted };
  }

  /** Makes the slots large enough for the datagram at the head of the queue. */
  #fit(): void {
    const length = this.#libc.recv(this.#fd, null, 0, MSG_PEEK | MSG_TRUNC | MSG_DONTWAIT);
    if (length >= 0) this.#grow(length);
    else {
      // an error is told once, then the queue can be read
      const errno = this.#libc.errno();
      if (errno !== EAGAIN && errno !== EINTR) this.#overrun = errno;
    }
  }

  #grow(length: number): void {
    if (length > this.#size) this.#size = 2 ** Math.ceil(Math.log2(length));
  }

  /** What to hand on; undefined where there is nothing yet. */
  #batch({ count, errno, wanted }: Outcome): Batch | undefined {
    if (count < 0) {
      if (errno === EINTR) return undefined;
      if (errno !== EAGAIN) {
        // what the kernel could not send to the socket it tells as an error, once; one that stays is the socket's own
        if (++this.#failures === failures) throw new SystemError('recvmmsg', errno, 'receive from the socket');
        this.#overrun = errno;
        return undefined;
      }
      this.#drained = true;
      this.#failures = 0;
      this.#streak = 0;
      const loss = this.#loss();
      return loss && { datagrams: [], loss };
    }
    const datagrams = this.#bank!.take(count);
    this.#bank!.reset(count);
    this.#sinceTurn += count;
    this.#failures = 0;
    this.#drained = count < wanted;
    const loss = this.#drained ? this.#loss() : undefined;
    this.#readAhead(datagrams);
    return { datagrams, loss, more: !this.#drained };
  }

  /**
   * Once overrun, the kernel drops everything until the queue is empty: the counter is read then, and the loss lies
   * between what was queued and what comes next.
   */
  #loss(): Loss | undefined {
    if (this.#overrun === 0 && !this.#countSilently) return undefined;
    const errno = this.#overrun || ENOBUFS;
    const told = this.#overrun !== 0;
    this.#overrun = 0;
    const total = readDrops(this.#libc, this.#fd);
    // the counter has 32 bits and wraps
    const count = (total - this.#reported) >>> 0;
    this.#reported = total;
    return count === 0 && !told ? undefined : { count, total, errno };
  }

  #readAhead(datagrams: readonly Datagram[]): void {
    let bytes = 0;
    for (const { length } of datagrams) {
      bytes += length;
      this.#grow(length);
    }
    // an empty queue means that no dump is under way, and the next datagram is to be looked at first
    if (this.#drained || bytes < bulkBytes || this.#bank!.size < this.#size) return;
    const next = this.#spare ?? new Bank(this.#libc, this.#size);
    this.#spare = this.#bank;
    this.#bank = next;
    this.#ahead = new Promise(resolve => {
      const wanted = answerSlots;
      const retry: Outcome = { count: -1, errno: EINTR, wanted };
      try {
        this.#libc.recvmmsgAsync(this.#fd, next.address, wanted, MSG_DONTWAIT | MSG_TRUNC, (error, count) => {
          const errno = this.#libc.errno();
          resolve(error !== null ? retry : { count, errno: count < 0 ? errno : 0, wanted });
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
    const release = (): void => void this.#libc.close(this.#fd);
    if (this.#ahead === undefined) release();
    else this.#ahead.then(release);
  }
}
