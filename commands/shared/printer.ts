/** Messages on stdout, as the options ask for them: lines, trees, bytes, or NDJSON. */
import type { Message } from '../../src/codec/message.ts';
import type { Envelope } from '../../src/codec/record.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { hexDump } from '../../src/render/hex.ts';
import { Lines } from '../../src/render/line.ts';
import { LearnedNames, noNames, type Resolver } from '../../src/render/names.ts';
import { type TimeStyle, timeWriter } from '../../src/render/time.ts';
import { tree } from '../../src/render/tree.ts';
import type { View } from '../../src/render/view.ts';
import type { Context } from './context.ts';

/** Around a message: what its envelope says, with the time in nanoseconds since 1970. */
export interface Seen extends Omit<Envelope, 'time'> {
  at?: bigint;
}

export class Printer {
  readonly view: View;
  readonly #context: Context;
  readonly #names: LearnedNames;
  readonly #lines: Lines;
  readonly #time: (time: bigint) => string;
  readonly #depth: number;
  readonly #hex: boolean;

  /**
   * `resolver` names interfaces of the namespace that the messages come from; absent, only names seen in the messages
   * are used. `depth` is what is shown without an option: 0 a line, 1 the tree.
   */
  constructor(context: Context, resolver?: Resolver, depth = 0) {
    const { given, theme, json } = context;
    const numeric = given.has('numeric');
    this.#context = context;
    this.#names = new LearnedNames(resolver);
    this.view = { theme, names: numeric ? noNames : this.#names, numeric };
    this.#lines = new Lines(this.view);
    this.#time = timeWriter((given.text('time') as TimeStyle | undefined) ?? (json ? 'utc' : 'local'));
    this.#depth = Math.max(depth, given.count('verbose'));
    this.#hex = given.has('hex');
  }

  /** The envelope as it is shown: the time in the style that was asked for. */
  envelope({ at, ...rest }: Seen): Envelope {
    const time = at === undefined ? '' : this.#time(at);
    return time === '' ? rest : { time, ...rest };
  }

  /** Writes one message. */
  print(message: Message, seen: Seen = {}): void {
    const envelope = this.envelope(seen);
    const { out, schemas, json } = this.#context;
    if (json) {
      this.#context.record(recordOf(message, schemas, envelope));
      return;
    }
    this.#names.learn(message, seen.nsid);
    const { view } = this;
    const depth = this.#depth;
    out.write(
      `${depth === 0 ? this.#lines.line(message, envelope) : tree(message, envelope, view, depth > 1 ? 2 : 1)}\n`,
    );
    if (this.#hex) out.write(`${hexDump(message, view)}\n`);
    if (depth > 0 || this.#hex) out.write('\n');
  }
}
