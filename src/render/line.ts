/** One message as one line: the schema's own summary, and how much more there is. */
import { errorFamily } from '../codec/errno.ts';
import type { Message } from '../codec/message.ts';
import type { Envelope } from '../codec/record.ts';
import { isNoop, leadText, operationRole } from './header.ts';
import { rawText } from './raw.ts';
import { ackWords, errorWords } from './refusal.ts';
import { sanitize } from './sanitize.ts';
import { summary } from './summary.ts';
import { eventText } from './together.ts';
import { type View, viewOf } from './view.ts';
import { padEnd, widthOf } from './width.ts';

/** Leading columns grow with what was seen, up to this. */
const widest = 20;

/** In place of what the first line of an event has said for those that follow. */
const mark = '·';

/**
 * Writes lines under each other: their first columns are as wide as the widest so far. Where messages of one event
 * follow each other, the first has its stamp and says which event it is, the others have a mark.
 */
export class Lines {
  readonly #view: View;
  #lead = 0;
  #operation = 0;
  /** what the message before was about, where it told of an event */
  #event: string | undefined;
  /** there were requests: what they are answered with is told apart */
  #both = false;

  constructor(view: View) {
    this.#view = view;
  }

  /** The line of a message, without a newline. */
  line(message: Message, envelope: Envelope = {}): string {
    const { theme } = this.#view;
    const lead = leadText(message, envelope);
    const operation = operationText(message);
    this.#lead = Math.max(this.#lead, Math.min(lead.length, widest));
    this.#operation = Math.max(this.#operation, Math.min(operation.length, widest));
    const request = message.direction === 'to-kernel';
    this.#both ||= request;
    const event = eventText(message);
    const about = event === undefined ? undefined : `${message.protocol.name} ${lead} ${event}`;
    const follows = about !== undefined && about === this.#event;
    this.#event = about;
    const parts = [
      ...(follows ? [this.#mark(envelope)] : this.#stamp(envelope, lead)),
      this.#both && theme.dim(request ? '→' : '←'),
      operation && padEnd(theme[operationRole(message)](operation), this.#operation),
      follows || event === undefined ? '' : theme.key(event),
      contents(message, envelope, this.#view),
      envelope.process === undefined ? '' : theme.dim(`by ${sanitize(envelope.process)}`),
    ];
    return parts.filter(Boolean).join(' ').trimEnd();
  }

  #stamp({ time }: Envelope, lead: string): string[] {
    const { theme } = this.#view;
    return [time ? theme.time(time) : '', theme.dim(padEnd(lead, this.#lead))];
  }

  /** As wide as a stamp. */
  #mark({ time }: Envelope): string {
    const width = (time ? widthOf(time) + 1 : 0) + this.#lead;
    return this.#view.theme.dim(mark.padStart(width));
  }
}

function operationText(message: Message): string {
  const about = message.request ?? message;
  if (about.operation) return about.operation.name;
  if (message.kind !== 'message' && !message.request) return message.kind;
  if (about.generic) return `cmd ${about.generic.cmd}`;
  if (!about.header) return '';
  return isNoop(about) ? 'noop' : `type ${about.header.type}`;
}

function contents(message: Message, envelope: Envelope, view: View): string {
  const { theme } = view;
  const parts: string[] = [];
  if (message.errno !== undefined) parts.push(errorText(message, view));
  if (message.kind === 'message')
    parts.push(
      isOpaque(message) ? rawText(opaqueBytes(message), view) : summary(message, viewOf(view, message, envelope.nsid)),
    );
  else if (message.kind === 'overrun') parts.push(theme.bad('messages were lost'));
  else if (message.kind === 'raw') parts.push(rawText(message.bytes, view));
  const about = message.request ?? message;
  if (message.kind !== 'message' && about.header) parts.push(theme.dim(`seq ${about.header.seq}`));
  const { problems, unknown } = message;
  if (unknown.length) parts.push(theme.unknown(`!${unknown.length} unknown`));
  if (problems.length) parts.push(theme.bad(`!${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`));
  return parts.filter(Boolean).join('  ');
}

/** `refused ERANGE Numerical result out of range: VXLAN ID must be lower … at linkinfo.data.id`, or `ack`. */
function errorText(message: Message, { theme }: View): string {
  const { errno = 0, at } = message;
  const words = ackWords(message);
  const parts: string[] = [];
  if (errno === 0) {
    if (message.kind === 'ack') parts.push(theme.good('ack'));
    if (words !== undefined) parts.push(theme.warn(sanitize(words)));
  } else
    parts.push(
      theme.bad(
        `refused ${errorWords(errno, errorFamily(message))}${words === undefined ? '' : `: ${sanitize(words)}`}`,
      ),
    );
  if (at?.path) parts.push(`at ${theme.name(sanitize(at.path))}`);
  if (at?.missing) parts.push(`missing ${theme.name(sanitize(at.missing))}`);
  return parts.join(' ');
}

/** A body that no schema describes, and nothing else. */
const isOpaque = ({ body, attributes }: Message): boolean =>
  body?.type?.kind === 'binary' && body.type.hint === undefined && !attributes;
const opaqueBytes = ({ bytes, body }: Message): Uint8Array => bytes.subarray(body!.start, body!.end);
