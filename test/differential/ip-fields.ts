/** The keys of `ip -j -d addr`, `rule`, `neigh` and `bridge -j -d fdb`, and where a record has the same. */
import { at, type Fields, type Json, near } from '../support/differences.ts';
import { scope } from './ip-route-fields.ts';

/** A word that is there where a flag is. */
const word = (flag: string) => (ours: Json) => ours.attributes.flags.includes(flag);

export const addressFields: Fields = {
  ifindex: 'fixed.index',
  family: 'fixed.family',
  local: ours => ours.attributes.local ?? ours.attributes.address,
  address: 'address',
  prefixlen: 'fixed.prefixlen',
  broadcast: 'broadcast',
  scope,
  label: 'label',
  metric: 'rt_priority',
  dynamic: ours => !ours.attributes.flags.includes('permanent'),
  ...Object.fromEntries(
    ['nodad', 'dadfailed', 'optimistic', 'tentative', 'deprecated', 'noprefixroute', 'secondary'].map(name => [
      name,
      word(name),
    ]),
  ),
  mngtmpaddr: word('managetempaddr'),
  temporary: word('secondary'),
  home: word('homeaddress'),
  autojoin: word('mcautojoin'),
  protocol: (ours, theirs) =>
    String(ours.attributes.proto).replace('-', '_') === theirs ? theirs : ours.attributes.proto,
  valid_life_time: near('cacheinfo.ifa_valid', 60),
  preferred_life_time: near('cacheinfo.ifa_prefered', 60),
};

const number = (path: string) => (ours: Json) => `0x${at(ours, path).toString(16)}`;
const there = (path: string) => (ours: Json) => (at(ours, path) ? null : undefined);
const protocols: Record<string, number> = { tcp: 6, udp: 17, icmp: 1 };
const length = (path: string, address: string) => (ours: Json) => (at(ours, address) ? at(ours, path) : undefined);

export const ruleFields: Fields = {
  priority: ours => ours.attributes.priority ?? 0,
  not: ours => (ours.fixed.flags.includes('invert') ? null : undefined),
  src: ours => ours.attributes.src ?? 'all',
  srclen: length('fixed.src_len', 'src'),
  dst: ours => ours.attributes.dst ?? 'all',
  dstlen: length('fixed.dst_len', 'dst'),
  tos: number('fixed.tos'),
  fwmark: number('fwmark'),
  fwmask: number('fwmask'),
  iif: 'iifname',
  oif: 'oifname',
  l3mdev: there('l3mdev'),
  ipproto: (ours, theirs) => (protocols[theirs] === ours.attributes.ip_proto ? theirs : ours.attributes.ip_proto),
  sport: 'sport_range.start',
  sport_start: 'sport_range.start',
  sport_end: 'sport_range.end',
  dport: ours =>
    at(ours, 'dport_range.end') === at(ours, 'dport_range.start') ? at(ours, 'dport_range.start') : undefined,
  dport_start: 'dport_range.start',
  dport_end: 'dport_range.end',
  uid_start: 'uid_range.start',
  uid_end: 'uid_range.end',
  tun_id: 'tun_id',
  table: ours => String(ours.attributes.table),
  suppress_prefixlen: 'suppress_prefixlen',
  suppress_ifgroup: ours =>
    ours.attributes.suppress_ifgroup === 0 ? 'default' : String(ours.attributes.suppress_ifgroup),
  goto: 'goto',
  action: 'fixed.action',
  protocol: 'protocol',
};

const flagged = (flag: string) => (ours: Json) => (ours.fixed.flags.includes(flag) ? null : undefined);

export const neighbourFields = (name: (index: number) => string): Fields => ({
  dst: 'dst',
  dev: ours => name(ours.fixed.ifindex),
  lladdr: 'lladdr',
  router: flagged('router'),
  proxy: flagged('proxy'),
  extern_learn: flagged('ext-learned'),
  offload: flagged('offloaded'),
  managed: ours => (ours.attributes.flags_ext.includes('managed') ? null : undefined),
  probes: 'probes',
  refcnt: 'cacheinfo.refcnt',
  state: ours => (ours.fixed.state.length === 0 ? ['NONE'] : ours.fixed.state.map((one: string) => one.toUpperCase())),
  protocol: 'protocol',
});

/** The one word that bridge makes of the bits. */
const forwardingState = ({ fixed: { state } }: Json): string => {
  if (state.includes('permanent')) return 'permanent';
  if (state.includes('noarp')) return 'static';
  if (state.includes('stale')) return 'stale';
  return state.includes('reachable') ? '' : state.join();
};

const forwardingFlags: Record<string, string> = { 'ext-learned': 'extern_learn', offloaded: 'offload' };

export const forwardingFields = (name: (index: number) => string): Fields => ({
  mac: 'lladdr',
  ifname: ours => name(ours.fixed.ifindex),
  dst: 'dst',
  vlan: 'vlan',
  port: 'port',
  vni: 'vni',
  src_vni: 'src_vni',
  viaIf: ours => name(ours.attributes.ifindex),
  master: ours => name(ours.attributes.master),
  nhid: 'nh_id',
  flags: ours =>
    ours.fixed.flags.filter((one: string) => one !== 'master').map((one: string) => forwardingFlags[one] ?? one),
  state: forwardingState,
});
