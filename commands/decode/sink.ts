/** Where decoded messages go: through the filter, onto stdout in the form asked for. */
import type { CaptureItem } from '../../src/capture/frame.ts';
import { captureRecord } from '../../src/capture/record.ts';
import { formatTime } from '../../src/capture/time.ts';
import type { Message } from '../../src/codec/message.ts';
import type { Envelope } from '../../src/codec/record.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { jsonText } from '../../src/render/json.ts';
import { rawText } from '../../src/render/raw.ts';
import { sanitize } from '../../src/render/sanitize.ts';
import type { Context } from '../shared/context.ts';
import type { Filter } from '../shared/filter.ts';
import { Printer } from '../shared/printer.ts';

export interface SinkOptions {
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
  #scheduled = false;
  #failure: unknown;

  constructor(context: Context, options: SinkOptions) {
    this.#context = context;
    this.#options = options;
    this.#printer = new Printer(context);
    this.#exactTime = context.json && !context.given.has('time');
  }

  /** Nothing more is wanted, or nobody reads any more. Throws what went wrong in writing. */
  get full(): boolean {
    if (this.#failure) throw this.#failure;
    return this.messages >= this.#options.most || this.#context.out.closed;
  }

  /** `at` is the time in nanoseconds since 1970; the envelope's own time is not looked at. */
  message(message: Message, { time: _, ...envelope }: Envelope, at: bigint | undefined): void {
    const { out, schemas, json } = this.#context;
    const { filter, line } = this.#options;
    if (this.full) return;
    const seen = at === undefined ? envelope : { at, ...envelope };
    const told =
      at !== undefined && this.#exactTime ? { time: formatTime(at), ...envelope } : this.#printer.envelope(seen);
    const record = filter || json ? recordOf(message, schemas, told) : undefined;
    if (filter && record && !filter(record)) return;
    this.messages++;
    if (line) out.write(`${line(message)}\n`);
    else if (record && json) this.#context.record(record);
    else this.#printer.print(message, seen);
    this.#flushSoon();
  }

  /** What a capture holds besides messages. */
  item(item: Exclude<CaptureItem, { kind: 'frame' }>): void {
    const { theme, out, json } = this.#context;
    const { filter, line } = this.#options;
    if (this.full || (filter && (item.kind === 'packet' || item.kind === 'tail'))) return;
    if (json) this.#context.record(captureRecord(item));
    else if (item.kind !== 'capture') {
      const text = `${item.kind}  ${itemFacts(item)}${rawText(item.bytes, this.#printer.view)}`;
      out.write(
        line
          ? `# ${text}\n`
          : `${theme.dim(item.kind)}  ${itemFacts(item)}${rawText(item.bytes, this.#printer.view)}\n`,
      );
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

function itemFacts(item: Exclude<CaptureItem, { kind: 'frame' | 'capture' }>): string {
  if (item.kind === 'packet') return `frame ${item.number}  link type ${item.linktype ?? 'unknown'}  `;
  if (item.kind === 'block') return `${item.name ?? `type ${item.type}`}  `;
  return `byte ${item.offset}  `;
}
