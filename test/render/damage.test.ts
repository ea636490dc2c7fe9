import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dryRun } from '../../src/render/dry-run.ts';
import { hexDump } from '../../src/render/hex.ts';
import { Lines } from '../../src/render/line.ts';
import { LearnedNames } from '../../src/render/names.ts';
import { tree } from '../../src/render/tree.ts';
import type { Direction } from '../../src/schema/family.ts';
import { allFixtures } from '../support/fixtures.ts';
import { decode, plainView } from './support.ts';

/** Numbers that look random and are the same each time (a linear congruential generator). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state >>> 8;
  }
}

/** The datagram, cut short, or with some bytes changed behind the message header. */
function damaged(bytes: Uint8Array, random: Iterator<number, never>): Uint8Array {
  const copy = bytes.slice();
  const next = (below: number) => random.next().value % below;
  for (let i = next(6); i >= 0; i--) if (copy.length > 17) copy[16 + next(copy.length - 16)] = next(256);
  return next(3) === 0 ? copy.slice(0, next(copy.length + 1)) : copy;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e]/;

test('whatever arrives can be looked at, and harms no terminal', () => {
  const names = new LearnedNames();
  const view = plainView(names);
  const lines = new Lines(view);
  const random = numbers(42);
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
        assert.doesNotMatch(text, /undefined|\[object|NaN/);
      }
      seen++;
    }
  };
  for (const { protocol, bytes, direction } of allFixtures()) {
    look(protocol, bytes, direction);
    look(protocol, damaged(bytes, random), direction);
  }
  assert.ok(seen > 100);
});
