/** Unix domain sockets (linux/unix_diag.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { array, binary, pad, select, string, struct, u8, u32 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { addressFamily } from '../route/address-family.ts';
import {
  cookie,
  everyState,
  getOperation,
  shutdown,
  socketMemory,
  socketOperation,
  socketState,
  socketStates,
  socketType,
} from './socket.ts';

const show = flagSet('udiag-show', 'UDIAG_SHOW_', {
  name: 0x1,
  vfs: 0x2,
  peer: 0x4,
  icons: 0x8,
  rqlen: 0x10,
  meminfo: 0x20,
  uid: 0x40,
});

const request = struct('unix-diag-req', {
  family: u8({ enum: () => addressFamily }),
  protocol: u8(),
  pad: pad(2),
  states: u32({ enum: () => socketStates }),
  ino: { type: u32(), doc: 'inode of the socket; of a dump 0' },
  show: u32({ enum: () => show }),
  cookie,
});

const report = struct('unix-diag-msg', {
  family: u8({ enum: () => addressFamily }),
  type: u8({ enum: () => socketType }),
  state: u8({ enum: () => socketState }),
  pad: pad(1),
  ino: u32(),
  cookie,
});

const vfs = struct('unix-diag-vfs', { ino: u32(), dev: u32({ hint: 'hex' }) });
const queues = struct('unix-diag-rqlen', {
  rqueue: { type: u32(), doc: 'bytes to read; of a listening socket, connections that wait' },
  wqueue: { type: u32(), doc: 'bytes sent; of a listening socket, the most connections that may wait' },
});

/** Names without a file begin with a NUL and end where they end. */
const name = select(
  [
    {
      name: 'abstract',
      when: { starts: '\0' },
      type: struct('unix-abstract', { pad: pad(1), abstract: binary({ hint: 'text' }) }, { constant: false }),
    },
  ],
  string(),
);

const unixAttributes = attributeSet('unix-diag-attrs', 'UNIX_DIAG_', {
  name: [0, name, { doc: 'the path, or an abstract name' }],
  vfs: [1, vfs],
  peer: [2, u32(), { doc: 'inode of the other end' }],
  icons: [3, array(u32()), { doc: 'inodes of the connections that wait' }],
  rqlen: [4, queues],
  meminfo: [5, socketMemory],
  shutdown: [6, shutdown],
  uid: [7, u32()],
});

const noAttributes = attributeSet('unix-diag-req-attrs', false, {});

export const unixDiag: Family = {
  name: 'unix-diag',
  protocol: 'sock-diag',
  doc: 'Unix domain sockets',
  nested: false,
  operations: [
    getOperation(1, {
      doc: 'ask for sockets; for all: in every state, with names and peers',
      defaults: { states: everyState, show: ['name', 'peer'] },
      fixed: request,
      attributes: () => noAttributes,
    }),
    socketOperation(1, {
      fixed: report,
      attributes: () => unixAttributes,
      summary: ['fixed.type', 'fixed.state', 'name', 'fixed.ino', 'peer'],
    }),
  ],
};
