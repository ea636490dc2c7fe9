/** Netlink sockets with all that can be known of them: who holds them and which groups they have joined. */
import { diagGroups, maskGroups } from '../../src/socket/diag.ts';
import { type NetlinkSocket, netlinkSockets, type Process, socketOwners } from '../../src/socket/proc.ts';
import type { Context } from './context.ts';
import { refusalOf } from './failure.ts';

export interface Member extends Omit<NetlinkSocket, 'groups'> {
  groups: number[];
  processes: Process[];
  /** the kernel's own end */
  kernel: boolean;
}

export interface Members {
  members: Member[];
  /** groups beyond 32 are known */
  complete: boolean;
  /** processes that may not be looked into */
  unreadable: Process[];
}

/** Every netlink socket of the namespace that the command works in. Throws Failure. */
export async function membersOf(context: Context): Promise<Members> {
  try {
    const sockets = await netlinkSockets(context.netns);
    const groups = await allGroups(context);
    const { owners, unreadable } = socketOwners();
    const members = sockets.map(({ groups: mask, ...socket }) => ({
      ...socket,
      groups: groups?.get(socket.inode) ?? maskGroups(mask),
      processes: owners.get(socket.inode) ?? [],
      // a socket of a process is in the table once it has a port
      kernel: socket.port === 0,
    }));
    return { members, complete: groups !== undefined, unreadable };
  } catch (error) {
    throw refusalOf(error, 'CAP_SYS_ADMIN');
  }
}

async function allGroups(context: Context): Promise<Map<number, number[]> | undefined> {
  const sockDiag = context.schemas.protocols.find(({ name }) => name === 'sock-diag')!;
  try {
    const transport = await context.open(sockDiag);
    try {
      return await diagGroups(transport);
    } finally {
      transport.close();
    }
  } catch {
    return undefined;
  }
}

/** `bird/812`; several where the socket was passed on. */
export const processText = ({ processes }: Member): string | undefined =>
  processes.length === 0 ? undefined : processes.map(({ id, name }) => `${name}/${id}`).join(' ');
