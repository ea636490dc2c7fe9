/** The keys of `ip -j nexthop`, `netconf`, `addrlabel`, `ntable`, `mroute`, `stats`, `bridge -j link`, `mdb`, `vni`. */
import { at, type Fields, type Json, near } from '../support/differences.ts';
import { scope } from './ip-route-fields.ts';

type Name = (index: number) => string;

const ticks = (path: string, by: number) => near(path, by, value => value / 100);
const same = (place: string, ...names: string[]): Fields =>
  Object.fromEntries(names.map(name => [name, `${place}${name}`]));
const yes = (path: string) => (ours: Json) => at(ours, path) === 1;

export const nexthopFields = (name: Name): Fields => ({
  id: 'id',
  gateway: 'gateway',
  dev: ours => name(ours.attributes.oif),
  scope,
  blackhole: ours => (ours.attributes.blackhole ? null : undefined),
  protocol: 'fixed.protocol',
  flags: 'fixed.flags',
  fdb: ours => (ours.attributes.fdb ? null : undefined),
  group: { each: 'group', fields: { id: 'id', weight: ours => ours.weight + 1 } },
  type: ours => (ours.attributes.group_type === 'res' ? 'resilient' : ours.attributes.group_type),
  resilient_args: {
    buckets: 'res_group.buckets',
    idle_timer: ticks('res_group.idle_timer', 0),
    unbalanced_timer: ticks('res_group.unbalanced_timer', 0),
    unbalanced_time: ticks('res_group.unbalanced_time', 60),
  },
});

export const bucketFields: Fields = {
  id: 'id',
  bucket: { index: 'res_bucket.index', idle_time: ticks('res_bucket.idle_time', 60), nhid: 'res_bucket.nh_id' },
  flags: 'fixed.flags',
};

const everywhere: { [index: number]: string } = { [-1]: 'all', [-2]: 'default' };
const filters = ['off', 'strict', 'loose'];

export const netconfFields = (name: Name): Fields => ({
  family: 'fixed.family',
  interface: ours => everywhere[ours.attributes.ifindex] ?? name(ours.attributes.ifindex),
  forwarding: yes('forwarding'),
  rp_filter: ours => filters[ours.attributes.rp_filter],
  mc_forwarding: yes('mc_forwarding'),
  proxy_neigh: yes('proxy_neigh'),
  ignore_routes_with_linkdown: yes('ignore_routes_with_linkdown'),
});

export const labelFields = (name: Name): Fields => ({
  address: 'address',
  prefixlen: 'fixed.prefixlen',
  label: 'label',
  ifname: ours => name(ours.fixed.index),
});

export const tableFields = (name: Name): Fields => ({
  family: 'fixed.family',
  name: 'name',
  dev: ours => name(at(ours, 'parms.ifindex')),
  ...same('', 'thresh1', 'thresh2', 'thresh3', 'gc_interval'),
  key_length: 'config.key_len',
  entry_size: 'config.entry_size',
  entries: near('config.entries', 10),
  hash_rnd: 'config.hash_rnd',
  hash_mask: ours => `0x${at(ours, 'config.hash_mask').toString(16)}`,
  hash_chain_gc: 'config.hash_chain_gc',
  proxy_qlen: 'config.proxy_qlen',
  refcnt: near('parms.refcnt', 10),
  reachable: 'parms.reachable_time',
  base_reachable: 'parms.base_reachable_time',
  retrans: 'parms.retrans_time',
  gc_stale: 'parms.gc_staletime',
  delay_probe: 'parms.delay_probe_time',
  queue: 'parms.queue_len',
  proxy_queue: 'parms.proxy_qlen',
  ...same('parms.', 'app_probes', 'ucast_probes', 'mcast_probes', 'anycast_delay', 'proxy_delay', 'locktime'),
  ...Object.fromEntries(
    ['allocs', 'destroys', 'lookups', 'hits', 'rcv_probes_mcast', 'rcv_probes_ucast', 'periodic_gc_runs'].map(one => [
      one,
      near(`stats.${one}`, 1000),
    ]),
  ),
  ...same('stats.', 'hash_grows', 'forced_gc_runs', 'table_fulls'),
  res_failed: near('stats.res_failed', 1000),
});

export const multicastRouteFields = (name: Name): Fields => ({
  src: 'src',
  dst: 'dst',
  iif: ours => (ours.attributes.iif === undefined ? 'unresolved' : name(ours.attributes.iif)),
  multipath: { each: 'multipath', fields: { oif: ours => name(ours.ifindex) } },
  state: ours => (ours.fixed.flags.includes('unresolved') ? 'unresolved' : 'resolved'),
  packets: 'mfc_stats.packets',
  bytes: 'mfc_stats.bytes',
  expires: ticks('expires', 60),
  table: 'table',
});

const counted = (direction: string, ...names: string[]) =>
  Object.fromEntries(names.map(one => [one, near(`link_64.${direction}_${one}`, 10_000)]));

export const linkStatisticsFields = (name: Name): Fields => ({
  ifindex: 'fixed.ifindex',
  ifname: ours => name(ours.fixed.ifindex),
  group: () => 'link',
  stats64: {
    rx: {
      ...counted('rx', 'bytes', 'packets', 'errors', 'dropped', 'over_errors'),
      multicast: near('link_64.multicast', 1000),
    },
    tx: {
      ...counted('tx', 'bytes', 'packets', 'errors', 'dropped', 'carrier_errors'),
      collisions: 'link_64.collisions',
    },
  },
});

const routers = ['disabled', 'temp-query', 'perm', 'temp'];

/** bridge leaves `running` out, and has an order of its own. */
const flags = (ours: Json, theirs: string[]): string[] => {
  const own: string[] = ours.fixed.flags
    .filter((flag: string) => flag !== 'running')
    .map((flag: string) => flag.toUpperCase().replaceAll('-', '_'));
  return own.length === theirs.length && own.every(flag => theirs.includes(flag)) ? theirs : own;
};

export const bridgePortFields = (name: Name): Fields => ({
  ifindex: 'fixed.index',
  link: ours => name(ours.attributes.link),
  ifname: 'ifname',
  flags,
  mtu: 'mtu',
  master: ours => name(ours.attributes.master),
  ...same('protinfo.', 'state', 'priority', 'cost'),
  hairpin: yes('protinfo.mode'),
  guard: yes('protinfo.guard'),
  root_block: yes('protinfo.protect'),
  fastleave: yes('protinfo.fast_leave'),
  learning: yes('protinfo.learning'),
  flood: yes('protinfo.unicast_flood'),
  mcast_flood: yes('protinfo.mcast_flood'),
  bcast_flood: yes('protinfo.bcast_flood'),
  mcast_router: ours => routers.indexOf(at(ours, 'protinfo.multicast_router')),
  mcast_to_unicast: yes('protinfo.mcast_to_ucast'),
  neigh_suppress: yes('protinfo.neigh_suppress'),
  neigh_vlan_suppress: yes('protinfo.neigh_vlan_suppress'),
  vlan_tunnel: yes('protinfo.vlan_tunnel'),
  isolated: yes('protinfo.isolated'),
  locked: yes('protinfo.locked'),
  mab: yes('protinfo.mab'),
  mcast_n_groups: 'protinfo.mcast_n_groups',
  mcast_max_groups: 'protinfo.mcast_max_groups',
});

/** `ours` is one entry, with the index of its bridge beside it. */
export const groupFields = (name: Name): Fields => ({
  index: 'bridge',
  dev: ours => name(ours.bridge),
  port: ours => name(ours.ifindex),
  grp: ours => ours.addr.ip4 ?? ours.addr.ip6 ?? ours.addr.mac_addr,
  state: ours => (ours.state === 'permanent' ? 'permanent' : 'temp'),
  protocol: 'rtprot',
  src: 'source',
  vid: 'vid',
  filter_mode: 'group_mode',
  flags: 'flags',
});

export const vniFields: Fields = {
  vni: 'start',
  vniEnd: 'end',
  group: 'group',
  stats: same(
    'stats.',
    ...['rx', 'tx'].flatMap(way => ['bytes', 'pkts', 'drops', 'errors'].map(one => `${way}_${one}`)),
  ),
};
