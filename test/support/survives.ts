/** What every record of a running kernel has to be. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Json } from './differences.ts';
import { nltool } from './nltool.ts';
import { jsonLines } from './peer.ts';

/** Nothing unknown, nothing wrong. */
export function assertClean(records: readonly Json[]): void {
  for (const record of records) {
    const { unknown, problems, kind, operation } = record;
    assert.deepEqual([unknown ?? [], problems ?? []], [[], []], JSON.stringify(record).slice(0, 2000));
    if (kind === 'message') assert.ok(operation, JSON.stringify(record));
  }
}

/** A capture (a file, or bytes as hex of one protocol) gives the same bytes when it goes through JSON. */
export function assertSurvives(source: { file: string } | { hex: string; protocol: string }): Json[] {
  const decoded =
    'file' in source
      ? nltool(['decode', '--json', source.file])
      : nltool(['decode', '--json', '--format', 'hex', '--proto', source.protocol, '-'], source.hex);
  assert.equal(decoded.code, 0, decoded.err);
  assert.doesNotMatch(decoded.out, /"":\{[^}]*"hex"/, 'a message as a whole, where its values should do');
  const records = jsonLines(decoded.out);
  assertClean(records);
  const encoded = nltool(['encode', '--format', 'file' in source ? 'pcap' : 'raw', '-'], decoded.out);
  assert.equal(encoded.code, 0, encoded.err);
  const bytes = 'file' in source ? readFileSync(source.file) : Buffer.from(source.hex.replace(/\s/g, ''), 'hex');
  assert.equal(Buffer.compare(bytes, encoded.bytes), 0, 'the bytes differ');
  return records;
}
