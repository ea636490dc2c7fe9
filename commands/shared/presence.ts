/** Which protocols the running kernel has. */
import { absence } from '../../src/protocols/index.ts';
import { hasOwner, type Protocol } from '../../src/schema/family.ts';
import { SystemError } from '../../src/socket/error.ts';
import { netlinkSockets } from '../../src/socket/proc.ts';
import type { Context } from './context.ts';
import { refusalOf } from './failure.ts';

/** `partly`: sockets can be opened, but nothing in the kernel answers in this namespace. */
export interface Presence {
  kernel: 'yes' | 'partly' | 'absent' | 'unknown';
  /** why it is not there, or not wholly */
  reason?: string;
}

/** The kernel's own sockets are in its table; of the others, those that could be there are tried. */
export async function presences(context: Context): Promise<(protocol: Protocol) => Promise<Presence>> {
  const sockets = await netlinkSockets(context.netns).catch(error => {
    throw refusalOf(error, 'CAP_SYS_ADMIN');
  });
  const answering = new Set(sockets.filter(({ port }) => port === 0).map(({ protocol }) => protocol));
  return async protocol => {
    if (answering.has(protocol.number)) return { kernel: 'yes' };
    // who never was there or has left, and numbers without an owner, need no module to be tried for
    if (protocol.left || !protocol.provider || !hasOwner(protocol)) return absent(protocol);
    return attempt(context, protocol);
  };
}

const absent = (protocol: Protocol): Presence => ({
  kernel: 'absent',
  reason: absence(protocol).replace(/^[^:]*: /, ''),
});

async function attempt(context: Context, protocol: Protocol): Promise<Presence> {
  const { openSocket } = await import('../../src/socket/socket.ts');
  try {
    (await openSocket({ protocol: protocol.number, netns: context.netns })).close();
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (error.code === 'EPROTONOSUPPORT') return absent(protocol);
    return { kernel: 'unknown', reason: error.text };
  }
  if (protocol.name === 'usersock') return { kernel: 'yes' };
  return { kernel: 'partly', reason: 'no kernel side in this network namespace' };
}
