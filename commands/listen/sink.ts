/** Where messages go: through the filter, to stdout and into the capture, and into the count. */
import { decodeDatagram } from '../../src/codec/decode.ts';
import type { Message } from '../../src/codec/message.ts';
import { errorOf, plainRecord } from '../../src/codec/to-record.ts';
import type { Protocol } from '../../src/schema/family.ts';
import type { KernelFamily } from '../../src/schema/policy.ts';
import { learnGeneric } from '../../src/socket/generic.ts';
import { type Datagram, ENOBUFS, type Loss } from '../../src/socket/transport.ts';
import { viewOf } from '../../src/wire/bytes.ts';
import { errnoText } from '../../src/wire/errno.ts';
import { messageHeaderLength } from '../../src/wire/message.ts';
import { decodeLive } from '../shared/ask-untold.ts';
import type { CaptureFile } from '../shared/capture-file.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { FastLines } from '../shared/fast-lines.ts';
import type { Filter } from '../shared/filter.ts';
import type { Printer, Seen } from '../shared/printer.ts';
import type { Processes } from './processes.ts';

interface SinkOptions {
  /** absent: nothing is printed */
  printer?: Printer;
  capture?: CaptureFile;
  filter?: Filter;
  processes?: Processes;
  /** makes the line of `--as send` */
  line?: (message: Message) => string;
  /** messages to let through */
  most: number;
  /** called when there were so many */
  full: () => void;
}

export class Sink {
  messages = 0;
  lost = 0;
  /** losses that the kernel does not count */
  uncounted = 0;
  readonly #context: Context;
  readonly #options: SinkOptions;
  readonly #showSecrets: boolean;
  #batch: bigint | undefined;
  #envelope: { at: bigint; protocol: Protocol; group: number; nsid: number | undefined; fields: string } | undefined;
  /** where every message is printed as it comes */
  readonly #fast: FastLines | undefined;

  constructor(context: Context, options: SinkOptions) {
    this.#context = context;
    this.#options = options;
    this.#showSecrets = context.given.has('show-secrets');
    const { printer, capture, filter, processes, line } = options;
    const whole = printer && !capture && !filter && !processes && !line && context.given.text('time') !== 'delta';
    this.#fast = whole ? FastLines.of(context) : undefined;
  }

  /** What is to be read from one datagram. Its bytes must last until the promise settles, if it gives one. */
  take(protocol: Protocol, datagram: Datagram, bytes = datagram.bytes): Promise<void> | undefined {
    if (this.#fast && this.#takeFast(this.#fast, protocol, datagram, bytes)) return undefined;
    return this.#takeSlow(protocol, datagram, bytes);
  }

  async #takeSlow(protocol: Protocol, datagram: Datagram, bytes: Uint8Array): Promise<void> {
    const { schemas } = this.#context;
    const direction = datagram.port === 0 ? ('from-kernel' as const) : undefined;
    const { nsid } = datagram;
    const options = { schemas, protocol, direction, nsid, showSecrets: this.#showSecrets };
    const decoded = await decodeLive(this.#context, bytes, options);
    const seen = this.#seen(protocol, datagram);
    if (datagram.truncated) this.lost++;
    const passed: Message[] = [];
    for (const [i, message] of decoded.entries()) {
      if (this.messages >= this.#options.most) break;
      if (decoded.length > 1) seen.part = i + 1;
      await this.#process(seen, message, datagram);
      if (this.#options.filter && !this.#options.filter(this.#record(message, seen))) continue;
      this.messages++;
      passed.push(message);
      const { line, printer } = this.#options;
      if (line && printer) this.#context.out.write(`${line(message)}\n`);
      else await printer?.print(message, seen);
    }
    this.#capture(protocol, datagram, bytes, seen.at!, passed, decoded.length);
    if (this.messages >= this.#options.most) this.#options.full();
  }

  /** Messages have the time at which their batch was received. */
  received(): void {
    this.#batch = undefined;
  }

  #now(): bigint {
    this.#batch ??= now();
    return this.#batch;
  }

  #seen(protocol: Protocol, datagram: Datagram): Seen {
    const seen: Seen = { at: this.#now() };
    const group = groupName(this.#context, protocol, datagram.group);
    if (group !== undefined) seen.group = group;
    if (datagram.nsid !== undefined) seen.nsid = datagram.nsid;
    return seen;
  }

  /** Writes the one message of a datagram from its bytes; false where it must be decoded. */
  #takeFast(fast: FastLines, protocol: Protocol, datagram: Datagram, bytes: Uint8Array): boolean {
    if (datagram.truncated || protocol.framing === 'bare' || bytes.length < messageHeaderLength) return false;
    const view = bytes === datagram.bytes ? datagram.view : viewOf(bytes);
    const end = view.getUint32(0, true);
    if (end < messageHeaderLength || end !== bytes.length) return false;
    fast.begin(protocol, bytes, view);
    const direction = datagram.port === 0 ? ('from-kernel' as const) : undefined;
    const part = { kind: 'message' as const, start: 0, end, next: end };
    const line = fast.line(part, this.#fields(protocol, datagram), direction, datagram.group !== 0);
    if (line === undefined) return false;
    this.messages++;
    this.#context.out.write(`${line}\n`);
    if (this.messages >= this.#options.most) this.#options.full();
    return true;
  }

  /** The JSON of the envelope, a comma before each field; what came in one batch mostly has the same. */
  #fields(protocol: Protocol, { group, nsid }: Datagram): string {
    const at = this.#now();
    const last = this.#envelope;
    if (last && last.at === at && last.protocol === protocol && last.group === group && last.nsid === nsid)
      return last.fields;
    const name = groupName(this.#context, protocol, group);
    const seen = { at, ...(name === undefined ? {} : { group: name }), ...(nsid === undefined ? {} : { nsid }) };
    const json = JSON.stringify(this.#options.printer!.envelope(seen)).slice(1, -1);
    const fields = json && `,${json}`;
    this.#envelope = { at, protocol, group, nsid, fields };
    return fields;
  }

  #record(message: Message, { at: _, ...envelope }: Seen) {
    return plainRecord(message, envelope);
  }

  async #process(seen: Seen, message: Message, datagram: Datagram): Promise<void> {
    const { processes } = this.#options;
    if (!processes) return;
    const port = message.header?.port || datagram.port;
    const process = await processes.find(message.protocol.number, port);
    if (process === undefined) delete seen.process;
    else seen.process = process;
  }

  /** A datagram goes into the capture as it came where all of it passed, else each message that did. */
  #capture(
    protocol: Protocol,
    datagram: Datagram,
    bytes: Uint8Array,
    time: bigint,
    passed: Message[],
    all: number,
  ): void {
    const { capture } = this.#options;
    if (!capture || passed.length === 0) return;
    const { group, nsid } = datagram;
    const direction = datagram.port === 0 ? ('from-kernel' as const) : undefined;
    const frame = { protocol: protocol.number, time, direction, nsid, ...(group === 0 ? {} : { group }) };
    if (passed.length === all) capture.write({ ...frame, bytes, ...families(passed) });
    else for (const message of passed) capture.write({ ...frame, bytes: message.bytes, ...families([message]) });
  }

  /** What the kernel dropped, or could not make: a record in the stream. */
  overrun(protocol: Protocol, { count, total, errno }: Loss): void {
    this.lost += count;
    if (count === 0) this.uncounted++;
    const { printer } = this.#options;
    if (!printer) return;
    const { json, out, theme } = this.#context;
    const { time } = printer.envelope({ at: now() });
    if (json) {
      const error = errorOf(errno);
      this.#context.record({ v: 1, kind: 'overrun', time, protocol: protocol.name, lost: count, total, error });
      return;
    }
    const why = errno === ENOBUFS ? 'the receive buffer was full' : errnoText(errno);
    const what = `overrun: ${count === 0 ? 'messages' : count} lost here: ${why}`;
    out.write(`${[time && theme.time(time), protocol.name, theme.bad(what)].filter(Boolean).join(' ')}\n`);
  }

  flush(): void {
    this.#options.capture?.flush();
    this.#context.out.flush();
  }

  /** Takes notice of generic families that come and go. Returns what came. */
  learn(protocol: Protocol, datagram: Datagram): KernelFamily[] {
    const { schemas } = this.#context;
    const messages = decodeDatagram(datagram.bytes, { schemas, protocol, direction: 'from-kernel' });
    return messages.flatMap(message => learnGeneric(message, schemas) ?? []);
  }
}

/** Names of generic families with their numbers, which a capture cannot know otherwise. */
function families(messages: Message[]): { packet?: { families: Record<string, number> } } {
  const known: Record<string, number> = {};
  for (const { protocol, header, familyName } of messages)
    if (protocol.generic && header && familyName !== undefined) known[familyName] = header.type;
  return Object.keys(known).length > 0 ? { packet: { families: known } } : {};
}

function groupName(context: Context, protocol: Protocol, number: number): string | number | undefined {
  if (number === 0) return undefined;
  if (protocol.generic) return context.schemas.groups.get(number)?.name ?? number;
  return protocol.groups.find(group => group.number === number)?.name ?? number;
}
