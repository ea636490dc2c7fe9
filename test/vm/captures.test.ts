/** What the scenarios made Debian's kernel and its tools say, captured there by nlmon and tcpdump, decoded here. */
import assert from 'node:assert/strict';
import { createReadStream, globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import type { Frame } from '../../src/capture/frame.ts';
import { messagesOf } from '../../src/capture/messages.ts';
import { openCapture } from '../../src/capture/open.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import { Schemas } from '../../src/codec/schemas.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { protocolByNumber, protocols } from '../../src/protocols/index.ts';
import { learnGeneric } from '../../src/socket/generic.ts';
import { toHex } from '../../src/wire/hex.ts';
import { faults } from './faults.ts';
import { place } from './packages.ts';
import { heardIn } from './scenarios/heard.ts';
import { scenarios } from './scenarios/index.ts';

const files = globSync(`${place}share/captures/*.pcap`).sort();

async function framesOf(file: string): Promise<Frame[]> {
  const opened = await openCapture(createReadStream(file), { format: 'pcap' });
  const frames: Frame[] = [];
  if ('items' in opened) for await (const item of opened.items) if (item.kind === 'frame') frames.push(item);
  return frames;
}

const options = (schemas: Schemas, frame: Frame) =>
  ({ schemas, protocol: protocolByNumber(frame.protocol), showSecrets: true }) as const;

describe('captures of the virtual machine', { skip: files.length === 0 && 'none were made: npm run test:vm' }, () => {
  for (const file of files)
    test(`${basename(file)}: all is known, and gives its bytes back`, async () => {
      const schemas = new Schemas(protocols);
      await schemas.loadAll();
      const frames = await framesOf(file);
      for (const frame of frames)
        for (const { message } of messagesOf(frame, options(schemas, frame))) learnGeneric(message, schemas);
      const excused = scenarios.find(one => one.name === basename(file, '.pcap'))?.excused ?? [];
      const found = new Map<string, string>();
      const missing = heardIn(basename(file, '.pcap'));
      for (const frame of frames)
        for (const { message, envelope } of messagesOf(frame, options(schemas, frame))) {
          const record = recordOf(message, schemas, envelope);
          missing.delete(`${record.family} ${record.operation}`);
          const { bytes, issues } = encodeRecord(record, { schemas });
          const hex = toHex(message.bytes);
          for (const line of faults(record)) if (!found.has(line) && !excused.includes(line)) found.set(line, hex);
          const back = issues.length > 0 ? issues.map(one => `${one.path}: ${one.message}`).join('; ') : toHex(bytes);
          if (back !== hex) found.set(`${record.family} ${record.operation}: gives ${back}`, hex);
        }
      assert.deepEqual([...missing], []);
      assert.deepEqual(
        [...found].map(([line, hex]) => `${line}\n    ${hex.slice(0, 2000)}`),
        [],
      );
    });
});
