/** Files that are read. */
import { createReadStream } from 'node:fs';
import { errnoText } from '../../src/wire/errno.ts';
import { usage } from './failure.ts';

/** A file's bytes as they come; `-` is stdin. Throws Failure where it cannot be read. */
export async function* bytesFrom(file: string): AsyncGenerator<Uint8Array> {
  const stream = file === '-' ? process.stdin : createReadStream(file);
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    const { errno } = error as NodeJS.ErrnoException;
    throw usage(`cannot read ${nameOf(file)}: ${errno === undefined ? (error as Error).message : errnoText(-errno)}`);
  }
}

export const nameOf = (file: string): string => (file === '-' ? 'stdin' : file);
