/** Specs with parts taken away, doubled, moved or replaced: each loads, or is refused with file and line. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { reach } from '../../../src/schema/walk.ts';
import { loadSpec, SpecError } from '../../../src/schema/ynl/load.ts';
import { runs } from '../../support/runs.ts';

const directory = fileURLToPath(new URL('../../../../shared/ynl-specs/', import.meta.url));
const skip = existsSync(directory) ? false : 'no ../shared/ynl-specs beside the checkout';
const names = ['nlctrl', 'rt-addr', 'rt-rule', 'ovs_vport', 'fou', 'wireguard', 'team', 'net_shaper'];

/** Every place in a tree, as the container and the key in it. */
function places(tree: unknown, found: [Record<string, unknown>, string][] = []): [Record<string, unknown>, string][] {
  if (typeof tree !== 'object' || tree === null) return found;
  for (const [key, value] of Object.entries(tree)) {
    found.push([tree as Record<string, unknown>, key]);
    places(value, found);
  }
  return found;
}

const junk = [
  '',
  'x',
  '__proto__',
  'constructor',
  -1,
  0,
  1.5,
  1e300,
  65536,
  true,
  null,
  [],
  {},
  [[]],
  [null],
  { name: 'x' },
];

function mutate(tree: unknown, at: number, from: number, how: number): void {
  const all = places(tree);
  const [container, key] = all[at % all.length]!;
  const [other, otherKey] = all[from % all.length]!;
  if (how === 0) {
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else delete container[key];
  } else if (how === 1) container[key] = structuredClone(junk[from % junk.length]);
  else if (how === 2) container[key] = structuredClone(other[otherKey]);
  else if (Array.isArray(container)) container.push(structuredClone(other[otherKey]));
  else container[otherKey] = structuredClone(other[otherKey]);
}

async function survives(text: string): Promise<void> {
  try {
    const spec = await loadSpec(text, 'f.yaml');
    reach(spec.family);
    for (const warning of spec.warnings) assert.match(warning, /^f\.yaml:\d+: ./);
  } catch (error) {
    assert.ok(error instanceof SpecError, `${(error as Error).stack}\n${text}`);
    assert.ok(error.problems.length > 0);
    for (const problem of error.problems) assert.match(problem, /^f\.yaml:\d+: ./);
  }
}

test('changed nodes', { skip }, async () => {
  const trees = names.map(name => readFileSync(`${directory}${name}.yaml`, 'utf8'));
  const change = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 3 }));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...trees),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      async (text, changes) => {
        const tree: unknown = parse(text);
        for (const [at, from, how] of changes) mutate(tree, at, from, how);
        await survives(stringify(tree));
      },
    ),
    runs(150),
  );
});

test('changed text', { skip }, async () => {
  const texts = names.map(name => readFileSync(`${directory}${name}.yaml`, 'utf8'));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.nat({ max: 200 }),
      fc.string({ maxLength: 8 }),
      (text, at, length, put) => {
        const start = at % text.length;
        return survives(text.slice(0, start) + put + text.slice(start + length));
      },
    ),
    runs(150),
  );
});

test('anything', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), survives), runs(300));
});
