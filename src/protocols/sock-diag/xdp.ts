/** AF_XDP sockets (linux/xdp_diag.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { pad, struct, u8, u32, u64 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { addressFamily } from '../route/address-family.ts';
import { cookie, getOperation, showRequest, socketMemory, socketOperation, socketType } from './socket.ts';

const show = flagSet('xdiag-show', 'XDP_SHOW_', { info: 0x1, 'ring-cfg': 0x2, umem: 0x4, meminfo: 0x8, stats: 0x10 });

const request = showRequest('xdp-diag-req', show);

const report = struct('xdp-diag-msg', {
  family: u8({ enum: () => addressFamily }),
  type: u8({ enum: () => socketType }),
  pad: pad(2),
  ino: u32(),
  cookie,
});

const info = struct('xdp-diag-info', { ifindex: u32({ hint: 'ifindex' }), 'queue-id': u32() });
const ring = struct('xdp-diag-ring', { entries: u32() });
const umemFlags = flagSet('xdp-du-flags', 'XDP_DU_F_', { zerocopy: 0x1 });
const umem = struct('xdp-diag-umem', {
  size: u64({ hint: 'bytes' }),
  id: u32(),
  'num-pages': u32(),
  'chunk-size': u32({ hint: 'bytes' }),
  headroom: u32({ hint: 'bytes' }),
  ifindex: u32({ hint: 'ifindex' }),
  'queue-id': u32(),
  flags: u32({ enum: () => umemFlags }),
  refs: u32(),
});
const stats = struct('xdp-diag-stats', {
  'n-rx-dropped': u64(),
  'n-rx-invalid': u64(),
  'n-rx-full': u64(),
  'n-fill-ring-empty': u64(),
  'n-tx-invalid': u64(),
  'n-tx-ring-empty': u64(),
});

const xdpAttributes = attributeSet('xdp-diag-attrs', 'XDP_DIAG_', {
  info: [1, info],
  uid: [2, u32()],
  'rx-ring': [3, ring],
  'tx-ring': [4, ring],
  umem: [5, umem],
  'umem-fill-ring': [6, ring],
  'umem-completion-ring': [7, ring],
  meminfo: [8, socketMemory],
  stats: [9, stats],
});

const noAttributes = attributeSet('xdp-diag-req-attrs', false, {});

export const xdpDiag: Family = {
  name: 'xdp-diag',
  protocol: 'sock-diag',
  doc: 'XDP sockets',
  nested: false,
  operations: [
    getOperation(44, {
      doc: 'ask for sockets',
      defaults: { show: ['info', 'umem'] },
      fixed: request,
      attributes: () => noAttributes,
    }),
    socketOperation(44, {
      fixed: report,
      attributes: () => xdpAttributes,
      summary: ['info.ifindex', 'info.queue-id', 'fixed.ino', 'uid'],
    }),
  ],
};
