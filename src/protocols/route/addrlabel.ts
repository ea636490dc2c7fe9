import { attributeSet } from '../../schema/attribute-set.ts';
import { ipv6, pad, struct, u8, u32 } from '../../schema/builders.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';

/** Behind nlmsghdr in every RTM_*ADDRLABEL message (linux/if_addrlabel.h). */
const ifaddrlblmsg = struct('ifaddrlblmsg', {
  family: u8({ enum: () => addressFamily }),
  pad: pad(1),
  prefixlen: u8({ hint: 'prefix-len' }),
  flags: u8({ hint: 'hex' }),
  index: u32({ hint: 'ifindex' }),
  seq: u32(),
});

/** IFAL_*: which source address goes with which destination, RFC 6724. */
const labelAttributes = attributeSet('addrlabel-attrs', 'IFAL_', {
  address: [1, ipv6()],
  label: [2, u32()],
});

const common: Pick<Operation, 'fixed' | 'attributes' | 'summary'> = {
  fixed: ifaddrlblmsg,
  attributes: () => labelAttributes,
  summary: ['address', 'fixed.prefixlen', 'fixed.index', 'label'],
};

/** RTM_*ADDRLABEL. */
export const rtAddrlabel: Family = {
  name: 'rt-addrlabel',
  protocol: 'route',
  doc: 'labels of IPv6 prefixes, for the choice of source addresses',
  nested: false,
  operations: [
    {
      name: 'newaddrlabel',
      constant: 'RTM_NEWADDRLABEL',
      doc: 'give a prefix a label',
      request: 72,
      reply: 72,
      modes: ['do'],
      verb: 'new',
      ...common,
      flags: ['create'],
      needs: ['address'],
      capability: 'CAP_NET_ADMIN',
      example: ['address=2001:db8::/32', 'label=77'],
    },
    {
      name: 'deladdrlabel',
      constant: 'RTM_DELADDRLABEL',
      doc: 'take the label from a prefix',
      request: 73,
      modes: ['do'],
      verb: 'delete',
      ...common,
      needs: ['address'],
      capability: 'CAP_NET_ADMIN',
      example: ['address=2001:db8::/32', 'label=77'],
    },
    {
      name: 'getaddrlabel',
      constant: 'RTM_GETADDRLABEL',
      doc: 'ask for the label of an address or for all labels',
      request: 74,
      reply: 72,
      modes: ['do', 'dump'],
      verb: 'get',
      ...common,
      needs: ['address'],
      example: ['family=inet6'],
    },
  ],
};
