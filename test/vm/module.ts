/** The project's kernel module, built for the machine's kernel. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { root as project } from '../../scripts/bundle.ts';
import { Missing, place, root } from './packages.ts';

const folder = `${place}module`;
/** What insmod takes; the same path in the machine. */
export const moduleFile = `${folder}/nltest.ko`;

/** Builds it where its source has changed. Throws Missing where there is no compiler. */
export function buildModule(version: string): void {
  for (const tool of ['make', 'gcc'])
    if (spawnSync(tool, ['--version']).status !== 0) throw new Missing(`${tool} is not installed`);
  mkdirSync(folder, { recursive: true });
  cpSync(`${project}test/vm/module`, folder, { recursive: true, preserveTimestamps: true });
  const words = ['-s', '-C', `${root}/usr/src/linux-headers-${version}`, `M=${folder}`, 'modules'];
  const { status, stderr } = spawnSync('make', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the module does not build:\n${stderr}`);
}
