/** eCryptfs asks its daemon for keys (fs/ecryptfs/ecryptfs_kernel.h of Linux 2.6.19 to 2.6.27). */
import { binary, struct, u32 } from '../../schema/builders.ts';
import type { Family, Operation } from '../../schema/family.ts';

/** What is asked and answered are packets with session keys, encrypted and not. */
const message = struct(
  'ecryptfs-message',
  {
    index: u32(),
    'data-len': u32({ hint: 'bytes' }),
    data: { type: binary(), length: { member: 'data-len' }, secret: true },
  },
  { constant: false },
);

const operation = (name: string, number: number, doc: string, rest: Partial<Operation>): Operation => ({
  name,
  constant: `ECRYPTFS_NLMSG_${name.toUpperCase()}`,
  doc,
  modes: [],
  verb: 'other',
  ...(rest.reply === undefined ? { request: number, modes: ['do'] } : {}),
  ...rest,
});

export const ecryptfs: Family = {
  name: 'ecryptfs',
  protocol: 'ecryptfs',
  doc: 'keys between eCryptfs and its daemon',
  nested: false,
  operations: [
    operation('helo', 100, "a user's daemon is here", {}),
    operation('quit', 101, "a user's daemon goes", {}),
    operation('request', 102, 'a key is needed', {
      reply: 102,
      modes: ['event'],
      body: message,
      summary: ['body.index'],
    }),
    operation('response', 103, 'the key', { body: message, summary: ['body.index'] }),
  ],
};
