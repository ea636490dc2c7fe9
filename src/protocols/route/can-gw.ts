import { attributeSet } from '../../schema/attribute-set.ts';
import { array, binary, s8, struct, u8, u16, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';

const gatewayType = enumeration('cgw-type', 'CGW_TYPE_', { unspec: 0, 'can-can': 1 });

const gatewayFlags = flagSet('cgw-flags', 'CGW_FLAGS_', {
  'can-echo': 0x1,
  'can-src-tstamp': 0x2,
  'can-iif-tx-ok': 0x4,
  'can-fd': 0x8,
});

/** Behind nlmsghdr in messages about routes of CAN (linux/can/gw.h). */
const rtcanmsg = struct('rtcanmsg', {
  family: u8({ enum: () => addressFamily }),
  gwtype: u8({ enum: () => gatewayType }),
  flags: u16({ enum: () => gatewayFlags }),
});

/** Which parts of a frame are changed. */
const changedParts = flagSet('cgw-mod', 'CGW_MOD_', { id: 0x1, dlc: 0x2, data: 0x4, flags: 0x8 });

/** struct can_frame (linux/can.h), and which of its members count. */
const frameChange = struct(
  'cgw-frame-mod',
  {
    'can-id': u32({ hint: 'hex' }),
    len: u8(),
    pad: u8(),
    res0: u8(),
    'len8-dlc': u8(),
    data: binary({ size: 8 }),
    modtype: u8({ enum: () => changedParts }),
  },
  { constant: false },
);

const fdFrameChange = struct(
  'cgw-fdframe-mod',
  {
    'can-id': u32({ hint: 'hex' }),
    len: u8(),
    flags: u8({ hint: 'hex' }),
    res0: u8(),
    res1: u8(),
    data: binary({ size: 64 }),
    modtype: u8({ enum: () => changedParts }),
  },
  { constant: false },
);

/** Where in the data of a frame the checksum is taken from and put; below 0 from the end. */
const csumXor = struct('cgw-csum-xor', {
  'from-idx': s8(),
  'to-idx': s8(),
  'result-idx': s8(),
  'init-xor-val': u8({ hint: 'hex' }),
});

const crc8Profile = enumeration('cgw-crc8prf', 'CGW_CRC8PRF_', { unspec: 0, '1u8': 1, '16u8': 2, 'sffid-xor': 3 });

const csumCrc8 = struct('cgw-csum-crc8', {
  'from-idx': s8(),
  'to-idx': s8(),
  'result-idx': s8(),
  'init-crc-val': u8({ hint: 'hex' }),
  'final-xor-val': u8({ hint: 'hex' }),
  crctab: array(u8(), 256),
  profile: u8({ enum: () => crc8Profile }),
  'profile-data': array(u8(), 20),
});

export const canFilter = struct('can-filter', { 'can-id': u32({ hint: 'hex' }), 'can-mask': u32({ hint: 'hex' }) });

const gatewayAttributes = attributeSet('can-gw-attrs', 'CGW_', {
  'mod-and': [1, frameChange],
  'mod-or': [2, frameChange],
  'mod-xor': [3, frameChange],
  'mod-set': [4, frameChange],
  'cs-xor': [5, csumXor],
  'cs-crc8': [6, csumCrc8],
  handled: [7, u32()],
  dropped: [8, u32()],
  'src-if': [9, u32({ hint: 'ifindex' })],
  'dst-if': [10, u32({ hint: 'ifindex' })],
  filter: [11, canFilter],
  deleted: [12, u32()],
  'lim-hops': [13, u8()],
  'mod-uid': [14, u32()],
  'fdmod-and': [15, fdFrameChange],
  'fdmod-or': [16, fdFrameChange],
  'fdmod-xor': [17, fdFrameChange],
  'fdmod-set': [18, fdFrameChange],
});

const common: Pick<Operation, 'fixed' | 'attributes' | 'summary' | 'starts'> = {
  fixed: rtcanmsg,
  attributes: () => gatewayAttributes,
  starts: '\x1d',
  summary: ['src-if', 'dst-if', 'filter', 'fixed.flags', 'handled', 'dropped'],
};

/** RTM_*ROUTE of family AF_CAN. */
export const canGw: Family = {
  name: 'can-gw',
  protocol: 'route',
  doc: 'routes between CAN interfaces',
  nested: false,
  operations: [
    {
      name: 'newroute',
      constant: 'RTM_NEWROUTE',
      doc: 'add a route between CAN interfaces or change one',
      request: 24,
      reply: 24,
      modes: ['do'],
      verb: 'new',
      ...common,
      flags: ['create'],
      needs: ['src-if'],
      capability: 'CAP_NET_ADMIN',
    },
    {
      name: 'delroute',
      constant: 'RTM_DELROUTE',
      doc: 'delete a route between CAN interfaces',
      request: 25,
      reply: 25,
      modes: ['do'],
      verb: 'delete',
      ...common,
      needs: ['src-if'],
      capability: 'CAP_NET_ADMIN',
    },
    {
      name: 'getroute',
      constant: 'RTM_GETROUTE',
      doc: 'ask for all routes between CAN interfaces',
      request: 26,
      reply: 24,
      modes: ['dump'],
      verb: 'get',
      ...common,
    },
  ],
};
