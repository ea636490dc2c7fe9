import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { root } from '../../scripts/bundle.ts';

/** The Node that runs ours and its floor, `node -e 0`. */
export const node = process.execPath;

/** The built bundle, and the single executable. */
export const built = [node, `${root}bin/nltool.js`];
export const packaged = [`${root}build/nltool`];

const folder = `${root}build/bench/`;

/** Compiles a C program of peers/ once for each run of the bench. */
export function peer(name: string): string {
  const program = folder + name;
  if (!compiled.has(name)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('gcc', ['-O2', '-o', program, `${root}bench/peers/${name}.c`]);
    compiled.add(name);
  }
  return program;
}
const compiled = new Set<string>();

/** The first program that is not installed, as a reason. */
export function absent(...programs: string[]): string | undefined {
  const name = programs.find(program => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0);
  return name === undefined ? undefined : `${name} is not installed`;
}

/** A reason for cases that make network namespaces. */
export const noNamespaces = (): string | undefined =>
  process.getuid?.() === 0 ? absent('ip') : 'needs root, for a network namespace of its own';

export const notPackaged = (): string | undefined =>
  existsSync(packaged[0]!) ? undefined : 'build/nltool is not there (npm run package)';
