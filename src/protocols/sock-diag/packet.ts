/** Packet sockets (linux/packet_diag.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { array, binary, bits, struct, u8, u16, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { addressFamily } from '../route/address-family.ts';
import { sockFilter } from '../sock-filter.ts';
import { cookie, getOperation, showRequest, socketMemory, socketOperation, socketType } from './socket.ts';

const show = flagSet('pdiag-show', 'PACKET_SHOW_', {
  info: 0x1,
  mclist: 0x2,
  'ring-cfg': 0x4,
  fanout: 0x8,
  meminfo: 0x10,
  filter: 0x20,
});

const request = showRequest('packet-diag-req', show);

const report = struct('packet-diag-msg', {
  family: u8({ enum: () => addressFamily }),
  type: u8({ enum: () => socketType }),
  num: u16({ hint: 'ethertype' }),
  ino: u32(),
  cookie,
});

const infoFlags = flagSet('pdi-flags', 'PDI_', { running: 0x1, auxdata: 0x2, origdev: 0x4, vnethdr: 0x8, loss: 0x10 });

const info = struct('packet-diag-info', {
  index: { type: u32({ hint: 'ifindex' }), doc: '0: every interface' },
  version: { type: u32(), doc: 'of the ring: TPACKET_V1 is 0' },
  reserve: u32({ hint: 'bytes' }),
  'copy-thresh': u32({ hint: 'bytes' }),
  tstamp: u32({ hint: 'hex' }),
  flags: u32({ enum: () => infoFlags }),
});

const membershipType = enumeration('packet-mr', 'PACKET_MR_', { multicast: 0, promisc: 1, allmulti: 2, unicast: 3 });

const membership = struct('packet-diag-mclist', {
  index: u32({ hint: 'ifindex' }),
  count: u32(),
  type: u16({ enum: () => membershipType }),
  alen: { type: u16(), doc: 'length of the address in bytes' },
  addr: binary({ size: 32 }),
});

const ring = struct('packet-diag-ring', {
  'block-size': u32({ hint: 'bytes' }),
  'block-nr': u32(),
  'frame-size': u32({ hint: 'bytes' }),
  'frame-nr': u32(),
  'retire-tmo': u32({ hint: 'milliseconds' }),
  'sizeof-priv': u32({ hint: 'bytes' }),
  features: u32({ hint: 'hex' }),
});

const fanoutType = enumeration('packet-fanout', 'PACKET_FANOUT_', {
  hash: 0,
  lb: 1,
  cpu: 2,
  rollover: 3,
  rnd: 4,
  qm: 5,
  cbpf: 6,
  ebpf: 7,
});

const packetAttributes = attributeSet('packet-diag-attrs', 'PACKET_DIAG_', {
  info: [0, info],
  mclist: [1, array(membership), { doc: 'addresses that the socket joined' }],
  'rx-ring': [2, ring],
  'tx-ring': [3, ring],
  fanout: [4, bits('u32', { id: [0, 16], type: [16, 8, () => fanoutType], flags: [24, 8] })],
  uid: [5, u32()],
  meminfo: [6, socketMemory],
  filter: [7, array(sockFilter), { doc: 'classic BPF program' }],
});

const noAttributes = attributeSet('packet-diag-req-attrs', false, {});

export const packetDiag: Family = {
  name: 'packet-diag',
  protocol: 'sock-diag',
  doc: 'packet sockets',
  nested: false,
  operations: [
    getOperation(17, {
      doc: 'ask for sockets; for all: with what they are bound to',
      defaults: { show: ['info'] },
      fixed: request,
      attributes: () => noAttributes,
    }),
    socketOperation(17, {
      fixed: report,
      attributes: () => packetAttributes,
      summary: ['fixed.type', 'fixed.num', 'info.index', 'fixed.ino', 'uid'],
    }),
  ],
};
