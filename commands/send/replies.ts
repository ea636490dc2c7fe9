/** What is answered, on stdout: a single reply as a tree, several as lines, or NDJSON. */
import type { DecodeOptions } from '../../src/codec/decode.ts';
import type { Message } from '../../src/codec/message.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import type { Run } from '../../src/socket/request.ts';
import { messageFlag, parts } from '../../src/wire/message.ts';
import { decodeLive } from '../shared/ask-untold.ts';
import type { Context } from '../shared/context.ts';
import { FastLines } from '../shared/fast-lines.ts';
import { HostNames } from '../shared/host-names.ts';
import type { Interfaces } from '../shared/interfaces.ts';
import { Printer } from '../shared/printer.ts';

export class Replies {
  messages = 0;
  readonly #context: Context;
  readonly #lines: Printer;
  readonly #trees: Printer;
  /** a reply that may stay the only one, with bytes of its own */
  #held: Message | undefined;
  #alone = true;
  readonly #fast: FastLines | undefined;

  /** `several`: there are more requests than one, so that no reply is alone. */
  constructor(context: Context, interfaces: Interfaces, several: boolean) {
    const { given, json } = context;
    this.#context = context;
    const names = given.has('numeric') ? undefined : new HostNames(context, interfaces);
    this.#lines = new Printer(context, names);
    this.#trees = new Printer(context, names, 1);
    this.#alone = !several && !given.has('quiet') && !json;
    this.#fast = FastLines.of(context);
  }

  /** The view of a message on stderr. */
  get view() {
    return this.#lines.view;
  }

  /** Takes messages of an answer; their bytes need to last only until this settles. */
  async take({ datagram, start, end }: Run, request: Message): Promise<void> {
    const { protocol } = request;
    const { view, bytes, port } = datagram;
    const fast = this.#fast;
    if (!fast) return this.#slow(this.#alone ? bytes.slice(start, end) : bytes.subarray(start, end), request, port);
    fast.begin(protocol, bytes, view);
    for (const part of parts(view, start, end)) {
      const line = port === 0 ? fast.line(part, '', 'from-kernel') : undefined;
      if (line === undefined) await this.#slow(bytes.subarray(part.start, part.next), request, port);
      else {
        this.messages++;
        this.#context.out.write(`${line}\n`);
      }
    }
  }

  async #slow(bytes: Uint8Array, request: Message, port: number): Promise<void> {
    const { schemas, given, json } = this.#context;
    const options: DecodeOptions = {
      schemas,
      protocol: request.protocol,
      request,
      showSecrets: given.has('show-secrets'),
      ...(port === 0 ? { direction: 'from-kernel' as const } : {}),
    };
    for (const message of await decodeLive(this.#context, bytes, options)) {
      this.messages++;
      if (json) this.#context.record(recordOf(message, schemas));
      else await this.#show(message);
    }
  }

  async #show(message: Message): Promise<void> {
    const multi = ((message.header?.flags ?? 0) & messageFlag.multi) !== 0;
    if (this.#alone && !multi && this.messages === 1) {
      this.#held = message;
      return;
    }
    this.#alone = false;
    await this.#release(this.#lines);
    await this.#lines.print(message);
  }

  async #release(printer: Printer): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    if (held) await printer.print(held);
  }

  /** Writes the reply that has stayed alone. */
  async finish(): Promise<void> {
    await this.#release(this.#trees);
    this.#context.out.flush();
  }
}
