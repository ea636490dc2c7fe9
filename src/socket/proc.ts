/** What /proc tells of netlink sockets: the table of a network namespace, and the processes that hold them. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { errnoNumber } from '../wire/errno.ts';
import { SystemError } from './error.ts';
import { loadLibc } from './libc.ts';
import { inNetns } from './netns.ts';

/** One line of /proc/net/netlink. */
export interface NetlinkSocket {
  protocol: number;
  /** port ID; 0 is the kernel's own */
  port: number;
  /** the groups 1..32 joined, as a mask; the table has no others */
  groups: number;
  /** bytes queued to be read, as the kernel accounts for them */
  queued: number;
  /** bytes on their way out */
  sending: number;
  /** a dump is under way */
  dumping: boolean;
  drops: number;
  inode: number;
}

/** Reads the table's text. Lines that are none are left out. */
export function parseNetlinkTable(text: string): NetlinkSocket[] {
  const sockets: NetlinkSocket[] = [];
  for (const line of text.split('\n').slice(1)) {
    const [, protocol, port, groups, queued, sending, dump, , drops, inode] = line.trim().split(/\s+/);
    if (inode === undefined) continue;
    sockets.push({
      protocol: Number(protocol),
      port: Number(port),
      groups: Number.parseInt(groups!, 16),
      queued: Number(queued),
      sending: Number(sending),
      dumping: dump !== '0',
      drops: Number(drops) >>> 0,
      inode: Number(inode),
    });
  }
  return sockets;
}

/** Every netlink socket of this network namespace, or of another (see OpenOptions.netns). Throws SystemError. */
export async function netlinkSockets(netns?: string): Promise<NetlinkSocket[]> {
  const read = (): string => readFileSync('/proc/thread-self/net/netlink', 'utf8');
  try {
    return parseNetlinkTable(netns === undefined ? read() : inNetns(await loadLibc(), netns, read));
  } catch (error) {
    const errno = errnoNumber((error as NodeJS.ErrnoException).code ?? '');
    if (error instanceof SystemError || errno === undefined) throw error;
    throw new SystemError('open', errno, 'read /proc/net/netlink');
  }
}

export interface Process {
  /** process ID */
  id: number;
  /** /proc/ID/comm */
  name: string;
}

interface SocketOwners {
  /** by the socket's inode; several where it was inherited or passed on */
  owners: Map<number, Process[]>;
  /** processes whose file descriptors may not be read: theirs are missing */
  unreadable: Process[];
}

/** Who holds which socket, by the links in /proc/ID/fd. What ends meanwhile is left out. */
export function socketOwners(proc = '/proc'): SocketOwners {
  const owners = new Map<number, Process[]>();
  const unreadable: Process[] = [];
  for (const entry of readdirSync(proc)) {
    if (!/^[0-9]+$/.test(entry)) continue;
    const directory = `${proc}/${entry}`;
    const name = attempt(() => readFileSync(`${directory}/comm`, 'utf8').trimEnd());
    const process = { id: Number(entry), name: name.value ?? '' };
    const files = attempt(() => readdirSync(`${directory}/fd`));
    let refused = files.refused;
    for (const file of files.value ?? []) {
      const link = attempt(() => readlinkSync(`${directory}/fd/${file}`));
      refused ||= link.refused;
      const inode = link.value === undefined ? undefined : /^socket:\[([0-9]+)\]$/.exec(link.value)?.[1];
      if (inode === undefined) continue;
      const known = owners.get(Number(inode)) ?? [];
      if (known.at(-1)?.id !== process.id) known.push(process);
      owners.set(Number(inode), known);
    }
    if (refused) unreadable.push(process);
  }
  return { owners, unreadable };
}

/** The value, or whether it was permission that failed. */
function attempt<T>(read: () => T): { value?: T; refused: boolean } {
  try {
    return { value: read(), refused: false };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { refused: code === 'EACCES' || code === 'EPERM' };
  }
}
