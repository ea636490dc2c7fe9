/** Where the capture goes. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Output } from '../../src/render/out.ts';
import { refused, systemText } from '../shared/failure.ts';
import { Spool } from './spool.ts';

/** Takes the bytes of a capture: at once, or when all of them are known to be right. */
export class Target {
  readonly #file: string;
  readonly #out: Output;
  readonly #spool: Spool | undefined;
  #fd: number | undefined;

  constructor(file: string, out: Output, stream: boolean) {
    this.#file = file;
    this.#out = out;
    this.#spool = stream ? undefined : new Spool();
  }

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (this.#spool) this.#attempt(() => this.#spool!.add(bytes.slice()));
    else this.#write(bytes);
  }

  /** Writes what was kept back. Throws Failure. */
  finish(): void {
    for (const bytes of this.#spool?.take() ?? []) this.#write(bytes);
    if (this.#file !== '-') this.#open();
  }

  close(): void {
    this.#spool?.close();
    if (this.#fd !== undefined) closeSync(this.#fd);
  }

  #open(): number {
    this.#fd ??= this.#attempt(() => openSync(this.#file, 'w'));
    return this.#fd;
  }

  #write(bytes: Uint8Array): void {
    if (this.#file === '-') {
      this.#out.writeBytes(bytes);
      return;
    }
    const fd = this.#open();
    this.#attempt(() => {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at);
    });
  }

  #attempt<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw refused(`cannot write ${this.#file === '-' ? 'stdout' : this.#file}: ${systemText(error)}`);
    }
  }
}
