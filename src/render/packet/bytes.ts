import { viewOf } from '../../wire/bytes.ts';

/** Reading packets: fields in network order of bytes that may end anywhere. */
export class Bytes {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = viewOf(bytes);
  }

  get length(): number {
    return this.bytes.length;
  }

  /** Throws RangeError past the end, as all that follow do. */
  u8 = (at: number): number => this.#view.getUint8(at);
  u16 = (at: number): number => this.#view.getUint16(at);
  u32 = (at: number): number => this.#view.getUint32(at);

  /** `length` bytes from `at` on. */
  slice(at: number, length: number): Uint8Array {
    if (at + length > this.length) throw new RangeError('the packet ends before');
    return this.bytes.subarray(at, at + length);
  }

  /** What is behind, as far as it is there. */
  from = (at: number, end = this.length): Bytes => new Bytes(this.bytes.subarray(at, Math.max(at, end)));
}
