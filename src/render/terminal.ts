/** What a descriptor is to a person. Node's own answers take 3 ms to load, so they are asked only where it may be a terminal. */
import { fstatSync } from 'node:fs';

/** Major number of /dev/null, /dev/zero and their like (linux/major.h). */
const MEM_MAJOR = 1;

/** Whether it is a terminal; a closed one is none. */
export function isTerminal(fd: number): boolean {
  try {
    const file = fstatSync(fd);
    if (!file.isCharacterDevice() || file.rdev >> 8 === MEM_MAJOR) return false;
  } catch {
    return false;
  }
  return process.getBuiltinModule('node:tty').isatty(fd);
}

/** Columns of the terminal on stdout; undefined where it is none. */
export const terminalWidth = (): number | undefined => (isTerminal(1) ? process.stdout.columns : undefined);
