/** A capture being written: a file, or stdout. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { CaptureFormat, Frame } from '../../src/capture/frame.ts';
import { type CaptureWriter, captureWriter } from '../../src/capture/writer.ts';
import type { Output } from '../../src/render/out.ts';
import { refused, systemText } from './failure.ts';

/** Bytes gathered before they are written. */
const batch = 65536;

/** pcapng where the name says so, else pcap. */
export const formatByName = (file: string): CaptureFormat => (/\.(pcapng|ntar)$/i.test(file) ? 'pcapng' : 'pcap');

export class CaptureFile {
  readonly #fd: number | undefined;
  readonly #out: Output;
  readonly #writer: CaptureWriter;
  readonly #name: string;
  #pieces: Uint8Array[] = [];
  #length = 0;
  #number = 0;

  /** `-` is stdout. Throws Failure where the file cannot be made. */
  constructor(file: string, format: CaptureFormat, out: Output) {
    this.#name = file;
    this.#out = out;
    this.#writer = captureWriter(format);
    try {
      this.#fd = file === '-' ? undefined : openSync(file, 'w');
    } catch (error) {
      throw refused(`cannot write ${file}: ${systemText(error)}`);
    }
    // the head at once: a capture without a packet is one too
    this.#add(this.#writer.end());
    this.flush();
  }

  /** Adds a datagram; its number is counted here. */
  write(frame: Omit<Frame, 'kind' | 'number'>): void {
    this.#add(this.#writer.write({ kind: 'frame', number: ++this.#number, ...frame }));
    if (this.#length >= batch) this.flush();
  }

  #add(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.#length += bytes.length;
  }

  /** Hands what was gathered to the system. Throws Failure. */
  flush(): void {
    if (this.#length === 0) return;
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#length = 0;
    if (this.#fd === undefined) {
      this.#out.writeBytes(bytes);
      return;
    }
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at);
    } catch (error) {
      throw refused(`cannot write ${this.#name}: ${systemText(error)}`);
    }
  }

  close(): void {
    this.#add(this.#writer.end());
    this.flush();
    if (this.#fd !== undefined) closeSync(this.#fd);
  }
}
