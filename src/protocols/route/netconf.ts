import { attributeSet } from '../../schema/attribute-set.ts';
import { pad, s32, struct, u8 } from '../../schema/builders.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';

/** A family and nothing else; the padding is that of the message (linux/netconf.h). */
const netconfmsg = struct(
  'netconfmsg',
  { family: u8({ enum: () => addressFamily }), pad: pad(3) },
  { constant: false },
);

/** NETCONFA_*: an ifindex of -1 is that of all interfaces, -2 of those to come. */
const netconfAttributes = attributeSet('netconf-attrs', 'NETCONFA_', {
  ifindex: [1, s32({ hint: 'ifindex' })],
  forwarding: [2, s32()],
  'rp-filter': [3, s32()],
  'mc-forwarding': [4, s32()],
  'proxy-neigh': [5, s32()],
  'ignore-routes-with-linkdown': [6, s32()],
  input: [7, s32()],
  'bc-forwarding': [8, s32()],
  'force-forwarding': [9, s32()],
});

const common: Pick<Operation, 'fixed' | 'attributes' | 'summary'> = {
  fixed: netconfmsg,
  attributes: () => netconfAttributes,
  summary: [
    'fixed.family',
    'ifindex',
    'forwarding',
    'rp-filter',
    'mc-forwarding',
    'proxy-neigh',
    'ignore-routes-with-linkdown',
    'input',
    'bc-forwarding',
    'force-forwarding',
  ],
};

/** RTM_*NETCONF. */
export const rtNetconf: Family = {
  name: 'rt-netconf',
  protocol: 'route',
  doc: 'settings of IPv4, IPv6 and MPLS, for all interfaces and each',
  nested: false,
  operations: [
    {
      name: 'newnetconf',
      constant: 'RTM_NEWNETCONF',
      doc: 'settings, asked for or changed',
      reply: 80,
      modes: ['notify'],
      verb: 'new',
      ...common,
    },
    {
      name: 'delnetconf',
      constant: 'RTM_DELNETCONF',
      doc: 'the settings of an interface are gone',
      reply: 81,
      modes: ['notify'],
      verb: 'delete',
      ...common,
    },
    {
      name: 'getnetconf',
      constant: 'RTM_GETNETCONF',
      doc: 'ask for the settings of one interface or of all',
      request: 82,
      reply: 80,
      modes: ['do', 'dump'],
      verb: 'get',
      ...common,
      needs: ['ifindex'],
    },
  ],
};
