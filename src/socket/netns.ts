/** Other network namespaces: a thread enters one for the moment in which a socket is made there. */
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { errnoNumber } from '../wire/errno.ts';
import { SystemError } from './error.ts';
import type { Libc } from './libc.ts';

const CLONE_NEWNET = 0x40000000;
/** where iproute2 binds the namespaces it names */
const namedDirectory = '/run/netns';
const ownPath = '/proc/thread-self/ns/net';

/** The file of a namespace given by name below /run/netns, by path, or by process ID; a name wins over a number. */
export function netnsPath(netns: string): string {
  if (netns.includes('/')) return netns;
  const named = `${namedDirectory}/${netns}`;
  return /^[0-9]+$/.test(netns) && !existsSync(named) ? `/proc/${netns}/ns/net` : named;
}

function open(path: string, attempt: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const errno = code === undefined ? undefined : errnoNumber(code);
    if (errno === undefined) throw error;
    throw new SystemError('open', errno, attempt);
  }
}

/**
 * Runs `action`, which must be synchronous, with this thread in another network namespace. Throws SystemError where
 * there is no such namespace or it may not be entered. A thread that cannot come back would speak to the wrong
 * kernel state from then on: the process ends.
 */
export function inNetns<T>(libc: Libc, netns: string, action: () => T): T {
  const path = netnsPath(netns);
  const attempt = `enter network namespace ${netns} (${path})`;
  const own = open(ownPath, 'open the own network namespace');
  try {
    const other = open(path, attempt);
    try {
      if (libc.setns(other, CLONE_NEWNET) < 0) throw new SystemError('setns', libc.errno(), attempt);
    } finally {
      closeSync(other);
    }
    try {
      return action();
    } finally {
      if (libc.setns(own, CLONE_NEWNET) < 0) {
        const error = new SystemError('setns', libc.errno(), 'return to the own network namespace');
        writeSync(2, `nltool: ${error.message}\n`);
        process.exit(1);
      }
    }
  } finally {
    closeSync(own);
  }
}
