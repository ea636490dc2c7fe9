/** DECnet routing messages (linux/netfilter_decnet.h up to Linux 6.0). */
import { binary, s32, struct } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';

const message = struct(
  'nf-dn-rtmsg',
  { ifindex: s32({ hint: 'ifindex' }), packet: { type: binary(), doc: 'as it came from the network' } },
  { constant: false },
);

export const decnet: Family = {
  name: 'dnrtmsg',
  protocol: 'dnrtmsg',
  doc: 'DECnet routing messages',
  nested: false,
  operations: [
    {
      name: 'message',
      doc: 'a routing message of a DECnet router',
      reply: 0,
      modes: ['event'],
      verb: 'other',
      body: message,
      summary: ['body.ifindex'],
    },
  ],
};
