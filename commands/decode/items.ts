import type { CaptureItem, Frame } from '../../src/capture/frame.ts';
import { messagesOf } from '../../src/capture/messages.ts';
import { protocolByNumber, protocolCount } from '../../src/protocols/index.ts';
import { learnGeneric } from '../../src/socket/generic.ts';
import type { Context } from '../shared/context.ts';
import type { Sink } from './sink.ts';

/** Decodes the items of a capture. True where something in it is malformed, which stderr was told. */
export async function decodeItems(
  context: Context,
  items: AsyncIterable<CaptureItem>,
  sink: Sink,
  file: string,
): Promise<boolean> {
  let wrong = false;
  for await (const item of items) {
    if (item.kind === 'frame') await decodeFrame(context, item, sink);
    else {
      sink.item(item);
      const problem = item.kind === 'tail' || item.kind === 'block' ? item.problem : undefined;
      if (problem !== undefined && (item.kind === 'tail' || item.kind === 'block')) {
        wrong = true;
        context.out.flush();
        context.warn(`${file}: byte ${item.offset ?? 0}: ${problem}`);
      }
    }
    if (sink.full) break;
  }
  return wrong;
}

async function decodeFrame({ schemas, given }: Context, frame: Frame, sink: Sink): Promise<void> {
  const protocol = protocolByNumber(frame.protocol);
  if (frame.protocol >= protocolCount) schemas.addProtocol(protocol);
  await schemas.load(protocol);
  for (const [name, id] of Object.entries(frame.packet?.families ?? {})) schemas.ids.set(id, name);
  if (sink.fast(frame, protocol)) return;
  for (const { message, envelope } of messagesOf(frame, {
    schemas,
    protocol,
    showSecrets: given.has('show-secrets'),
  })) {
    sink.message(message, envelope, frame.time);
    learnGeneric(message, schemas);
  }
}
