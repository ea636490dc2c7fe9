/** Generic family TIPCv2: bearers, links, nodes and names of TIPC (linux/tipc_netlink.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { array, binary, chars, flag, nest, pad, string, struct, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { socketAttributes } from '../sock-diag/tipc.ts';
import { anySockaddr } from '../sockaddr.ts';
import { call, change, dump, operations, query } from './operations.ts';

const scope = enumeration('tipc-scope', 'TIPC_', {
  'cluster-scope': 2,
  'node-scope': 3,
});

const aeadKey = struct('tipc-aead-key', {
  'alg-name': chars(32),
  keylen: u32({ hint: 'bytes' }),
  key: { type: binary(), length: { member: 'keylen' }, secret: true },
});

const tipcAttributes = attributeSet('tipc-attrs', 'TIPC_NLA_', {
  unspec: [0, unused()],
  bearer: [1, nest(() => bearer)],
  sock: [2, nest(() => socketAttributes)],
  publ: [3, nest(() => publication)],
  link: [4, nest(() => link)],
  media: [5, nest(() => media)],
  node: [6, nest(() => node)],
  net: [7, nest(() => network)],
  'name-table': [8, nest(() => nameTable)],
  mon: [9, nest(() => monitor)],
  'mon-peer': [10, nest(() => monitorPeer)],
});

/** The kernel lists the peers of a bearer as bearers with nothing but an address. */
const bearerAttributes = attributeSet('tipc-bearer-get-attrs', 'TIPC_NLA_', {
  bearer: [1, nest(() => bearer)],
  'udp-remote': [2, anySockaddr],
});

/** The one answer whose nest has the flag. */
const legacyAttributes = attributeSet('tipc-addr-legacy-attrs', 'TIPC_NLA_', {
  net: [7, nest(() => network), { nested: true }],
});

const bearer = attributeSet('tipc-bearer-attrs', 'TIPC_NLA_BEARER_', {
  unspec: [0, unused()],
  name: [1, string({ maxLen: 32 }), { doc: 'medium and interface, as eth:eth0' }],
  prop: [2, nest(() => properties)],
  domain: [3, u32({ hint: 'hex' }), { doc: 'network address whose nodes are looked for' }],
  'udp-opts': [4, nest(() => udpOptions)],
});

const udpOptions = attributeSet('tipc-udp-attrs', 'TIPC_NLA_UDP_', {
  unspec: [0, unused()],
  local: [1, anySockaddr],
  remote: [2, anySockaddr],
  'multi-remoteip': [3, flag()],
});

const link = attributeSet('tipc-link-attrs', 'TIPC_NLA_LINK_', {
  unspec: [0, unused()],
  name: [1, string({ maxLen: 68 })],
  dest: [2, u32({ hint: 'hex' })],
  mtu: [3, u32({ hint: 'bytes' })],
  broadcast: [4, flag()],
  up: [5, flag()],
  active: [6, flag()],
  prop: [7, nest(() => properties)],
  stats: [8, nest(() => stats)],
  rx: [9, u32(), { doc: 'packets received' }],
  tx: [10, u32(), { doc: 'packets sent' }],
});

const media = attributeSet('tipc-media-attrs', 'TIPC_NLA_MEDIA_', {
  unspec: [0, unused()],
  name: [1, string()],
  prop: [2, nest(() => properties)],
});

const node = attributeSet('tipc-node-attrs', 'TIPC_NLA_NODE_', {
  unspec: [0, unused()],
  addr: [1, u32({ hint: 'hex' })],
  up: [2, flag()],
  id: [3, binary({ checks: { maxLen: 16 } })],
  key: [4, aeadKey],
  'key-master': [5, flag()],
  rekeying: [6, u32(), { doc: 'interval in minutes; all bits set: now' }],
});

const network = attributeSet('tipc-net-attrs', 'TIPC_NLA_NET_', {
  unspec: [0, unused()],
  id: [1, u32()],
  addr: [2, u32({ hint: 'hex' })],
  nodeid: [3, u64({ hint: 'hex' }), { doc: 'first half of the identity' }],
  'nodeid-w1': [4, u64({ hint: 'hex' }), { doc: 'second half of the identity' }],
  'addr-legacy': [5, flag(), { doc: 'addresses have zone, cluster and node' }],
});

const nameTable = attributeSet('tipc-name-table-attrs', 'TIPC_NLA_NAME_TABLE_', {
  unspec: [0, unused()],
  publ: [1, nest(() => publication)],
});

const monitor = attributeSet('tipc-mon-attrs', 'TIPC_NLA_MON_', {
  unspec: [0, unused()],
  'activation-threshold': [1, u32()],
  ref: [2, u32()],
  active: [3, flag()],
  'bearer-name': [4, string()],
  peercnt: [5, u32()],
  listgen: [6, u32()],
});

const publication = attributeSet('tipc-publ-attrs', 'TIPC_NLA_PUBL_', {
  unspec: [0, unused()],
  type: [1, u32()],
  lower: [2, u32()],
  upper: [3, u32()],
  scope: [4, u32({ enum: () => scope })],
  node: [5, u32({ hint: 'hex' })],
  ref: [6, u32(), { doc: 'port of the socket' }],
  key: [7, u32()],
});

const monitorPeer = attributeSet('tipc-mon-peer-attrs', 'TIPC_NLA_MON_PEER_', {
  unspec: [0, unused()],
  addr: [1, u32({ hint: 'hex' })],
  domgen: [2, u32(), { doc: 'generation of its domain' }],
  applied: [3, u32()],
  upmap: [4, u64({ hint: 'hex' })],
  members: [5, array(u32({ hint: 'hex' })), { doc: 'addresses of the nodes it watches' }],
  up: [6, flag()],
  head: [7, flag(), { doc: 'of a domain' }],
  local: [8, flag()],
  pad: [9, pad()],
});

const properties = attributeSet('tipc-prop-attrs', 'TIPC_NLA_PROP_', {
  unspec: [0, unused()],
  prio: [1, u32(), { doc: 'from 0 to 31' }],
  tol: [2, u32({ hint: 'milliseconds' }), { doc: 'until a silent link counts as broken' }],
  win: [3, u32(), { doc: 'packets that may be unacknowledged' }],
  mtu: [4, u32({ hint: 'bytes' })],
  broadcast: [5, u32({ hint: 'hex' })],
  'broadcast-ratio': [6, u32(), { doc: 'in percent' }],
});

const stats = attributeSet('tipc-stats-attrs', 'TIPC_NLA_STATS_', {
  unspec: [0, unused()],
  'rx-info': [1, u32()],
  'rx-fragments': [2, u32()],
  'rx-fragmented': [3, u32()],
  'rx-bundles': [4, u32()],
  'rx-bundled': [5, u32()],
  'tx-info': [6, u32()],
  'tx-fragments': [7, u32()],
  'tx-fragmented': [8, u32()],
  'tx-bundles': [9, u32()],
  'tx-bundled': [10, u32()],
  'msg-prof-tot': [11, u32()],
  'msg-len-cnt': [12, u32()],
  'msg-len-tot': [13, u32()],
  'msg-len-p0': [14, u32()],
  'msg-len-p1': [15, u32()],
  'msg-len-p2': [16, u32()],
  'msg-len-p3': [17, u32()],
  'msg-len-p4': [18, u32()],
  'msg-len-p5': [19, u32()],
  'msg-len-p6': [20, u32()],
  'rx-states': [21, u32()],
  'rx-probes': [22, u32()],
  'rx-nacks': [23, u32()],
  'rx-deferred': [24, u32()],
  'tx-states': [25, u32()],
  'tx-probes': [26, u32()],
  'tx-nacks': [27, u32()],
  'tx-acks': [28, u32()],
  retransmitted: [29, u32()],
  duplicates: [30, u32()],
  'link-congs': [31, u32()],
  'max-queue': [32, u32()],
  'avg-queue': [33, u32()],
});

const ofBearer = { needs: ['bearer'], summary: ['bearer.name', 'bearer.prop.prio', 'bearer.udp-opts'] };
const ofLink = {
  needs: ['link'],
  summary: ['link.name', 'link.dest', 'link.up', 'link.active', 'link.broadcast', 'link.mtu', 'link.rx', 'link.tx'],
};
const ofMedia = { needs: ['media'], summary: ['media.name', 'media.prop.prio', 'media.prop.tol', 'media.prop.win'] };
const ofMonitor = {
  needs: ['mon'],
  summary: ['mon.bearer-name', 'mon.peercnt', 'mon.active', 'mon.activation-threshold'],
};
const ofNode = { needs: ['node'], summary: ['node.addr', 'node.up'] };

export const tipcv2: Family = {
  name: 'TIPCv2',
  protocol: 'generic',
  doc: 'bearers, links, nodes and names of TIPC',
  version: 1,
  nested: false,
  operations: operations(
    'TIPC_NL_',
    { attributes: () => tipcAttributes },
    {
      legacy: call(1, 1, 'has a number, and no kernel that answers', { modes: [] }),
      'bearer-disable': change(2, 'no longer use an interface', { verb: 'delete', ...ofBearer }),
      'bearer-enable': change(3, 'use an interface', { verb: 'new', ...ofBearer }),
      'bearer-get': query(4, 4, 'a bearer, or all', { ...ofBearer, attributes: () => bearerAttributes }),
      'bearer-set': change(5, 'change a bearer', ofBearer),
      'sock-get': dump(6, 6, 'the sockets', { summary: ['sock.addr', 'sock.ref', 'sock.con', 'sock.has-publ'] }),
      'publ-get': dump(7, 7, 'the names of a socket', {
        needs: ['sock'],
        summary: ['publ.type', 'publ.lower', 'publ.upper', 'publ.key'],
      }),
      'link-get': query(8, 8, 'a link, or all', ofLink),
      'link-set': change(9, 'change a link', ofLink),
      'link-reset-stats': change(10, 'set the counters of a link to zero', ofLink),
      'media-get': query(11, 11, 'a medium, or all', ofMedia),
      'media-set': change(12, 'change a medium', ofMedia),
      'node-get': dump(13, 13, 'the nodes', { summary: ofNode.summary }),
      'net-get': dump(14, 14, 'the network', { summary: ['net.id', 'net.addr', 'net.nodeid'] }),
      'net-set': change(15, 'set up the network', { needs: ['net'], summary: ['net.id', 'net.addr', 'net.nodeid'] }),
      'name-table-get': dump(16, 16, 'the names', {
        summary: [
          'name-table.publ.type',
          'name-table.publ.lower',
          'name-table.publ.upper',
          'name-table.publ.scope',
          'name-table.publ.node',
          'name-table.publ.ref',
        ],
      }),
      'mon-set': change(17, 'set when nodes watch each other in domains', ofMonitor),
      'mon-get': query(18, 18, 'how nodes watch each other, by bearer', ofMonitor),
      'mon-peer-get': dump(19, 19, 'the nodes that are watched on a bearer', {
        needs: ['mon'],
        summary: ['mon-peer.addr', 'mon-peer.up', 'mon-peer.head', 'mon-peer.local'],
      }),
      'peer-remove': change(20, 'forget a node that is gone', { needs: ['net'], summary: ['net.addr'] }),
      'bearer-add': change(21, 'add a peer to a bearer over UDP', ofBearer),
      'udp-get-remoteip': dump(22, 4, 'the peers of a bearer over UDP', {
        ...ofBearer,
        attributes: () => tipcAttributes,
      }),
      'key-set': change(23, 'set a key', { needs: ['node'], summary: ['node.key.alg-name', 'node.id'] }),
      'key-flush': change(24, 'forget all keys', { verb: 'delete' }),
      'addr-legacy-get': call(25, 25, 'whether addresses have zone, cluster and node', {
        attributes: () => legacyAttributes,
        summary: ['net.addr-legacy'],
      }),
    },
  ),
};
