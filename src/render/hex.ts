/** Bytes to look at: `-x`. */
import type { Message } from '../codec/message.ts';
import type { Entry, Node } from '../types/node.ts';
import { join } from '../types/path.ts';
import { toHex } from '../wire/hex.ts';
import { messageHeaderLength } from '../wire/message.ts';
import { partNames } from './leaves.ts';
import { sanitize } from './sanitize.ts';
import { isHidden, labelOf } from './value.ts';
import type { View } from './view.ts';

const rowLength = 16;
const groupLength = 4;

/** A run of bytes that begins on a row of its own. */
interface Segment {
  start: number;
  name: string;
}

/** Bytes that may not be seen. */
interface Range {
  start: number;
  end: number;
}

interface Dump {
  view: View;
  segments: Segment[];
  hidden: Range[];
}

/**
 * The bytes of a message with the name of what begins in each row: headers, then each attribute by its path (a nest's
 * own header stands before its first attribute). Key material is `..`. `mark` is an offset that an error speaks of.
 */
export function hexDump(message: Message, view: View, mark?: number): string {
  const dump: Dump = { view, segments: [], hidden: [] };
  collect(message, 0, '', dump);
  const { theme } = view;
  const { bytes } = message;
  const segments = dump.segments.filter(({ start }) => start < bytes.length).sort((a, b) => a.start - b.start);
  if (segments[0]?.start !== 0) segments.unshift({ start: 0, name: '' });
  const digits = bytes.length > 0x10000 ? 6 : bytes.length > 0x100 ? 4 : 2;
  const lines: string[] = [];
  segments.forEach((segment, i) => {
    const end = segments[i + 1]?.start ?? bytes.length;
    const marked = mark !== undefined && mark >= segment.start && mark < end;
    for (let at = segment.start; at < end; at += rowLength) {
      const stop = Math.min(at + rowLength, end);
      const text = groups(bytes, at, stop, dump.hidden);
      const name = at === segment.start ? sanitize(segment.name) : '';
      const blank = ' '.repeat(name === '' ? 0 : rowWidth - text.length + 2);
      const dressed = marked ? theme.bad(text) : theme.hex(text);
      lines.push(
        `${theme.dim(`${at.toString(16).padStart(digits, '0')}:`)} ${dressed}${blank}${marked ? theme.bad(name) : name}`,
      );
    }
  });
  return lines.join('\n');
}

const rowWidth = rowLength * 2 + rowLength / groupLength - 1;

function groups(bytes: Uint8Array, start: number, end: number, hidden: readonly Range[]): string {
  let text = '';
  for (let at = start; at < end; at++) {
    if (at > start && (at - start) % groupLength === 0) text += ' ';
    text += hidden.some(range => at >= range.start && at < range.end) ? '..' : toHex(bytes, at, at + 1);
  }
  return text;
}

/** What begins where in a message that lies `shift` bytes into the dump. */
function collect(message: Message, shift: number, prefix: string, dump: Dump): void {
  const segment = (start: number, name: string) => dump.segments.push({ start: start + shift, name: prefix + name });
  if (message.header) segment(0, 'nlmsghdr');
  if (message.generic) segment(messageHeaderLength, 'genlmsghdr');
  if (message.errno !== undefined && message.header) {
    segment(messageHeaderLength, message.kind === 'done' ? 'errno' : 'nlmsgerr');
    if (message.request) collect(message.request, shift + messageHeaderLength + 4, `${prefix}request `, dump);
    if (message.extendedAck) attributes(message.extendedAck, 'extended_ack', shift, prefix, dump);
  }
  const known = dump.hidden.length;
  for (const part of partNames) {
    const node = message[part];
    if (!node) continue;
    if (part === 'attributes') attributes(node, '', shift, prefix, dump);
    else {
      if (node.end > node.start) segment(node.start, structName(node) ?? part);
      attributes(node, part, shift, prefix, dump);
    }
  }
  // a secret without a place of its own (a tail that may hold a key): nothing behind the header is shown
  if (!dump.view.showSecrets && dump.hidden.length - known < message.redacted.length)
    dump.hidden.push({ start: shift + messageHeaderLength, end: shift + message.bytes.length });
}

const structName = (node: Node): string | undefined =>
  node.type?.kind === 'struct' ? node.type.name.replaceAll('-', '_') : undefined;

/** The attributes of a node. A nest whose first attribute follows its header at once begins with that one. */
function attributes(node: Node, path: string, shift: number, prefix: string, dump: Dump): void {
  for (const entry of node.children) {
    const at = join(path, labelOf(entry));
    const hidden = isHidden(entry, dump.view);
    if (hidden) dump.hidden.push({ start: shift + entry.node.start, end: shift + entry.node.end });
    if (entry.raw) {
      const first = firstAttribute(entry);
      if (first !== entry.raw.payload || hidden) {
        dump.segments.push({ start: shift + entry.raw.start, name: prefix + at });
        attributes(entry.node, at, shift, prefix, dump);
      } else {
        const count = dump.segments.length;
        attributes(entry.node, at, shift, prefix, dump);
        dump.segments[count]!.start = shift + entry.raw.start;
      }
    } else attributes(entry.node, at, shift, prefix, dump);
  }
}

/** Where the first attribute inside begins, if there is any. */
function firstAttribute(entry: Entry): number | undefined {
  for (const child of entry.node.children) {
    const start = child.raw?.start ?? firstAttribute(child);
    if (start !== undefined) return start;
  }
  return undefined;
}
