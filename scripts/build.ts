// npm run build: dist/, what bin/nltool.js runs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { root } from './bundle.ts';
import { programFiles } from './files.ts';

const files = await programFiles();
rmSync(`${root}dist`, { recursive: true, force: true });
mkdirSync(`${root}dist`);
for (const [name, code] of files) writeFileSync(`${root}dist/${name}`, code);
