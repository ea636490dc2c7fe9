/** Generic family IOAM6: namespaces and schemas of in-situ telemetry over IPv6 (linux/ioam6_genl.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { binary, flag, pad, u8, u16, u32, u64, unused } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, change, dump, event, operations } from './operations.ts';

/** What each node adds to a trace, by RFC 9197. */
const traceType = flagSet('ioam-trace-type', false, {
  'hop-limit-node-id': 0x80000000,
  'interface-ids': 0x40000000,
  'timestamp-seconds': 0x20000000,
  'timestamp-fraction': 0x10000000,
  'transit-delay': 0x08000000,
  'namespace-data': 0x04000000,
  'queue-depth': 0x02000000,
  'checksum-complement': 0x01000000,
  'hop-limit-node-id-wide': 0x00800000,
  'interface-ids-wide': 0x00400000,
  'namespace-data-wide': 0x00200000,
  'buffer-occupancy': 0x00100000,
  'opaque-state-snapshot': 0x00000200,
});

const ioam6Attributes = attributeSet('ioam6-attrs', 'IOAM6_ATTR_', {
  unspec: [0, unused()],
  'ns-id': [1, u16()],
  'ns-data': [2, u32({ hint: 'hex' })],
  'ns-data-wide': [3, u64({ hint: 'hex' })],
  'sc-id': [4, u32()],
  'sc-data': [5, binary({ checks: { maxLen: 1020 } })],
  'sc-none': [6, flag(), { doc: 'the namespace has no schema' }],
  pad: [7, pad()],
});

const eventAttributes = attributeSet('ioam6-event-attrs', 'IOAM6_EVENT_ATTR_', {
  unspec: [0, unused()],
  'trace-namespace': [1, u16()],
  'trace-nodelen': [2, u8(), { doc: 'what each node added, in words of 4 bytes' }],
  'trace-type': [3, u32({ enum: () => traceType })],
  'trace-data': [4, binary(), { doc: 'of the last node first' }],
});

const ofNamespace = { needs: ['ns-id'], summary: ['ns-id', 'ns-data', 'ns-data-wide', 'sc-id'] };
const ofSchema = { needs: ['sc-id'], summary: ['sc-id', 'sc-data', 'ns-id'] };

export const ioam6: Family = {
  name: 'IOAM6',
  protocol: 'generic',
  doc: 'namespaces and schemas of in-situ telemetry over IPv6',
  version: 1,
  nested: false,
  groups: [{ name: 'ioam6_events', number: 0, doc: 'traces of packets that arrived', capability: 'CAP_NET_ADMIN' }],
  operations: [
    ...operations(
      'IOAM6_CMD_',
      { attributes: () => ioam6Attributes },
      {
        'add-namespace': change(1, 'add a namespace', ofNamespace),
        'del-namespace': change(2, 'take a namespace away', ofNamespace),
        'dump-namespaces': dump(3, 3, 'the namespaces', { summary: ofNamespace.summary, ...admin }),
        'add-schema': change(4, 'add a schema', ofSchema),
        'del-schema': change(5, 'take a schema away', ofSchema),
        'dump-schemas': dump(6, 6, 'the schemas', { summary: ofSchema.summary, ...admin }),
        'ns-set-schema': change(7, 'give a namespace a schema, or none', {
          needs: ['ns-id'],
          summary: ['ns-id', 'sc-id', 'sc-none'],
        }),
      },
    ),
    ...operations(
      'IOAM6_EVENT_',
      { attributes: () => eventAttributes },
      {
        trace: event(1, 'a packet arrived with a trace', {
          summary: ['trace-namespace', 'trace-type', 'trace-nodelen', 'trace-data'],
        }),
      },
    ),
  ],
};
