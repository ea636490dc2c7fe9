import { join } from '../../src/capture/join.ts';
import {
  isBytesless,
  isCaptureRecord,
  type JsonObject,
  paddingOf,
  parseCaptureRecord,
} from '../../src/capture/record.ts';
import { decodeDatagram } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import { splitEnvelope } from '../../src/codec/record.ts';
import { parseTime } from '../../src/hints/since-1970.ts';
import type { Direction } from '../../src/schema/family.ts';
import { learnGeneric } from '../../src/socket/generic.ts';
import { issueText } from '../../src/types/notes.ts';
import type { Context } from '../shared/context.ts';
import { loadFor, recordsIn } from '../shared/records-in.ts';
import type { Sink } from './sink.ts';

/** Decodes NDJSON. True where a record is wrong, which stderr was told; such a record is printed as it stands. */
export async function decodeLines(
  context: Context,
  bytes: AsyncIterable<Uint8Array>,
  sink: Sink,
  file: string,
): Promise<boolean> {
  let wrong = false;
  const tell = (line: number, text: string): void => {
    wrong = true;
    context.out.flush();
    context.warn(`${file}: line ${line}: ${text}`);
  };
  for await (const line of recordsIn(bytes)) {
    if ('wrong' in line) tell(line.number, line.wrong);
    else {
      await loadFor(context.schemas, line.record.protocol);
      for (const text of decodeRecord(context, line.record, sink)) tell(line.number, text);
    }
    if (sink.full) break;
  }
  return wrong;
}

/** Decodes one record; what is wrong with it. */
function decodeRecord(context: Context, record: JsonObject, sink: Sink): string[] {
  const { schemas, given } = context;
  if (isCaptureRecord(record)) {
    const { item, issues } = parseCaptureRecord(record);
    if (item) sink.item(item);
    return (issues ?? []).map(issueText);
  }
  if (isBytesless(record)) {
    sink.record(record);
    return [];
  }
  const { envelope, message: input } = splitEnvelope(record);
  const { bytes, issues } = encodeRecord(input, { schemas });
  const protocol = typeof record.protocol === 'string' ? schemas.protocol(record.protocol) : undefined;
  if (issues.length || !protocol) {
    sink.record(record);
    return issues.map(issueText);
  }
  const datagram = join([bytes, paddingOf(record) ?? new Uint8Array()]);
  const direction = record.direction as Direction | undefined;
  const at = typeof record.time === 'string' ? parseTime(record.time) : undefined;
  const options = { schemas, protocol, showSecrets: given.has('show-secrets'), direction };
  for (const message of decodeDatagram(datagram, options)) {
    sink.message(message, envelope, at);
    learnGeneric(message, schemas);
  }
  return [];
}
