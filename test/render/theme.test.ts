import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colored, plain, themeFor, wantsColor } from '../../src/render/theme.ts';

const terminal = { isTTY: true };
const pipe = { isTTY: false };

test('colour: --color, NO_COLOR, FORCE_COLOR, TERM, terminal, in this order', () => {
  assert.equal(wantsColor('always', pipe, { NO_COLOR: '1', TERM: 'dumb' }), true);
  assert.equal(wantsColor('never', terminal, { FORCE_COLOR: '1' }), false);
  assert.equal(wantsColor('auto', terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }), false);
  assert.equal(wantsColor('auto', terminal, { NO_COLOR: '' }), true);
  assert.equal(wantsColor('auto', pipe, { FORCE_COLOR: '1', TERM: 'dumb' }), true);
  assert.equal(wantsColor('auto', terminal, { FORCE_COLOR: '0' }), false);
  assert.equal(wantsColor('auto', terminal, { TERM: 'dumb' }), false);
  assert.equal(wantsColor('auto', terminal, {}), true);
  assert.equal(wantsColor('auto', pipe, {}), false);
});

test('colour: none is the plain theme, and dresses nothing', async () => {
  assert.equal(await themeFor('never', terminal), plain);
  for (const dress of Object.values(plain)) assert.equal(dress('x'), 'x');
});

test('colour: every role gives its text back', async () => {
  const theme = await colored();
  assert.deepEqual(Object.keys(theme).sort(), Object.keys(plain).sort());
  for (const dress of Object.values(theme)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is made of them
    assert.equal(dress('text').replace(/\u001b\[[\d;]*m/g, ''), 'text');
  }
  assert.notEqual(theme.add('x'), theme.delete('x'));
});
