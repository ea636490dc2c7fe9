/** Events of SCSI transports and vendors (scsi/scsi_netlink.h, scsi/scsi_netlink_fc.h). */
import { binary, pad, select, struct, u8, u16, u32, u64 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';

const transport = enumeration('scsi-nl-transport', 'SCSI_NL_TRANSPORT_', {
  scsi: { value: 0, constant: 'SCSI_NL_TRANSPORT' },
  fc: { value: 1, doc: 'Fibre Channel' },
});
const magic = enumeration('scsi-nl-magic', 'SCSI_NL_', { magic: 0xa1b2 });
const messageType = enumeration('scsi-nl-msgtype', false, {
  'shost-vendor': { value: 0x0001, constant: 'SCSI_NL_SHOST_VENDOR' },
  'fc-async-event': { value: 0x0100, constant: 'FC_NL_ASYNC_EVENT' },
});

const header = struct('scsi-nl-hdr', {
  version: u8(),
  transport: u8({ enum: () => transport }),
  magic: u16({ enum: () => magic }),
  msgtype: u16({ enum: () => messageType }),
  msglen: { type: u16(), doc: 'with this header, in bytes' },
});

/** FCH_EVT_* (include/scsi/scsi_transport_fc.h, which is no uapi header). */
const eventCode = enumeration('fc-host-event-code', false, {
  lip: 0x1,
  linkup: 0x2,
  linkdown: 0x3,
  lipreset: 0x4,
  rscn: 0x5,
  'adapter-change': 0x103,
  'port-unknown': 0x200,
  'port-offline': 0x201,
  'port-online': 0x202,
  'port-fabric': 0x204,
  'link-unknown': 0x500,
  'link-fpin': 0x501,
  'link-fpin-ack': 0x502,
  'vendor-unique': 0xffff,
});

/** Messages are filled up to eight bytes. */
const filler = { type: pad(0), align: 8 };

const fibreChannel = struct(
  'fc-nl-event',
  {
    seconds: u64({ hint: 'seconds-since-1970' }),
    'vendor-id': u64({ hint: 'hex' }),
    'host-no': u16(),
    'event-datalen': u16({ hint: 'bytes' }),
    'event-num': u32(),
    'event-code': u32({ enum: () => eventCode }),
    'event-data': {
      type: select([{ name: 'number', when: { 'member.event-datalen': 4 }, type: u32({ hint: 'hex' }) }], binary()),
      length: { member: 'event-datalen' },
    },
    filler,
  },
  { constant: false },
);

const vendor = struct(
  'scsi-nl-host-vendor-msg',
  {
    'vendor-id': u64({ hint: 'hex' }),
    'host-no': u16(),
    'vmsg-datalen': u16({ hint: 'bytes' }),
    pad: pad(4),
    data: { type: binary(), length: { member: 'vmsg-datalen' } },
    filler,
  },
  { constant: false },
);

export const scsiTransport: Family = {
  name: 'scsitransport',
  protocol: 'scsitransport',
  doc: 'events of SCSI hosts',
  nested: false,
  operations: [
    {
      name: 'message',
      constant: 'SCSI_TRANSPORT_MSG',
      doc: 'an event of a Fibre Channel host, or a message of a vendor',
      request: 17,
      reply: 17,
      modes: ['do', 'event'],
      verb: 'other',
      fixed: header,
      body: select(
        [
          { name: 'fc-event', when: { 'fixed.msgtype': 'fc-async-event' }, type: fibreChannel },
          { name: 'vendor', when: { 'fixed.msgtype': 'shost-vendor' }, type: vendor },
        ],
        binary(),
      ),
      summary: ['fixed.msgtype', 'body.host-no', 'body.event-code', 'body.event-data'],
      capability: 'CAP_SYS_ADMIN',
    },
  ],
};
