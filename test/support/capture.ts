/** Hand-made capture files, and the way through reader, JSON and writer. */
import type { CaptureFormat, CaptureItem } from '../../src/capture/frame.ts';
import { type OpenOptions, openCapture } from '../../src/capture/open.ts';
import { captureRecord, parseCaptureRecord, parsePacketMeta } from '../../src/capture/record.ts';
import { captureWriter } from '../../src/capture/writer.ts';
import { formatTime, parseTime } from '../../src/hints/since-1970.ts';
import { fromHex } from '../../src/wire/hex.ts';
import { bytesOf, u16, u32 } from './bytes.ts';

/** RTM_GETLINK dump request, NLMSG_DONE. */
export const getLink = fromHex('14000000120001030100000000000000 00000000')!;
export const done = fromHex('14000000030002000100000000000000 00000000')!;

/** The link header of nlmon for a protocol. */
export const cooked = (protocol: number, type = 4, rest = '00000000000000000000'): Uint8Array =>
  bytesOf(u16(type, false), u16(824, false), rest, u16(protocol, false));

export interface PcapHead {
  little?: boolean;
  magic?: number;
  version?: [number, number];
  zone?: number;
  sigfigs?: number;
  snaplen?: number;
  network?: number;
}

export function pcapHead(head: PcapHead = {}): Uint8Array {
  const { little = true, magic = 0xa1b2c3d4, version = [2, 4], zone = 0, sigfigs = 0 } = head;
  const words = [zone, sigfigs, head.snaplen ?? 262144, head.network ?? 253].map(word => u32(word, little));
  return bytesOf(u32(magic, little), u16(version[0], little), u16(version[1], little), ...words);
}

export function pcapPacket(
  data: Uint8Array,
  ts = [1, 2],
  little = true,
  original = data.length,
  extra = '',
): Uint8Array {
  return bytesOf(...[ts[0]!, ts[1]!, data.length, original].map(word => u32(word, little)), extra, data);
}

/** A pcapng block around content that is a multiple of four. */
export const ngBlock = (type: number, content: Uint8Array, little = true): Uint8Array =>
  bytesOf(u32(type, little), u32(content.length + 12, little), content, u32(content.length + 12, little));

export const ngSection = (little = true, options = ''): Uint8Array =>
  ngBlock(0x0a0d0d0a, bytesOf(u32(0x1a2b3c4d, little), u16(1, little), u16(0), 'ffffffffffffffff', options), little);

export const ngInterface = (linktype: number, little = true, snaplen = 0, options = ''): Uint8Array =>
  ngBlock(1, bytesOf(u16(linktype, little), u16(0), u32(snaplen, little), options), little);

export function ngPacket(
  data: Uint8Array,
  { little = true, of = 0, ts = [0x5e0, 0x12345678], original = data.length, options = '', padding = '00' } = {},
): Uint8Array {
  const pad = padding.repeat((4 - (data.length % 4)) % 4);
  const words = [of, ts[0]!, ts[1]!, data.length, original].map(word => u32(word, little));
  return ngBlock(6, bytesOf(...words, data, pad, options), little);
}

/** The bytes in chunks of a size, as a pipe would bring them. */
async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function readAll(bytes: Uint8Array, options: OpenOptions = {}, size = 65536): Promise<CaptureItem[]> {
  const opened = await openCapture(chunked(bytes, size), options);
  if (opened.format === 'ndjson') throw new Error('NDJSON');
  const items: CaptureItem[] = [];
  for await (const item of opened.items) items.push(item);
  return items;
}

/** The file of these items; its format is that of their head. */
export function writeAll(items: readonly CaptureItem[], format?: CaptureFormat): Uint8Array {
  const head = items.find(item => item.kind === 'capture');
  const writer = captureWriter(format ?? head?.capture.format ?? 'pcap');
  return bytesOf(...items.map(item => writer.write(item)), writer.end());
}

/** An item as it comes back from a line of JSON; of a frame, all but its datagram. */
export function throughJson(item: CaptureItem): CaptureItem {
  if (item.kind === 'frame') {
    const { time, packet, ...rest } = item;
    const record = JSON.parse(JSON.stringify({ time: time === undefined ? undefined : formatTime(time), packet }));
    const parsed = parsePacketMeta(record.packet);
    if (parsed.issues) throw new Error(JSON.stringify(parsed.issues));
    return { ...rest, time: record.time && parseTime(record.time), packet: parsed.packet };
  }
  const parsed = parseCaptureRecord(JSON.parse(JSON.stringify(captureRecord(item))));
  if (parsed.issues) throw new Error(JSON.stringify(parsed.issues));
  return parsed.item;
}
