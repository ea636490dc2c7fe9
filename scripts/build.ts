// npm run build: dist/, CommonJS in pieces, so that a command reads only what it uses.
// One file for all takes twice as long to start once the schema tables are in it, and a file for each piece costs a
// quarter of a millisecond apiece: so large pieces are files, and small ones share a file, each asleep in a function.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build, transform } from 'esbuild';
import { bundle, root } from './bundle.ts';

/** Characters from which a piece has a file of its own. */
const large = 12_000;
const entry = 'nltool.cjs';
const shared = 'shared.cjs';

const { outputFiles, metafile } = await build({
  ...bundle,
  format: 'esm',
  splitting: true,
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  chunkNames: '[name]-[hash]',
  write: false,
  metafile: true,
});

/** Code by file name. */
const pieces = new Map<string, string>();
for (const file of outputFiles) {
  const { code } = await transform(file.text, {
    format: 'cjs',
    platform: 'node',
    target: bundle.target,
    minify: true,
    supported: { 'dynamic-import': false },
  });
  pieces.set(basename(file.path), code);
}

/** What the entry needs at once, for --version too: files of their own. */
const first = new Set([entry]);
for (const { kind, path } of metafile.outputs[`dist/${entry}`]!.imports)
  if (kind === 'import-statement') first.add(basename(path));

const isShared = (name: string): boolean => !first.has(name) && pieces.get(name)!.length < large;

/** The code of a piece with a file of its own, with the shared ones taken from theirs. */
const outside = (code: string): string =>
  code.replace(/\brequire\("\.\/([^"]+)"\)/g, (call, name: string) =>
    isShared(name) ? `require("./${shared}")("./${name}")` : call,
  );

/** The file of the small pieces: a require of its own, that falls back on Node's. */
const sharedFile = `const pieces={${[...pieces]
  .filter(([name]) => isShared(name))
  .map(([name, code]) => `"./${name}":function(module,exports,require){${code}}`)
  .join(',\n')}};
const done=new Map();
module.exports=function load(name){
let module=done.get(name);
if(module)return module.exports;
const make=pieces[name];
if(!make)return require(name);
done.set(name,module={exports:{}});
make(module,module.exports,load);
return module.exports};
`;

rmSync(`${root}dist`, { recursive: true, force: true });
mkdirSync(`${root}dist`);
writeFileSync(`${root}dist/${shared}`, sharedFile);
for (const [name, code] of pieces) if (!isShared(name)) writeFileSync(`${root}dist/${name}`, outside(code));
