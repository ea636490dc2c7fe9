/** nltool as a process of its own inside the machine, run from the bundle: it starts faster there. */
import { spawnSync } from 'node:child_process';
import type { MessageRecord } from '../../src/codec/record.ts';
import { type Ran, Running } from '../support/nltool.ts';
import { jsonLines } from '../support/peer.ts';
import { share } from './machine.ts';

/** Milliseconds: the machine is emulated. */
const patience = 300_000;
const bundle = `${share}/dist/nltool.cjs`;

/** Why such tests do not run, or false. */
export const skip = process.env.NLTOOL_VM ? false : 'runs in the virtual machine: npm run test:vm';

/** Runs it to its end. */
export function nltool(...words: string[]): Ran {
  const options = { timeout: patience, maxBuffer: 1 << 28 };
  const { stdout, stderr, status } = spawnSync(process.execPath, [bundle, ...words], options);
  return { out: stdout.toString(), bytes: stdout, err: stderr.toString(), code: status };
}

/** Starts `listen` and waits until it has joined. */
export async function listening(...words: string[]): Promise<Running> {
  const running = new Running(process.execPath, [bundle, 'listen', ...words], 4 * patience);
  await running.until('err', /^listening: /m);
  return running;
}

/** Runs a command of the system, in which $nltool is the program. Throws where it fails. */
export function shell(command: string): string {
  const env = { ...process.env, nltool: `${process.execPath} ${bundle}` };
  const options = { encoding: 'utf8', timeout: patience, env } as const;
  const { stdout, stderr, status } = spawnSync('sh', ['-ec', command], options);
  if (status !== 0) throw new Error(`${command}: exit ${status}: ${stderr}`);
  return stdout;
}

/** The records of NDJSON. */
export const records: (text: string) => MessageRecord[] = jsonLines;
