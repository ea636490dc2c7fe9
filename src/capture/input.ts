import { CaptureError } from './error.ts';
import type { Tail } from './frame.ts';
import { join } from './join.ts';

/** Bytes as they arrive. A chunk must not change after it was handed over: frames are views of it. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Most bytes of one packet, block, message or line. A length above it is taken for a malformed file. */
export const sizeLimit = 64 * 1024 * 1024;

const pieceLength = 64 * 1024;

/** A byte stream with look-ahead. It holds no more than what was asked for and the chunk behind that. */
export class Input {
  /** offset of the next byte, from the start of the file */
  offset = 0;
  available = 0;
  readonly #chunks: Uint8Array[] = [];
  readonly #source: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  #ended = false;

  constructor(source: ByteSource) {
    this.#source =
      source instanceof Uint8Array
        ? [source][Symbol.iterator]()
        : Symbol.asyncIterator in source
          ? source[Symbol.asyncIterator]()
          : source[Symbol.iterator]();
  }

  /** Waits until `count` bytes are there; false where the stream ends before. */
  async fill(count: number): Promise<boolean> {
    while (this.available < count && !this.#ended) {
      const { value, done } = await this.#source.next();
      if (done) {
        this.#ended = true;
      } else if (value.length > 0) {
        this.#chunks.push(new Uint8Array(value.buffer, value.byteOffset, value.length));
        this.available += value.length;
      }
    }
    return this.available >= count;
  }

  /** The next `count` bytes, which stay; the caller has made sure that they are there. */
  peek(count: number): Uint8Array {
    if (count === 0) return new Uint8Array(0);
    if (count > this.available) throw new CaptureError(`${count} bytes wanted, ${this.available} there`, this.offset);
    if (this.#chunks[0]!.length < count) this.#join(count);
    return this.#chunks[0]!.subarray(0, count);
  }

  /** The next `count` bytes, removed. */
  take(count: number): Uint8Array {
    const bytes = this.peek(count);
    if (count > 0) {
      const rest = this.#chunks[0]!.subarray(count);
      if (rest.length === 0) this.#chunks.shift();
      else this.#chunks[0] = rest;
      this.available -= count;
      this.offset += count;
    }
    return bytes;
  }

  /** All bytes that are left, piece by piece. */
  async *rest(): AsyncGenerator<Uint8Array> {
    while (await this.fill(1)) yield this.take(Math.min(this.#chunks[0]!.length, pieceLength));
  }

  /** All that is left as tails; at least one, to carry the problem. */
  async *tail(problem: string): AsyncGenerator<Tail> {
    let said: string | undefined = problem;
    do {
      await this.fill(pieceLength);
      const offset = this.offset;
      yield { kind: 'tail', offset, bytes: this.take(Math.min(this.available, pieceLength)), problem: said };
      said = undefined;
    } while (await this.fill(1));
  }

  /** Lets the source go, where reading stops before its end. */
  async close(): Promise<void> {
    this.#ended = true;
    await this.#source.return?.();
  }

  #join(count: number): void {
    let length = 0;
    let chunks = 0;
    while (length < count) length += this.#chunks[chunks++]!.length;
    this.#chunks.unshift(join(this.#chunks.splice(0, chunks)));
  }
}
