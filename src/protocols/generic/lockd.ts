/** Generic family lockd: the NFS lock manager (linux/lockd_netlink.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { u16, u32 } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { call, change, operations } from './operations.ts';

const server = attributeSet('server', 'LOCKD_A_SERVER_', {
  gracetime: [1, u32({ hint: 'seconds' }), { doc: 'how long clients may reclaim locks' }],
  'tcp-port': [2, u16()],
  'udp-port': [3, u16()],
});

export const lockd: Family = {
  name: 'lockd',
  protocol: 'generic',
  doc: 'the NFS lock manager',
  version: 1,
  nested: true,
  operations: operations(
    'LOCKD_CMD_',
    { attributes: () => server, summary: ['gracetime', 'tcp-port', 'udp-port'] },
    {
      'server-set': change(1, 'set grace time and ports'),
      'server-get': call(2, 2, 'grace time and ports'),
    },
  ),
};
