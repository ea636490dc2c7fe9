/** TCP, UDP, raw, MPTCP, SCTP and DCCP sockets (linux/inet_diag.h). */
import { be16, ipv4, ipv6, pad, struct, u8, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import type { StructType } from '../../schema/type.ts';
import { ipProtocol } from '../ip-protocol.ts';
import { addressFamily } from '../route/address-family.ts';
import { inetAttributes, requestAttributes } from './inet-attributes.ts';
import { cookie, everyState, getOperation, socketOperation, socketState, socketStates } from './socket.ts';

const timer = enumeration('idiag-timer', 'IDIAG_TIMER_', {
  off: 0,
  on: { value: 1, doc: 'retransmission' },
  keepalive: 2,
  timewait: 3,
  probe0: { value: 4, doc: 'zero window probe' },
  delack: { value: 5, doc: 'delayed acknowledgement' },
});

/** What to report beside the socket itself: bit n - 1 asks for attribute n. */
const extensions = flagSet('idiag-ext', false, {
  meminfo: 0x1,
  info: 0x2,
  vegasinfo: 0x4,
  cong: 0x8,
  tos: 0x10,
  tclass: 0x20,
  skmeminfo: 0x40,
  shutdown: 0x80,
});

/** struct inet_diag_sockid: which socket; addresses and ports of zero are any. */
function sockid(version: 4 | 6): StructType {
  const rest = { if: u32({ hint: 'ifindex' }), cookie };
  const ports = { sport: be16(), dport: be16() };
  return version === 4
    ? struct('inet-diag-sockid', { ...ports, src: ipv4(), src_pad: pad(12), dst: ipv4(), dst_pad: pad(12), ...rest })
    : struct('inet-diag-sockid', { ...ports, src: ipv6(), dst: ipv6(), ...rest });
}

/** The same tables for IPv4 and IPv6, whose addresses differ in length. */
function inetFamily(name: string, family: number, version: 4 | 6): Family {
  const id = sockid(version);
  const familyMember = u8({ enum: () => addressFamily });
  const request = struct(
    'inet-diag-req-v2',
    {
      family: familyMember,
      protocol: u8({ enum: () => ipProtocol }),
      ext: u8({ enum: () => extensions }),
      'raw-protocol': { type: u8({ enum: () => ipProtocol }), doc: 'of raw sockets, where protocol is raw' },
      states: u32({ enum: () => socketStates }),
      id,
    },
    { constant: 'inet_diag_req_raw' },
  );
  const oldRequest = struct('inet-diag-req', {
    family: familyMember,
    'src-len': u8(),
    'dst-len': u8(),
    ext: u8({ enum: () => extensions }),
    id,
    states: u32({ enum: () => socketStates }),
    dbs: { type: u32(), doc: 'tables to look in; unused' },
  });
  const report = struct('inet-diag-msg', {
    family: familyMember,
    state: u8({ enum: () => socketState }),
    timer: u8({ enum: () => timer }),
    retrans: u8(),
    id,
    expires: u32({ hint: 'milliseconds' }),
    rqueue: u32(),
    wqueue: u32(),
    uid: u32(),
    inode: u32(),
  });
  const asked = { fixed: request, attributes: () => requestAttributes };
  const told = {
    fixed: report,
    attributes: () => inetAttributes,
    summary: [
      'protocol',
      'fixed.state',
      'fixed.id.src',
      'fixed.id.sport',
      'fixed.id.dst',
      'fixed.id.dport',
      'fixed.inode',
    ],
  };
  /** TCPDIAG_GETSOCK and DCCPDIAG_GETSOCK, before SOCK_DIAG_BY_FAMILY: a request and a report of one number. */
  const old = (prefix: string, number: number): Operation[] => [
    {
      name: `${prefix}-getsock`,
      constant: `${prefix.toUpperCase()}_GETSOCK`,
      doc: 'ask for sockets, as before Linux 3.3',
      request: number,
      ...(version === 6 ? { starts: String.fromCharCode(family) } : {}),
      modes: ['do', 'dump'],
      verb: 'get',
      fixed: oldRequest,
      attributes: () => requestAttributes,
    },
    {
      ...socketOperation(family, told),
      name: `${prefix}-socket`,
      constant: `${prefix.toUpperCase()}_GETSOCK`,
      doc: 'a socket that was asked for as before Linux 3.3',
      reply: number,
    },
  ];
  return {
    name,
    protocol: 'sock-diag',
    doc: `IPv${version} sockets: TCP, UDP, raw, MPTCP, SCTP, DCCP`,
    nested: false,
    operations: [
      getOperation(family, {
        doc: 'ask for sockets; for all: TCP in every state unless said otherwise',
        defaults: { protocol: 'tcp', states: everyState },
        example: ['ext=info'],
        ...asked,
      }),
      socketOperation(family, told),
      {
        name: 'destroy',
        constant: 'SOCK_DESTROY',
        doc: 'close a TCP or UDP socket of someone else',
        request: 21,
        starts: String.fromCharCode(family),
        modes: ['do'],
        verb: 'other',
        ...asked,
        capability: 'CAP_NET_ADMIN',
      },
      ...old('tcpdiag', 18),
      ...old('dccpdiag', 19),
    ],
  };
}

export const inetDiag = inetFamily('inet-diag', 2, 4);
export const inet6Diag = inetFamily('inet6-diag', 10, 6);
