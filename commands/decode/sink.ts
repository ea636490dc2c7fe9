/** Where decoded messages go: through the filter, onto stdout in the form asked for. */
import type { CaptureItem, Frame } from '../../src/capture/frame.ts';
import { envelopeOf } from '../../src/capture/messages.ts';
import { blockType } from '../../src/capture/pcapng.ts';
import { captureRecord } from '../../src/capture/record.ts';
import type { Message } from '../../src/codec/message.ts';
import type { Envelope } from '../../src/codec/record.ts';
import { plainRecord, recordOf } from '../../src/codec/to-record.ts';
import { formatTime } from '../../src/hints/since-1970.ts';
import { jsonText } from '../../src/render/json.ts';
import { rawText } from '../../src/render/raw.ts';
import { sanitize } from '../../src/render/sanitize.ts';
import type { Protocol } from '../../src/schema/family.ts';
import { isNlctrl } from '../../src/socket/generic.ts';
import { viewOf } from '../../src/wire/bytes.ts';
import { parts } from '../../src/wire/message.ts';
import type { Context } from '../shared/context.ts';
import { FastLines } from '../shared/fast-lines.ts';
import type { Filter } from '../shared/filter.ts';
import { Printer, type Seen } from '../shared/printer.ts';

interface SinkOptions {
  filter: Filter | undefined;
  /** messages to let through */
  most: number;
  /** makes the line of `--as send` */
  line: ((message: Message) => string) | undefined;
}

export class Sink {
  messages = 0;
  readonly #context: Context;
  readonly #options: SinkOptions;
  readonly #printer: Printer;
  readonly #exactTime: boolean;
  /** where every message is printed as it comes */
  readonly #fast: FastLines | undefined;
  #scheduled = false;
  #failure: unknown;

  constructor(context: Context, options: SinkOptions) {
    this.#context = context;
    this.#options = options;
    this.#printer = new Printer(context);
    this.#exactTime = context.json && !context.given.has('time');
    const whole = !options.filter && !options.line && context.given.text('time') !== 'delta';
    this.#fast = whole ? FastLines.of(context) : undefined;
  }

  /** Nothing more is wanted, or nobody reads any more. Throws what went wrong in writing. */
  get full(): boolean {
    if (this.#failure) throw this.#failure;
    return this.messages >= this.#options.most || this.#context.out.closed;
  }

  /** `at` is the time in nanoseconds since 1970; the envelope's own time is not looked at. */
  message(message: Message, envelope: Envelope, at: bigint | undefined): void {
    const { out, schemas, json } = this.#context;
    const { filter, line } = this.#options;
    if (this.full) return;
    if (filter && !filter(plainRecord(message, this.#told(envelope, at)))) return;
    this.messages++;
    if (line) out.write(`${line(message)}\n`);
    else if (json) this.#context.record(recordOf(message, schemas, this.#told(envelope, at)));
    else this.#printer.print(message, seenAt(envelope, at));
    this.#flushSoon();
  }

  /** Writes the messages of a frame from their bytes. False where they must be decoded: then nothing was written. */
  fast(frame: Frame, protocol: Protocol): boolean {
    const { bytes, time, direction, group } = frame;
    const fast = this.#fast;
    if (!fast || protocol.framing === 'bare' || protocol.shortLength || bytes.length === 0) return false;
    const view = viewOf(bytes);
    const all = [...parts(view)];
    fast.begin(protocol, bytes, view);
    const lines: string[] = [];
    for (const [i, part] of all.entries()) {
      // what nlctrl tells of families is learned from the decoded message
      if (part.kind === 'tail' || (protocol.generic && isNlctrl(view, part.start))) return false;
      const envelope = JSON.stringify(this.#told(envelopeOf(frame, protocol, i, all.length), time)).slice(1, -1);
      const line = fast.line(part, envelope && `,${envelope}`, direction, group !== undefined);
      if (line === undefined) return false;
      lines.push(line);
    }
    for (const line of lines) {
      if (this.full) break;
      this.messages++;
      this.#context.out.write(`${line}\n`);
    }
    this.#flushSoon();
    return true;
  }

  /** The envelope with the time as it is printed. */
  #told({ time: _, ...envelope }: Envelope, at: bigint | undefined): Envelope {
    return at !== undefined && this.#exactTime
      ? { time: formatTime(at), ...envelope }
      : this.#printer.envelope(seenAt(envelope, at));
  }

  /** What a capture holds besides messages. */
  item(item: Exclude<CaptureItem, { kind: 'frame' }>): void {
    const { theme, out, json } = this.#context;
    const { filter, line } = this.#options;
    if (this.full || (filter && (item.kind === 'packet' || item.kind === 'tail'))) return;
    if (json) this.#context.record(captureRecord(item));
    else if (item.kind !== 'capture' && !isInterface(item)) {
      const kind = line ? `# ${item.kind}` : theme.dim(item.kind);
      out.write(`${kind}  ${itemFacts(item)}${rawText(item.bytes, this.#printer.view)}\n`);
    }
    this.#flushSoon();
  }

  /** A record without bytes, or one whose bytes cannot be made. */
  record(record: object): void {
    const { out, json } = this.#context;
    if (this.full || this.#options.filter) return;
    if (json) this.#context.record(record);
    else out.write(`${this.#options.line ? '# ' : ''}${sanitize(jsonText(record))}\n`);
    this.#flushSoon();
  }

  /** Writes what was gathered as soon as the input has nothing more for the moment. */
  #flushSoon(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      try {
        this.#context.out.flush();
      } catch (error) {
        this.#failure = error;
      }
    });
  }

  /** Writes what is left. Throws what went wrong in writing, now or before. */
  close(): void {
    if (this.#failure) throw this.#failure;
    this.#context.out.flush();
  }
}

const seenAt = ({ time: _, ...envelope }: Envelope, at: bigint | undefined): Seen =>
  at === undefined ? envelope : { at, ...envelope };

/** The block of pcapng that tells the link type of packets, as much a part of the head as the format. */
const isInterface = (item: CaptureItem): boolean => item.kind === 'block' && item.type === blockType.interface;

function itemFacts(item: Exclude<CaptureItem, { kind: 'frame' | 'capture' }>): string {
  if (item.kind === 'packet') return `frame ${item.number}  link type ${item.linktype ?? 'unknown'}  `;
  if (item.kind === 'block') return `${item.name ?? `type ${item.type}`}  `;
  return `byte ${item.offset}  `;
}
