/** The user-space log of device mapper mirrors (linux/dm-log-userspace.h). */
import { binary, bits, chars, pad, s32, struct, u32, u64 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { connectorMessage, connectorType } from './header.ts';

const requestType = enumeration('dm-ulog-request', 'DM_ULOG_', {
  ctr: 1,
  dtr: 2,
  presuspend: 3,
  postsuspend: 4,
  resume: 5,
  'get-region-size': 6,
  'is-clean': 7,
  'in-sync': 8,
  flush: 9,
  'mark-region': 10,
  'clear-region': 11,
  'get-resync-work': 12,
  'set-region-sync': 13,
  'get-sync-count': 14,
  'status-info': 15,
  'status-table': 16,
  'is-remote-recovering': 17,
});

const request = struct(
  'dm-ulog-request',
  {
    luid: { type: u64(), doc: 'of the log, until the machine restarts' },
    uuid: chars(129),
    padding: pad(3),
    version: u32(),
    error: s32({ hint: 'errno' }),
    seq: u32(),
    'request-type': bits('u32', { type: [0, 8, () => requestType] }),
    'data-size': u32(),
    data: { type: binary(), length: { member: 'data-size' } },
  },
  { constant: false },
);

export const deviceMapperLog: Family = {
  name: 'cn-dm',
  protocol: 'connector',
  doc: 'device mapper user-space log',
  nested: false,
  operations: [
    connectorMessage(7, {
      name: 'request',
      doc: 'what the kernel asks of the log daemon, and the answer',
      request: connectorType,
      reply: connectorType,
      modes: ['do', 'event'],
      body: request,
      summary: ['body.request-type', 'body.uuid', 'body.error'],
    }),
  ],
};
