import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quote, sanitize, word } from '../../src/render/sanitize.ts';
import { isoTime, timeWriter } from '../../src/render/time.ts';
import { padEnd, widthOf } from '../../src/render/width.ts';

const hostile = [
  ['escape', 'x\u001b[31mred', 'x\\u001b[31mred'],
  ['C1', 'a\u009b31mb', 'a\\u009b31mb'],
  ['newline, tab, NUL', 'a\nb\tc\0', 'a\\u000ab\\u0009c\\u0000'],
  ['DEL', '\u007f', '\\u007f'],
  ['bidi', 'evil\u202egnp', 'evil\\u202egnp'],
  ['isolates', '\u2066x\u2069', '\\u2066x\\u2069'],
  ['zero width', 'a\u200bb\u200dc\ufeff', 'a\\u200bb\\u200dc\\ufeff'],
  ['line separators', '\u2028\u2029', '\\u2028\\u2029'],
  ['tags', 'a\u{e0041}', 'a\\udb40\\udc41'],
  ['half a pair', '\ud800x', '\\ud800x'],
] as const;

for (const [what, text, safe] of hostile)
  test(`sanitize: ${what}`, () => {
    assert.equal(sanitize(text), safe);
    assert.equal(JSON.parse(`"${safe}"`), text);
  });

test('sanitize: leaves what people write', () => {
  for (const text of ['eth0', 'Größe', '日本語', 'emoji 🙂', 'a\u0301']) assert.equal(sanitize(text), text);
});

test('quote: nothing can end the string or pass for an escape', () => {
  assert.equal(quote('a"b\\u001b'), '"a\\"b\\\\u001b"');
  assert.equal(quote('\u001b'), '"\\u001b"');
});

test('word: bare only where it is one', () => {
  assert.equal(word('eth0.5'), 'eth0.5');
  for (const text of ['', 'two words', 'a,b', '(hidden)', '\u001b', 'a"b']) assert.match(word(text), /^".*"$/);
});

test('width: wide, combining, coloured', () => {
  assert.equal(widthOf('eth0'), 4);
  assert.equal(widthOf('日本'), 4);
  assert.equal(widthOf('🙂'), 2);
  assert.equal(widthOf('e\u0301'), 1);
  assert.equal(widthOf('\u001b[1m\u001b[36mv0\u001b[39m\u001b[22m'), 2);
  assert.equal(padEnd('日', 4), '日  ');
  assert.equal(padEnd('longer', 3), 'longer');
});

const time = 1795633080_489123_999n;

test('time: every style', () => {
  assert.equal(isoTime(time), '2026-11-25T18:58:00.489123Z');
  assert.equal(timeWriter('utc')(time), '2026-11-25T18:58:00.489123Z');
  assert.equal(timeWriter('epoch')(time), '1795633080.489123');
  assert.equal(timeWriter('none')(time), '');
  assert.match(timeWriter('local')(time), /^\d\d:\d\d:00\.489123$/);
});

test('time: delta is from the one before, also backwards', () => {
  const write = timeWriter('delta');
  assert.equal(write(time), '  +0.000000');
  assert.equal(write(time + 1_500_000_000n), '  +1.500000');
  assert.equal(write(time), '  -1.500000');
});

test('time: local keeps the second apart from the one before', () => {
  const write = timeWriter('local');
  const before = write(time);
  assert.notEqual(write(time + 1_000_000_000n), before);
  assert.equal(write(time), before);
});

test('time: before 1970', () => {
  assert.equal(isoTime(-1_000n), '1969-12-31T23:59:59.999999Z');
});
