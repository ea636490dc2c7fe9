/** Generic family mptcp_pm: addresses and events of Multipath TCP (linux/mptcp_pm.h, linux/mptcp.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, ipv4, ipv6, nest, pad, s32, u8, u16, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { subflowFlags } from '../mptcp.ts';
import { addressFamily } from '../route/address-family.ts';
import { call, change, event, operations, query } from './operations.ts';

const addressFlags = flagSet('address-flags', 'MPTCP_PM_ADDR_FLAG_', {
  signal: 0x1,
  subflow: 0x2,
  backup: 0x4,
  fullmesh: 0x8,
  implicit: 0x10,
  laminar: 0x20,
});

const eventFlags = flagSet('event-flags', 'MPTCP_PM_EV_FLAG_', { 'deny-join-id0': 0x1, 'server-side': 0x2 });

const resetReason = enumeration('reset-reason', 'MPTCP_RST_', {
  eunspec: 0,
  emptcp: 1,
  eresource: 2,
  eprohibit: 3,
  ewq2big: 4,
  ebadperf: 5,
  emiddlebox: 6,
});

const address = attributeSet('address', 'MPTCP_PM_ADDR_ATTR_', {
  unspec: [0, unused()],
  family: [1, u16({ enum: () => addressFamily })],
  id: [2, u8()],
  addr4: [3, ipv4()],
  addr6: [4, ipv6()],
  port: [5, u16()],
  flags: [6, u32({ enum: () => addressFlags })],
  'if-idx': [7, s32({ hint: 'ifindex' })],
});

/** Of a socket: INET_ULP_INFO_MPTCP of sock-diag. */
export const subflowAttributes = attributeSet('subflow-attribute', 'MPTCP_SUBFLOW_ATTR_', {
  unspec: [0, unused()],
  'token-rem': [1, u32({ hint: 'hex' })],
  'token-loc': [2, u32({ hint: 'hex' })],
  'relwrite-seq': [3, u32()],
  'map-seq': [4, u64()],
  'map-sfseq': [5, u32()],
  'ssn-offset': [6, u32()],
  'map-datalen': [7, u16()],
  flags: [8, u32({ enum: () => subflowFlags })],
  'id-rem': [9, u8()],
  'id-loc': [10, u8()],
  pad: [11, pad()],
});

const endpoint = attributeSet('endpoint', 'MPTCP_PM_ENDPOINT_', { addr: [1, nest(() => address)] });

const pathManager = attributeSet('attr', 'MPTCP_PM_ATTR_', {
  unspec: [0, unused()],
  addr: [1, nest(() => address)],
  'rcv-add-addrs': [2, u32(), { doc: 'how many addresses of a peer are taken' }],
  subflows: [3, u32(), { doc: 'how many more subflows there may be' }],
  token: [4, u32({ hint: 'hex' }), { doc: 'of the connection' }],
  'loc-id': [5, u8()],
  'addr-remote': [6, nest(() => address)],
});

const eventAttributes = attributeSet('event-attr', 'MPTCP_ATTR_', {
  unspec: [0, unused()],
  token: [1, u32({ hint: 'hex' }), { doc: 'of the connection' }],
  family: [2, u16({ enum: () => addressFamily })],
  'loc-id': [3, u8()],
  'rem-id': [4, u8()],
  saddr4: [5, ipv4()],
  saddr6: [6, ipv6()],
  daddr4: [7, ipv4()],
  daddr6: [8, ipv6()],
  sport: [9, be16()],
  dport: [10, be16()],
  backup: [11, u8()],
  error: [12, u8({ hint: 'errno' })],
  flags: [13, u16({ enum: () => eventFlags })],
  timeout: [14, u32()],
  'if-idx': [15, s32({ hint: 'ifindex' })],
  'reset-reason': [16, u32({ enum: () => resetReason })],
  'reset-flags': [17, u32({ hint: 'hex' })],
  'server-side': [18, u8()],
});

const ofAddress = {
  attributes: () => endpoint,
  needs: ['addr'],
  summary: ['addr.id', 'addr.addr4', 'addr.addr6', 'addr.port', 'addr.flags', 'addr.if-idx'],
};
const ofConnection = {
  needs: ['token'],
  summary: ['token', 'loc-id', 'addr', 'addr-remote'],
};

/** MPTCP_EVENT_*: they share numbers with the commands, and come in a group of their own with port and sequence number 0. */
const events = operations(
  'MPTCP_EVENT_',
  {
    attributes: () => eventAttributes,
    summary: ['token', 'saddr4', 'saddr6', 'sport', 'daddr4', 'daddr6', 'dport', 'loc-id', 'rem-id', 'error'],
  },
  {
    created: event(1, 'a connection begins'),
    established: event(2, 'a connection is established'),
    closed: event(3, 'a connection is closed'),
    announced: event(6, 'the peer has a further address'),
    removed: event(7, 'an address of the peer is gone'),
    'sub-established': event(10, 'a subflow is established'),
    'sub-closed': event(11, 'a subflow is closed'),
    'sub-priority': event(13, 'a subflow has become backup or no longer is'),
    'listener-created': event(15, 'a socket listens'),
    'listener-closed': event(16, 'a socket no longer listens'),
  },
);

export const mptcpPm: Family = {
  name: 'mptcp_pm',
  protocol: 'generic',
  doc: 'addresses and events of Multipath TCP',
  version: 1,
  nested: true,
  groups: [
    { name: 'mptcp_pm_cmds', number: 0, doc: 'nothing is sent to it' },
    { name: 'mptcp_pm_events', number: 0, doc: 'connections, subflows and listeners', capability: 'CAP_NET_ADMIN' },
  ],
  operations: [
    ...operations(
      'MPTCP_PM_CMD_',
      { attributes: () => pathManager },
      {
        'add-addr': change(1, 'add an address of this host', ofAddress),
        'del-addr': change(2, 'take an address away', ofAddress),
        'get-addr': query(3, 3, 'an address of this host, or all', { ...ofAddress, attributes: () => pathManager }),
        'flush-addrs': change(4, 'take all addresses away', { attributes: () => endpoint }),
        'set-limits': change(5, 'set how many addresses and subflows there may be', {
          needs: ['rcv-add-addrs', 'subflows'],
          summary: ['rcv-add-addrs', 'subflows'],
        }),
        'get-limits': call(6, 6, 'how many addresses and subflows there may be', {
          summary: ['rcv-add-addrs', 'subflows'],
        }),
        'set-flags': change(7, 'set the flags of an address', { ...ofAddress, attributes: () => pathManager }),
        announce: change(8, 'tell a peer of an address', ofConnection),
        remove: change(9, 'tell a peer that an address is gone', { ...ofConnection, verb: 'other' }),
        'subflow-create': change(10, 'open a subflow', ofConnection),
        'subflow-destroy': change(11, 'close a subflow', ofConnection),
      },
    ),
    ...events,
  ],
};
