/** Where output goes: a file descriptor, written in large pieces. */
import { writeSync } from 'node:fs';

/** Bytes gathered before they are written: what a pipe holds. */
const batch = 65536;
/** Bytes that can be gathered; a character has three at most. */
const room = 4 * batch;
/** Characters that wait as text. */
const piece = 16384;
const pause = new Int32Array(new SharedArrayBuffer(4));

const isErrno = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

/**
 * Text and bytes for a file descriptor, in order, in pieces of 64 KiB. What is gathered goes out with `flush`, which
 * whoever follows events calls behind each batch of them, and at the end. A descriptor that would block is waited for.
 * When the reader has gone (EPIPE), `closed` is true, `onClose` is called once, and all that follows is dropped; any
 * other failure (ENOSPC, EIO) is thrown.
 */
export class Output {
  readonly fd: number;
  closed = false;
  /** called once when the reader has gone */
  onClose: (() => void) | undefined;
  /** not yet in the buffer */
  #text = '';
  #buffer: Buffer | undefined;
  /** bytes in the buffer */
  #length = 0;
  readonly #write: typeof writeSync;

  constructor(fd: number, write: typeof writeSync = writeSync) {
    this.fd = fd;
    this.#write = write;
  }

  /** Adds text; false when nobody reads any more. */
  write(text: string): boolean {
    if (this.closed) return false;
    this.#text += text;
    if (this.#text.length >= piece) this.#encode();
    if (this.#length >= batch) this.flush();
    return !this.closed;
  }

  /** Adds bytes behind the text so far. */
  writeBytes(bytes: Uint8Array): boolean {
    this.flush();
    this.#drain(bytes);
    return !this.closed;
  }

  /** Writes all that was gathered. */
  flush(): void {
    this.#encode();
    const length = this.#length;
    if (length === 0) return;
    this.#length = 0;
    this.#drain(this.#buffer!.subarray(0, length));
  }

  /** The reader has gone. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.onClose?.();
  }

  /** Makes bytes of the text so far: strings that wait long are copied by the garbage collector again and again. */
  #encode(): void {
    const text = this.#text;
    if (text === '') return;
    this.#text = '';
    this.#buffer ??= Buffer.allocUnsafeSlow(room);
    if (text.length * 3 > room - this.#length) {
      const gathered = this.#length;
      this.#length = 0;
      this.#drain(this.#buffer.subarray(0, gathered));
    }
    if (text.length * 3 > room) this.#drain(Buffer.from(text));
    else this.#length += this.#buffer.write(text, this.#length);
  }

  #drain(bytes: Uint8Array): void {
    let at = 0;
    let wait = 1;
    while (at < bytes.length && !this.closed) {
      try {
        at += this.#write(this.fd, bytes, at, Math.min(batch, bytes.length - at));
        wait = 1;
      } catch (error) {
        const code = isErrno(error) ? error.code : undefined;
        if (code === 'EAGAIN') {
          Atomics.wait(pause, 0, 0, wait);
          wait = Math.min(wait * 2, 20);
        } else if (code === 'EPIPE') this.close();
        else if (code !== 'EINTR') throw error;
      }
    }
  }
}

/** Talk for the person: a line on stderr, at once. Nobody listening is no failure. */
export function talk(line: string, output: Output = stderr): void {
  output.write(`${line}\n`);
  try {
    output.flush();
  } catch {
    output.closed = true;
  }
}

/** stderr */
export const stderr = new Output(2);
