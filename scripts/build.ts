// npm run build: dist/, one CommonJS file for each dynamic import, so that a command reads only what it uses.
// (One file for all takes twice as long to start once the schema tables are in it; Node's module loader costs more.)
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build, transform } from 'esbuild';
import { bundle, root } from './bundle.ts';

const { outputFiles } = await build({
  ...bundle,
  format: 'esm',
  splitting: true,
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  chunkNames: '[name]-[hash]',
  write: false,
});

rmSync(`${root}dist`, { recursive: true, force: true });
mkdirSync(`${root}dist`);
for (const file of outputFiles) {
  const { code } = await transform(file.text, {
    format: 'cjs',
    platform: 'node',
    target: bundle.target,
    minify: true,
    supported: { 'dynamic-import': false },
  });
  writeFileSync(file.path, code);
}
