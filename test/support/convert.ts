/** A capture to records and back, as `decode --json` and `encode` do it. */

import { parseJson } from '../../commands/shared/json.ts';
import { Assembler } from '../../src/capture/assemble.ts';
import type { CaptureItem } from '../../src/capture/frame.ts';
import { messagesOf } from '../../src/capture/messages.ts';
import { captureRecord } from '../../src/capture/record.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { protocolByNumber } from '../../src/protocols/index.ts';
import { jsonText } from '../../src/render/json.ts';
import { learnGeneric } from '../../src/socket/generic.ts';
import { issueText } from '../../src/types/notes.ts';
import { readAll, writeAll } from './capture.ts';
import { allSchemas } from './schemas.ts';

const shared = { decode: await allSchemas(), encode: await allSchemas() };

/** The lines of NDJSON of a capture file. */
export async function toLines(bytes: Uint8Array): Promise<string[]> {
  const schemas = shared.decode;
  const lines: string[] = [];
  for (const item of await readAll(bytes)) {
    if (item.kind !== 'frame') {
      lines.push(jsonText(captureRecord(item)));
      continue;
    }
    const protocol = protocolByNumber(item.protocol);
    if (item.protocol > 31) schemas.addProtocol(protocol);
    for (const { message, envelope } of messagesOf(item, { schemas, protocol, showSecrets: true })) {
      lines.push(jsonText(recordOf(message, schemas, envelope)));
      learnGeneric(message, schemas);
    }
  }
  return lines;
}

/** The file that the lines make, and what is wrong with them. */
export async function fromLines(lines: readonly string[]): Promise<{ bytes: Uint8Array; issues: string[] }> {
  const schemas = shared.encode;
  const assembler = new Assembler(schemas);
  const items: CaptureItem[] = [];
  const issues: string[] = [];
  for (const [i, line] of lines.entries()) {
    const record = (await parseJson(line)) as Record<string, unknown>;
    const name = String(record.protocol ?? '');
    if (/^\d+$/.test(name)) schemas.addProtocol(protocolByNumber(Number(name)));
    const made = assembler.add(record);
    items.push(...made.items);
    issues.push(...made.issues.map(issue => `${i + 1} ${issueText(issue)}`));
  }
  items.push(...assembler.end());
  return { bytes: writeAll(items), issues };
}
