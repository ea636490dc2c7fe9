/** A message to its last value: `-v`, and `-vv` with types, constants, offsets and lengths. */
import { errorFamily } from '../codec/errno.ts';
import type { Message } from '../codec/message.ts';
import type { Envelope } from '../codec/record.ts';
import { kernelPolicy } from '../schema/family.ts';
import type { Entry, Node } from '../types/node.ts';
import { wordsOf } from '../types/text.ts';
import { flagsText, leadText, messageName, operationRole } from './header.ts';
import { isBlank, isDerived, type PartName, partNames, valuesBeside } from './leaves.ts';
import { noteOf } from './note.ts';
import { packetText } from './packet/index.ts';
import { phrases } from './phrases.ts';
import { rawText } from './raw.ts';
import { ackRows, errorWords } from './refusal.ts';
import { reportRows } from './report.ts';
import { filled, layOut, type Row, withLines } from './rows.ts';
import { quote, sanitize } from './sanitize.ts';
import { eventText } from './together.ts';
import { isHidden, isUnknown, labelOf, type Shown, shownEntry, shownText } from './value.ts';
import { type View, viewOf } from './view.ts';

/** 1: values; 2: also what they are and where they are */
export type Depth = 1 | 2;

/** So many zeros in a struct are told by their number. */
const manyZeros = 6;

/** A message as lines, without a newline at the end. */
export function tree(message: Message, envelope: Envelope, view: View, depth: Depth = 1): string {
  const walk = { message, view: viewOf(view, message, envelope.nsid), full: depth > 1 };
  return [heading(message, envelope, view), ...layOut(messageRows(walk, 0), { view, offsets: walk.full })].join('\n');
}

/** `20:58:00.489123 RTM_NEWLINK link  seq 1 port 812` */
function heading(message: Message, envelope: Envelope, view: View): string {
  const { theme } = view;
  const { header, errno } = message;
  const role = operationRole(message);
  const first = [
    envelope.time && theme.time(envelope.time),
    message.direction === 'to-kernel' ? theme.dim('→') : '',
    (role === 'name' ? theme.name : theme[role])(sanitize(messageName(message))),
    sanitize(leadText(message, envelope)),
    message.request?.operation && theme.name(message.request.operation.name),
    errno ? theme.bad(errorWords(errno, errorFamily(message))) : message.kind === 'ack' && theme.good('ack'),
  ];
  const event = eventText(message);
  const facts = [
    event !== undefined && `event ${event}`,
    header && `seq ${header.seq} port ${header.port}`,
    envelope.frame !== undefined && `frame ${envelope.frame}`,
    envelope.part !== undefined && `part ${envelope.part}`,
    message.family?.source === kernelPolicy && `by ${kernelPolicy}`,
    envelope.process !== undefined && `by ${sanitize(envelope.process)}`,
  ];
  return [first.filter(Boolean).join(' '), theme.dim(facts.filter(Boolean).join('  '))].filter(Boolean).join('  ');
}

/** What walking one message needs. */
interface Walk {
  message: Message;
  view: View;
  full: boolean;
}

function messageRows(walk: Walk, depth: number): Row[] {
  const { message, view } = walk;
  const rows = walk.full ? headerRows(message, depth) : [];
  rows.push(...ackRows(message, view).map(row => ({ ...row, depth: row.depth + depth })));
  for (const part of partNames) {
    const node = message[part];
    if (node) rows.push(...partRows(walk, part, node, depth));
  }
  if (message.kind === 'raw') rows.push({ depth, key: 'bytes', value: rawText(message.bytes, view, 64) });
  if (message.request) rows.push(...requestRows(walk, message.request, depth));
  rows.push(...tailRows(walk, depth), ...problemRows(walk, depth));
  return rows;
}

/** The request that is echoed; nothing where its header alone is, whose operation the heading has. */
function requestRows(walk: Walk, request: Message, depth: number): Row[] {
  const inner = messageRows({ ...walk, message: request, view: viewOf(walk.view, request) }, depth + 1);
  const name = request.operation ? messageName(request) : leadText(request, {});
  return inner.length ? [{ depth, key: 'request', value: walk.view.theme.name(sanitize(name)) }, ...inner] : [];
}

function headerRows(message: Message, depth: number): Row[] {
  const { header, generic } = message;
  if (!header) return [];
  const flags = flagsText(message);
  const value = `len ${header.len}  type ${header.type}${flags && `  flags ${flags}`}  seq ${header.seq}  port ${header.port}`;
  const rows: Row[] = [{ depth, key: 'nlmsghdr', value, start: 0, length: 16 }];
  if (generic)
    rows.push({
      depth,
      key: 'genlmsghdr',
      value: `cmd ${generic.cmd}  version ${generic.version}`,
      start: 16,
      length: 4,
    });
  return rows;
}

function partRows(walk: Walk, part: PartName, node: Node, depth: number): Row[] {
  if (part === 'attributes') return nodeRows(walk, node, depth);
  const shown = node.children.filter(entry => !isBlank(entry, part, walk.message.bytes));
  if (part === 'fixed' && !walk.full && node.children.length) {
    const lines = shown.length ? flat(walk, { key: part, node }, Infinity, shown) : [];
    if (lines) return lines.length ? withLines({ depth, key: walk.view.theme.key(part) }, lines) : [];
  }
  return entryRows(walk, { key: part, node }, depth);
}

function nodeRows(walk: Walk, node: Node, depth: number): Row[] {
  const rows: Row[] = valuesBeside(node).map(([key, value]) => ({
    depth,
    key: sanitize(key),
    value: typeof value === 'string' ? walk.view.theme.string(quote(value)) : walk.view.theme.number(shownText(value)),
  }));
  const entries = walk.full ? node.children : node.children.filter(entry => !isDerived(node, entry));
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i]!;
    const run = walk.full ? [entry] : runOf(walk, entries, i);
    if (run.length > 1) rows.push(runRow(walk, run, depth));
    else rows.push(...entryRows(walk, entry, depth));
    i += run.length - 1;
  }
  return rows;
}

/** The values of a multi-attr that stand behind each other and are plain: one row. */
function runOf(walk: Walk, entries: readonly Entry[], from: number): Entry[] {
  const first = entries[from]!;
  const run = [first];
  if (!first.attribute?.multi || !textOf(walk, first)) return run;
  for (let i = from + 1; i < entries.length; i++) {
    const next = entries[i]!;
    if (next.attribute !== first.attribute || !textOf(walk, next)) break;
    run.push(next);
  }
  return run;
}

function runRow(walk: Walk, run: readonly Entry[], depth: number): Row {
  const key = labelOf(run[0]!).replace(/\[\d+\]$/, '');
  return { depth, key, value: run.map(entry => dressed(walk, textOf(walk, entry)!)).join(' ') };
}

function entryRows(walk: Walk, entry: Entry, depth: number): Row[] {
  const { theme } = walk.view;
  const unknown = isUnknown(entry);
  const dress = unknown ? theme.unknown : theme.key;
  const row: Row = {
    ...place(entry.node, entry),
    depth,
    key: dress(labelOf(entry)),
    ...noteOf(entry, walk.message, walk.view, walk.full),
  };
  if (entry.node.type?.kind === 'pad' && !walk.full && /^0*$/.test(String(entry.node.value))) return [];
  const shown = textOf(walk, entry);
  if (shown) {
    const packet = isHidden(entry, walk.view) ? undefined : packetText(walk.message, entry.node);
    const value = dressed(walk, shown);
    if (shown.role === 'flag' && !walk.full) {
      const lines = filled(shown.text.split(/(?<=,)/), walk.view, '');
      return withLines(
        row,
        lines.map(text => dressed(walk, { ...shown, text })),
      );
    }
    if (shown.role === 'key' && !walk.full) return withLines(row, filled(wordsOf(shown.text), walk.view));
    return packet === undefined ? [{ ...row, value }] : withLines({ ...row, value: '' }, [packet, value]);
  }
  const read = isListOfNests(entry.node) ? undefined : phrases(entry.node, walk.view);
  if (read !== undefined && read !== '')
    return [{ ...row, value: read }, ...(walk.full ? nodeRows(walk, entry.node, depth + 1) : [])];
  const lines = walk.full ? undefined : flat(walk, entry, entry.node.type?.kind === 'struct' ? undefined : 1);
  if (lines) return withLines(row, lines);
  const inner = insideRows(walk, entry.node, depth + 1);
  return inner.length ? [row, ...inner] : [{ ...row, value: theme.dim('empty') }];
}

function insideRows(walk: Walk, node: Node, depth: number): Row[] {
  const spelling = node.type?.kind === 'sequence' && !walk.full ? node.type.spells : undefined;
  if (!spelling) return nodeRows(walk, node, depth);
  return reportRows(node, spelling, depth, walk.view, entry => {
    const shown = textOf(walk, entry);
    return shown ? dressed(walk, shown) : '';
  });
}

/** Nests of one kind, each with a row of its own. */
const isListOfNests = ({ children }: Node): boolean =>
  children.length > 0 && children.every(({ attribute, node }) => attribute?.multi && node.children.length > 0);

const textOf = ({ view }: Walk, entry: Entry): Shown | undefined => shownEntry(entry, view, 'quoted');
const dressed = ({ view }: Walk, { text, role }: Shown): string => view.theme[role](text);

/**
 * Plain values side by side, in lines that do not get too long: of a struct, or of an element of an array. A struct of
 * many members says how many are zero in place of each. Undefined where there is more inside.
 */
function flat(walk: Walk, { key, node }: Entry, most = Infinity, children = node.children): string[] | undefined {
  const struct = node.type?.kind === 'struct';
  if (children.length === 0 || !(struct || key.endsWith(']'))) return undefined;
  const { theme } = walk.view;
  const parts = valuesBeside(node).map(([name, value]) => `${theme.dim(sanitize(name))} ${shownText(value)}`);
  const zeros = children.filter(child => child.node.value === 0).length;
  const fold = struct && zeros >= manyZeros;
  for (const entry of children) {
    if (isDerived(node, entry) || (fold && entry.node.value === 0)) continue;
    const shown = textOf(walk, entry);
    if (!shown || isUnknown(entry)) return undefined;
    parts.push(`${theme.dim(labelOf(entry))} ${dressed(walk, shown)}`);
  }
  if (fold) parts.push(theme.dim(parts.length ? `(${zeros} others 0)` : `all ${zeros} are 0`));
  const lines = filled(parts, walk.view);
  return lines.length > most ? undefined : lines;
}

const place = (node: Node, entry?: Entry): Pick<Row, 'start' | 'length'> =>
  entry?.raw
    ? { start: entry.raw.start, length: entry.raw.end - entry.raw.start }
    : { start: node.start, length: node.end - node.start };

function tailRows({ message, view }: Walk, depth: number): Row[] {
  const { theme } = view;
  return message.unknown
    .filter(entry => entry.type === undefined)
    .map(({ path, hex }) => ({
      depth,
      key: theme.unknown('?'),
      value: theme.unknown(`hex ${sanitize(hex)}`),
      note: theme.unknown(`behind the end${path === '' ? '' : ` of ${sanitize(path)}`}`),
    }));
}

function problemRows({ message, view }: Walk, depth: number): Row[] {
  const { theme } = view;
  return message.problems.map(({ path, offset, message: text }) => ({
    depth,
    key: theme.bad('problem'),
    value: theme.bad(`${path === '' ? '' : `${sanitize(path)}: `}${sanitize(text)}`),
    note: theme.dim(`(byte ${offset})`),
  }));
}
