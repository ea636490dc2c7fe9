import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nanosecondsSince1970, secondsSince1970 } from '../../src/hints/since-1970.ts';

test('seconds since 1970 and back', () => {
  const { format, parse } = secondsSince1970.number!;
  assert.equal(format(1795647555), '2026-11-25T22:59:15Z');
  assert.equal(format(0n), '0');
  assert.equal(format(2n ** 64n - 1n), '18446744073709551615.000000');
  assert.equal(parse!('2026-11-25T22:59:15Z'), 1795647555);
  assert.equal(parse!('2026-11-25T23:59:15+01:00'), 1795647555);
  for (const wrong of ['2026-11-25T22:59:15.5Z', '2026-13-25T22:59:15Z', 'now', '12', ''])
    assert.equal(parse!(wrong), undefined);
});

test('nanoseconds since 1970 and back', () => {
  const { format, parse } = nanosecondsSince1970.number!;
  const time = 1795647555_957411123n;
  assert.equal(format(time), '2026-11-25T22:59:15.957411123Z');
  assert.equal(parse!('2026-11-25T22:59:15.957411123Z'), time);
  assert.equal(format(1795647555_000000000n), '2026-11-25T22:59:15Z');
});
