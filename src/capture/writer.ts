import type { CaptureFormat, CaptureItem } from './frame.ts';
import { HexWriter } from './hex-write.ts';
import { PcapWriter } from './pcap-write.ts';
import { PcapngWriter } from './pcapng-write.ts';
import { RawWriter } from './raw.ts';

/** Turns items into the bytes of a file, one item at a time; opening and flushing files is the caller's. */
export interface CaptureWriter {
  /**
   * The bytes of one item. A `capture` item gives the file's head and comes first; without one, the first item brings
   * our own head along. Items as a reader of the same format yielded them give the file that was read. Throws
   * CaptureError where the format cannot say the item's time.
   */
  write(item: CaptureItem): Uint8Array;
  /** What is left to write at the end: the head, where no item came. */
  end(): Uint8Array;
  /** items that this format cannot hold and that were left out: blocks and tails of another, foreign packets */
  skipped: number;
}

/** A writer for one file. */
export function captureWriter(format: CaptureFormat): CaptureWriter {
  if (format === 'pcap') return new PcapWriter();
  if (format === 'pcapng') return new PcapngWriter();
  return format === 'raw' ? new RawWriter() : new HexWriter();
}
