/** What stands behind a value in a tree: what the schema knows of it, or what its bytes may be. */
import type { Message } from '../codec/message.ts';
import { isObject } from '../schema/value.ts';
import type { Entry, Node } from '../types/node.ts';
import { hiddenText } from '../types/payload.ts';
import { typeBits } from '../wire/attribute.ts';
import { isZero } from '../wire/bytes.ts';
import { type Guess, guess } from '../wire/guess.ts';
import { toHex } from '../wire/hex.ts';
import { printable } from './raw.ts';
import type { Row } from './rows.ts';
import { quote } from './sanitize.ts';
import { isHidden, isUnknown, typeText } from './value.ts';
import type { View } from './view.ts';

/** What the schema knows of an entry, or that it does not. */
export function noteOf(entry: Entry, message: Message, view: View, full: boolean): Pick<Row, 'note'> {
  const { theme } = view;
  const { raw, attribute, node } = entry;
  if (isUnknown(entry)) {
    const words = ['unknown attribute', guessText(message, entry), full && bitsText(raw!.type)];
    return { note: theme.unknown(words.filter(Boolean).join('  ')) };
  }
  const text = isHidden(entry, view) ? undefined : textInside(node, message.bytes);
  if (!full) return text === undefined ? {} : { note: theme.string(text) };
  const pad = raw && !isZero(message.bytes, raw.end, raw.next);
  const facts = [
    node.type && typeText(node.type),
    attribute?.constant,
    raw && `${raw.type & typeBits.mask}`,
    raw && bitsText(raw.type),
    pad && `padding ${toHex(message.bytes, raw.end, raw.next)}`,
    text,
  ];
  return { note: theme.dim(facts.filter(Boolean).join('  ')) };
}

/** `perhaps u32 7`; nothing where the bytes look like nothing else, or are hidden. */
function guessText({ view }: Message, { raw, node }: Entry): string | undefined {
  const { value } = node;
  const hidden = !isObject(value) || value.hex === hiddenText;
  const found = hidden ? undefined : guess(view, node.start, node.end, raw!.type);
  return found && found.as !== 'bytes' ? `perhaps ${guessWords(found)}` : undefined;
}

function guessWords(found: Guess): string {
  if (found.as === 'nest')
    return `nest (${found.inside.map(({ type, guess }) => `${type & typeBits.mask}: ${guessWords(guess)}`).join(', ')})`;
  if (!('value' in found)) return found.as;
  return `${found.as} ${typeof found.value === 'string' ? quote(found.value) : found.value}`;
}

/** Bytes that no hint explains as the text that they may be. */
function textInside({ type, start, end }: Node, bytes: Uint8Array): string | undefined {
  if (type && (type.kind !== 'binary' || type.hint)) return undefined;
  const text = printable(bytes.subarray(start, end));
  return text === undefined ? undefined : quote(text);
}

const bitsText = (type: number): string =>
  [type & typeBits.nested ? 'nested' : '', type & typeBits.netByteOrder ? 'net-byteorder' : '']
    .filter(Boolean)
    .join(',');
