/** The keys of `ip -j -d link`, and where a record has the same. */
import { at, type Fields, type Json } from '../support/differences.ts';

const upper = (path: string) => (ours: Json) => String(at(ours, path)).toUpperCase();
const yes = (path: string) => (ours: Json) => at(ours, path) === 1;
const hex = (path: string) => (ours: Json) => at(ours, path).toString(16);
const prefixed = (path: string) => (ours: Json) => `0x${at(ours, path).toString(16)}`;

/** ip leaves `running` out, and derives two more: no carrier, the peer is down. */
const flags = (ours: Json, theirs: string[]): string[] => {
  const derived = theirs.filter(flag => ['NO-CARRIER', 'M-DOWN'].includes(flag));
  const own: string[] = ours.fixed.flags
    .filter((flag: string) => flag !== 'running')
    .map((flag: string) => (flag === 'no-arp' ? 'NOARP' : flag.toUpperCase().replaceAll('-', '_')));
  const carrier = !ours.fixed.flags.includes('up') || ours.fixed.flags.includes('running');
  if (derived.includes('NO-CARRIER') === carrier) return own;
  return theirs.every(flag => derived.includes(flag) || own.includes(flag)) &&
    own.length + derived.length === theirs.length
    ? theirs
    : own;
};

const bridgeId = (path: string) => (ours: Json) => {
  const { prio, addr } = at(ours, path);
  const bytes = addr.split(':').map((byte: string) => Number.parseInt(byte, 16).toString(16));
  return `${prio.toString(16).padStart(4, '0')}.${bytes.join(':')}`;
};

const routers = ['disabled', 'temp-query', 'perm', 'temp'];
const router = (path: string) => (ours: Json) => routers.indexOf(at(ours, path));
const option = (name: string) => (ours: Json) => Number(at(ours, 'linkinfo.data.multi_boolopt').optval.includes(name));

const same = (place: string, ...names: string[]): Fields =>
  Object.fromEntries(names.map(name => [name, `${place}${name}`]));

const isMulticast = (address: string) => /^(22[4-9]|23\d)\./.test(address) || /^ff/i.test(address);
/** Where a vxlan sends: one attribute, which ip calls by what the address is. */
const destination = (path: string, multicast: boolean) => (ours: Json) => {
  const address = at(ours, path);
  return isMulticast(address) === multicast ? address : undefined;
};

const bridge: Fields = {
  ...same('linkinfo.data.', 'forward_delay', 'hello_time', 'max_age', 'ageing_time', 'stp_state', 'priority'),
  ...same('linkinfo.data.', 'vlan_filtering', 'vlan_protocol', 'root_port', 'root_path_cost', 'topology_change'),
  ...same('linkinfo.data.', 'topology_change_detected', 'group_addr', 'mcast_snooping', 'mcast_query_use_ifaddr'),
  ...same('linkinfo.data.', 'mcast_querier', 'mcast_hash_elasticity', 'mcast_hash_max', 'mcast_last_member_cnt'),
  ...same('linkinfo.data.', 'mcast_startup_query_cnt', 'mcast_last_member_intvl', 'mcast_membership_intvl'),
  ...same('linkinfo.data.', 'mcast_querier_intvl', 'mcast_query_intvl', 'mcast_query_response_intvl'),
  ...same('linkinfo.data.', 'mcast_startup_query_intvl', 'mcast_stats_enabled', 'mcast_igmp_version'),
  ...same('linkinfo.data.', 'mcast_mld_version', 'nf_call_iptables', 'nf_call_ip6tables', 'nf_call_arptables'),
  ...same('linkinfo.data.', 'fdb_n_learned', 'fdb_max_learned'),
  bridge_id: bridgeId('linkinfo.data.bridge_id'),
  root_id: bridgeId('linkinfo.data.root_id'),
  group_fwd_mask: hex('linkinfo.data.group_fwd_mask'),
  no_linklocal_learn: option('no-ll-learn'),
  mcast_vlan_snooping: option('mcast-vlan-snooping'),
  mcast_router: router('linkinfo.data.mcast_router'),
};

const vxlan: Fields = {
  ...same('linkinfo.data.', 'id', 'local', 'local6', 'port', 'port_range', 'ttl', 'df', 'ageing', 'limit'),
  group: destination('linkinfo.data.group', true),
  remote: destination('linkinfo.data.group', false),
  group6: destination('linkinfo.data.group6', true),
  remote6: destination('linkinfo.data.group6', false),
  external: yes('linkinfo.data.collect_metadata'),
  learning: yes('linkinfo.data.learning'),
  udp_csum: yes('linkinfo.data.udp_csum'),
  udp_zero_csum6_tx: yes('linkinfo.data.udp_zero_csum6_tx'),
  udp_zero_csum6_rx: yes('linkinfo.data.udp_zero_csum6_rx'),
  localbypass: yes('linkinfo.data.localbypass'),
};

const macvlan: Fields = {
  mode: 'linkinfo.data.mode',
  bcqueuelen: 'linkinfo.data.bc_queue_len',
  usedbcqueuelen: 'linkinfo.data.bc_queue_len_used',
};

const bridgePort: Fields = {
  ...same('linkinfo.slave_data.', 'state', 'priority', 'cost', 'designated_port', 'designated_cost'),
  ...same('linkinfo.slave_data.', 'topology_change_ack', 'config_pending', 'backup_nhid'),
  hairpin: yes('linkinfo.slave_data.mode'),
  guard: yes('linkinfo.slave_data.guard'),
  root_block: yes('linkinfo.slave_data.protect'),
  fastleave: yes('linkinfo.slave_data.fast_leave'),
  learning: yes('linkinfo.slave_data.learning'),
  flood: yes('linkinfo.slave_data.unicast_flood'),
  id: prefixed('linkinfo.slave_data.id'),
  no: prefixed('linkinfo.slave_data.no'),
  bridge_id: bridgeId('linkinfo.slave_data.bridge_id'),
  root_id: bridgeId('linkinfo.slave_data.root_id'),
  proxy_arp: yes('linkinfo.slave_data.proxyarp'),
  proxy_arp_wifi: yes('linkinfo.slave_data.proxyarp_wifi'),
  multicast_router: router('linkinfo.slave_data.multicast_router'),
  mcast_flood: yes('linkinfo.slave_data.mcast_flood'),
  bcast_flood: yes('linkinfo.slave_data.bcast_flood'),
  mcast_to_unicast: yes('linkinfo.slave_data.mcast_to_ucast'),
  neigh_suppress: yes('linkinfo.slave_data.neigh_suppress'),
  neigh_vlan_suppress: yes('linkinfo.slave_data.neigh_vlan_suppress'),
  group_fwd_mask: hex('linkinfo.slave_data.group_fwd_mask'),
  group_fwd_mask_str: prefixed('linkinfo.slave_data.group_fwd_mask'),
  vlan_tunnel: yes('linkinfo.slave_data.vlan_tunnel'),
  isolated: yes('linkinfo.slave_data.isolated'),
  locked: yes('linkinfo.slave_data.locked'),
  mab: yes('linkinfo.slave_data.mab'),
};

export const linkFields = (name: (index: number) => string): Fields => {
  const indexed = (path: string) => (ours: Json) => name(at(ours, path));
  return {
    ...same(
      '',
      'ifname',
      'mtu',
      'qdisc',
      'txqlen',
      'address',
      'broadcast',
      'promiscuity',
      'allmulti',
      'min_mtu',
      'max_mtu',
    ),
    ...same('', 'ifalias', 'num_tx_queues', 'num_rx_queues', 'gso_max_size', 'gso_max_segs', 'tso_max_size'),
    ...same('', 'tso_max_segs', 'gro_max_size', 'gso_ipv4_max_size', 'gro_ipv4_max_size', 'link_netnsid'),
    ifindex: 'fixed.index',
    flags,
    link: indexed('link'),
    master: indexed('master'),
    operstate: upper('operstate'),
    linkmode: upper('linkmode'),
    group: ours => (ours.attributes.group === 0 ? 'default' : String(ours.attributes.group)),
    link_type: 'fixed.type',
    inet6_addr_gen_mode: 'af_spec.inet6.addr_gen_mode',
    altnames: 'prop_list.alt_ifname',
    linkinfo: {
      info_kind: 'linkinfo.kind',
      info_slave_kind: 'linkinfo.slave_kind',
      info_data: { ...bridge, ...vxlan, ...macvlan, link: indexed('linkinfo.data.link') },
      info_slave_data: bridgePort,
    },
  };
};

/** Of `ip -j -s -s link`. */
export const statisticsFields = (name: (index: number) => string): Fields => {
  const counted = (direction: string, ...names: string[]) =>
    Object.fromEntries(names.map(one => [one, `stats64.${direction}_${one}`]));
  return {
    ...linkFields(name),
    stats64: {
      rx: {
        ...counted('rx', 'bytes', 'packets', 'errors', 'dropped', 'over_errors', 'length_errors', 'crc_errors'),
        ...counted('rx', 'frame_errors', 'fifo_errors', 'missed_errors', 'compressed', 'nohandler'),
        multicast: 'stats64.multicast',
      },
      tx: {
        ...counted('tx', 'bytes', 'packets', 'errors', 'dropped', 'carrier_errors', 'aborted_errors', 'fifo_errors'),
        ...counted('tx', 'window_errors', 'heartbeat_errors', 'compressed'),
        collisions: 'stats64.collisions',
        carrier_changes: 'carrier_changes',
      },
    },
  };
};
