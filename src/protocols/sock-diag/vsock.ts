/** Sockets between virtual machines and their host (linux/vm_sockets_diag.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { pad, struct, u8, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { addressFamily } from '../route/address-family.ts';
import {
  cookie,
  everyState,
  getOperation,
  shutdown,
  socketOperation,
  socketState,
  socketStates,
  socketType,
} from './socket.ts';

const request = struct('vsock-diag-req', {
  family: u8({ enum: () => addressFamily }),
  protocol: u8(),
  pad: pad(2),
  states: u32({ enum: () => socketStates }),
  ino: u32(),
  show: u32({ hint: 'hex' }),
  cookie,
});

/** VMADDR_CID_* (linux/vm_sockets.h). */
const contextId = enumeration('vmaddr-cid', 'VMADDR_CID_', { hypervisor: 0, local: 1, host: 2, any: 0xffffffff });
const port = enumeration('vmaddr-port', 'VMADDR_PORT_', { any: 0xffffffff });

const report = struct('vsock-diag-msg', {
  family: u8({ enum: () => addressFamily }),
  type: u8({ enum: () => socketType }),
  state: u8({ enum: () => socketState }),
  shutdown,
  'src-cid': u32({ enum: () => contextId }),
  'src-port': u32({ enum: () => port }),
  'dst-cid': u32({ enum: () => contextId }),
  'dst-port': u32({ enum: () => port }),
  ino: u32(),
  cookie,
});

const noAttributes = attributeSet('vsock-diag-attrs', false, {});

export const vsockDiag: Family = {
  name: 'vsock-diag',
  protocol: 'sock-diag',
  doc: 'sockets between virtual machines and their host',
  nested: false,
  operations: [
    getOperation(40, {
      doc: 'ask for sockets',
      defaults: { states: everyState },
      fixed: request,
      attributes: () => noAttributes,
    }),
    socketOperation(40, {
      fixed: report,
      attributes: () => noAttributes,
      summary: ['fixed.type', 'fixed.state', 'fixed.src-cid', 'fixed.src-port', 'fixed.dst-cid', 'fixed.dst-port'],
    }),
  ],
};
