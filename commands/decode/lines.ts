import { isCaptureRecord, parseCaptureRecord } from '../../src/capture/record.ts';
import { parseTime } from '../../src/capture/time.ts';
import { decodeDatagram } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import type { Envelope, RecordInput } from '../../src/codec/record.ts';
import type { Direction } from '../../src/schema/family.ts';
import { learnGeneric } from '../../src/socket/generic.ts';
import { fromHex } from '../../src/wire/hex.ts';
import type { Context } from '../shared/context.ts';
import { loadFor, recordsIn } from '../shared/records-in.ts';
import type { Sink } from './sink.ts';

type JsonObject = Record<string, unknown>;

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
    return (issues ?? []).map(({ path, text }) => `${path}: ${text}`);
  }
  if (record.kind === 'summary' || (record.kind === 'overrun' && record.header === undefined)) {
    sink.record(record);
    return [];
  }
  const { time, frame, part, group, nsid, process, packet, ...input } = record;
  const { bytes, issues } = encodeRecord(input as RecordInput, { schemas });
  const protocol = typeof record.protocol === 'string' ? schemas.protocol(record.protocol) : undefined;
  if (issues.length || !protocol) {
    sink.record(record);
    return issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  }
  const pad = fromHex((record.wire as { ''?: { pad?: string } } | undefined)?.['']?.pad ?? '');
  const datagram = pad?.length ? new Uint8Array([...bytes, ...pad]) : bytes;
  const direction = record.direction as Direction | undefined;
  const envelope = Object.fromEntries(
    Object.entries({ frame, part, group, nsid, process, packet }).filter(([, value]) => value !== undefined),
  ) as Envelope;
  const at = typeof time === 'string' ? parseTime(time) : undefined;
  const options = { schemas, protocol, showSecrets: given.has('show-secrets'), ...(direction ? { direction } : {}) };
  for (const message of decodeDatagram(datagram, options)) {
    sink.message(message, envelope, at);
    learnGeneric(message, schemas);
  }
  return [];
}
