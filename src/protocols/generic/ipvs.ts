/** Generic family IPVS: the IP virtual server, its services and real servers (linux/ip_vs.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import {
  be16,
  binary,
  ipv4,
  ipv6,
  nest,
  pad,
  select,
  string,
  struct,
  u8,
  u16,
  u32,
  u64,
  unused,
} from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { ipProtocol } from '../ip-protocol.ts';
import { addressFamily } from '../route/address-family.ts';
import { admin, call, change, dump, event, operations, query } from './operations.ts';

const serviceFlags = flagSet('ip-vs-svc-flags', 'IP_VS_SVC_F_', {
  persistent: 0x1,
  hashed: 0x2,
  onepacket: 0x4,
  sched1: { value: 0x8, doc: 'sh: fall back to another server' },
  sched2: { value: 0x10, doc: 'sh: use the port too' },
  sched3: 0x20,
});

const forwarding = enumeration('ip-vs-fwd-method', 'IP_VS_CONN_F_', {
  masq: 0,
  localnode: 1,
  tunnel: 2,
  droute: 3,
  bypass: 4,
});

const tunnelType = enumeration('ip-vs-tun-type', 'IP_VS_CONN_F_TUNNEL_TYPE_', {
  ipip: 0,
  gue: 1,
  gre: 2,
});

const tunnelFlags = flagSet('ip-vs-tun-flags', 'IP_VS_TUNNEL_ENCAP_FLAG_', {
  csum: 0x1,
  remcsum: 0x2,
});

const syncState = flagSet('ip-vs-state', 'IP_VS_STATE_', {
  master: 0x1,
  backup: 0x2,
});

const flagsWithMask = struct(
  'ip-vs-flags',
  { flags: u32({ enum: () => serviceFlags }), mask: u32({ hint: 'hex' }) },
  { doc: 'the mask has the bits that are meant' },
);

/** 16 bytes, of which IPv4 uses the first 4. */
const address = (family: string) =>
  select(
    [
      { name: 'inet', when: { [family]: 'inet' }, type: binary({ hint: 'ipv4', size: 16 }) },
      { name: 'inet6', when: { [family]: 'inet6' }, type: ipv6() },
    ],
    binary(),
  );

const commandAttributes = attributeSet('ipvs-cmd-attrs', 'IPVS_CMD_ATTR_', {
  unspec: [0, unused()],
  service: [1, nest(() => service)],
  dest: [2, nest(() => destination)],
  daemon: [3, nest(() => daemon)],
  'timeout-tcp': [4, u32({ hint: 'seconds' })],
  'timeout-tcp-fin': [5, u32({ hint: 'seconds' })],
  'timeout-udp': [6, u32({ hint: 'seconds' })],
});

const service = attributeSet('ipvs-svc-attrs', 'IPVS_SVC_ATTR_', {
  unspec: [0, unused()],
  af: [1, u16({ enum: () => addressFamily })],
  protocol: [2, u16({ enum: () => ipProtocol })],
  addr: [3, address('af')],
  port: [4, be16()],
  fwmark: [5, u32({ hint: 'hex' })],
  'sched-name': [6, string({ maxLen: 15 })],
  flags: [7, flagsWithMask],
  timeout: [8, u32({ hint: 'seconds' }), { doc: 'of persistence' }],
  netmask: [
    9,
    select([{ name: 'prefix-len', when: { af: 'inet6' }, type: u32({ hint: 'prefix-len' }) }], ipv4()),
    { doc: 'of persistence' },
  ],
  stats: [10, nest(() => stats)],
  'pe-name': [11, string({ maxLen: 16 }), { doc: 'persistence engine' }],
  stats64: [12, nest(() => stats64)],
});

const destination = attributeSet('ipvs-dest-attrs', 'IPVS_DEST_ATTR_', {
  unspec: [0, unused()],
  addr: [1, address('addr-family')],
  port: [2, be16()],
  'fwd-method': [3, u32({ enum: () => forwarding })],
  weight: [4, u32()],
  'u-thresh': [5, u32(), { doc: 'most connections' }],
  'l-thresh': [6, u32()],
  'active-conns': [7, u32()],
  'inact-conns': [8, u32()],
  'persist-conns': [9, u32()],
  stats: [10, nest(() => stats)],
  'addr-family': [11, u16({ enum: () => addressFamily })],
  stats64: [12, nest(() => stats64)],
  'tun-type': [13, u8({ enum: () => tunnelType })],
  'tun-port': [14, be16()],
  'tun-flags': [15, u16({ enum: () => tunnelFlags })],
});

const daemon = attributeSet('ipvs-daemon-attrs', 'IPVS_DAEMON_ATTR_', {
  unspec: [0, unused()],
  state: [1, u32({ enum: () => syncState })],
  'mcast-ifn': [2, string({ maxLen: 15 })],
  'sync-id': [3, u32()],
  'sync-maxlen': [4, u16({ hint: 'bytes' })],
  'mcast-group': [5, ipv4()],
  'mcast-group6': [6, ipv6()],
  'mcast-port': [7, u16()],
  'mcast-ttl': [8, u8()],
});

const stats = attributeSet('ipvs-stats-attrs', 'IPVS_STATS_ATTR_', {
  unspec: [0, unused()],
  conns: [1, u32()],
  inpkts: [2, u32()],
  outpkts: [3, u32()],
  inbytes: [4, u64({ hint: 'bytes' })],
  outbytes: [5, u64({ hint: 'bytes' })],
  cps: [6, u32(), { doc: 'connections a second' }],
  inpps: [7, u32(), { doc: 'packets a second' }],
  outpps: [8, u32()],
  inbps: [9, u32(), { doc: 'bytes a second' }],
  outbps: [10, u32()],
  pad: [11, pad()],
});

const stats64 = attributeSet('ipvs-stats64-attrs', 'IPVS_STATS_ATTR_', {
  unspec: [0, unused()],
  conns: [1, u64()],
  inpkts: [2, u64()],
  outpkts: [3, u64()],
  inbytes: [4, u64({ hint: 'bytes' })],
  outbytes: [5, u64({ hint: 'bytes' })],
  cps: [6, u64(), { doc: 'connections a second' }],
  inpps: [7, u64(), { doc: 'packets a second' }],
  outpps: [8, u64()],
  inbps: [9, u64(), { doc: 'bytes a second' }],
  outbps: [10, u64()],
  pad: [11, pad()],
});

const information = attributeSet('ipvs-info-attrs', 'IPVS_INFO_ATTR_', {
  unspec: [0, unused()],
  version: [1, u32({ hint: 'hex' }), { doc: 'a byte each: major, minor, patch' }],
  'conn-tab-size': [2, u32()],
});

const ofService = {
  needs: ['service'],
  summary: [
    'service.af',
    'service.protocol',
    'service.addr',
    'service.port',
    'service.fwmark',
    'service.sched-name',
    'service.flags.flags',
  ],
  ...admin,
};
const ofDestination = {
  needs: ['dest'],
  summary: ['service.addr', 'service.port', 'dest.addr', 'dest.port', 'dest.fwd-method', 'dest.weight'],
  ...admin,
};
const ofDaemon = { needs: ['daemon'], summary: ['daemon.state', 'daemon.mcast-ifn', 'daemon.sync-id'], ...admin };
const timeouts = { summary: ['timeout-tcp', 'timeout-tcp-fin', 'timeout-udp'], ...admin };

export const ipvs: Family = {
  name: 'IPVS',
  protocol: 'generic',
  doc: 'the IP virtual server, its services and real servers',
  version: 1,
  nested: false,
  operations: operations(
    'IPVS_CMD_',
    { attributes: () => commandAttributes },
    {
      'new-service': call(1, 1, 'add a service; a service', ofService),
      'set-service': change(2, 'change a service', ofService),
      'del-service': change(3, 'take a service away', ofService),
      'get-service': query(4, 1, 'a service, or all', ofService),
      'new-dest': call(5, 5, 'add a real server; a real server', ofDestination),
      'set-dest': change(6, 'change a real server', ofDestination),
      'del-dest': change(7, 'take a real server away', ofDestination),
      'get-dest': dump(8, 5, 'the real servers of a service', { ...ofDestination, needs: ['service'] }),
      'new-daemon': call(9, 9, 'start a daemon that keeps connections in step; a daemon', ofDaemon),
      'del-daemon': change(10, 'stop a daemon', ofDaemon),
      'get-daemon': dump(11, 9, 'the daemons', { summary: ofDaemon.summary, ...admin }),
      'set-config': call(12, 12, 'set the timeouts; the timeouts', timeouts),
      'get-config': call(13, 12, 'the timeouts', timeouts),
      'set-info': event(14, 'version and size', {
        attributes: () => information,
        summary: ['version', 'conn-tab-size'],
      }),
      'get-info': call(15, 14, 'version and size', admin),
      zero: change(16, 'set the counters of a service, or all, to zero', { summary: ofService.summary }),
      flush: change(17, 'take all services away', { verb: 'delete' }),
    },
  ),
};
