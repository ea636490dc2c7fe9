/** Bytes kept back until it is known that they may be written. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is kept in memory. */
const inMemory = 64 * 1024 * 1024;
const pieceLength = 1024 * 1024;

/** Gathers in memory, beyond 64 MiB in a temporary file that no other process can open by name. */
export class Spool {
  #pieces: Uint8Array[] = [];
  #length = 0;
  #fd: number | undefined;

  add(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.#length += bytes.length;
    if (this.#length >= inMemory) this.#spill();
  }

  #spill(): void {
    this.#fd ??= openUnnamed();
    for (const piece of this.#pieces)
      for (let at = 0; at < piece.length; ) at += writeSync(this.#fd, piece, at, piece.length - at);
    this.#pieces = [];
    this.#length = 0;
  }

  /** All bytes in order, in pieces that hold until the next is asked for. */
  *take(): Generator<Uint8Array> {
    if (this.#fd !== undefined) {
      const buffer = new Uint8Array(pieceLength);
      for (let position = 0; ; ) {
        const count = readSync(this.#fd, buffer, 0, pieceLength, position);
        if (count === 0) break;
        yield buffer.subarray(0, count);
        position += count;
      }
    }
    yield* this.#pieces;
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
    this.#pieces = [];
  }
}

function openUnnamed(): number {
  const directory = mkdtempSync(join(tmpdir(), 'nltool-'));
  try {
    return openSync(join(directory, 'spool'), 'wx+', 0o600);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
