/** Records of the JSON contract as the items of a capture: messages become frames again. */
import { encodeRecord, type RecordInput } from '../codec/encode.ts';
import type { Schemas } from '../codec/schemas.ts';
import { align4 } from '../wire/align.ts';
import { fromHex } from '../wire/hex.ts';
import type { Issue } from './check.ts';
import type { CaptureItem, Frame } from './frame.ts';
import { join } from './join.ts';
import { groupNumber } from './messages.ts';
import { isCaptureRecord, parseCaptureRecord, parsePacketMeta } from './record.ts';
import { parseTime } from './time.ts';

type JsonObject = Record<string, unknown>;

/** What came of one record: items that are complete now, and everything that is wrong with it. */
export interface Assembled {
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
    if (record.kind === 'summary' || (record.kind === 'overrun' && record.header === undefined))
      return { items: this.end(), issues: [], warnings: [], bytesless: true };
    return this.#message(record);
  }

  /** The frame that was still open. */
  end(): CaptureItem[] {
    const open = this.#open;
    this.#open = undefined;
    return open ? [{ ...open.frame, bytes: join(open.pieces) }] : [];
  }

  #message(record: JsonObject): Assembled {
    const { time, frame, part, group, nsid, packet, ...message } = record;
    const { bytes, issues: wrong, warnings } = encodeRecord(message as RecordInput, { schemas: this.#schemas });
    const issues: Issue[] = wrong.map(({ path, message }) => ({ path, text: message }));
    const protocol = typeof record.protocol === 'string' ? this.#schemas.protocol(record.protocol) : undefined;
    const when = typeof time === 'string' ? parseTime(time) : undefined;
    if (time !== undefined && when === undefined)
      issues.push({ path: 'time', text: 'expected a time such as 2026-11-23T19:00:00.123456Z' });
    const place = part === undefined ? 1 : Number(part);
    if (!Number.isSafeInteger(place) || place < 1) issues.push({ path: 'part', text: 'expected an integer from 1' });
    const meta = parsePacketMeta(packet);
    issues.push(...(meta.issues ?? []));
    const number = protocol && group !== undefined ? groupNumber(protocol, group) : undefined;
    if (protocol && group !== undefined && (number === undefined || !isU32(number)))
      issues.push({ path: 'group', text: `${protocol.name} has no such group` });
    const id = nsid === undefined ? undefined : Number(nsid);
    if (id !== undefined && id !== (id | 0)) issues.push({ path: 'nsid', text: 'expected a signed 32-bit integer' });
    const told = warnings.map(({ path, message }) => ({ path, text: message }));
    if (issues.length || !protocol) return { items: this.end(), issues, warnings: told };
    const { pad } = (record.wire as { ''?: { pad?: string } } | undefined)?.[''] ?? {};
    const open = this.#open;
    const goesOn =
      open && place > open.part && place > 1 && same(frame, open.given) && protocol.number === open.frame.protocol;
    const items = goesOn ? [] : this.end();
    this.#open ??= {
      frame: {
        kind: 'frame',
        number: typeof frame === 'number' ? frame : ++this.#count,
        protocol: protocol.number,
        bytes,
        ...(when === undefined ? {} : { time: when }),
        ...(record.direction === 'to-kernel' || record.direction === 'from-kernel'
          ? { direction: record.direction }
          : {}),
        ...(number === undefined ? {} : { group: number }),
        ...(id === undefined ? {} : { nsid: id }),
        ...(meta.packet ? { packet: meta.packet } : {}),
      },
      given: frame,
      part: place,
      pieces: [],
      length: 0,
      padded: true,
    };
    push(this.#open, bytes, pad);
    this.#open.part = place;
    return { items, issues, warnings: told };
  }
}

const isU32 = (value: number): boolean => value === value >>> 0;
const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && Number(a) === Number(b));

function push(open: Open, bytes: Uint8Array, pad: string | undefined): void {
  if (!open.padded) add(open, new Uint8Array(align4(open.length) - open.length));
  add(open, bytes);
  const padding = pad === undefined ? undefined : fromHex(pad);
  if (padding) add(open, padding);
  open.padded = padding !== undefined;
}

function add(open: Open, bytes: Uint8Array): void {
  open.pieces.push(bytes);
  open.length += bytes.length;
}
