/** Requests and their answers, told apart by sequence number. */
import { align4 } from '../wire/align.ts';
import { viewOf } from '../wire/bytes.ts';
import { controlType, messageFlag, messageHeaderLength } from '../wire/message.ts';
import { monotonic } from './clock.ts';
import { readControlMessage } from './control.ts';
import { type Answer, Pending, type Until } from './pending.ts';
import type { Datagram, Destination, Loss, Transport } from './transport.ts';

/** Bytes of one datagram, whole messages in a row. Valid until the callback that was given it has returned or settled. */
export interface Run {
  datagram: Datagram;
  /** offsets into the datagram; padding behind the last message is inside */
  start: number;
  end: number;
}

export interface Request {
  /** a whole message, header included */
  bytes: Uint8Array;
  until?: Until;
}

export interface ExchangeOptions {
  to?: Destination;
  /**
   * False where types 1 to 3 are not netlink's own and sequence numbers follow no rule (connector, iscsi, fib_lookup,
   * usersock): whatever the receiver sends back, one whole datagram as a run, answers the first request that waits.
   */
  control?: boolean;
  /** milliseconds without a message of an awaited answer; 5000 unless said otherwise */
  timeout?: number;
  /** Data of an answer. The next batch is received when the promise settles, if it gives one. */
  data?(run: Run, answer: Answer): void | Promise<void>;
  /** What belongs to no answer awaited: events, others' sequence numbers, and bytes that are no message. */
  stray?(run: Run): void | Promise<void>;
  loss?(loss: Loss): void;
}

interface Exchange {
  /** one for each request, in their order */
  answers: Answer[];
  /** datagrams that the kernel dropped while answers were awaited */
  lost: number;
  /** datagrams that were longer than the buffer */
  truncated: number;
}

const defaultTimeout = 5000;

/**
 * Sends the requests as one datagram and receives until each is answered, refused, or silent for too long. Requests in
 * one exchange need sequence numbers of their own. Throws SystemError where sending or receiving fails.
 */
export async function exchange(
  transport: Transport,
  requests: readonly Request[],
  options: ExchangeOptions = {},
): Promise<Exchange> {
  const pending = requests.map(request => toPending(request, options.control !== false));
  const gathering = new Gathering(pending, options);
  transport.send(join(requests), options.to);
  const timeout = options.timeout ?? defaultTimeout;
  let deadline = monotonic() + timeout;
  const unanswered = (): boolean => pending.some(answer => answer.status === 'waiting');
  const finish = (status: 'skipped' | 'timeout' | 'closed'): void => {
    for (const answer of pending) if (answer.status === 'waiting') answer.status = status;
  };
  while (unanswered()) {
    // one that awaits nothing was refused: it stood around the others, and what they get is in the queue by now
    const refused = pending.some(answer => answer.refused);
    const left = refused ? 0 : Math.max(deadline - monotonic(), 0);
    const batch = await transport.receive(left);
    if (batch === undefined) finish('closed');
    else if (batch.datagrams.length === 0 && batch.loss === undefined && left === 0)
      finish(refused ? 'skipped' : 'timeout');
    else {
      const before = gathering.matched;
      for (const datagram of batch.datagrams) await gathering.take(datagram);
      if (batch.loss !== undefined) gathering.lose(batch.loss);
      if (gathering.matched > before) deadline = monotonic() + timeout;
      else if (left === 0) finish(refused ? 'skipped' : 'timeout');
    }
  }
  return { answers: pending, lost: gathering.lost, truncated: gathering.truncated };
}

/** One request. See `exchange`. */
export async function request(
  transport: Transport,
  bytes: Uint8Array,
  options: ExchangeOptions & { until?: Until } = {},
): Promise<Answer & { lost: number; truncated: number }> {
  const { answers, lost, truncated } = await exchange(transport, [{ bytes, until: options.until }], options);
  return Object.assign(answers[0]!, { lost, truncated });
}

function toPending({ bytes, until }: Request, control: boolean): Pending {
  if (!control) return new Pending(0, 0, until);
  if (bytes.length < messageHeaderLength) throw new RangeError('a request needs a message header of 16 bytes');
  const view = viewOf(bytes);
  return new Pending(view.getUint32(8, true), view.getUint16(6, true), until);
}

function join(requests: readonly Request[]): Uint8Array {
  if (requests.length === 1) return requests[0]!.bytes;
  const bytes = new Uint8Array(requests.reduce((length, request) => length + align4(request.bytes.length), 0));
  let at = 0;
  for (const request of requests) {
    bytes.set(request.bytes, at);
    at += align4(request.bytes.length);
  }
  return bytes;
}

/** Sorts what arrives into answers and strays. */
class Gathering {
  lost = 0;
  truncated = 0;
  /** messages that belonged to an answer */
  matched = 0;
  readonly #options: ExchangeOptions;
  readonly #pending: readonly Pending[];
  readonly #bySequence = new Map<number, Pending>();

  constructor(pending: readonly Pending[], options: ExchangeOptions) {
    this.#options = options;
    this.#pending = pending;
    if (options.control === false) return;
    for (const answer of pending) {
      if (this.#bySequence.has(answer.seq)) throw new RangeError(`two requests have the sequence number ${answer.seq}`);
      this.#bySequence.set(answer.seq, answer);
    }
  }

  lose(loss: Loss): void {
    this.lost += loss.count;
    this.#options.loss?.(loss);
  }

  async take(datagram: Datagram): Promise<void> {
    if (datagram.truncated) this.truncated++;
    const end = datagram.bytes.length;
    const answers = datagram.group === 0 && datagram.port === (this.#options.to?.port ?? 0);
    if (!answers) await this.#hand(undefined, datagram, 0, end);
    else if (this.#options.control === false) await this.#takeWhole(datagram, end);
    else await this.#takeMessages(datagram, end);
  }

  async #takeWhole(datagram: Datagram, end: number): Promise<void> {
    const answer = this.#pending.find(({ status }) => status === 'waiting');
    answer?.data(false);
    if (answer !== undefined) this.matched++;
    await this.#hand(answer, datagram, 0, end);
  }

  /** Hands on runs of messages that belong together, as long as they can be. */
  async #takeMessages(datagram: Datagram, end: number): Promise<void> {
    const { view } = datagram;
    let run = 0;
    let owner: Pending | undefined;
    let at = 0;
    while (end - at >= messageHeaderLength) {
      const length = view.getUint32(at, true);
      if (length < messageHeaderLength || length > end - at) break;
      const type = view.getUint16(at + 4, true);
      const flags = view.getUint16(at + 6, true);
      const seq = view.getUint32(at + 8, true);
      const next = Math.min(at + align4(length), end);
      const answer = owner?.seq === seq ? owner : this.#bySequence.get(seq);
      const ends = type === controlType.error || type === controlType.done;
      // an error without its number says nothing
      const none =
        type === controlType.noop ||
        type === controlType.overrun ||
        (ends && type === controlType.error && length < 20);
      const belongs = none ? undefined : answer;
      if (belongs !== undefined) {
        this.matched++;
        if ((flags & messageFlag.dumpIntr) !== 0) belongs.interrupted = true;
      }
      if (belongs !== owner || (belongs !== undefined && ends)) {
        if (at > run) await this.#hand(owner, datagram, run, at);
        run = at;
        owner = belongs;
      }
      if (belongs !== undefined && ends) {
        belongs.end(readControlMessage(datagram.bytes, at, at + length));
        run = next;
      } else belongs?.data((flags & messageFlag.multi) !== 0);
      at = next;
    }
    if (at > run) await this.#hand(owner, datagram, run, at);
    if (end > at) await this.#hand(undefined, datagram, at, end);
  }

  async #hand(answer: Pending | undefined, datagram: Datagram, start: number, end: number): Promise<void> {
    const run = { datagram, start, end };
    await (answer === undefined ? this.#options.stray?.(run) : this.#options.data?.(run, answer));
  }
}
