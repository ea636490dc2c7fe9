/** NDJSON of whole datagrams by the fast way: what is just as the schema would write it goes from bytes to text. */
import { decodeMessage } from '../../src/codec/decode.ts';
import { Emitter } from '../../src/codec/emit.ts';
import type { Envelope } from '../../src/codec/record.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import type { Direction, Protocol } from '../../src/schema/family.ts';
import { align4 } from '../../src/wire/align.ts';
import { messageHeaderLength } from '../../src/wire/message.ts';
import type { Context } from './context.ts';

export class JsonLines {
  readonly #context: Context;
  readonly #protocol: Protocol;
  readonly #emitter: Emitter;
  readonly #showSecrets: boolean;

  constructor(context: Context, protocol: Protocol) {
    this.#context = context;
    this.#protocol = protocol;
    this.#emitter = new Emitter(context.schemas, protocol);
    this.#showSecrets = context.given.knows('show-secrets') && context.given.has('show-secrets');
  }

  /**
   * Writes the messages from `start` to `end` of a datagram, each a line; undefined, and nothing is written, where the
   * bytes are not whole messages one behind the other. Returns how many there were. `numbered`: each says which part it is.
   */
  write(
    bytes: Uint8Array,
    view: DataView,
    start: number,
    end: number,
    envelope: Envelope,
    direction: Direction | undefined,
    numbered: boolean,
  ): number | undefined {
    const count = countWhole(view, start, end);
    if (count === undefined || this.#protocol.framing === 'bare') return undefined;
    const { out } = this.#context;
    const outer = JSON.stringify(envelope).slice(1, -1);
    const fields = outer === '' ? '' : `,${outer}`;
    const grouped = envelope.group !== undefined;
    this.#emitter.begin(bytes, view);
    let part = 0;
    for (let at = start; at < end; ) {
      const stop = at + view.getUint32(at, true);
      part++;
      const line = this.#emitter.emit(at, stop, numbered ? `${fields},"part":${part}` : fields, direction, grouped);
      if (line === undefined)
        this.#slow(bytes.subarray(at, stop), numbered ? { ...envelope, part } : envelope, direction);
      else out.write(`${line}\n`);
      at = align4(stop - at) + at;
    }
    return count;
  }

  #slow(bytes: Uint8Array, envelope: Envelope, direction: Direction | undefined): void {
    const { schemas } = this.#context;
    const message = decodeMessage(bytes, {
      schemas,
      protocol: this.#protocol,
      showSecrets: this.#showSecrets,
      ...(direction ? { direction } : {}),
    });
    this.#context.record(recordOf(message, schemas, envelope));
  }
}

/** How many messages stand from `start` to `end`, with nothing else between or behind them but zeros up to the alignment. */
function countWhole(view: DataView, start: number, end: number): number | undefined {
  let count = 0;
  let at = start;
  while (at < end) {
    const len = end - at < messageHeaderLength ? 0 : view.getUint32(at, true);
    if (len < messageHeaderLength || len > end - at) return undefined;
    const next = at + align4(len);
    if (next >= end && at + len !== end) return undefined;
    for (let i = at + len; i < Math.min(next, end); i++) if (view.getUint8(i) !== 0) return undefined;
    count++;
    at = next;
  }
  return count;
}
