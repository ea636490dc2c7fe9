import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../commands/shared/context.ts';
import { makeFilter, type Scope } from '../../commands/shared/filter.ts';
import { decodeDatagram } from '../../src/codec/decode.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { allFixtures } from '../support/fixtures.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();
const warn = (line: string) => assert.fail(line);
const context = { schemas, warn } as unknown as Context;

const isObject = (value: unknown): value is { [key: string]: unknown } => typeof value === 'object' && value !== null;
const isName = (key: string): boolean => /^[A-Za-z_]\w*$/.test(key) && !/^(in|as|package|namespace|import)$/.test(key);
const literal = (value: unknown): string => (typeof value === 'string' ? JSON.stringify(value) : String(value));

/** Comparisons that hold for a value: each leaf, and each element of a list of leaves. */
function truths(path: string, value: unknown): string[] {
  if (Array.isArray(value))
    return value.flatMap(one => (isObject(one) || typeof one === 'boolean' ? [] : [`${literal(one)} in ${path}`]));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, one]) => (isName(key) ? truths(`${path}.${key}`, one) : []));
  return typeof value === 'boolean' ? [] : [`${path} == ${literal(value)}`];
}

test('whatever a record says can be filtered for', async () => {
  const seen = new Set<string>();
  for (const { name, protocol: named, ids, direction, bytes } of allFixtures()) {
    const protocol = schemas.protocol(named)!;
    for (const [id, family] of ids) schemas.ids.set(id, family);
    for (const message of decodeDatagram(bytes, { schemas, protocol, direction, showSecrets: true })) {
      if (message.kind !== 'message' || !message.family || !message.operation) continue;
      const record = recordOf(message, schemas);
      const { family, operation, fixed, body, attributes } = record;
      const scope: Scope = { protocol, ...(protocol.generic ? { families: [family!] } : {}) };
      const all = Object.entries({ kind: record.kind, family, operation, fixed, body, attributes });
      const truthsHere = all.flatMap(([key, value]) => (value === undefined ? [] : truths(key, value)));
      const fresh = truthsHere.filter(truth => !seen.has(`${named} ${truth}`));
      for (const truth of fresh) seen.add(`${named} ${truth}`);
      for (let i = 0; i < fresh.length; i += 50) {
        const text = fresh.slice(i, i + 50).join(' && ');
        const filter = await makeFilter(context, text, [scope]);
        assert.equal(filter(record), true, `${name}: ${text}`);
      }
    }
  }
  assert.ok(seen.size > 1000, `${seen.size} comparisons`);
});
