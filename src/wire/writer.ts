import { align4 } from './align.ts';

/** A growing run of bytes. Offsets are from its start; nothing is written twice except lengths that are known late. */
export class Writer {
  bytes: Uint8Array;
  view: DataView;
  length = 0;

  constructor(capacity = 256) {
    this.bytes = new Uint8Array(capacity);
    this.view = new DataView(this.bytes.buffer);
  }

  /** Makes room for `count` zero bytes at the end and returns their offset. */
  reserve(count: number): number {
    const at = this.length;
    const need = at + count;
    if (need > this.bytes.length) {
      const grown = new Uint8Array(Math.max(need, this.bytes.length * 2));
      grown.set(this.bytes.subarray(0, at));
      this.bytes = grown;
      this.view = new DataView(grown.buffer);
    } else {
      this.bytes.fill(0, at, need);
    }
    this.length = need;
    return at;
  }

  put(bytes: Uint8Array): void {
    const at = this.reserve(bytes.length);
    this.bytes.set(bytes, at);
  }

  /** Pads with zeros to a multiple of four. */
  align(): void {
    this.reserve(align4(this.length) - this.length);
  }

  /** Forgets everything behind `length`. */
  truncate(length: number): void {
    this.length = length;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}
