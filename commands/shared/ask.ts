import { decodeDatagram } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import type { Message } from '../../src/codec/message.ts';
import type { RecordInput } from '../../src/codec/record.ts';
import { collect } from '../../src/socket/collect.ts';
import type { Context } from './context.ts';

/** A question to the kernel beside what a command sends for its user, and the answer: none where it gives or can give none. */
export async function ask(context: Context, record: RecordInput): Promise<Message[]> {
  const { schemas } = context;
  const protocol = schemas.protocol(record.protocol!)!;
  const { bytes, issues } = encodeRecord(record, { schemas });
  if (issues.length > 0) return [];
  try {
    const transport = await context.open(protocol);
    const { messages } = await collect(transport, bytes, { until: 'reply' }).finally(() => transport.close());
    return messages.flatMap(message => decodeDatagram(message, { schemas, protocol, direction: 'from-kernel' }));
  } catch {
    return [];
  }
}
