import { fromHex } from '../wire/hex.ts';
import { holdsNetlink, writeCooked } from './cooked.ts';
import { CaptureError } from './error.ts';
import type { CaptureItem, CaptureMeta, Frame, Packet } from './frame.ts';
import { join } from './join.ts';
import { fileHeaderLength, packetHeaderLength, pcapDefaults, pcapMagic, timeOf, timestampOf, unitOf } from './pcap.ts';
import type { CaptureWriter } from './writer.ts';

const none = new Uint8Array(0);

/** Writes pcap, readable by tcpdump and tshark. */
export class PcapWriter implements CaptureWriter {
  skipped = 0;
  #capture: CaptureMeta | undefined;
  #own = true;

  write(item: CaptureItem): Uint8Array {
    if (item.kind === 'capture') return this.#begin(item.capture);
    const head = this.end();
    const body = this.#body(item);
    if (body === undefined) this.skipped++;
    return body === undefined ? head : join([head, body]);
  }

  end(): Uint8Array {
    return this.#capture ? none : this.#begin({ format: 'pcap' });
  }

  #begin(capture: CaptureMeta): Uint8Array {
    if (this.#capture) {
      this.skipped++;
      return none;
    }
    this.#own = capture.format === 'pcap';
    this.#capture = this.#own ? capture : { format: 'pcap' };
    const { header } = this.#capture;
    return (header === undefined ? undefined : fromHex(header)) ?? fileHeader(this.#capture);
  }

  #body(item: Frame | Packet | CaptureItem): Uint8Array | undefined {
    const capture = this.#capture!;
    const linktype = capture.linktype ?? pcapDefaults.linktype;
    if (item.kind === 'tail') return this.#own ? item.bytes : undefined;
    if (item.kind === 'packet') return linktype === item.linktype ? packet(capture, item, none) : undefined;
    if (item.kind !== 'frame' || !holdsNetlink(linktype)) return undefined;
    return packet(capture, item, writeCooked(linktype, item));
  }
}

function fileHeader(capture: CaptureMeta): Uint8Array {
  const little = capture.order !== 'big';
  const [major, minor] = capture.version ?? pcapDefaults.version;
  const bytes = new Uint8Array(fileHeaderLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, pcapMagic[capture.modified ? 'modified' : (capture.resolution ?? 'ns')], little);
  view.setUint16(4, major, little);
  view.setUint16(6, minor, little);
  view.setInt32(8, capture.zone ?? pcapDefaults.zone, little);
  view.setUint32(12, capture.sigfigs ?? pcapDefaults.sigfigs, little);
  view.setUint32(16, capture.snaplen ?? pcapDefaults.snaplen, little);
  view.setUint32(20, (capture.linktype ?? pcapDefaults.linktype) + (capture.linktype_flags ?? 0) * 0x1_0000, little);
  return bytes;
}

function packet(capture: CaptureMeta, item: Frame | Packet, cooked: Uint8Array): Uint8Array {
  const little = capture.order !== 'big';
  const headerLength = packetHeaderLength(capture);
  const length = cooked.length + item.bytes.length;
  const bytes = new Uint8Array(headerLength + length);
  const view = new DataView(bytes.buffer);
  const [seconds, fraction] = timestamp(item, unitOf(capture));
  view.setUint32(0, seconds, little);
  view.setUint32(4, fraction, little);
  view.setUint32(8, length, little);
  view.setUint32(12, item.packet?.orig_len ?? length, little);
  const extra = item.packet?.extra === undefined ? undefined : fromHex(item.packet.extra);
  if (extra?.length === headerLength - 16) bytes.set(extra, 16);
  bytes.set(cooked, headerLength);
  bytes.set(item.bytes, headerLength + cooked.length);
  return bytes;
}

/** The words as they were read, where they still mean the item's time. */
function timestamp({ time, packet, number }: Frame | Packet, unit: number): [number, number] {
  const raw = packet?.ts;
  if (raw && (time === undefined || timeOf(raw, unit) === time)) return raw;
  if (time === undefined) return [0, 0];
  const ts = timestampOf(time, unit);
  if (!ts)
    throw new CaptureError(`pcap cannot hold the time of packet ${number}, ${time} ns since the epoch; pcapng can`);
  return ts;
}
