/** A scripted kernel in the place of a socket: it answers each send with steps, which receive plays back in order. */
import type { Batch, Credentials, Datagram, Destination, Transport, Warning } from '../../src/socket/transport.ts';

interface FakeDatagram {
  bytes: Uint8Array;
  port?: number;
  groups?: number;
  group?: number;
  nsid?: number;
  /** the length it had before it was cut short */
  length?: number;
  credentials?: Credentials;
}

/** One thing that happens: a datagram, a loss of so many, a pause in ms, or the socket failing. */
export type Step =
  | FakeDatagram
  | { lose: number; errno?: number }
  | { pause: number; until?: number }
  | { fail: Error };

interface FakeOptions {
  protocol?: number;
  port?: number;
  /** how many datagrams one receive gives at most */
  batch?: number;
  groups?: number;
  /** the steps that a datagram sent calls forth */
  answer?: (bytes: Uint8Array, to: Destination) => Step[];
}

const isDatagram = (step: Step | undefined): step is FakeDatagram => step !== undefined && 'bytes' in step;

export class FakeKernel implements Transport {
  readonly protocol: number;
  readonly port: number;
  readonly warnings: readonly Warning[] = [];
  /** everything sent */
  readonly sent: { bytes: Uint8Array; to: Destination }[] = [];
  readonly #options: FakeOptions;
  readonly #steps: Step[] = [];
  readonly #joined = new Set<number>();
  #drops = 0;
  #closed = false;
  #wake: (() => void) | undefined;
  #handed: Uint8Array[] = [];

  constructor(options: FakeOptions = {}) {
    this.#options = options;
    this.protocol = options.protocol ?? 0;
    this.port = options.port ?? 4711;
  }

  /** Adds steps that no send has called forth: events. */
  play(...steps: Step[]): void {
    this.#steps.push(...steps);
    this.#wake?.();
  }

  send(bytes: Uint8Array, to: Destination = {}): void {
    if (this.#closed) throw new Error('cannot send: the socket is closed');
    this.sent.push({ bytes: bytes.slice(), to });
    this.play(...(this.#options.answer?.(bytes, to) ?? []));
  }

  async receive(timeout?: number): Promise<Batch | undefined> {
    // as over a real socket, what the batch before showed is written over
    for (const bytes of this.#handed) bytes.fill(0xee);
    this.#handed = [];
    const deadline = timeout === undefined ? undefined : performance.now() + timeout;
    for (;;) {
      if (this.#closed) return undefined;
      const step = this.#steps[0];
      if (step === undefined) {
        if (!(await this.#sleep(deadline))) return this.#closed ? undefined : { datagrams: [] };
      } else if ('pause' in step) {
        step.until ??= performance.now() + step.pause;
        const until = Math.min(step.until, deadline ?? step.until);
        if (await this.#sleep(until)) continue;
        if (until === step.until) this.#steps.shift();
        else return { datagrams: [] };
      } else if ('fail' in step) {
        this.#steps.shift();
        throw step.fail;
      } else return this.#batch();
    }
  }

  #batch(): Batch {
    const datagrams: Datagram[] = [];
    while (datagrams.length < (this.#options.batch ?? 16) && isDatagram(this.#steps[0])) {
      datagrams.push(this.#datagram(this.#steps.shift() as FakeDatagram));
    }
    const next = this.#steps[0];
    if (next === undefined || !('lose' in next)) return { datagrams };
    this.#steps.shift();
    this.#drops += next.lose;
    return { datagrams, loss: { count: next.lose, total: this.#drops, errno: next.errno ?? 105 } };
  }

  #datagram(step: FakeDatagram): Datagram {
    const bytes = step.bytes.slice();
    this.#handed.push(bytes);
    const { port = 0, groups = 0, group = 0, nsid, credentials, length = bytes.length } = step;
    const view = new DataView(bytes.buffer);
    return { bytes, view, port, groups, group, nsid, credentials, length, truncated: length > bytes.length };
  }

  /** False where the time was up first. */
  #sleep(deadline: number | undefined): Promise<boolean> {
    return new Promise(resolve => {
      const timer =
        deadline === undefined ? undefined : setTimeout(() => settle(false), Math.max(deadline - performance.now(), 0));
      const settle = (woken: boolean): void => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve(woken);
      };
      this.#wake = () => settle(true);
    });
  }

  join(group: number): void {
    if (group < 1 || group > (this.#options.groups ?? 64))
      throw new Error(`cannot join group ${group}: Invalid argument`);
    this.#joined.add(group);
  }

  leave(group: number): void {
    this.#joined.delete(group);
  }

  memberships(): number[] {
    return [...this.#joined].sort((a, b) => a - b);
  }

  drops(): number {
    return this.#drops;
  }

  close(): void {
    this.#closed = true;
    this.#wake?.();
  }
}
