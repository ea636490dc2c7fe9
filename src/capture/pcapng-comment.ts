/** Comments on pcapng packets: ours first, then other people's. */

import { sameBytes } from '../wire/bytes.ts';
import { fromHex, toHex } from '../wire/hex.ts';
import { commentOf, formatComment, parseComment } from './comment.ts';
import { type Frame, type Packet, type PacketMeta, present } from './frame.ts';
import { type BlockOption, optionCode, readOptions, writeOptions } from './pcapng.ts';

const encoder = new TextEncoder();

type Noted = Pick<Frame | Packet, 'group' | 'nsid' | 'packet'>;

/** What the options of a packet say; `packet.options` where they are more than our writer would write. */
export function readNotes(bytes: Uint8Array, little: boolean): Noted {
  if (bytes.length === 0) return {};
  const noted = parseNotes(bytes, little);
  const usual = writeOptions(comments(noted), little);
  if (sameBytes(usual, bytes)) return noted;
  return { ...noted, packet: { ...noted.packet, options: toHex(bytes) } };
}

/** The options of a packet: as they were read where they still say the same, else with new comments before the rest. */
export function writeNotes(item: Noted, little: boolean): Uint8Array {
  const raw = item.packet?.options === undefined ? undefined : fromHex(item.packet.options);
  const fresh = comments(item);
  if (!raw) return writeOptions(fresh, little);
  const before = writeOptions(comments(parseNotes(raw, little)), little);
  if (sameBytes(before, writeOptions(fresh, little))) return raw;
  const others = readOptions(raw, little).filter(option => option.code !== optionCode.comment);
  return writeOptions([...fresh, ...others], little);
}

function parseNotes(bytes: Uint8Array, little: boolean): Noted {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const notes: string[] = [];
  let own: ReturnType<typeof parseComment>;
  for (const { code, value } of readOptions(bytes, little)) {
    if (code !== optionCode.comment) continue;
    const text = decoder.decode(value);
    const comment = own ? undefined : parseComment(text);
    if (comment) own = comment;
    else notes.push(text);
  }
  const packet = present<PacketMeta>({
    note: notes.length > 0 ? notes.join('\n') : undefined,
    families: own?.families,
  });
  return { group: own?.group, nsid: own?.nsid, packet };
}

function comments(item: Noted): BlockOption[] {
  const texts = [formatComment(commentOf(item)), item.packet?.note].filter(text => text !== undefined);
  return texts.flatMap(pieces).map(text => ({ code: optionCode.comment, value: encoder.encode(text) }));
}

/** An option's length has 16 bits: longer texts become several comments. */
const pieces = (text: string): string[] => (text.length <= 16000 ? [text] : (text.match(/.{1,16000}/gsu) ?? []));
