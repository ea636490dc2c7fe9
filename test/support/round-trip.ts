import { type DecodeOptions, decodeDatagram } from '../../src/codec/decode.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import type { MessageRecord } from '../../src/codec/record.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import type { Issue } from '../../src/types/notes.ts';
import { fromHex, toHex } from '../../src/wire/hex.ts';

interface RoundTrip {
  records: MessageRecord[];
  /** the datagram again, from the records alone after a pass through JSON */
  hex: string;
  issues: Issue[];
}

/** JSON and back, 64-bit integers kept. */
const throughJson = (record: MessageRecord): MessageRecord =>
  JSON.parse(
    JSON.stringify(record, (_, item) => (typeof item === 'bigint' ? `bigint:${item}` : item)),
    (_, item) => (typeof item === 'string' && /^bigint:-?\d+$/.test(item) ? BigInt(item.slice(7)) : item),
  );

/** Decodes a datagram to records and encodes those again. */
export function roundTrip(datagram: Uint8Array, options: DecodeOptions): RoundTrip {
  const records = decodeDatagram(datagram, { ...options, showSecrets: true }).map(message =>
    recordOf(message, options.schemas),
  );
  const issues: Issue[] = [];
  let hex = '';
  for (const [i, record] of records.entries()) {
    const encoded = encodeRecord(throughJson(record), { schemas: options.schemas });
    issues.push(...encoded.issues);
    hex += toHex(encoded.bytes);
    const pad = record.wire?.['']?.pad;
    if (pad !== undefined) hex += toHex(fromHex(pad)!);
    else if (i + 1 < records.length) hex += '00'.repeat((4 - ((hex.length / 2) % 4)) % 4);
  }
  return { records, hex, issues };
}
