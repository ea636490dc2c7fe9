/** Sends messages, takes their answers, and explains what was refused. */
import { decodeDatagram } from '../../src/codec/decode.ts';
import type { Message } from '../../src/codec/message.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { talk } from '../../src/render/out.ts';
import { ackWords, refusal } from '../../src/render/refusal.ts';
import { sanitize } from '../../src/render/sanitize.ts';
import type { Protocol } from '../../src/schema/family.ts';
import { didYouMean } from '../../src/schema/spelling.ts';
import { SystemError } from '../../src/socket/error.ts';
import type { Answer } from '../../src/socket/pending.ts';
import { exchange, type Request } from '../../src/socket/request.ts';
import type { Destination, Transport } from '../../src/socket/transport.ts';
import type { Context } from '../shared/context.ts';
import { isForbidden, refusalOf, refused, usage } from '../shared/failure.ts';
import { duration } from '../shared/units.ts';
import { checkMessage } from './checks.ts';
import { isMark, number, type Prepared } from './prepared.ts';
import type { Replies } from './replies.ts';

const defaultTimeout = 5000;
/** How long an error may take that nobody asked to hear of, in milliseconds: the kernel answers while it is sent to. */
const errorsArrive = 20;
/** EINVAL, ERANGE, EOPNOTSUPP, EAFNOSUPPORT: what was sent may be wrong in itself */
const faults = [22, 34, 95, 97];

/** Nobody is there. */
const ECONNREFUSED = 111;

export class Delivery {
  /** something was refused, lost or not answered */
  failed = false;
  readonly #context: Context;
  readonly #replies: Replies;
  readonly #timeout: number | undefined;
  readonly #transports = new Map<Protocol, Transport>();
  #sequence = 0;
  #lost = 0;
  #interrupted = false;
  #acknowledged = 0;

  /** Throws Failure. */
  constructor(context: Context, replies: Replies) {
    const text = context.given.text('timeout');
    this.#context = context;
    this.#replies = replies;
    this.#timeout = text === undefined ? undefined : /^0+(ms|s)?$/.test(text) ? 0 : duration('timeout', text);
  }

  /** Sends messages of one protocol in one datagram and prints what is answered. Throws Failure. */
  async send(messages: readonly Prepared[]): Promise<void> {
    const [first] = messages;
    if (!first) return;
    const { protocol } = first;
    const transport = await this.#transport(protocol);
    const to = destination(this.#context, protocol);
    for (const message of messages) number(message, ++this.#sequence);
    const requests = messages.map(message => this.#request(message, to));
    const of = (answer: Answer): Message =>
      (messages.find(({ message }) => message.header?.seq === answer.seq) ?? first).message;
    try {
      const { answers, lost, truncated } = await exchange(transport, requests, {
        to,
        control: protocol.control,
        timeout: this.#timeout || defaultTimeout,
        data: (run, answer) => this.#replies.take(run, of(answer)),
        stray: run => this.#replies.take(run, first.message),
      });
      if (this.#context.out.closed) return;
      const whole = isBatch(messages) && answers.some(({ control }) => control !== undefined && control.errno !== 0);
      for (const [i, answer] of answers.entries()) this.#tell(answer, messages[i]!, whole);
      if (whole) this.#undone(messages.filter((_, i) => !answers[i]!.control?.errno));
      this.#count(lost + truncated);
      if (requests.some(({ until }) => until === 'none') && this.#timeout !== 0)
        await this.#lateErrors(transport, messages);
    } catch (error) {
      if (error instanceof SystemError && error.errno === ECONNREFUSED && to.port !== undefined)
        throw refused(`${error.message} (no ${protocol.name} socket has this port)`);
      throw refusalOf(error, to.group === undefined ? undefined : 'CAP_NET_ADMIN');
    }
  }

  async #transport(protocol: Protocol): Promise<Transport> {
    let transport = this.#transports.get(protocol);
    if (!transport) {
      transport = await this.#context.open(protocol, { strict: true });
      this.#transports.set(protocol, transport);
      const { out } = this.#context;
      const before = out.onClose;
      const open = transport;
      out.onClose = () => {
        before?.();
        open.close();
      };
    }
    return transport;
  }

  #request({ bytes, until, protocol, message }: Prepared, to: Destination): Request {
    if (this.#timeout === 0) return { bytes, until: 'none' };
    const elsewhere = to.port !== undefined || to.group !== undefined;
    const answers = protocol.control ? !elsewhere : message.operation?.reply !== undefined && !elsewhere;
    if (!answers) return { bytes, until: this.#timeout === undefined ? 'none' : 'reply' };
    return { bytes, until };
  }

  /** Errors to requests that ask for no acknowledgement. */
  async #lateErrors(transport: Transport, messages: readonly Prepared[]): Promise<void> {
    const batch = await transport.receive(errorsArrive);
    for (const datagram of batch?.datagrams ?? []) {
      const { protocol, message: request } = messages[0]!;
      for (const message of decodeDatagram(datagram.bytes, { schemas: this.#context.schemas, protocol, request })) {
        const about = messages.find(one => one.message.header?.seq === message.header?.seq);
        if (message.kind === 'error' && about) this.#refused(message, about);
      }
    }
  }

  /** The others of a batch that was refused. */
  #undone(messages: readonly Prepared[]): void {
    const lines = messages
      .filter(({ message }) => !isMark(message))
      .map(one => `${one.label ?? ''}${nameOf(one.message)}`);
    if (lines.length > 0)
      this.#context.warn(`not applied, as a batch is done whole or not at all: ${lines.join(', ')}`);
  }

  /** `undone`: it may be acknowledged, but what it stands with was refused. */
  #tell(answer: Answer, sent: Prepared, undone = false): void {
    const { warn } = this.#context;
    const what = `${sent.label ?? ''}${nameOf(sent.message)}`;
    if (answer.interrupted) {
      this.failed = true;
      this.#interrupted = true;
      warn(`${what}: the dump was interrupted by changes (NLM_F_DUMP_INTR): it may miss or repeat something`);
    }
    if (answer.status === 'timeout') {
      this.failed = true;
      warn(`${what}: no answer within ${(this.#timeout ?? defaultTimeout) / 1000} s`);
    } else if (answer.status === 'skipped' && !undone)
      warn(`${what}: not answered, as the batch around it was refused`);
    if (!answer.control) return;
    const { schemas } = this.#context;
    const { protocol, message: request } = sent;
    const [control] = decodeDatagram(answer.control.bytes, { schemas, protocol, request, direction: 'from-kernel' });
    if (!control) return;
    if (control.errno) this.#refused(control, sent);
    else {
      if (control.kind === 'ack' && !undone) this.#acknowledged++;
      const words = ackWords(control);
      if (words !== undefined) warn(`${what}: the kernel warns: ${sanitize(words)}`);
    }
    this.#record(control, undone);
  }

  #record(control: Message, undone: boolean): void {
    const { given, json, schemas } = this.#context;
    if (!json || !given.has('control')) return;
    const record = recordOf(control, schemas);
    this.#context.record(undone && control.kind === 'ack' ? { ...record, applied: false } : record);
  }

  #refused(control: Message, sent: Prepared): void {
    this.failed = true;
    this.#context.out.flush();
    const hints: string[] = [];
    const { capability } = sent.message.operation ?? {};
    if (isForbidden(control.errno) && capability) hints.push(`needs ${capability}`);
    if (faults.includes(control.errno ?? 0) && !control.extendedAck) hints.push(...checkMessage(sent.message));
    const text = refusal(control, sent.message, this.#replies.view, hints);
    talk(text.replace('nltool: ', `nltool: ${sent.label ?? ''}`));
  }

  #count(lost: number): void {
    if (lost === 0) return;
    this.failed = true;
    this.#lost += lost;
    this.#context.warn(`${lost} datagrams of the answer were lost`);
  }

  /** The summary, and what a person is told where nothing else was printed. */
  finish(): void {
    const { given, json } = this.#context;
    const { messages } = this.#replies;
    if (json && given.has('control'))
      this.#context.record({
        v: 1,
        kind: 'summary',
        messages,
        acknowledged: this.#acknowledged,
        lost: this.#lost,
        ...(this.#interrupted ? { interrupted: true } : {}),
      });
    else if (!json && !this.failed && messages === 0 && this.#acknowledged > 0)
      this.#context.say(this.#acknowledged === 1 ? 'acknowledged' : `${this.#acknowledged} acknowledged`);
  }
}

const isBatch = ([first]: readonly Prepared[]): boolean => first !== undefined && isMark(first.message);

function nameOf({ familyName, family, operation, header, protocol }: Message): string {
  const about = familyName ?? family?.name ?? protocol.name;
  return `${about} ${operation?.name ?? (header ? `type ${header.type}` : 'message')}`;
}

/** `--to-port`, `--to-group`. Throws Failure. */
function destination({ given }: Context, protocol: Protocol): Destination {
  const port = given.integer('to-port', 0);
  const text = given.text('to-group');
  if (text === undefined) return port === undefined ? {} : { port };
  const named = protocol.groups.find(({ name, constant }) => name === text || constant === text);
  const group = /^\d+$/.test(text) ? Number(text) : named?.number;
  if (group === undefined)
    throw usage(
      `${protocol.name} has no group ${text}${didYouMean(
        text,
        protocol.groups.map(one => one.name),
      )}`,
    );
  if (group < 1 || group > 32) throw usage(`--to-group ${text}: only groups 1 to 32 can be sent to`);
  return { group, ...(port === undefined ? {} : { port }) };
}
