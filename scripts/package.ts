// npm run package [-- FOLDER]: build/nltool, one executable with Node, the program and koffi's native part inside.
// No network.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, globSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { root } from './bundle.ts';
import { entry, programFiles } from './files.ts';

/** The fuse in Node's executable that postject turns on. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const folder = resolve(process.argv[2] ?? `${root}build`);
const program = `${folder}/nltool`;
const files = `${folder}/files`;
const blob = `${folder}/nltool.blob`;
const config = `${folder}/sea.json`;
const native = `${root}node_modules/@koromix/koffi-linux-${process.arch}/linux_${process.arch}/koffi.node`;

/** Runs a tool; what it says is shown only where it fails. NODE_PATH is for the program away from its packages. */
function run(command: string, ...words: string[]): void {
  const env = { ...process.env, NODE_PATH: `${root}node_modules` };
  execFileSync(command, words, { stdio: ['ignore', 'ignore', 'pipe'], env });
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

/** Commands that are run once, so that the code compiled for them can come along. */
const trials = ['families', 'groups route', 'sockets', 'describe rt-link', 'listen route:link --dump --duration 100ms'];

rmSync(files, { recursive: true, force: true });
mkdirSync(files, { recursive: true });
const assets: { [name: string]: string } = { 'koffi.node': native };
for (const [name, code] of await programFiles()) {
  writeFileSync(`${files}/${name}`, code);
  if (name !== entry) assets[name] = `${files}/${name}`;
}
for (const words of trials)
  try {
    run(process.execPath, `${files}/${entry}`, ...words.split(' '));
  } catch {
    console.error(`package: nltool ${words} failed here and will start slower`);
  }
for (const path of globSync(`${files}/cache/*/*/*.cjs`)) assets[`${basename(dirname(path))}/${basename(path)}`] = path;
writeFileSync(
  config,
  JSON.stringify({ main: `${files}/${entry}`, output: blob, disableExperimentalSEAWarning: true, assets }),
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
