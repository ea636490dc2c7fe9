/** Programs of others that tests compare with. */
import { spawnSync } from 'node:child_process';
import { shellQuote } from '../../src/words/shell.ts';

/** Why it cannot be compared with, for `skip`; false where it can. Runs it with words that do no harm. */
export function peerMissing(program: string, ...words: string[]): string | false {
  const { error, status } = spawnSync(program, words, { stdio: 'ignore' });
  if (error) return `${program} is not installed`;
  return status === 0 ? false : `${program} ${words.join(' ')} may not run here`;
}

// biome-ignore lint/suspicious/noExplicitAny: records are looked into freely
export const jsonLines = (text: string): any[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));

/** A program in Python, for a shell. */
export const pythonLine = (program: string): string => `python3 -c ${shellQuote(program)}`;
