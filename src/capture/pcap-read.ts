import { toHex } from '../wire/hex.ts';
import { readCooked } from './cooked.ts';
import { type CaptureItem, type CaptureMeta, type PacketMeta, present } from './frame.ts';
import { type Input, sizeLimit } from './input.ts';
import { fileHeaderLength, packetHeaderLength, pcapDefaults, pcapMagic, pcapOrder, timeOf, unitOf } from './pcap.ts';

/** Reads a pcap file: its head, its packets, and what follows the last whole one as a tail. */
export async function* readPcap(input: Input): AsyncGenerator<CaptureItem> {
  const whole = await input.fill(fileHeaderLength);
  const head = input.take(Math.min(input.available, fileHeaderLength));
  const order = pcapOrder(head);
  if (!whole || !order) {
    yield { kind: 'capture', capture: { format: 'pcap', header: toHex(head) } };
    yield* input.tail(whole ? 'no pcap magic number' : `file header cut short: ${head.length} of 24 bytes`);
    return;
  }
  const { little } = order;
  const capture = readHeader(head, little, order.magic);
  yield { kind: 'capture', capture };

  const linktype = capture.linktype ?? pcapDefaults.linktype;
  const headerLength = packetHeaderLength(capture);
  const unit = unitOf(capture);
  for (let number = 1; ; number++) {
    if (input.available < headerLength && !(await input.fill(headerLength))) {
      if (input.available > 0) {
        yield* input.tail(`header of packet ${number} cut short: ${input.available} of ${headerLength} bytes`);
      }
      return;
    }
    const header = input.peek(headerLength);
    const view = new DataView(header.buffer, header.byteOffset, headerLength);
    const length = view.getUint32(8, little);
    if (length > sizeLimit) {
      yield* input.tail(`packet ${number} claims ${length} bytes, over the limit of ${sizeLimit}`);
      return;
    }
    if (input.available < headerLength + length && !(await input.fill(headerLength + length))) {
      yield* input.tail(`packet ${number} cut short: ${input.available - headerLength} of ${length} bytes`);
      return;
    }
    input.take(headerLength);
    const data = input.take(length);
    const ts: [number, number] = [view.getUint32(0, little), view.getUint32(4, little)];
    const time = timeOf(ts, unit);
    const original = view.getUint32(12, little);
    const cooked = readCooked(linktype, data);
    const packet = present<PacketMeta>({
      ...cooked?.meta,
      orig_len: original === length ? undefined : original,
      ts: ts[1] * unit < 1_000_000_000 ? undefined : ts,
      extra: capture.modified && toHex(header, 16),
    });
    yield cooked
      ? {
          kind: 'frame',
          number,
          protocol: cooked.protocol,
          bytes: cooked.bytes,
          time,
          direction: cooked.direction,
          packet,
        }
      : { kind: 'packet', number, linktype, bytes: data, time, packet };
  }
}

function readHeader(head: Uint8Array, little: boolean, magic: number): CaptureMeta {
  const view = new DataView(head.buffer, head.byteOffset, fileHeaderLength);
  const u32 = (offset: number, usual?: number) => unless(view.getUint32(offset, little), usual);
  const version: [number, number] = [view.getUint16(4, little), view.getUint16(6, little)];
  const network = view.getUint32(20, little);
  return present<CaptureMeta>({
    format: 'pcap',
    order: little ? undefined : 'big',
    resolution: magic === pcapMagic.us ? 'us' : undefined,
    modified: magic === pcapMagic.modified ? true : undefined,
    version: version[0] === pcapDefaults.version[0] && version[1] === pcapDefaults.version[1] ? undefined : version,
    zone: unless(view.getInt32(8, little), pcapDefaults.zone),
    sigfigs: u32(12, pcapDefaults.sigfigs),
    snaplen: u32(16, pcapDefaults.snaplen),
    linktype: unless(network & 0xffff, pcapDefaults.linktype),
    linktype_flags: unless(network >>> 16, 0),
  })!;
}

const unless = (value: number, usual?: number): number | undefined => (value === usual ? undefined : value);
