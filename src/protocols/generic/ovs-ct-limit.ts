/** Generic family ovs_ct_limit: how many connections Open vSwitch tracks in each zone (linux/openvswitch.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { array, s32, struct, u32, unused } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, operations } from './operations.ts';
import { ovsHeader } from './ovs.ts';

const zoneLimit = struct('ovs-zone-limit', {
  'zone-id': { type: s32(), doc: '-1: zones without a limit of their own' },
  limit: { type: u32(), doc: '0: none' },
  count: u32(),
});

const limitAttributes = attributeSet('ovs-ct-limit-attrs', 'OVS_CT_LIMIT_ATTR_', {
  unspec: [0, unused()],
  'zone-limit': [1, array(zoneLimit)],
});

export const ovsCtLimit: Family = {
  name: 'ovs_ct_limit',
  protocol: 'generic',
  doc: 'how many connections Open vSwitch tracks in each zone',
  version: 1,
  nested: false,
  fixed: ovsHeader,
  groups: [{ name: 'ovs_ct_limit', number: 0, doc: 'nothing is sent to it' }],
  operations: operations(
    'OVS_CT_LIMIT_CMD_',
    { attributes: () => limitAttributes, summary: ['fixed.dp-ifindex', 'zone-limit'] },
    {
      set: call(1, 1, 'set limits', { needs: ['zone-limit'], ...admin }),
      del: call(2, 2, 'take limits away', { needs: ['zone-limit'], ...admin }),
      get: call(3, 3, 'the limits, of some zones or all'),
    },
  ),
};
