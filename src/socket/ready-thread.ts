/** Waiting for sockets where the event loop lends no poll: one poll(2) on the thread pool for all of them. */
import type { Libc, Memory } from './libc.ts';
import type { Readiness } from './ready.ts';

const POLLIN = 1;
const EFD_NONBLOCK_CLOEXEC = 0x80800;
const pollfdSize = 8;

/** Watches the sockets that are waited for, and an eventfd that interrupts the thread when they change. */
class Poller {
  readonly #libc: Libc;
  readonly #event: number;
  readonly #waiting = new Map<number, () => void>();
  readonly #word = new Uint8Array(8);
  #memory: Memory;
  #capacity = 64;
  #running = false;

  constructor(libc: Libc) {
    this.#libc = libc;
    this.#event = libc.eventfd(0, EFD_NONBLOCK_CLOEXEC);
    if (this.#event < 0) throw new Error('cannot open an eventfd');
    this.#memory = libc.allocate(this.#capacity * pollfdSize);
    // a thread that sleeps in poll would keep the process from ending
    process.on('exit', () => this.#interrupt());
  }

  add(fd: number, resolve: () => void): void {
    this.#waiting.set(fd, resolve);
    if (this.#running) this.#interrupt();
    else this.#run();
  }

  /** Settles one wait, if there is one. */
  settle(fd: number): void {
    const resolve = this.#waiting.get(fd);
    if (resolve === undefined) return;
    this.#waiting.delete(fd);
    this.#interrupt();
    resolve();
  }

  #interrupt(): void {
    const one = new Uint8Array(8);
    one[0] = 1;
    this.#libc.write(this.#event, one, 8);
  }

  #run(): void {
    const fds = [this.#event, ...this.#waiting.keys()];
    if (fds.length > this.#capacity) {
      this.#capacity = fds.length * 2;
      this.#memory = this.#libc.allocate(this.#capacity * pollfdSize);
    }
    const view = new DataView(this.#memory.buffer);
    fds.forEach((fd, i) => {
      view.setInt32(i * pollfdSize, fd, true);
      view.setUint32(i * pollfdSize + 4, POLLIN, true);
    });
    this.#running = true;
    this.#libc.pollAsync(this.#memory.address, fds.length, -1, () => {
      this.#running = false;
      this.#libc.read(this.#event, this.#word, 8);
      for (let i = 1; i < fds.length; i++) {
        if (view.getUint16(i * pollfdSize + 6, true) === 0) continue;
        const resolve = this.#waiting.get(fds[i]!);
        this.#waiting.delete(fds[i]!);
        resolve?.();
      }
      if (this.#waiting.size > 0) this.#run();
    });
  }
}

let poller: Poller | undefined;

export function threadReadiness(libc: Libc, fd: number): Readiness {
  poller ??= new Poller(libc);
  const shared = poller;
  let closed = false;
  return {
    wait: () => (closed ? Promise.resolve() : new Promise(resolve => shared.add(fd, resolve))),
    wake: () => shared.settle(fd),
    close() {
      closed = true;
      shared.settle(fd);
    },
  };
}
