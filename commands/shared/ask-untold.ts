/** Asks the kernel for what it has not told yet of things that messages name. */
import { type DecodeOptions, decodeDatagram } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import type { Message } from '../../src/codec/message.ts';
import { askFor } from '../../src/codec/told.ts';
import { collect } from '../../src/socket/collect.ts';
import type { Context } from './context.ts';

/** Asks for everything that was looked for and not known, each once. */
export async function askUntold(context: Context): Promise<void> {
  const { schemas } = context;
  for (const thing of schemas.told.take()) {
    const asked = askFor(thing, schemas);
    if (!asked) continue;
    const { protocol, record } = asked;
    const { bytes, issues } = encodeRecord(record, { schemas });
    if (issues.length > 0) continue;
    try {
      const transport = await context.open(protocol);
      const { messages } = await collect(transport, bytes, { until: 'reply' }).finally(() => transport.close());
      for (const message of messages) decodeDatagram(message, { schemas, protocol, direction: 'from-kernel' });
    } catch {
      // what cannot be asked stays unknown, and its bytes bytes
    }
  }
}

/**
 * The messages of a datagram that came from the namespace of the context. Things that they name are asked for where
 * nothing was told of them.
 */
export function decodeLive(
  context: Context,
  bytes: Uint8Array,
  options: DecodeOptions,
): Message[] | Promise<Message[]> {
  const messages = decodeDatagram(bytes, options);
  return context.schemas.told.open ? askUntold(context).then(() => decodeDatagram(bytes, options)) : messages;
}
