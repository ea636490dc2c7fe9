import { isZero, sameBytes, viewOf } from '../wire/bytes.ts';
import { toHex } from '../wire/hex.ts';
import { readCooked } from './cooked.ts';
import { type Block, type CaptureItem, type Frame, type Packet, type PacketMeta, present } from './frame.ts';
import { type Input, sizeLimit } from './input.ts';
import { blockName, blockType, pad4, Section, sectionOrder } from './pcapng.ts';
import { readNotes } from './pcapng-comment.ts';
import { timeOf, timestampOf } from './pcapng-time.ts';
import { ownSection } from './pcapng-write.ts';

/** Reads a pcapng file: its first section header as the head, packets, every other block as it stands, and a tail. */
export async function* readPcapng(input: Input): AsyncGenerator<CaptureItem> {
  const section = new Section();
  let begun = false;
  for (let number = 1; ; ) {
    const offset = input.offset;
    const next = await nextBlock(input, section, begun);
    if (!next && begun) return;
    if (typeof next === 'string' || !next) {
      if (!begun) yield { kind: 'capture', capture: { format: 'pcapng', header: '' } };
      yield* input.tail(next ?? 'empty file');
      return;
    }
    const { type, whole } = next;
    const content = whole.subarray(8, whole.length - 4);
    section.see(type, content);
    if (!begun) {
      begun = true;
      const own = sameBytes(whole, ownSection());
      yield { kind: 'capture', capture: own ? { format: 'pcapng' } : { format: 'pcapng', header: toHex(whole) } };
    } else if (type === blockType.packet || type === blockType.simplePacket || type === blockType.enhancedPacket) {
      const item = readPacket(section, type, content, number);
      if (typeof item !== 'string') number++;
      yield typeof item === 'string' ? block(type, content, offset, item) : item;
    } else {
      yield block(type, content, offset);
    }
  }
}

/** One whole block, a problem, or undefined at the end of the file. */
async function nextBlock(
  input: Input,
  section: Section,
  begun: boolean,
): Promise<{ type: number; whole: Uint8Array } | string | undefined> {
  if (!(await input.fill(12))) {
    return input.available === 0 ? undefined : `block cut short: ${input.available} of at least 12 bytes`;
  }
  const head = input.peek(12);
  const view = viewOf(head);
  const type = view.getUint32(0, section.little);
  const starts = type === blockType.section;
  if (!starts && !begun) return 'no section header block';
  const little = starts ? sectionOrder(head.subarray(8)) : section.little;
  if (little === undefined) return 'section header block without a byte-order magic';
  const length = view.getUint32(4, little);
  if (length < (starts ? 28 : 12) || length % 4 !== 0) return `block claims ${length} bytes`;
  if (length > sizeLimit) return `block claims ${length} bytes, over the limit of ${sizeLimit}`;
  if (!(await input.fill(length))) return `block cut short: ${input.available} of ${length} bytes`;
  const whole = input.peek(length);
  const end = viewOf(whole).getUint32(length - 4, little);
  if (end !== length) return `block claims ${length} bytes at its start and ${end} at its end`;
  return { type, whole: input.take(length) };
}

const block = (type: number, bytes: Uint8Array, offset: number, problem?: string): Block => ({
  kind: 'block',
  type,
  name: blockName(type),
  bytes,
  offset,
  problem,
});

/** A packet from one of the three block types, or what is wrong with it. */
function readPacket(section: Section, type: 2 | 3 | 6, content: Uint8Array, number: number): Frame | Packet | string {
  const { little } = section;
  const simple = type === blockType.simplePacket;
  const start = simple ? 4 : 20;
  if (content.length < start) return `packet block of ${content.length + 12} bytes`;
  const view = viewOf(content);
  const index = simple ? 0 : type === blockType.packet ? view.getUint16(0, little) : view.getUint32(0, little);
  const of = section.interfaces[index];
  if (!of || of.linktype < 0) return `packet of interface ${index}, which is not described`;
  const original = view.getUint32(simple ? 0 : 16, little);
  const length = simple ? Math.min(original, of.snaplen || original) : view.getUint32(12, little);
  const end = start + length;
  const padded = start + pad4(length);
  if (padded > content.length) return `packet of ${length} bytes in a block of ${content.length + 12}`;
  if (simple && padded < content.length) return `${content.length - padded} bytes behind a simple packet`;

  const data = content.subarray(start, end);
  const cooked = readCooked(of.linktype, data);
  const ts: [number, number] | undefined = simple ? undefined : [view.getUint32(4, little), view.getUint32(8, little)];
  const time = ts && timeOf(ts, of);
  const again = time === undefined ? undefined : timestampOf(time, of);
  const padding = content.subarray(end, padded);
  const notes = readNotes(content.subarray(padded), little);
  const packet = present<PacketMeta>({
    ...cooked?.meta,
    orig_len: original === length ? undefined : original,
    ts: ts && again?.[0] === ts[0] && again[1] === ts[1] ? undefined : ts,
    interface: index === section.find(cooked ? 253 : of.linktype) ? undefined : index,
    block: type === blockType.enhancedPacket ? undefined : type,
    drops: type === blockType.packet ? view.getUint16(2, little) : undefined,
    padding: isZero(padding) ? undefined : toHex(padding),
    ...notes.packet,
  });
  const { group, nsid } = notes;
  return cooked
    ? {
        kind: 'frame',
        number,
        protocol: cooked.protocol,
        bytes: cooked.bytes,
        time,
        direction: cooked.direction,
        group,
        nsid,
        packet,
      }
    : { kind: 'packet', number, linktype: of.linktype, bytes: data, time, group, nsid, packet };
}
