/** The project's kernel modules, built for the machine's kernel. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { root as project } from '../../scripts/bundle.ts';
import { Missing, place, root } from './packages.ts';

const folder = `${place}module`;
/** What insmod takes; the same path in the machine. */
export const moduleFile = (name: 'nltest' | 'nlcard'): string => `${folder}/${name}.ko`;

/** Builds what has changed in a folder of modules. Throws Missing where there is no compiler. */
export function make(version: string, folder: string, ...words: string[]): void {
  for (const tool of ['make', 'gcc'])
    if (spawnSync(tool, ['--version']).status !== 0) throw new Missing(`${tool} is not installed`);
  const all = ['-s', '-C', `${root}/usr/src/linux-headers-${version}`, `M=${folder}`, ...words, 'modules'];
  const { status, stderr } = spawnSync('make', all, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${folder} does not build:\n${stderr}`);
}

/** Builds them where their source has changed. Throws Missing where there is no compiler. */
export function buildModules(version: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(`${project}test/vm/module`, folder, { recursive: true, preserveTimestamps: true });
  make(version, folder);
}
