// npm run test:vm [-- NAME…]: runs test/vm/*.vm.ts in Debian's kernel with all its modules, or files and scenarios named.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { root as project } from '../../scripts/bundle.ts';
import { shellQuote } from '../../src/words/shell.ts';
import { needQemu, runInMachine } from './machine.ts';
import { buildModules } from './module.ts';
import { addNetdevsim } from './netdevsim.ts';
import { Missing, unpack } from './packages.ts';
import { scenarios } from './scenarios/index.ts';

const scenarioFile = 'test/vm/scenarios.vm.ts';

interface Wanted {
  files: string[];
  /** by name; none: all */
  scenarios: string[];
}

/** Throws RangeError. */
function wantedOf(names: readonly string[]): Wanted {
  const all = globSync('test/vm/*.vm.ts', { cwd: project }).sort();
  if (names.length === 0) return { files: all, scenarios: [] };
  const files = new Set<string>();
  const chosen: string[] = [];
  for (const name of names) {
    const file = all.find(one => basename(one, '.vm.ts') === basename(name, '.vm.ts'));
    const scenario = scenarios.find(one => one.name === name);
    if (!file && !scenario) {
      const known = [...all.map(one => basename(one, '.vm.ts')), ...scenarios.map(one => one.name)];
      throw new RangeError(`no test or scenario ${name}: ${known.join(', ')}`);
    }
    if (file) files.add(file);
    if (!scenario) continue;
    files.add(scenarioFile);
    chosen.push(name);
  }
  return { files: [...files], scenarios: chosen };
}

try {
  const wanted = wantedOf(process.argv.slice(2));
  needQemu();
  const version = unpack();
  buildModules(version);
  addNetdevsim(version);
  const choice = wanted.scenarios.length > 0 ? ['env', `NLTOOL_SCENARIOS=${wanted.scenarios}`] : [];
  const test = [process.execPath, '--test', '--test-concurrency=1', '--test-reporter=spec', ...wanted.files];
  process.exitCode = await runInMachine(version, [...choice, ...test].map(shellQuote).join(' '));
  if (wanted.files.includes(scenarioFile)) {
    const words = ['scripts/test.ts', 'test/vm/captures.test.ts'];
    const { status } = spawnSync(process.execPath, words, { cwd: project, stdio: 'inherit' });
    process.exitCode ||= status ?? 1;
  }
} catch (error) {
  if (error instanceof Missing) console.log(`vm: skipped: ${error.message}`);
  else if (error instanceof RangeError) {
    console.error(`vm: ${error.message}`);
    process.exitCode = 2;
  } else throw error;
}
