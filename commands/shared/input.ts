/** Files that are read. */
import { createReadStream } from 'node:fs';
import { systemText, usage } from './failure.ts';

/** A file's bytes as they come; `-` is stdin. Throws Failure where it cannot be read. */
export async function* bytesFrom(file: string): AsyncGenerator<Uint8Array> {
  const stream = file === '-' ? process.stdin : createReadStream(file);
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw usage(`cannot read ${nameOf(file)}: ${systemText(error)}`);
  }
}

export const nameOf = (file: string): string => (file === '-' ? 'stdin' : file);
