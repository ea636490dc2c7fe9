import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dryRun } from '../../src/render/dry-run.ts';
import { hexDump } from '../../src/render/hex.ts';
import { Lines } from '../../src/render/line.ts';
import { LearnedNames } from '../../src/render/names.ts';
import { tree } from '../../src/render/tree.ts';
import type { Direction } from '../../src/schema/family.ts';
import { Chance } from '../support/chance.ts';
import { allFixtures } from '../support/fixtures.ts';
import { runs } from '../support/runs.ts';
import { decode, plainView } from './support.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e]/;

/** What JavaScript says of a value that is none; DCB_CMD_UNDEFINED is one. */
const slips = /(?<!cmd +)undefined|\[object|NaN/;

test('whatever arrives can be looked at, and harms no terminal', () => {
  const names = new LearnedNames();
  const view = plainView(names);
  const lines = new Lines(view);
  const { seed, numRuns } = runs(2);
  const chance = new Chance(seed);
  let seen = 0;
  const look = (protocol: string, bytes: Uint8Array, direction?: Direction) => {
    for (const message of decode(protocol, bytes, direction)) {
      names.learn(message);
      const line = lines.line(message);
      assert.doesNotMatch(line, /\n/);
      const all = [
        line,
        tree(message, {}, view, 1),
        tree(message, {}, view, 2),
        hexDump(message, view),
        dryRun(message, view),
      ];
      for (const text of all) {
        assert.doesNotMatch(text, unsafe);
        assert.doesNotMatch(text, slips);
      }
      seen++;
    }
  };
  for (const { protocol, bytes, direction } of allFixtures()) {
    look(protocol, bytes, direction);
    for (let times = numRuns; times > 0; times--) look(protocol, chance.mutate(bytes), direction);
  }
  assert.ok(seen > 100);
});
