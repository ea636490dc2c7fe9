/** TIPC sockets (linux/tipc_sockets_diag.h, linux/tipc_netlink.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { flag, nest, pad, struct, u8, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { addressFamily } from '../route/address-family.ts';
import { byFamily, everyState, getOperation, socketType } from './socket.ts';

/** States of a TIPC socket, which are states of TCP (net/tipc/socket.c). */
const state = enumeration('tipc-state', false, {
  established: 1,
  open: 7,
  disconnecting: 8,
  listen: 10,
  connecting: 2,
});
const states = flagSet('tipc-states', false, {
  established: 1 << 1,
  connecting: 1 << 2,
  open: 1 << 7,
  disconnecting: 1 << 8,
  listen: 1 << 10,
});

const request = struct('tipc-sock-diag-req', {
  family: u8({ enum: () => addressFamily }),
  protocol: u8(),
  pad: pad(2),
  states: u32({ enum: () => states }),
});

const connectionAttributes = attributeSet('tipc-con-attrs', 'TIPC_NLA_CON_', {
  flag: [1, flag(), { doc: 'connected by name' }],
  node: [2, u32({ hint: 'hex' })],
  sock: [3, u32()],
  type: [4, u32()],
  inst: [5, u32()],
});

const groupAttributes = attributeSet('tipc-sock-group-attrs', 'TIPC_NLA_SOCK_GROUP_', {
  id: [0, u32()],
  open: [1, flag()],
  'node-scope': [2, flag()],
  'cluster-scope': [3, flag()],
  instance: [4, u32()],
  'bc-send-next': [5, u32()],
});

const statAttributes = attributeSet('tipc-sock-stat-attrs', 'TIPC_NLA_SOCK_STAT_', {
  rcvq: [0, u32(), { doc: 'messages to read' }],
  sendq: [1, u32(), { doc: 'messages to send' }],
  'link-cong': [2, flag()],
  'conn-cong': [3, flag()],
  drop: [4, u32()],
});

export const socketAttributes = attributeSet('tipc-sock-attrs', 'TIPC_NLA_SOCK_', {
  addr: [1, u32({ hint: 'hex' })],
  ref: [2, u32()],
  con: [3, nest(() => connectionAttributes)],
  'has-publ': [4, flag()],
  stat: [5, nest(() => statAttributes)],
  type: [6, u32({ enum: () => socketType })],
  ino: [7, u32()],
  uid: [8, u32()],
  'tipc-state': [9, u32({ enum: () => state })],
  cookie: [10, u64()],
  pad: [11, pad()],
  group: [12, nest(() => groupAttributes)],
});

const tipcAttributes = attributeSet('tipc-attrs', 'TIPC_NLA_', {
  unspec: [0, unused()],
  sock: [2, nest(() => socketAttributes)],
});

const noAttributes = attributeSet('tipc-diag-req-attrs', false, {});

export const tipcDiag: Family = {
  name: 'tipc-diag',
  protocol: 'sock-diag',
  doc: 'TIPC sockets',
  nested: false,
  operations: [
    getOperation(30, {
      doc: 'ask for sockets',
      defaults: { states: everyState },
      fixed: request,
      attributes: () => noAttributes,
    }),
    {
      name: 'socket',
      constant: 'SOCK_DIAG_BY_FAMILY',
      doc: 'a socket; the one report without an address family',
      reply: byFamily,
      modes: ['event'],
      verb: 'other',
      attributes: () => tipcAttributes,
      summary: ['sock.type', 'sock.tipc-state', 'sock.ref', 'sock.ino'],
    },
  ],
};
