/** What is answered, on stdout: a single reply as a tree, several as lines, or NDJSON. */
import { type DecodeOptions, decodeDatagram } from '../../src/codec/decode.ts';
import { Emitter } from '../../src/codec/emit.ts';
import type { Message } from '../../src/codec/message.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import type { Protocol } from '../../src/schema/family.ts';
import type { Run } from '../../src/socket/request.ts';
import { messageFlag, parts } from '../../src/wire/message.ts';
import type { Context } from '../shared/context.ts';
import type { Interfaces } from '../shared/interfaces.ts';
import { Printer } from '../shared/printer.ts';

export class Replies {
  messages = 0;
  readonly #context: Context;
  readonly #lines: Printer;
  readonly #trees: Printer;
  readonly #emitters = new Map<Protocol, Emitter>();
  /** a reply that may stay the only one, with bytes of its own */
  #held: Message | undefined;
  #alone = true;
  readonly #fast: boolean;

  /** `several`: there are more requests than one, so that no reply is alone. */
  constructor(context: Context, interfaces: Interfaces, several: boolean) {
    const { given, json } = context;
    this.#context = context;
    const names = given.has('numeric') ? undefined : interfaces;
    this.#lines = new Printer(context, names);
    this.#trees = new Printer(context, names, 1);
    this.#alone = !several && !given.has('quiet') && !json;
    this.#fast = json && !given.has('json-strings-64') && !process.stdout.isTTY;
  }

  /** The view of a message on stderr. */
  get view() {
    return this.#lines.view;
  }

  /** Takes messages of an answer; their bytes need to last only until this settles. */
  async take({ datagram, start, end }: Run, request: Message): Promise<void> {
    const { protocol } = request;
    const { view, bytes, port } = datagram;
    if (this.#fast) {
      const emitter = this.#emitterOf(protocol);
      emitter.begin(bytes, view);
      for (const part of parts(view, start, end)) {
        const line =
          part.kind === 'message' && port === 0 && isPlain(bytes, part.end, part.next)
            ? emitter.emit(part.start, part.end, '', 'from-kernel')
            : undefined;
        if (line === undefined) await this.#slow(bytes.subarray(part.start, part.next), request, port);
        else {
          this.messages++;
          this.#context.out.write(`${line}\n`);
        }
      }
      return;
    }
    await this.#slow(this.#alone ? bytes.slice(start, end) : bytes.subarray(start, end), request, port);
  }

  #emitterOf(protocol: Protocol): Emitter {
    let emitter = this.#emitters.get(protocol);
    if (!emitter) {
      emitter = new Emitter(this.#context.schemas, protocol);
      this.#emitters.set(protocol, emitter);
    }
    return emitter;
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
    for (const message of decodeDatagram(bytes, options)) {
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

function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== 0) return false;
  return true;
}
