// npm run test:vm [-- NAME…]: runs test/vm/*.vm.ts, or those named, inside Debian's kernel with all its modules.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { root as project } from '../../scripts/bundle.ts';
import { needQemu, runInMachine } from './machine.ts';
import { buildModule } from './module.ts';
import { Missing, unpack } from './packages.ts';

const quoted = (words: readonly string[]): string => words.map(word => `'${word.replaceAll("'", "'\\''")}'`).join(' ');

function filesOf(names: readonly string[]): string[] {
  const all = globSync('test/vm/*.vm.ts', { cwd: project }).sort();
  if (names.length === 0) return all;
  return names.map(name => {
    const file = all.find(one => basename(one, '.vm.ts') === basename(name, '.vm.ts'));
    if (!file) throw new RangeError(`no test ${name}: ${all.map(one => basename(one, '.vm.ts')).join(', ')}`);
    return file;
  });
}

try {
  const files = filesOf(process.argv.slice(2));
  needQemu();
  const version = unpack();
  buildModule(version);
  const test = [process.execPath, '--test', '--test-concurrency=1', '--test-reporter=spec', ...files];
  process.exitCode = await runInMachine(version, quoted(test));
} catch (error) {
  if (error instanceof Missing) console.log(`vm: skipped: ${error.message}`);
  else if (error instanceof RangeError) {
    console.error(`vm: ${error.message}`);
    process.exitCode = 2;
  } else throw error;
}
