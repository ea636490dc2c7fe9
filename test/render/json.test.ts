import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonLine, jsonText } from '../../src/render/json.ts';

test('json: keys as they stand, one line', () => {
  assert.equal(
    jsonLine({ v: 1, kind: 'message', fixed: { index: 2 } }),
    '{"v":1,"kind":"message","fixed":{"index":2}}\n',
  );
});

test('json: integers keep all their digits', () => {
  const record = { a: 18446744073709551615n, b: [1, -9223372036854775808n], c: 2 ** 53 - 1, gone: undefined };
  assert.equal(jsonText(record), '{"a":18446744073709551615,"b":[1,-9223372036854775808],"c":9007199254740991}');
  assert.equal(
    jsonText(record, { strings64: true }),
    '{"a":"18446744073709551615","b":[1,"-9223372036854775808"],"c":9007199254740991}',
  );
});

test('json: both ways write the same', () => {
  const record = { s: 'x\u001b"\\\u2028', list: [{}, [], [undefined], 1.5, true], 'odd key': { deep: { er: 'ü' } } };
  const big = jsonText({ ...record, n: 2n ** 64n });
  assert.equal(big.replace(`,"n":${2n ** 64n}`, ''), jsonText(record));
});

test('json: harmless on a terminal, and means the same', () => {
  const record = { alias: 'x\u009b31m\u202e\u001b[0m', n: 1n };
  const text = jsonText(record, { terminal: true });
  assert.equal(text, '{"alias":"x\\u009b31m\\u202e\\u001b[0m","n":1}');
  assert.equal(JSON.parse(text).alias, record.alias);
});
