/** SMC sockets (linux/smc_diag.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, binary, chars, pad, struct, u8, u16, u32, u64 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { addressFamily } from '../route/address-family.ts';
import { cookie, getOperation, shutdown, socketOperation } from './socket.ts';

/** States of a connection (net/smc/smc.h). */
const state = enumeration('smc-state', false, {
  active: 1,
  init: 2,
  closed: 7,
  listen: 10,
  peerclosewait1: 20,
  peerclosewait2: 21,
  applclosewait1: 22,
  applclosewait2: 23,
  appfinclosewait: 24,
  peerfinclosewait: 25,
  peerabortwait: 26,
  processabort: 27,
});

const mode = enumeration('smc-diag-mode', 'SMC_DIAG_MODE_', { smcr: 0, 'fallback-tcp': 1, smcd: 2 });

/** What to report: bit n - 1 asks for attribute n. */
const extensions = flagSet('smc-diag-ext', false, {
  conninfo: 0x1,
  lgrinfo: 0x2,
  shutdown: 0x4,
  dmbinfo: 0x8,
  fallback: 0x10,
});

/** An IPv4 address with zeros behind; an IPv6 one stays hex, for nothing tells the two apart. */
const address = binary({ hint: 'ipv4', size: 16 });
const id = struct(
  'smc-diag-sockid',
  { sport: be16(), dport: be16(), src: address, dst: address, if: u32({ hint: 'ifindex' }), cookie },
  { constant: 'inet_diag_sockid' },
);

const request = struct('smc-diag-req', {
  family: u8({ enum: () => addressFamily }),
  pad: pad(2),
  ext: u8({ enum: () => extensions }),
  id,
});

const report = struct('smc-diag-msg', {
  family: u8({ enum: () => addressFamily }),
  state: u8({ enum: () => state }),
  mode: u8({ enum: () => mode }),
  shutdown,
  id,
  uid: u32(),
  inode: u64(),
});

const cursor = struct('smc-diag-cursor', { reserved: pad(2), wrap: u16(), count: u32() });

const connection = struct('smc-diag-conninfo', {
  token: u32({ hint: 'hex' }),
  'sndbuf-size': u32({ hint: 'bytes' }),
  'rmbe-size': u32({ hint: 'bytes' }),
  'peer-rmbe-size': u32({ hint: 'bytes' }),
  'rx-prod': cursor,
  'rx-cons': cursor,
  'tx-prod': cursor,
  'tx-cons': cursor,
  'rx-prod-flags': u8({ hint: 'hex' }),
  'rx-conn-state-flags': u8({ hint: 'hex' }),
  'tx-prod-flags': u8({ hint: 'hex' }),
  'tx-conn-state-flags': u8({ hint: 'hex' }),
  'tx-prep': cursor,
  'tx-sent': cursor,
  'tx-fin': cursor,
});

const role = enumeration('smc-role', false, { client: 0, server: 1 });

const link = struct('smc-diag-linkinfo', {
  'link-id': u8(),
  ibname: chars(64),
  ibport: u8(),
  gid: chars(40),
  'peer-gid': chars(40),
});
const linkGroup = struct('smc-diag-lgrinfo', { lnk: link, role: u8({ enum: () => role }) });

const fallback = struct('smc-diag-fallback', { reason: u32({ hint: 'hex' }), 'peer-diagnosis': u32({ hint: 'hex' }) });

const buffer = struct('smcd-diag-dmbinfo', {
  linkid: u32(),
  pad: pad(4),
  'peer-gid': u64({ hint: 'hex' }),
  'my-gid': u64({ hint: 'hex' }),
  token: u64({ hint: 'hex' }),
  'peer-token': u64({ hint: 'hex' }),
  'peer-gid-ext': u64({ hint: 'hex' }),
  'my-gid-ext': u64({ hint: 'hex' }),
});

const smcAttributes = attributeSet('smc-diag-attrs', 'SMC_DIAG_', {
  conninfo: [1, connection],
  lgrinfo: [2, linkGroup],
  shutdown: [3, shutdown],
  dmbinfo: [4, buffer],
  fallback: [5, fallback],
});

const noAttributes = attributeSet('smc-diag-req-attrs', false, {});

export const smcDiag: Family = {
  name: 'smc-diag',
  protocol: 'sock-diag',
  doc: 'SMC sockets',
  nested: false,
  operations: [
    getOperation(43, {
      doc: 'ask for sockets',
      example: ['ext=conninfo'],
      fixed: request,
      attributes: () => noAttributes,
    }),
    socketOperation(43, {
      fixed: report,
      attributes: () => smcAttributes,
      summary: [
        'fixed.state',
        'fixed.mode',
        'fixed.id.src',
        'fixed.id.sport',
        'fixed.id.dst',
        'fixed.id.dport',
        'fixed.inode',
      ],
    }),
  ],
};
