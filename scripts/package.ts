// npm run package [-- FOLDER]: build/nltool, one executable with Node, the program and koffi's native part inside.
// No network.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { bundle, root } from './bundle.ts';

/** The fuse in Node's executable that postject turns on. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const folder = resolve(process.argv[2] ?? `${root}build`);
const program = `${folder}/nltool`;
const main = `${folder}/nltool.cjs`;
const blob = `${folder}/nltool.blob`;
const config = `${folder}/sea.json`;
const native = `${root}node_modules/@koromix/koffi-linux-${process.arch}/linux_${process.arch}/koffi.node`;

/** Runs a tool; what it says is shown only where it fails. */
function run(command: string, ...words: string[]): void {
  execFileSync(command, words, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Symbols are a seventh of Node's size; without strip(1) they stay. They must go before the blob comes. */
function strip(file: string): void {
  try {
    run('strip', file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.error('package: strip is not installed, the executable keeps its symbols (about 20 MB)');
  }
}

mkdirSync(folder, { recursive: true });
await build({ ...bundle, format: 'cjs', outdir: folder, outExtension: { '.js': '.cjs' } });
writeFileSync(
  config,
  JSON.stringify({
    main,
    output: blob,
    disableExperimentalSEAWarning: true,
    useCodeCache: true,
    assets: { 'koffi.node': native },
  }),
);
run(process.execPath, '--experimental-sea-config', config);
copyFileSync(realpathSync(process.execPath), program);
chmodSync(program, 0o755);
strip(program);
run(
  process.execPath,
  `${root}node_modules/postject/dist/cli.js`,
  program,
  'NODE_SEA_BLOB',
  blob,
  '--sentinel-fuse',
  fuse,
);
console.error(`package: ${program}, Node ${process.version} ${process.arch}`);
