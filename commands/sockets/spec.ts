import type { CommandSpec } from '../command.ts';
import { exitCodes, netns, outputOptions } from '../shared/options.ts';

export const spec: CommandSpec = {
  name: 'sockets',
  summary: 'netlink sockets: who speaks what, which groups, how much is queued, what was lost',
  usage: ['[PROTO]… [--process NAME] [options]'],
  description: [
    'Lists the netlink sockets of the network namespace: protocol, port ID, process, the multicast groups joined, the bytes queued to be read, and how many messages the kernel dropped because the socket was full, marked with `!`.',
    "A port ID is a number that the socket has chosen, often but not always its process's ID; the process is found by the socket's inode in /proc, whatever the port. A process that may not be looked into is `-`: more is seen as root.",
    "The kernel's own sockets and those of nltool itself are left out without --all.",
  ],
  arguments: [
    {
      name: 'PROTO',
      doc: 'only sockets of these protocols, by name, NETLINK_* constant or number',
      repeat: true,
      completes: 'protocol',
    },
  ],
  options: [
    {
      name: 'process',
      short: 'p',
      value: 'NAME|PID',
      repeat: true,
      doc: 'only sockets of the processes with this name or process ID',
      completes: 'process',
    },
    { name: 'all', short: 'a', doc: "the kernel's and nltool's own sockets too" },
    ...outputOptions,
    netns,
  ],
  examples: [
    { doc: 'who listens to what', command: 'nltool sockets' },
    { doc: "a routing daemon's sockets", command: 'nltool sockets route --process bird' },
    { doc: 'sockets that have lost messages', command: "nltool sockets --json | jq 'select(.drops > 0)'" },
  ],
  exitCodes: exitCodes('the kernel refused'),
  seeAlso: ['nltool-groups(1)', 'ss(8)', 'netlink(7)', 'sock_diag(7)'],
  load: () => import('./run.ts'),
};
