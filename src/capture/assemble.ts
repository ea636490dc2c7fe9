/** Records of the JSON contract as the items of a capture: messages become frames again. */
import { encodeRecord } from '../codec/encode.ts';
import { splitEnvelope } from '../codec/record.ts';
import type { Schemas } from '../codec/schemas.ts';
import { parseTime } from '../hints/since-1970.ts';
import type { Protocol } from '../schema/family.ts';
import type { Issue } from '../types/notes.ts';
import { align4 } from '../wire/align.ts';
import type { CaptureItem, Frame } from './frame.ts';
import { join } from './join.ts';
import { groupNumber } from './messages.ts';
import {
  isBytesless,
  isCaptureRecord,
  type JsonObject,
  paddingOf,
  parseCaptureRecord,
  parsePacketMeta,
} from './record.ts';

/** What came of one record: items that are complete now, and everything that is wrong with it. */
interface Assembled {
  items: CaptureItem[];
  issues: Issue[];
  warnings: Issue[];
  /** the record tells of no bytes: what a listener says of lost messages, a summary */
  bytesless?: true;
}

/** A frame whose messages are still arriving. */
interface Open {
  frame: Frame;
  given: unknown;
  part: number;
  pieces: Uint8Array[];
  /** where the next message would start, but for padding that a record says */
  length: number;
  padded: boolean;
}

/**
 * Takes records in order. One with a `part` above that of the record before, and the same `frame`, is in the datagram
 * of that record; any other starts one of its own. A message of the next part begins at a multiple of four.
 */
export class Assembler {
  readonly #schemas: Schemas;
  #open: Open | undefined;
  #count = 0;

  /** The protocols of the records must be loaded. */
  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  add(record: JsonObject): Assembled {
    if (isCaptureRecord(record)) {
      const items = this.end();
      const { item, issues } = parseCaptureRecord(record);
      if (item) items.push(item);
      return { items, issues: issues ?? [], warnings: [] };
    }
    if (isBytesless(record)) return { items: this.end(), issues: [], warnings: [], bytesless: true };
    return this.#message(record);
  }

  /** The frame that was still open. */
  end(): CaptureItem[] {
    const open = this.#open;
    this.#open = undefined;
    return open ? [{ ...open.frame, bytes: join(open.pieces) }] : [];
  }

  #message(record: JsonObject): Assembled {
    const { frame } = record;
    const { bytes, warnings, ...encoded } = encodeRecord(splitEnvelope(record).message, { schemas: this.#schemas });
    const protocol = typeof record.protocol === 'string' ? this.#schemas.protocol(record.protocol) : undefined;
    const { facts, part, issues } = readFacts(record, protocol);
    issues.unshift(...encoded.issues);
    const open = this.#open;
    const goesOn = open && part > open.part && same(frame, open.given) && protocol?.number === open.frame.protocol;
    const items = goesOn ? [] : this.end();
    if (issues.length || !protocol) return { items, issues, warnings };
    const number = typeof frame === 'number' ? frame : ++this.#count;
    this.#open ??= {
      frame: { kind: 'frame', number, protocol: protocol.number, bytes, ...facts },
      given: frame,
      part,
      pieces: [],
      length: 0,
      padded: true,
    };
    this.#open.part = part;
    push(this.#open, bytes, paddingOf(record));
    return { items, issues, warnings };
  }
}

type Facts = Pick<Frame, 'time' | 'direction' | 'group' | 'nsid' | 'packet'>;

/** What a record says of its datagram, with everything that is wrong there. */
function readFacts(
  record: JsonObject,
  protocol: Protocol | undefined,
): { facts: Facts; part: number; issues: Issue[] } {
  const { time, part = 1, group, nsid, packet, direction } = record;
  const issues: Issue[] = [];
  const facts: Facts = {};
  if (time !== undefined) {
    const when = typeof time === 'string' ? parseTime(time) : undefined;
    if (when === undefined)
      issues.push({ path: 'time', message: 'expected a time such as 2026-11-23T19:00:00.123456Z' });
    else facts.time = when;
  }
  if (direction === 'to-kernel' || direction === 'from-kernel') facts.direction = direction;
  if (!Number.isSafeInteger(part) || Number(part) < 1)
    issues.push({ path: 'part', message: 'expected an integer from 1' });
  if (group !== undefined && protocol) {
    const number = groupNumber(protocol, group);
    if (number === undefined || !isU32(number))
      issues.push({ path: 'group', message: `${protocol.name} has no such group` });
    else facts.group = number;
  }
  if (nsid !== undefined) {
    if (nsid === (Number(nsid) | 0)) facts.nsid = Number(nsid);
    else issues.push({ path: 'nsid', message: 'expected a signed 32-bit integer' });
  }
  const meta = parsePacketMeta(packet);
  issues.push(...(meta.issues ?? []));
  if (meta.packet) facts.packet = meta.packet;
  return { facts, part: Number(part), issues };
}

const isU32 = (value: number): boolean => value === value >>> 0;
const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && Number(a) === Number(b));

function push(open: Open, bytes: Uint8Array, padding: Uint8Array | undefined): void {
  if (!open.padded) add(open, new Uint8Array(align4(open.length) - open.length));
  add(open, bytes);
  if (padding) add(open, padding);
  open.padded = padding !== undefined;
}

function add(open: Open, bytes: Uint8Array): void {
  open.pieces.push(bytes);
  open.length += bytes.length;
}
