/** What peers say otherwise than nltool, or cannot be asked for at the same moment, and why. */

export interface Known {
  /** as the test calls it: `ip link` */
  peer: string;
  /** the peer's key; `[0]` and the like are left out */
  field: string;
  reason: string;
}

const timers = 'runs on between the two dumps';

export const known: Known[] = [
  ...['hello_timer', 'tcn_timer', 'topology_change_timer', 'gc_timer'].map(field => ({
    peer: 'ip link',
    field: `linkinfo.info_data.${field}`,
    reason: timers,
  })),
  ...['hold_timer', 'message_age_timer', 'forward_delay_timer'].map(field => ({
    peer: 'ip link',
    field: `linkinfo.info_slave_data.${field}`,
    reason: timers,
  })),
  { peer: 'ip route', field: 'nh_info', reason: 'ip asks for the next hop with a request of its own' },
  { peer: 'ip neigh', field: 'used', reason: timers },
  { peer: 'ip neigh', field: 'confirmed', reason: timers },
  { peer: 'ip neigh', field: 'updated', reason: timers },
  { peer: 'bridge fdb', field: 'used', reason: timers },
  { peer: 'bridge fdb', field: 'updated', reason: timers },
  ...['burst', 'mtu', 'lat', 'minburst'].map(field => ({
    peer: 'tc qdisc',
    field: `options.${field}`,
    reason: 'what tc makes of ticks, rates and limits',
  })),
  ...['tc filter', 'tc actions'].flatMap(peer =>
    ['order', 'installed', 'last_used', 'first_used'].map(field => ({
      peer,
      field: `${peer === 'tc filter' ? 'options.' : ''}actions.${field}`,
      reason: field === 'order' ? 'the place in the list' : timers,
    })),
  ),
  { peer: 'bridge mdb', field: 'timer', reason: timers },
  { peer: 'ip ntable', field: 'last_flush', reason: 'a date made of the milliseconds since then' },
  { peer: 'ip ntable', field: 'last_rand', reason: 'a date made of the milliseconds since then' },
  { peer: 'ip monitor', field: 'cloned routes', reason: 'answers to `ip route get` are no events to it' },
  { peer: 'bridge monitor', field: 'neighbours of other families', reason: 'only those of bridges are printed' },
  { peer: 'bridge monitor', field: 'tunnel', reason: 'ids that are a range to it are printed once' },
  {
    peer: 'genl',
    field: 'capabilities',
    reason: 'printed only for families whose own version is 2 or more',
  },
  { peer: 'genl', field: 'type=unknown', reason: 'no name for the types uint and sint' },
  { peer: 'tshark', field: 'names', reason: 'its names of types are its own words: types are compared as numbers' },
  { peer: 'ss', field: 'sockets of sock-diag', reason: 'each of the two asks with a socket of its own there' },
  {
    peer: 'ss',
    field: 'twice',
    reason: 'the kernel lists a socket that has joined a group twice; nltool prints it once',
  },
  { peer: 'conntrack', field: 'delta-time', reason: 'reckoned from the clock of the moment' },
  { peer: 'strace', field: 'nlmsg_type', reason: 'types that are newer than strace are numbers there' },
];

/** Why a field is not compared, or undefined. */
export const reasonFor = (peer: string, field: string): string | undefined =>
  known.find(one => one.peer === peer && one.field === field.replace(/\[\d+\]/g, ''))?.reason;
