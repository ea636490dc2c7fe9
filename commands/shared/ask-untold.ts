/** Asks the kernel for what it has not told yet of things that messages name. */
import { type DecodeOptions, decodeDatagram } from '../../src/codec/decode.ts';
import type { Message } from '../../src/codec/message.ts';
import { askFor } from '../../src/codec/told.ts';
import { ask } from './ask.ts';
import type { Context } from './context.ts';

/** Asks for everything that was looked for and not known, each once; decoding the answers learns from them. */
export async function askUntold(context: Context): Promise<void> {
  const { schemas } = context;
  for (const thing of schemas.told.take()) {
    const record = askFor(thing, schemas);
    if (record) await ask(context, record);
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
