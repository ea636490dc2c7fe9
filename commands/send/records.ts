/** `send -` and `--batch`: what is to be sent, one a line. */
import { splitEnvelope } from '../../src/codec/record.ts';
import { viewOf } from '../../src/wire/bytes.ts';
import { messageFlag } from '../../src/wire/message.ts';
import type { Context } from '../shared/context.ts';
import { Failure, usage } from '../shared/failure.ts';
import { parseGiven } from '../shared/given.ts';
import type { Interfaces } from '../shared/interfaces.ts';
import { parseJson } from '../shared/json.ts';
import { isOverLines, linesOf, loadFor, overLines } from '../shared/records-in.ts';
import { flagsOf } from './flags.ts';
import { encodeHere, Issues, prepareGiven } from './prepare.ts';
import { type Prepared, prepared } from './prepared.ts';
import { spec } from './spec.ts';
import { splitWords } from './split.ts';
import { needGeneric } from './target.ts';

/** One line's message, or what is wrong with the line. */
interface Read {
  line: number;
  message?: Prepared;
  /** each a line of talk */
  wrong?: string[];
  /** nothing that is sent: an acknowledgement, the head of a capture */
  skipped?: true;
}

const decoder = new TextDecoder();

/** Reads records and lines of `nltool send …`; empty lines and comments are passed over. */
export async function* readMessages(
  context: Context,
  source: AsyncIterable<Uint8Array>,
  interfaces: Interfaces,
): AsyncGenerator<Read> {
  let line = 0;
  for await (const bytes of linesOf(source)) {
    line++;
    const text = bytes === undefined ? '' : decoder.decode(bytes).trim();
    if (bytes === undefined) yield { line, wrong: ['too long'] };
    else if (isOverLines(text)) {
      yield { line, wrong: [overLines] };
      return;
    } else if (text !== '' && !text.startsWith('#')) yield { line, ...(await readOne(context, text, interfaces)) };
  }
}

async function readOne(context: Context, text: string, interfaces: Interfaces): Promise<Omit<Read, 'line'>> {
  try {
    const message = text.startsWith('{')
      ? await fromRecord(context, text, interfaces)
      : await fromWords(context, text, interfaces);
    return message ? { message } : { skipped: true };
  } catch (error) {
    if (error instanceof Issues || error instanceof Failure) return { wrong: error.message.split('\n') };
    if (error instanceof SyntaxError) return { wrong: [`no JSON: ${error.message}`] };
    throw error;
  }
}

async function fromWords(context: Context, text: string, interfaces: Interfaces): Promise<Prepared> {
  const words = splitWords(text);
  if (!words) throw usage('a quote is not closed');
  const own = words[0] === 'nltool' && words[1] === 'send' ? words.slice(2) : words;
  return prepareGiven(context, await parseGiven(spec, own), interfaces);
}

const notSent = new Set(['error', 'ack', 'done', 'overrun', 'raw', 'summary', 'capture', 'packet', 'block', 'tail']);

async function fromRecord(context: Context, text: string, interfaces: Interfaces): Promise<Prepared | undefined> {
  const record = (await parseJson(text)) as Record<string, unknown>;
  if (notSent.has(String(record.kind ?? 'message'))) return undefined;
  const { schemas, given } = context;
  await loadFor(schemas, record.protocol);
  const protocol = typeof record.protocol === 'string' ? schemas.protocol(record.protocol) : undefined;
  const family = typeof record.family === 'string' ? record.family : undefined;
  if (protocol?.generic && family !== undefined) await needGeneric(context, family);
  const input = splitEnvelope(record).message;
  if (protocol?.framing === 'bare') Object.assign(input, wrapped(record));
  const encoded = await encodeHere(context, input, interfaces);
  if (encoded.issues.length || !protocol) throw new Issues(encoded.issues);
  const message = prepared(context, protocol, encoded.bytes);
  const view = viewOf(message.bytes);
  const id = [...schemas.ids].find(([, name]) => name === family)?.[0];
  if (protocol.generic && id !== undefined) view.setUint16(4, id, true);
  if (record.direction === 'from-kernel')
    view.setUint16(6, requestBits(flagsOf(given, message.message.operation)), true);
  view.setUint32(12, 0, true);
  return prepared(context, protocol, encoded.bytes);
}

/** NLMSG_MIN_TYPE (linux/netlink.h) */
const firstType = 16;

/** A message without nlmsghdr as the kernel takes it: in one, whose type says nothing. */
const wrapped = ({ header }: Record<string, unknown>) => ({
  direction: 'to-kernel',
  header: header ?? { type: firstType, flags: ['request', 'ack'] },
});

/** What the kernel said goes back as a request for the same. */
const requestBits = (flags: readonly string[]): number =>
  messageFlag.request |
  messageFlag.ack |
  (flags.includes('create') ? messageFlag.create : 0) |
  (flags.includes('append') ? messageFlag.append : 0);
