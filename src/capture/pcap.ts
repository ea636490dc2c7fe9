/** The classic pcap file: 24 bytes of header, then packets with 16 bytes of header each (pcap-savefile(5)). */
import type { CaptureMeta } from './frame.ts';

export const fileHeaderLength = 24;

/** Magic numbers, as they read in the file's own byte order. */
export const pcapMagic = { us: 0xa1b2c3d4, ns: 0xa1b23c4d, modified: 0xa1b2cd34 } as const;

/** What our own writer writes, and what a header record leaves out. */
export const pcapDefaults = { version: [2, 4], zone: 0, sigfigs: 0, snaplen: 262144, linktype: 253 } as const;

/** Byte order and magic of a file's first four bytes, or undefined where it is not pcap. */
export function pcapOrder(bytes: Uint8Array): { little: boolean; magic: number } | undefined {
  if (bytes.length < 4) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 4);
  for (const little of [true, false]) {
    const magic = view.getUint32(0, little);
    if (magic === pcapMagic.us || magic === pcapMagic.ns || magic === pcapMagic.modified) return { little, magic };
  }
  return undefined;
}

/** Length of each packet's header. */
export const packetHeaderLength = (capture: CaptureMeta): number => (capture.modified ? 24 : 16);

/** Nanoseconds in the unit of the timestamps' second word. */
export const unitOf = (capture: CaptureMeta): number => (capture.resolution === 'us' || capture.modified ? 1000 : 1);

/** Time in nanoseconds of a timestamp's two words. */
export const timeOf = (ts: readonly [number, number], unit: number): bigint =>
  BigInt(ts[0]) * 1_000_000_000n + BigInt(ts[1] * unit);

/** A timestamp's two words; finer digits than the unit are cut off. Undefined where 32 bits cannot say the seconds. */
export function timestampOf(time: bigint, unit: number): [number, number] | undefined {
  if (time < 0n || time >= 0x1_0000_0000n * 1_000_000_000n) return undefined;
  return [Number(time / 1_000_000_000n), Math.trunc(Number(time % 1_000_000_000n) / unit)];
}
