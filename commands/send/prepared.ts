/** A message that is ready to be sent. */
import { type DecodeOptions, decodeDatagram } from '../../src/codec/decode.ts';
import type { Message } from '../../src/codec/message.ts';
import type { Protocol } from '../../src/schema/family.ts';
import type { Until } from '../../src/socket/pending.ts';
import { messageFlag, messageHeaderLength } from '../../src/wire/message.ts';
import type { Context } from '../shared/context.ts';

export interface Prepared {
  protocol: Protocol;
  bytes: Uint8Array;
  /** the same, decoded */
  message: Message;
  until?: Until;
  /** the sequence number is the user's */
  numbered?: true;
  /** which line of the input it is: `line 3: ` */
  label?: string;
}

const audit = 9;
const netfilter = 12;
/** NFNL_MSG_BATCH_BEGIN and NFNL_MSG_BATCH_END (linux/netfilter/nfnetlink.h): nothing acknowledges them */
const batchMarks = [0x10, 0x11];

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Decodes what is to be sent, and tells what ends its answer. */
export function prepared(context: Context, protocol: Protocol, bytes: Uint8Array): Prepared {
  const options: DecodeOptions = {
    schemas: context.schemas,
    protocol,
    direction: 'to-kernel',
    showSecrets: context.given.has('show-secrets'),
  };
  const message = decodeDatagram(bytes, options)[0]!;
  const until = untilOf(protocol, message);
  return { protocol, bytes, message, ...(until ? { until } : {}) };
}

function untilOf(protocol: Protocol, { header, operation }: Message): Until | undefined {
  if (!header) return undefined;
  if (protocol.number === netfilter && batchMarks.includes(header.type)) return 'none';
  if (protocol.number === audit && operation?.verb === 'get') return 'reply';
  const answered = header.flags & messageFlag.ack || operation?.verb === 'get' || operation?.verb === 'other';
  return answered || !operation ? undefined : 'none';
}

/** Gives a message its sequence number; the port is the kernel's to fill in. */
export function number({ bytes, message, numbered }: Prepared, seq: number): void {
  if (numbered || bytes.length < messageHeaderLength || !message.header) return;
  const view = viewOf(bytes);
  view.setUint32(8, seq, true);
  message.header.seq = seq;
}
