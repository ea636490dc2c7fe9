import type { CommandSpec } from '../command.ts';
import { exitCodes, netns, outputOptions, spec as specOption } from '../shared/options.ts';

export const spec: CommandSpec = {
  name: 'families',
  summary: 'protocols and families: what this kernel provides, and what nltool knows of it',
  usage: ['[PROTO|FAMILY]… [options]'],
  description: [
    'Without a word: every NETLINK_* protocol with its number, whether this kernel has it (and where not, why), its multicast groups and the families that nltool has schemas for; then the generic netlink families of the kernel with their IDs, versions, operations and groups.',
    'With a protocol: its families. With a family: its operations, by number.',
    'Whether a protocol is there is asked of the kernel itself: of its table of sockets, and by opening a socket where that does not say it. In another network namespace (--netns) fewer may be there.',
  ],
  arguments: [
    {
      name: 'PROTO|FAMILY',
      doc: 'a protocol by name, NETLINK_* constant or number, or a family',
      repeat: true,
      completes: 'family',
    },
  ],
  options: [...outputOptions, netns, specOption],
  examples: [
    { doc: 'everything', command: 'nltool families' },
    { doc: 'the families of route', command: 'nltool families route' },
    { doc: 'the operations of ethtool, as the kernel tells them', command: 'nltool families ethtool' },
    {
      doc: 'the ID of a generic family, for a program',
      command: 'nltool families --json | jq \'select(.name == "ethtool").id\'',
    },
  ],
  exitCodes: exitCodes('the kernel refused'),
  seeAlso: ['nltool-groups(1)', 'nltool-describe(1)', 'netlink(7)', 'genl(8)'],
  load: () => import('./run.ts'),
};
