/** Generic family drm-ras: error counters of graphics devices (drm/drm_ras.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { string, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, change, dump, operations, query } from './operations.ts';

const nodeType = enumeration('node-type', 'DRM_RAS_NODE_TYPE_', { 'error-counter': 1 });

const node = attributeSet('node-attrs', 'DRM_RAS_A_NODE_ATTRS_', {
  'node-id': [1, u32()],
  'device-name': [2, string()],
  'node-name': [3, string(), { doc: 'part of the device' }],
  'node-type': [4, u32({ enum: () => nodeType })],
});

const errorCounter = attributeSet('error-counter-attrs', 'DRM_RAS_A_ERROR_COUNTER_ATTRS_', {
  'node-id': [1, u32()],
  'error-id': [2, u32()],
  'error-name': [3, string()],
  'error-value': [4, u32()],
});

export const drmRas: Family = {
  name: 'drm-ras',
  protocol: 'generic',
  doc: 'error counters of graphics devices',
  version: 1,
  nested: true,
  operations: operations(
    'DRM_RAS_CMD_',
    { attributes: () => errorCounter, summary: ['node-id', 'error-id', 'error-name', 'error-value'] },
    {
      'list-nodes': dump(1, 1, 'parts that count errors', {
        attributes: () => node,
        summary: ['node-id', 'device-name', 'node-name', 'node-type'],
        ...admin,
      }),
      'get-error-counter': query(2, 2, 'a counter, or all of a node', { needs: ['node-id'], ...admin }),
      'clear-error-counter': change(3, 'set a counter to 0', { needs: ['node-id'] }),
    },
  ),
};
