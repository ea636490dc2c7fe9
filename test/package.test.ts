import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };

const script = fileURLToPath(new URL('../scripts/package.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nltool-package-'));
const empty = join(folder, 'empty');

/** Runs the executable from an empty folder, with nothing in the environment but a place for temporary files. */
function nltool(...words: string[]) {
  const env = { PATH: '/nonexistent', TMPDIR: empty };
  return spawnSync('../nltool', words, { cwd: empty, env, encoding: 'utf8' });
}

before(() => {
  mkdirSync(empty);
  execFileSync(process.execPath, [script, folder], { stdio: 'ignore' });
});
after(() => rmSync(folder, { recursive: true }));

test('the single executable tells its version', () => {
  assert.equal(nltool('--version').stdout, `${manifest.version}\n`);
});

test('it talks to the kernel with no Node beside it, and leaves no file behind', () => {
  const { status, stdout, stderr } = nltool('families');
  assert.equal(stderr, '');
  assert.match(stdout, /^nlctrl\s+0x10 /m);
  assert.equal(status, 0);
  assert.deepEqual(readdirSync(empty), []);
});

test('it refuses what it does not know as the built program does', () => {
  const { status, stderr } = nltool('familys');
  assert.match(stderr, /families/);
  assert.equal(status, 2);
});
