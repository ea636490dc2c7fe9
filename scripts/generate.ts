// npm run generate: writes every generated file. With --check it writes none, and fails where one is out of date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from './bundle.ts';
import { generators } from './generators.ts';

const checking = process.argv.includes('--check');

function current(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

for (const { path, make } of generators) {
  const content = await make();
  if (content === current(root + path)) continue;
  if (checking) {
    console.error(`generate: ${path} is out of date (npm run generate)`);
    process.exitCode = 1;
    continue;
  }
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, content);
  console.error(`generate: wrote ${path}`);
}
