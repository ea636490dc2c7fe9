import { Emitter } from '../../src/codec/emit.ts';
import { isTerminal } from '../../src/render/terminal.ts';
import type { Direction, Protocol } from '../../src/schema/family.ts';
import { isZero } from '../../src/wire/bytes.ts';
import type { Part } from '../../src/wire/message.ts';
import type { Context } from './context.ts';

/** NDJSON lines straight from bytes (see Emitter), where the options leave it at that. */
export class FastLines {
  readonly #context: Context;
  readonly #emitters = new Map<Protocol, Emitter>();
  #emitter: Emitter | undefined;
  #bytes: Uint8Array = new Uint8Array();

  private constructor(context: Context) {
    this.#context = context;
  }

  /** undefined where the lines must be made from records. */
  static of(context: Context): FastLines | undefined {
    const { given, json } = context;
    return json && !given.has('json-strings-64') && !isTerminal(1) ? new FastLines(context) : undefined;
  }

  /** Takes the datagram in which the next parts lie. */
  begin(protocol: Protocol, bytes: Uint8Array, view: DataView): void {
    let emitter = this.#emitters.get(protocol);
    if (!emitter) {
      emitter = new Emitter(this.#context.schemas, protocol);
      this.#emitters.set(protocol, emitter);
    }
    emitter.begin(bytes, view);
    this.#emitter = emitter;
    this.#bytes = bytes;
  }

  /** The line of a message without its end, or undefined: then it must be decoded. `envelope` is as Emitter.emit takes it. */
  line(
    { kind, start, end, next }: Part,
    envelope: string,
    direction?: Direction,
    grouped?: boolean,
  ): string | undefined {
    if (kind === 'tail' || !this.#isPlain(end, next)) return undefined;
    return this.#emitter?.emit(start, end, envelope, direction, grouped);
  }

  /** Whether padding is as encoding a datagram writes it: zeros before another message, none behind the last. */
  #isPlain(end: number, next: number): boolean {
    return next === end || (next < this.#bytes.length && isZero(this.#bytes, end, next));
  }
}
