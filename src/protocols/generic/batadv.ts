/** Generic family batadv: B.A.T.M.A.N. mesh networks (linux/batman_adv.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { flag, ipv4, mac, pad, string, u8, u16, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, change, dump, operations, query } from './operations.ts';

const clientFlags = flagSet('batadv-tt-client-flags', 'BATADV_TT_CLIENT_', {
  del: 0x1,
  roam: 0x2,
  wifi: 0x10,
  isola: 0x20,
  nopurge: 0x100,
  new: 0x200,
  pending: 0x400,
  temp: 0x800,
});

const multicastFlags = flagSet('batadv-mcast-flags', 'BATADV_MCAST_', {
  'want-all-unsnoopables': 0x1,
  'want-all-ipv4': 0x2,
  'want-all-ipv6': 0x4,
  'want-no-rtr4': 0x8,
  'want-no-rtr6': 0x10,
  'have-mc-ptype-capa': 0x20,
});

const ownMulticastFlags = flagSet('batadv-mcast-flags-priv', 'BATADV_MCAST_FLAGS_', {
  bridged: 0x1,
  'querier-ipv4-exists': 0x2,
  'querier-ipv6-exists': 0x4,
  'querier-ipv4-shadowing': 0x8,
  'querier-ipv6-shadowing': 0x10,
});

const gatewayMode = enumeration('batadv-gw-modes', 'BATADV_GW_MODE_', {
  off: 0,
  client: 1,
  server: 2,
});

const meterReason = enumeration('batadv-tp-meter-reason', 'BATADV_TP_REASON_', {
  complete: 3,
  cancel: 4,
  'dst-unreachable': 128,
  'resend-limit': 129,
  'already-ongoing': 130,
  'memory-error': 131,
  'cant-send': 132,
  'too-many': 133,
});

const batadvAttributes = attributeSet('batadv-attrs', 'BATADV_ATTR_', {
  unspec: [0, unused()],
  version: [1, string()],
  'algo-name': [2, string()],
  'mesh-ifindex': [3, u32({ hint: 'ifindex' })],
  'mesh-ifname': [4, string()],
  'mesh-address': [5, mac()],
  'hard-ifindex': [6, u32({ hint: 'ifindex' })],
  'hard-ifname': [7, string()],
  'hard-address': [8, mac()],
  'orig-address': [9, mac(), { doc: 'originator' }],
  'tpmeter-result': [10, u8({ enum: () => meterReason })],
  'tpmeter-test-time': [11, u32({ hint: 'milliseconds' })],
  'tpmeter-bytes': [12, u64({ hint: 'bytes' })],
  'tpmeter-cookie': [13, u32({ hint: 'hex' })],
  pad: [14, pad()],
  active: [15, flag()],
  'tt-address': [16, mac(), { doc: 'a client' }],
  'tt-ttvn': [17, u8(), { doc: 'version of the translation table' }],
  'tt-last-ttvn': [18, u8()],
  'tt-crc32': [19, u32({ hint: 'hex' })],
  'tt-vid': [20, u16({ hint: 'hex' })],
  'tt-flags': [21, u32({ enum: () => clientFlags })],
  'flag-best': [22, flag()],
  'last-seen-msecs': [23, u32({ hint: 'milliseconds' })],
  'neigh-address': [24, mac()],
  tq: [25, u8(), { doc: 'transmission quality, at best 255' }],
  throughput: [26, u32(), { doc: 'in 100 kbit/s' }],
  'bandwidth-up': [27, u32(), { doc: 'in 100 kbit/s' }],
  'bandwidth-down': [28, u32(), { doc: 'in 100 kbit/s' }],
  router: [29, mac()],
  'bla-own': [30, flag()],
  'bla-address': [31, mac()],
  'bla-vid': [32, u16({ hint: 'hex' })],
  'bla-backbone': [33, mac()],
  'bla-crc': [34, u16({ hint: 'hex' })],
  'dat-cache-ip4address': [35, ipv4()],
  'dat-cache-hwaddress': [36, mac()],
  'dat-cache-vid': [37, u16({ hint: 'hex' })],
  'mcast-flags': [38, u32({ enum: () => multicastFlags })],
  'mcast-flags-priv': [39, u32({ enum: () => ownMulticastFlags })],
  vlanid: [40, u16()],
  'aggregated-ogms-enabled': [41, u8()],
  'ap-isolation-enabled': [42, u8()],
  'isolation-mark': [43, u32({ hint: 'hex' })],
  'isolation-mask': [44, u32({ hint: 'hex' })],
  'bonding-enabled': [45, u8()],
  'bridge-loop-avoidance-enabled': [46, u8()],
  'distributed-arp-table-enabled': [47, u8()],
  'fragmentation-enabled': [48, u8()],
  'gw-bandwidth-down': [49, u32(), { doc: 'in 100 kbit/s' }],
  'gw-bandwidth-up': [50, u32(), { doc: 'in 100 kbit/s' }],
  'gw-mode': [51, u8({ enum: () => gatewayMode })],
  'gw-sel-class': [52, u32()],
  'hop-penalty': [53, u8()],
  'log-level': [54, u32({ hint: 'hex' })],
  'multicast-forceflood-enabled': [55, u8()],
  'network-coding-enabled': [56, u8()],
  'orig-interval': [57, u32({ hint: 'milliseconds' })],
  'elp-interval': [58, u32({ hint: 'milliseconds' })],
  'throughput-override': [59, u32(), { doc: 'in 100 kbit/s' }],
  'multicast-fanout': [60, u32()],
});

const told: { modes: ('do' | 'notify')[] } = { modes: ['do', 'notify'] };
const needs = ['mesh-ifindex'];
const ofMesh = { needs, summary: ['mesh-ifname', 'mesh-ifindex', 'algo-name', 'mesh-address', 'version'] };
const ofInterface = { needs: ['hard-ifindex'], summary: ['hard-ifname', 'hard-ifindex', 'mesh-ifname', 'active'] };
const ofVlan = { needs: ['vlanid'], summary: ['mesh-ifname', 'mesh-ifindex', 'vlanid', 'ap-isolation-enabled'] };

export const batadv: Family = {
  name: 'batadv',
  protocol: 'generic',
  doc: 'B.A.T.M.A.N. mesh networks',
  version: 1,
  nested: false,
  groups: [
    { name: 'config', number: 0, doc: 'settings of meshes, their interfaces and VLANs changed' },
    { name: 'tpmeter', number: 0, doc: 'a throughput measurement ended' },
  ],
  operations: operations(
    'BATADV_CMD_',
    { attributes: () => batadvAttributes },
    {
      'get-mesh': call(1, 1, 'a mesh and its settings', ofMesh),
      'tp-meter': call(2, 2, 'measure the throughput to a node; the result', {
        ...told,
        needs: ['orig-address'],
        summary: ['orig-address', 'tpmeter-cookie', 'tpmeter-result', 'tpmeter-bytes', 'tpmeter-test-time'],
        ...admin,
      }),
      'tp-meter-cancel': change(3, 'stop a measurement', { needs: ['orig-address'], summary: ['orig-address'] }),
      'get-routing-algos': dump(4, 4, 'the routing algorithms', { summary: ['algo-name'], ...admin }),
      'get-hardif': query(5, 5, 'an interface of a mesh, or all', ofInterface),
      'get-transtable-local': dump(6, 6, 'clients of this node', {
        needs,
        summary: ['tt-address', 'tt-vid', 'tt-flags', 'last-seen-msecs'],
        ...admin,
      }),
      'get-transtable-global': dump(7, 7, 'clients of other nodes', {
        needs,
        summary: ['tt-address', 'tt-vid', 'orig-address', 'tt-flags', 'flag-best'],
        ...admin,
      }),
      'get-originators': dump(8, 8, 'the nodes', {
        needs,
        summary: ['orig-address', 'neigh-address', 'hard-ifname', 'tq', 'throughput', 'last-seen-msecs', 'flag-best'],
        ...admin,
      }),
      'get-neighbors': dump(9, 9, 'the neighbours', {
        needs,
        summary: ['neigh-address', 'hard-ifname', 'throughput', 'last-seen-msecs'],
        ...admin,
      }),
      'get-gateways': dump(10, 10, 'the gateways', {
        needs,
        summary: ['orig-address', 'router', 'hard-ifname', 'bandwidth-down', 'bandwidth-up', 'tq', 'flag-best'],
        ...admin,
      }),
      'get-bla-claim': dump(11, 11, 'clients that a backbone node claims', {
        needs,
        summary: ['bla-address', 'bla-vid', 'bla-backbone', 'bla-own'],
        ...admin,
      }),
      'get-bla-backbone': dump(12, 12, 'backbone nodes of bridge loop avoidance', {
        needs,
        summary: ['bla-backbone', 'bla-vid', 'last-seen-msecs', 'bla-own'],
        ...admin,
      }),
      'get-dat-cache': dump(13, 13, 'the distributed ARP table', {
        needs,
        summary: ['dat-cache-ip4address', 'dat-cache-hwaddress', 'dat-cache-vid', 'last-seen-msecs'],
        ...admin,
      }),
      'get-mcast-flags': dump(14, 14, 'who wants which multicast packets', {
        needs,
        summary: ['orig-address', 'mcast-flags'],
        ...admin,
      }),
      'set-mesh': call(15, 15, 'set up a mesh; its settings changed', { ...ofMesh, ...told, ...admin }),
      'set-hardif': call(16, 16, 'set up an interface; its settings changed', { ...ofInterface, ...told, ...admin }),
      'get-vlan': call(17, 17, 'a VLAN of a mesh', ofVlan),
      'set-vlan': call(18, 18, 'set up a VLAN; its settings changed', { ...ofVlan, ...told, ...admin }),
    },
  ),
};
