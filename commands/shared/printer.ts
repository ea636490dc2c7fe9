/** Messages on stdout, as the options ask for them: lines, trees, bytes, or NDJSON. */
import type { Message } from '../../src/codec/message.ts';
import type { Envelope } from '../../src/codec/record.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { hexDump } from '../../src/render/hex.ts';
import { Lines } from '../../src/render/line.ts';
import { LearnedNames, noNames } from '../../src/render/names.ts';
import { type TimeStyle, timeWriter } from '../../src/render/time.ts';
import { tree } from '../../src/render/tree.ts';
import type { View } from '../../src/render/view.ts';
import type { Context } from './context.ts';
import type { HostNames } from './host-names.ts';

/** Around a message: what its envelope says, with the time in nanoseconds since 1970. */
export interface Seen extends Omit<Envelope, 'time'> {
  at?: bigint;
}

export class Printer {
  readonly view: View;
  readonly #context: Context;
  readonly #names: LearnedNames;
  readonly #host: HostNames | undefined;
  readonly #lines: Lines;
  readonly #time: (time: bigint) => string;
  readonly #depth: number;
  readonly #hex: boolean;

  /**
   * `host` gives the names of the namespace that the messages come from; absent, only names seen in the messages are
   * used. `depth` is what is shown without an option: 0 a line, 1 the tree.
   */
  constructor(context: Context, host?: HostNames, depth = 0) {
    const { given, theme, json } = context;
    const numeric = given.has('numeric');
    this.#context = context;
    this.#host = host;
    this.#names = new LearnedNames(host);
    const showSecrets = given.has('show-secrets');
    const { width: columns } = context;
    const names = numeric ? noNames : this.#names;
    this.view = { theme, names, numeric, showSecrets, ...(columns ? { columns } : {}) };
    this.#lines = new Lines(this.view);
    this.#time = timeWriter(((given.knows('time') && given.text('time')) || (json ? 'utc' : 'local')) as TimeStyle);
    this.#depth = Math.max(depth, given.count('verbose'));
    this.#hex = given.has(given.knows('x') ? 'x' : 'hex');
  }

  /** The envelope as it is shown: the time in the style that was asked for. */
  envelope({ at, ...rest }: Seen): Envelope {
    const time = at === undefined ? '' : this.#time(at);
    return time === '' ? rest : { time, ...rest };
  }

  /**
   * Writes one message; where the kernel must be asked for a name first, when the promise settles,
   * for which the next must wait.
   */
  print(message: Message, seen: Seen = {}): Promise<void> | undefined {
    const { out, schemas, json } = this.#context;
    const envelope = this.envelope(seen);
    if (json) {
      this.#context.record(recordOf(message, schemas, envelope));
      return undefined;
    }
    this.#names.learn(message, seen.nsid);
    const text = this.#text(message, envelope);
    if (!this.#host?.stale) {
      out.write(text);
      return undefined;
    }
    return this.#host.refresh().then(() => void out.write(this.#text(message, envelope)));
  }

  #text(message: Message, envelope: Envelope): string {
    const { view } = this;
    const depth = this.#depth;
    const head = depth === 0 ? this.#lines.line(message, envelope) : tree(message, envelope, view, depth > 1 ? 2 : 1);
    if (depth === 0 && !this.#hex) return `${head}\n`;
    return this.#hex ? `${head}\n${hexDump(message, view)}\n\n` : `${head}\n\n`;
  }
}
