/** Generic family psample: packets sampled by traffic control, switches and Open vSwitch (linux/psample.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import {
  be16,
  be64,
  binary,
  flag,
  ipv4,
  ipv6,
  nest,
  packetBytes,
  pad,
  u8,
  u16,
  u32,
  u64,
} from '../../schema/builders.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { dump, event, notify, operations } from './operations.ts';

const sampleAttributes = attributeSet('psample-attrs', 'PSAMPLE_ATTR_', {
  iifindex: [0, u16({ hint: 'ifindex' })],
  oifindex: [1, u16({ hint: 'ifindex' })],
  origsize: [2, u32({ hint: 'bytes' })],
  'sample-group': [3, u32()],
  'group-seq': [4, u32()],
  'sample-rate': [5, u32(), { doc: 'one packet of so many; with sample-probability, of 4294967295' }],
  data: [6, packetBytes({ from: 'link' }), { doc: 'the packet, shortened' }],
  'group-refcount': [7, u32()],
  tunnel: [8, nest(() => tunnel)],
  pad: [9, pad()],
  'out-tc': [10, u16(), { doc: 'traffic class' }],
  'out-tc-occ': [11, u64({ hint: 'bytes' }), { doc: 'queued in the traffic class' }],
  latency: [12, u64({ hint: 'nanoseconds' })],
  timestamp: [13, u64({ hint: 'nanoseconds-since-1970' })],
  proto: [14, u16({ hint: 'ethertype' })],
  'user-cookie': [15, binary()],
  'sample-probability': [16, flag()],
});

const tunnel = attributeSet('psample-tunnel-key-attrs', 'PSAMPLE_TUNNEL_KEY_ATTR_', {
  id: [0, be64({ hint: 'hex' })],
  'ipv4-src': [1, ipv4()],
  'ipv4-dst': [2, ipv4()],
  tos: [3, u8({ hint: 'hex' })],
  ttl: [4, u8()],
  'dont-fragment': [5, flag()],
  csum: [6, flag()],
  oam: [7, flag()],
  'geneve-opts': [8, binary()],
  'tp-src': [9, be16()],
  'tp-dst': [10, be16()],
  'vxlan-opts': [11, binary()],
  'ipv6-src': [12, ipv6()],
  'ipv6-dst': [13, ipv6()],
  pad: [14, pad()],
  'erspan-opts': [15, binary()],
  'ipv4-info-bridge': [16, flag()],
});

const ofGroup = { summary: ['sample-group', 'group-refcount', 'group-seq'] };

export const psample: Family = {
  name: 'psample',
  protocol: 'generic',
  doc: 'packets sampled by traffic control, switches and Open vSwitch',
  version: 1,
  nested: false,
  groups: [
    { name: 'config', number: 0, doc: 'groups appear and go', dumps: dumpsOf('psample', 'get-group') },
    { name: 'packets', number: 0, doc: 'the samples', capability: 'CAP_NET_ADMIN' },
  ],
  operations: operations(
    'PSAMPLE_CMD_',
    { attributes: () => sampleAttributes },
    {
      sample: event(0, 'a sampled packet', {
        summary: ['sample-group', 'iifindex', 'oifindex', 'proto', 'origsize', 'sample-rate', 'group-seq', 'data'],
      }),
      'get-group': dump(1, 2, 'the groups', ofGroup),
      'new-group': notify(2, 'a group', ofGroup),
      'del-group': notify(3, 'a group is gone', ofGroup),
    },
  ),
};
