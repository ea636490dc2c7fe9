/** A message that is ready to be sent. */
import { type DecodeOptions, decodeDatagram } from '../../src/codec/decode.ts';
import type { Message } from '../../src/codec/message.ts';
import type { Protocol } from '../../src/schema/family.ts';
import type { Until } from '../../src/socket/pending.ts';
import { viewOf } from '../../src/wire/bytes.ts';
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
  return { protocol, bytes, message, until };
}

/** Begin or end of a batch: nothing acknowledges them. */
export const isMark = ({ family, operation }: Message): boolean =>
  operation !== undefined && (operation.name === family?.batch?.begin || operation.name === family?.batch?.end);

function untilOf(protocol: Protocol, message: Message): Until | undefined {
  const { header, operation } = message;
  if (!header) return undefined;
  if (isMark(message)) return 'none';
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
