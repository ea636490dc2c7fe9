import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { programFiles } from '../scripts/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'nltool-built-'));
const packages = fileURLToPath(new URL('../node_modules', import.meta.url));

function nltool(...words: string[]) {
  const env = { ...process.env, NODE_PATH: packages };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'nltool.cjs'), ...words], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
const kept = (): string[] => globSync(`${folder}/cache/*/*/*`).sort();

before(async () => {
  for (const [name, code] of await programFiles()) writeFileSync(join(folder, name), code);
});
after(() => rmSync(folder, { recursive: true }));

test('the built program keeps the code compiled for a command, and runs with it as without', () => {
  const first = nltool('describe', 'rt-link');
  assert.equal(first.status, 0, first.stderr);
  const files = kept();
  assert.ok(files.some(file => file.endsWith('/describe/common.cjs')));
  const written = files.map(file => statSync(file).mtimeMs);
  assert.deepEqual(nltool('describe', 'rt-link'), first);
  assert.deepEqual(
    kept().map(file => statSync(file).mtimeMs),
    written,
  );
});

test('what was cut short is left aside and made anew', () => {
  const before = nltool('describe', 'rt-addr');
  const file = kept().find(name => name.endsWith('/describe/common.cjs'))!;
  const { size } = statSync(file);
  truncateSync(file, size / 2);
  assert.deepEqual(nltool('describe', 'rt-addr'), before);
  assert.ok(statSync(file).size > size / 2);
});

test('nothing is kept of what failed, or was no command', () => {
  const before = kept();
  assert.equal(nltool('familys').status, 2);
  assert.equal(nltool('groups', 'nosuch').status, 2);
  assert.equal(nltool('--version').status, 0);
  assert.deepEqual(kept(), before);
});
