import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findSpecs, readSpec, splitSpecPath } from '../../../src/schema/ynl/find.ts';
import { SpecError } from '../../../src/schema/ynl/load.ts';

const directory = mkdtempSync(join(tmpdir(), 'specs-'));
after(() => rmSync(directory, { recursive: true }));
for (const name of ['b.yaml', 'a.yml', 'c.txt']) writeFileSync(join(directory, name), `name: ${name[0]}\n`);

test('a directory gives its YAML files in order, a file itself', async () => {
  assert.deepEqual(await findSpecs(directory), [join(directory, 'a.yml'), join(directory, 'b.yaml')]);
  assert.deepEqual(await findSpecs(join(directory, 'c.txt')), [join(directory, 'c.txt')]);
  assert.equal(await readSpec(join(directory, 'a.yml')), 'name: a\n');
});

test('a search path is split at colons, without what is empty or twice', () => {
  assert.deepEqual(splitSpecPath('/a:/b::/a'), ['/a', '/b']);
  assert.deepEqual(splitSpecPath(''), []);
});

test('what cannot be read is an error that names it', async () => {
  const missing = join(directory, 'none');
  await assert.rejects(findSpecs(missing), new SpecError([`${missing}: no such file or directory`]));
  await assert.rejects(readSpec(missing), new SpecError([`${missing}: no such file or directory`]));
  const empty = mkdtempSync(join(directory, 'empty-'));
  await assert.rejects(findSpecs(empty), new SpecError([`${empty}: no .yaml file in it`]));
  await assert.rejects(readSpec(directory), SpecError);
  const odd = join(directory, 'odd.yaml');
  writeFileSync(odd, new Uint8Array([0xff, 0xfe]));
  await assert.rejects(readSpec(odd), new SpecError([`${odd}: not UTF-8 text`]));
});

test('a file without an end is not read for ever', async () => {
  const endless = join(directory, 'endless.yaml');
  symlinkSync('/dev/zero', endless);
  await assert.rejects(readSpec(endless), /longer than/);
});
