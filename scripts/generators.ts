import { readFileSync } from 'node:fs';
import { commands } from '../commands/index.ts';
import { optionsOf } from '../commands/shared/given.ts';
import manifest from '../package.json' with { type: 'json' };
import { generators as documents, type Generator } from '../src/docs/index.ts';
import { withUsage } from '../src/docs/usage.ts';
import { loadFamilies } from '../src/protocols/all.ts';
import { protocols } from '../src/protocols/index.ts';
import { root } from './bundle.ts';
import { coverage } from './coverage.ts';

/** The day of this version, which manual pages bear. */
const released = '2026-11-25';

const specs = await Promise.all(commands.map(one => one.load()));
const docs = specs.map(spec => ({ ...spec, options: optionsOf(spec) }));

/** Every generated file, in the order in which they are written. */
export const generators: readonly Generator[] = [
  ...documents({
    release: { version: manifest.version, date: released },
    commands: docs,
    protocols,
    families: await loadFamilies(),
  }),
  { path: 'docs/coverage.md', make: coverage },
  { path: 'README.md', make: () => withUsage(readFileSync(`${root}README.md`, 'utf8'), docs) },
];
