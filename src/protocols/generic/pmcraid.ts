/** Generic family pmcraid: events of PMC-Sierra RAID controllers (drivers/scsi/pmcraid.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { binary, pad, select, struct, u8, u16, u32, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { event, operations } from './operations.ts';

const state = enumeration('pmcraid-device-event', 'PMC_DEVICE_EVENT_', {
  'reset-start': 0x11000000,
  'reset-success': 0x11000001,
  'reset-failed': 0x11000002,
  'shutdown-start': 0x11000003,
  'shutdown-success': 0x11000004,
  'shutdown-failed': 0x11000005,
});

const opCode = enumeration('pmcraid-hostrcb-type', 'HOSTRCB_TYPE_', {
  ccn: { value: 0xe1, doc: 'the configuration changed' },
  ldn: { value: 0xe2, doc: 'something was logged' },
});

const notificationType = enumeration('pmcraid-notification-type', 'NOTIFICATION_TYPE_', {
  'entry-changed': 0,
  'entry-new': 1,
  'entry-deleted': 2,
  'state-change': 3,
  'entry-statechanged': 4,
  'error-log': 16,
  'information-log': 17,
});

const resourceType = enumeration('pmcraid-resource-type', 'RES_TYPE_', {
  'af-dasd': 0,
  gscsi: 1,
  vset: 2,
  'ioa-fp': 0xff,
});

const own = { constant: false } as const;
const le32 = () => u32({ order: 'little', hint: 'hex' });

const resource = struct(
  'pmcraid-config-table-entry',
  {
    'resource-type': u8({ enum: () => resourceType }),
    'bus-protocol': u8(),
    'array-id': u16({ order: 'little', hint: 'hex' }),
    'common-flags0': u8({ hint: 'hex' }),
    'common-flags1': u8({ hint: 'hex' }),
    'unique-flags0': u8({ hint: 'hex' }),
    'unique-flags1': u8({ hint: 'hex' }),
    'resource-handle': le32(),
    'resource-address': le32(),
    'device-id': binary({ size: 8 }),
    lun: binary({ size: 8 }),
  },
  own,
);

const configuration = struct(
  'pmcraid-hcam-ccn',
  { 'cfg-entry': resource, 'cfg-entry-old': resource, rest: binary() },
  own,
);

const log = struct('pmcraid-hcam-ldn', { 'error-log': binary() }, own);

const notice = struct(
  'pmcraid-hcam-hdr',
  {
    'op-code': u8({ enum: () => opCode }),
    'notification-type': u8({ enum: () => notificationType }),
    'notification-lost': u8({ hint: 'hex' }),
    flags: u8({ hint: 'hex' }),
    'overlay-id': u8({ hint: 'hex' }),
    reserved1: pad(3),
    ilid: le32(),
    timestamp1: le32(),
    timestamp2: le32(),
    'data-len': u32({ order: 'little', hint: 'bytes' }),
    data: {
      type: select([{ name: 'ccn', when: { 'member.op-code': 'ccn' }, type: configuration }], log),
      inline: true,
    },
  },
  own,
);

const message = struct(
  'pmcraid-aen-msg',
  {
    hostno: { type: u32({ hint: 'hex' }), doc: 'number of the host and minor of the device' },
    length: u32({ hint: 'bytes' }),
    reserved: pad(8),
    data: {
      type: select(
        [
          {
            name: 'state',
            when: { 'member.length': 4 },
            type: struct('pmcraid-state-msg', { 'ioa-state': u32({ enum: () => state }) }, own),
          },
        ],
        notice,
      ),
      length: { member: 'length' },
    },
  },
  own,
);

const pmcraidAttributes = attributeSet('pmcraid-attrs', 'PMCRAID_AEN_ATTR_', {
  unspec: [0, unused()],
  event: [1, message],
});

export const pmcraid: Family = {
  name: 'pmcraid',
  protocol: 'generic',
  doc: 'events of PMC-Sierra RAID controllers',
  version: 1,
  nested: false,
  groups: [{ name: 'events', number: 0, doc: 'controllers are reset, resources change, something is logged' }],
  operations: operations(
    'PMCRAID_AEN_CMD_',
    { attributes: () => pmcraidAttributes },
    {
      event: event(1, 'something happened at a controller', {
        summary: ['event.hostno', 'event.data.ioa-state', 'event.data.op-code', 'event.data.notification-type'],
      }),
    },
  ),
};
