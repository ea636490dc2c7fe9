/** Generic family l2tp: tunnels and sessions of the Layer Two Tunneling Protocol (linux/l2tp.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { binary, flag, ipv4, ipv6, nest, pad, string, u8, u16, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { admin, call, operations, query } from './operations.ts';

const pseudowire = enumeration('l2tp-pwtype', 'L2TP_PWTYPE_', {
  none: 0,
  'eth-vlan': 4,
  eth: 5,
  ppp: 7,
  'ppp-ac': 8,
  ip: 11,
});

const encapsulation = enumeration('l2tp-encap-type', 'L2TP_ENCAPTYPE_', {
  udp: 0,
  ip: 1,
});

const sublayer = enumeration('l2tp-l2spec-type', 'L2TP_L2SPECTYPE_', {
  none: 0,
  default: 1,
});

const sequencing = enumeration('l2tp-seqmode', 'L2TP_SEQ_', {
  none: 0,
  ip: 1,
  all: 2,
});

const debugFlags = flagSet('l2tp-debug-flags', 'L2TP_MSG_', {
  debug: 0x1,
  control: 0x2,
  seq: 0x4,
  data: 0x8,
});

const l2tpAttributes = attributeSet('l2tp-attrs', 'L2TP_ATTR_', {
  none: [0, unused()],
  'pw-type': [1, u16({ enum: () => pseudowire })],
  'encap-type': [2, u16({ enum: () => encapsulation })],
  offset: [3, u16()],
  'data-seq': [4, u8({ enum: () => sequencing })],
  'l2spec-type': [5, u8({ enum: () => sublayer })],
  'l2spec-len': [6, u8()],
  'proto-version': [7, u8()],
  ifname: [8, string({ maxLen: 15 })],
  'conn-id': [9, u32(), { doc: 'of the tunnel, here' }],
  'peer-conn-id': [10, u32(), { doc: 'of the tunnel, at the peer' }],
  'session-id': [11, u32()],
  'peer-session-id': [12, u32()],
  'udp-csum': [13, u8()],
  'vlan-id': [14, u16()],
  cookie: [15, binary({ checks: { maxLen: 8 } }), { doc: '0, 4 or 8 bytes' }],
  'peer-cookie': [16, binary({ checks: { maxLen: 8 } })],
  debug: [17, u32({ enum: () => debugFlags })],
  'recv-seq': [18, u8()],
  'send-seq': [19, u8()],
  'lns-mode': [20, u8(), { doc: 'this end may turn sequence numbers on and off' }],
  'using-ipsec': [21, u8()],
  'recv-timeout': [22, u64({ hint: 'milliseconds' })],
  fd: [23, u32(), { doc: 'the socket of the tunnel' }],
  'ip-saddr': [24, ipv4()],
  'ip-daddr': [25, ipv4()],
  'udp-sport': [26, u16()],
  'udp-dport': [27, u16()],
  mtu: [28, u16()],
  mru: [29, u16()],
  stats: [30, nest(() => stats)],
  'ip6-saddr': [31, ipv6()],
  'ip6-daddr': [32, ipv6()],
  'udp-zero-csum6-tx': [33, flag()],
  'udp-zero-csum6-rx': [34, flag()],
  pad: [35, pad()],
});

const stats = attributeSet('l2tp-stats-attrs', 'L2TP_ATTR_', {
  'stats-none': [0, unused()],
  'tx-packets': [1, u64()],
  'tx-bytes': [2, u64({ hint: 'bytes' })],
  'tx-errors': [3, u64()],
  'rx-packets': [4, u64()],
  'rx-bytes': [5, u64({ hint: 'bytes' })],
  'rx-seq-discards': [6, u64()],
  'rx-oos-packets': [7, u64(), { doc: 'out of sequence' }],
  'rx-errors': [8, u64()],
  'stats-pad': [9, pad()],
  'rx-cookie-discards': [10, u64()],
  'rx-invalid': [11, u64()],
});

const ofTunnel = {
  needs: ['conn-id'],
  summary: ['conn-id', 'peer-conn-id', 'encap-type', 'ip-saddr', 'ip6-saddr', 'ip-daddr', 'ip6-daddr', 'udp-dport'],
};
const ofSession = {
  needs: ['session-id', 'ifname'],
  summary: ['ifname', 'conn-id', 'session-id', 'peer-session-id', 'pw-type'],
};
const told: { modes: ('do' | 'notify')[] } = { modes: ['do', 'notify'] };

export const l2tp: Family = {
  name: 'l2tp',
  protocol: 'generic',
  doc: 'tunnels and sessions of the Layer Two Tunneling Protocol',
  version: 1,
  nested: false,
  groups: [
    {
      name: 'l2tp',
      number: 0,
      doc: 'tunnels and sessions appear, change and go',
      dumps: dumpsOf('l2tp', 'tunnel-get', 'session-get'),
    },
  ],
  operations: operations(
    'L2TP_CMD_',
    { attributes: () => l2tpAttributes },
    {
      noop: call(0, 0, 'whether the family answers'),
      'tunnel-create': call(1, 1, 'add a tunnel; one appeared', { ...ofTunnel, ...told, ...admin }),
      'tunnel-delete': call(2, 2, 'take a tunnel away; one is gone', { ...ofTunnel, ...told, ...admin }),
      'tunnel-modify': call(3, 3, 'change a tunnel; one changed', { ...ofTunnel, ...told, ...admin }),
      'tunnel-get': query(4, 4, 'a tunnel, or all', { ...ofTunnel, ...admin }),
      'session-create': call(5, 5, 'add a session; one appeared', {
        ...ofSession,
        ...told,
        needs: ['session-id'],
        ...admin,
      }),
      'session-delete': call(6, 6, 'take a session away; one is gone', { ...ofSession, ...told, ...admin }),
      'session-modify': call(7, 7, 'change a session; one changed', { ...ofSession, ...told, ...admin }),
      'session-get': query(8, 8, 'a session, or all', { ...ofSession, ...admin }),
    },
  ),
};
