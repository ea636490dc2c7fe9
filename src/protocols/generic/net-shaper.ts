/** Generic family net-shaper: rate limits in network hardware (linux/net_shaper.h). */
import { type AttributeSet, attributeSet, multi, subsetOf } from '../../schema/attribute-set.ts';
import { flag, nest, u32, uint } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, change, operations, query } from './operations.ts';

const metric = enumeration('metric', 'NET_SHAPER_METRIC_', { bps: 0, pps: 1 });

const scope = enumeration('scope', 'NET_SHAPER_SCOPE_', { unspec: 0, netdev: 1, queue: 2, node: 3 });

const netShaperAttributes: AttributeSet = attributeSet('net-shaper', 'NET_SHAPER_A_', {
  handle: [1, nest(() => handle)],
  metric: [2, u32({ enum: () => metric }), { doc: 'what bw-min, bw-max and burst count' }],
  'bw-min': [3, uint(), { doc: 'guaranteed bandwidth' }],
  'bw-max': [4, uint(), { doc: 'most bandwidth, 0 without limit' }],
  burst: [5, uint()],
  priority: [6, u32()],
  weight: [7, u32()],
  ifindex: [8, u32({ hint: 'ifindex' })],
  parent: [9, nest(() => handle)],
  leaves: [10, multi(nest(() => leafInfo))],
});

const handle = attributeSet('handle', 'NET_SHAPER_A_HANDLE_', {
  scope: [1, u32({ enum: () => scope })],
  id: [2, u32({ checks: { max: 67108862 } }), { doc: 'number of the queue or node' }],
});

const leafInfo = subsetOf(netShaperAttributes, 'leaf-info', ['handle', 'priority', 'weight']);

const capabilities = attributeSet('caps', 'NET_SHAPER_A_CAPS_', {
  ifindex: [1, u32({ hint: 'ifindex' })],
  scope: [2, u32({ enum: () => scope })],
  'support-metric-bps': [3, flag()],
  'support-metric-pps': [4, flag()],
  'support-nesting': [5, flag()],
  'support-bw-min': [6, flag()],
  'support-bw-max': [7, flag()],
  'support-burst': [8, flag()],
  'support-priority': [9, flag()],
  'support-weight': [10, flag()],
});

export const netShaper: Family = {
  name: 'net-shaper',
  protocol: 'generic',
  doc: 'rate limits in network hardware',
  version: 1,
  nested: true,
  operations: operations(
    'NET_SHAPER_CMD_',
    {
      attributes: () => netShaperAttributes,
      needs: ['ifindex'],
      summary: ['ifindex', 'handle.scope', 'handle.id', 'metric', 'bw-min', 'bw-max', 'parent'],
    },
    {
      get: query(1, 1, 'a shaper, or all of an interface'),
      set: change(2, 'make a shaper or change it'),
      delete: change(3, 'take a shaper away'),
      group: call(4, 4, 'put shapers under a node', admin),
      'cap-get': query(5, 5, 'what the hardware can do', {
        attributes: () => capabilities,
        summary: ['ifindex', 'scope'],
      }),
    },
  ),
};
