import type { Family, Operation } from '../../schema/family.ts';
import { dcbAttributes, dcbmsg } from './dcb-attributes.ts';

const common: Pick<Operation, 'fixed' | 'attributes' | 'summary' | 'modes' | 'needs'> = {
  fixed: dcbmsg,
  attributes: () => dcbAttributes,
  modes: ['do', 'notify'],
  summary: ['fixed.cmd', 'ifname', 'state', 'dcbx', 'ieee', 'cee'],
  needs: ['ifname'],
};

/** RTM_GETDCB and RTM_SETDCB; each is answered under its own number. */
export const rtDcb: Family = {
  name: 'rt-dcb',
  protocol: 'route',
  doc: 'data centre bridging: priorities, their bandwidth and flow control',
  nested: false,
  operations: [
    {
      name: 'getdcb',
      constant: 'RTM_GETDCB',
      doc: 'ask for what fixed.cmd says',
      request: 78,
      reply: 78,
      verb: 'get',
      ...common,
    },
    {
      name: 'setdcb',
      constant: 'RTM_SETDCB',
      doc: 'set what fixed.cmd says; the answer has the result in place of what was set, 0 is success',
      request: 79,
      reply: 79,
      verb: 'new',
      ...common,
      capability: 'CAP_NET_ADMIN',
    },
  ],
};
