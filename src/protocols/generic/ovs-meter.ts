/** Generic family ovs_meter: rate limits of Open vSwitch (linux/openvswitch.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { flag, nest, pad, struct, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, operations } from './operations.ts';
import { ovsHeader } from './ovs.ts';

const bandType = enumeration('ovs-meter-band-type', 'OVS_METER_BAND_TYPE_', {
  unspec: 0,
  drop: 1,
});

const stats = struct('ovs-flow-stats', { 'n-packets': u64(), 'n-bytes': u64() });

const meterAttributes = attributeSet('ovs-meter-attrs', 'OVS_METER_ATTR_', {
  unspec: [0, unused()],
  id: [1, u32()],
  kbps: [2, flag(), { doc: 'rates are in kbit/s, else in packets a second' }],
  stats: [3, stats],
  bands: [4, nest(() => bands)],
  used: [5, u64({ hint: 'milliseconds' }), { doc: 'on the monotonic clock' }],
  clear: [6, flag()],
  'max-meters': [7, u32()],
  'max-bands': [8, u32()],
  pad: [9, pad()],
});

const bands = attributeSet('ovs-bands-attrs', 'OVS_BAND_ATTR_', {
  band: [0, multi(nest(() => bandAttributes)), { constant: 'OVS_BAND_ATTR_UNSPEC' }],
});

const bandAttributes = attributeSet('ovs-band-attrs', 'OVS_BAND_ATTR_', {
  unspec: [0, unused()],
  type: [1, u32({ enum: () => bandType })],
  rate: [2, u32()],
  burst: [3, u32()],
  stats: [4, stats],
});

const needs = ['id'];

export const ovsMeter: Family = {
  name: 'ovs_meter',
  protocol: 'generic',
  doc: 'rate limits of Open vSwitch',
  version: 1,
  nested: false,
  fixed: ovsHeader,
  groups: [{ name: 'ovs_meter', number: 0, doc: 'nothing is sent to it' }],
  operations: operations(
    'OVS_METER_CMD_',
    { attributes: () => meterAttributes, summary: ['fixed.dp-ifindex', 'id', 'kbps', 'bands', 'stats'] },
    {
      features: call(1, 1, 'how many meters and bands there may be', {
        verb: 'get',
        summary: ['fixed.dp-ifindex', 'max-meters', 'max-bands'],
      }),
      set: call(2, 2, 'add or change a meter', { needs, ...admin }),
      del: call(3, 3, 'take a meter away', { needs, ...admin }),
      get: call(4, 4, 'the counters of a meter', { needs }),
    },
  ),
};
