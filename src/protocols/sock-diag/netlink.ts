/** Netlink sockets (linux/netlink_diag.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { bitmap, pad, struct, u8, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { addressFamily } from '../route/address-family.ts';
import { cookie, getOperation, socketMemory, socketOperation, socketType } from './socket.ts';

const show = flagSet('ndiag-show', 'NDIAG_SHOW_', { meminfo: 0x1, groups: 0x2, 'ring-cfg': 0x4, flags: 0x8 });

/** NETLINK_* (linux/netlink.h). */
const protocol = enumeration('netlink-protocol', 'NETLINK_', {
  route: 0,
  unused: 1,
  usersock: 2,
  firewall: 3,
  'sock-diag': 4,
  nflog: 5,
  xfrm: 6,
  selinux: 7,
  iscsi: 8,
  audit: 9,
  'fib-lookup': 10,
  connector: 11,
  netfilter: 12,
  'ip6-fw': 13,
  dnrtmsg: 14,
  'kobject-uevent': 15,
  generic: 16,
  scsitransport: 18,
  ecryptfs: 19,
  rdma: 20,
  crypto: 21,
  smc: 22,
  all: { value: 255, constant: 'NDIAG_PROTO_ALL', doc: 'of a request: every protocol' },
});

const request = struct('netlink-diag-req', {
  family: u8({ enum: () => addressFamily }),
  protocol: u8({ enum: () => protocol }),
  pad: pad(2),
  ino: u32(),
  show: u32({ enum: () => show }),
  cookie,
});

const state = enumeration('netlink-state', false, { unconnected: 0, connected: 1, close: 7 });

const report = struct('netlink-diag-msg', {
  family: u8({ enum: () => addressFamily }),
  type: u8({ enum: () => socketType }),
  protocol: u8({ enum: () => protocol }),
  state: u8({ enum: () => state }),
  portid: u32(),
  'dst-portid': u32(),
  'dst-group': u32(),
  ino: u32(),
  cookie,
});

const ring = struct('netlink-diag-ring', {
  'block-size': u32({ hint: 'bytes' }),
  'block-nr': u32(),
  'frame-size': u32({ hint: 'bytes' }),
  'frame-nr': u32(),
});

const flags = flagSet('ndiag-flags', 'NDIAG_FLAG_', {
  'cb-running': { value: 0x1, doc: 'a dump is under way' },
  pktinfo: 0x2,
  'broadcast-error': 0x4,
  'no-enobufs': 0x8,
  'listen-all-nsid': 0x10,
  'cap-ack': 0x20,
});

const netlinkAttributes = attributeSet('netlink-diag-attrs', 'NETLINK_DIAG_', {
  meminfo: [0, socketMemory],
  groups: [1, bitmap(1), { doc: 'groups joined: bit 0 of the first word is group 1' }],
  'rx-ring': [2, ring],
  'tx-ring': [3, ring],
  flags: [4, u32({ enum: () => flags })],
});

const noAttributes = attributeSet('netlink-diag-req-attrs', false, {});

export const netlinkDiag: Family = {
  name: 'netlink-diag',
  protocol: 'sock-diag',
  doc: 'netlink sockets',
  nested: false,
  operations: [
    getOperation(16, {
      doc: 'ask for sockets; for all: with groups and memory, of every protocol',
      defaults: { protocol: 'all', show: ['meminfo', 'groups'] },
      fixed: request,
      attributes: () => noAttributes,
    }),
    socketOperation(16, {
      fixed: report,
      attributes: () => netlinkAttributes,
      summary: ['fixed.protocol', 'fixed.portid', 'groups', 'flags', 'meminfo.drops', 'fixed.ino'],
    }),
  ],
};
