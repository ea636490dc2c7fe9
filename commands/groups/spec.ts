import type { CommandSpec } from '../command.ts';
import { exitCodes, netns, outputOptions } from '../shared/options.ts';

export const spec: CommandSpec = {
  name: 'groups',
  summary: 'multicast groups: number, name, meaning, and who has joined',
  usage: ['[PROTO|FAMILY]… [options]'],
  description: [
    'Lists the multicast groups of a protocol, or of every protocol that this kernel has. A group is what `nltool listen` joins: its name, its number and the constant of the kernel headers all work there.',
    'The groups of generic netlink get their numbers when a family is registered; they are asked of the kernel and shown as `family:group`.',
    'JOINED BY names the processes whose sockets are in the group, with their process IDs. Groups beyond 32 are known only where the kernel has NETLINK_DIAG (module netlink_diag); stderr says where it is missing. A process that may not be looked into is `-`.',
  ],
  arguments: [
    {
      name: 'PROTO|FAMILY',
      doc: 'a protocol by name, NETLINK_* constant or number, or a generic netlink family',
      repeat: true,
      completes: 'protocol',
    },
  ],
  options: [...outputOptions, netns],
  examples: [
    { doc: 'what there is to hear of links, addresses and routes', command: 'nltool groups route' },
    { doc: 'the groups of one generic family', command: 'nltool groups ethtool' },
    {
      doc: 'names of the groups that somebody listens to',
      command: "nltool groups --json | jq -r 'select(.joined_by).name'",
    },
  ],
  exitCodes: exitCodes('the kernel refused, or has no such protocol'),
  seeAlso: ['nltool-listen(1)', 'nltool-sockets(1)', 'nltool-families(1)', 'netlink(7)'],
  load: () => import('./run.ts'),
};
