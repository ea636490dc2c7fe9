/** Generic family fou: UDP ports whose datagrams hold other packets (linux/fou.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, flag, ipv4, ipv6, s32, u8, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { change, operations, query } from './operations.ts';

const encapType = enumeration('encap-type', 'FOU_ENCAP_', { unspec: 0, direct: 1, gue: 2 });

/** AF_* that a port can be of. */
const addressFamily = enumeration('address-family', 'AF_', { unspec: 0, inet: 2, inet6: 10 });

const ports = attributeSet('fou', 'FOU_ATTR_', {
  unspec: [0, unused()],
  port: [1, be16()],
  af: [2, u8({ enum: () => addressFamily })],
  ipproto: [3, u8({ checks: { min: 1 } }), { doc: 'protocol of the packets inside' }],
  type: [4, u8({ enum: () => encapType })],
  'remcsum-nopartial': [5, flag()],
  'local-v4': [6, ipv4()],
  'local-v6': [7, ipv6()],
  'peer-v4': [8, ipv4()],
  'peer-v6': [9, ipv6()],
  'peer-port': [10, be16()],
  ifindex: [11, s32({ hint: 'ifindex' })],
});

export const fou: Family = {
  name: 'fou',
  protocol: 'generic',
  doc: 'UDP ports whose datagrams hold other packets',
  version: 1,
  nested: true,
  operations: operations(
    'FOU_CMD_',
    {
      attributes: () => ports,
      needs: ['port'],
      summary: ['port', 'af', 'ipproto', 'type', 'local-v4', 'local-v6', 'peer-v4', 'peer-v6', 'peer-port', 'ifindex'],
    },
    {
      add: change(1, 'open a port'),
      del: change(2, 'close a port'),
      get: query(3, 3, 'a port, or all of them'),
    },
  ),
};
