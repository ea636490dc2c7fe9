import { fromHex } from '../wire/hex.ts';
import { holdsNetlink, netlinkLinkType, writeCooked } from './cooked.ts';
import { CaptureError } from './error.ts';
import type { CaptureItem, CaptureMeta, Frame, Packet } from './frame.ts';
import { join } from './join.ts';
import { blockType, type Interface, optionCode, orderMagic, pad4, Section, writeOptions } from './pcapng.ts';
import { writeNotes } from './pcapng-comment.ts';
import { timeOf, timestampOf } from './pcapng-time.ts';
import type { CaptureWriter } from './writer.ts';

const none = new Uint8Array(0);

/** Writes pcapng: little-endian, nanoseconds, one interface of each link type, where nothing that was read says else. */
export class PcapngWriter implements CaptureWriter {
  skipped = 0;
  readonly #section = new Section();
  #begun = false;
  #own = true;

  write(item: CaptureItem): Uint8Array {
    if (item.kind === 'capture') return this.#begin(item.capture);
    const head = this.end();
    if (!this.#own && (item.kind === 'tail' || item.kind === 'block')) {
      this.skipped++;
      return head;
    }
    const body =
      item.kind === 'tail'
        ? item.bytes
        : item.kind === 'block'
          ? this.#block(item.type, item.bytes)
          : this.#packet(item, item.kind === 'frame' ? netlinkLinkType : (item.linktype ?? 0));
    return join([head, body]);
  }

  end(): Uint8Array {
    return this.#begun ? none : this.#begin({ format: 'pcapng' });
  }

  #begin(capture: CaptureMeta): Uint8Array {
    if (this.#begun) {
      this.skipped++;
      return none;
    }
    this.#begun = true;
    this.#own = capture.format === 'pcapng';
    const given = this.#own && capture.header !== undefined ? fromHex(capture.header) : undefined;
    const head = given ?? ownSection();
    if (head.length >= 28) this.#section.see(blockType.section, head.subarray(8));
    return head;
  }

  #block(type: number, content: Uint8Array): Uint8Array {
    this.#section.see(type, content);
    return wrap(type, [content], this.#section.little);
  }

  #packet(item: Frame | Packet, linktype: number): Uint8Array {
    const section = this.#section;
    let index = item.packet?.interface ?? -1;
    const named = section.interfaces[index]?.linktype ?? -1;
    if (item.kind === 'frame' ? !holdsNetlink(named) : named !== linktype) index = section.find(linktype);
    const before = index >= 0 ? none : this.#block(blockType.interface, ownInterface(linktype, section.little));
    if (index < 0) index = section.interfaces.length - 1;

    const of = section.interfaces[index]!;
    const cooked = item.kind === 'frame' ? writeCooked(of.linktype, item) : none;
    const block = packetBlock(section, index, of, item, cooked);
    return join([before, block]);
  }
}

function packetBlock(section: Section, index: number, of: Interface, item: Frame | Packet, cooked: Uint8Array) {
  const { little } = section;
  const { packet = {}, bytes } = item;
  const length = cooked.length + bytes.length;
  const original = packet.orig_len ?? length;
  const padding = paddingOf(length, packet.padding);
  const simple = packet.block === 3 && index === 0 && item.time === undefined;
  if (simple && length === Math.min(original, of.snaplen || original)) {
    const head = new Uint8Array(4);
    new DataView(head.buffer).setUint32(0, original, little);
    return wrap(blockType.simplePacket, [head, cooked, bytes, padding], little);
  }
  const old = packet.block === 2 && index <= 0xffff;
  const head = new Uint8Array(20);
  const view = new DataView(head.buffer);
  if (old) view.setUint16(0, index, little);
  else view.setUint32(0, index, little);
  if (old) view.setUint16(2, packet.drops ?? 0xffff, little);
  const [high, low] = timestamp(item, of);
  view.setUint32(4, high, little);
  view.setUint32(8, low, little);
  view.setUint32(12, length, little);
  view.setUint32(16, original, little);
  const type = old ? blockType.packet : blockType.enhancedPacket;
  return wrap(type, [head, cooked, bytes, padding, writeNotes(item, little)], little);
}

/** The words as they were read, where they still mean the item's time. */
function timestamp({ time, packet, number }: Frame | Packet, of: Interface): [number, number] {
  const raw = packet?.ts;
  if (raw && (time === undefined || timeOf(raw, of) === time)) return raw;
  if (time === undefined) return [0, 0];
  const ts = timestampOf(time, of);
  if (!ts) throw new CaptureError(`interface cannot hold the time of packet ${number}, ${time} ns since the epoch`);
  return ts;
}

function paddingOf(length: number, hex: string | undefined): Uint8Array {
  const count = pad4(length) - length;
  const given = hex === undefined ? undefined : fromHex(hex);
  return given?.length === count ? given : new Uint8Array(count);
}

/** A block around its content, which is padded to a multiple of four. */
function wrap(type: number, parts: readonly Uint8Array[], little: boolean): Uint8Array {
  const content = join(parts);
  const length = 12 + pad4(content.length);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, little);
  view.setUint32(4, length, little);
  bytes.set(content, 8);
  view.setUint32(length - 4, length, little);
  return bytes;
}

/** Our own section header: version 1.0, length not said, application nltool. */
export function ownSection(): Uint8Array {
  const head = new Uint8Array(16);
  const view = new DataView(head.buffer);
  view.setUint32(0, orderMagic, true);
  view.setUint16(4, 1, true);
  view.setBigInt64(8, -1n, true);
  const application = { code: 4, value: new TextEncoder().encode('nltool') };
  return wrap(blockType.section, [head, writeOptions([application], true)], true);
}

/** Our own interface: no snaplen, nanoseconds. */
function ownInterface(linktype: number, little: boolean): Uint8Array {
  const head = new Uint8Array(8);
  new DataView(head.buffer).setUint16(0, linktype, little);
  const options = writeOptions([{ code: optionCode.resolution, value: Uint8Array.of(9) }], little);
  return join([head, options]);
}
