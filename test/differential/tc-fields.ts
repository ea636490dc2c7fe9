/** The keys of `tc -j -d -s qdisc`, `filter`, `actions` and `chain`, and where a record has the same. */
import { at, type Fields, type Json, near } from '../support/differences.ts';

/** As tc writes it: of a whole qdisc without the minor number. */
export const handle = (value: number): string =>
  `${value >>> 16 ? (value >>> 16).toString(16) : value ? '' : '0'}:${value & 0xffff ? (value & 0xffff).toString(16) : ''}`;

const root = 0xffffffff;
const moving = (path: string) => near(path, 10_000);

const statistics = (place: string): Fields => ({
  bytes: moving(`${place}.basic.bytes`),
  packets: moving(`${place}.basic.packets`),
  drops: moving(`${place}.queue.drops`),
  overlimits: moving(`${place}.queue.overlimits`),
  requeues: `${place}.queue.requeues`,
  backlog: `${place}.queue.backlog`,
  qlen: `${place}.queue.qlen`,
});

export const qdiscFields = (name: (index: number) => string): Fields => ({
  kind: 'kind',
  handle: ours => handle(ours.fixed.handle),
  dev: ours => name(ours.fixed.ifindex),
  root: ours => ours.fixed.parent === root,
  parent: ours => handle(ours.fixed.parent),
  refcnt: 'fixed.info',
  options: {
    r2q: 'options.init.rate2quantum',
    default: ours => `0x${at(ours, 'options.init.defcls').toString(16)}`,
    direct_packets_stat: moving('options.init.direct_pkts'),
    ver: ours => `${at(ours, 'options.init.version') >> 16}.${at(ours, 'options.init.version') & 0xffff}`,
    direct_qlen: 'options.direct_qlen',
    limit: 'options.limit',
    rate: 'options.parms.rate.rate',
    peakrate: 'options.parms.peakrate.rate',
    linklayer: 'options.parms.rate.linklayer',
    mpu: 'options.parms.rate.mpu',
  },
  ...statistics('stats2'),
});

const ethertypes: { [number: number]: string } = { 3: 'all', 2048: 'ip', 34525: 'ipv6' };

/** Of `mirred`. */
const actionFields = (name: (index: number) => string): Fields => ({
  kind: 'kind',
  mirred_action: ours => (ours.options.parms.eaction.endsWith('redir') ? 'redirect' : 'mirror'),
  direction: ours => ours.options.parms.eaction.split('-')[0],
  to_dev: ours => name(ours.options.parms.ifindex),
  control_action: { type: 'options.parms.action' },
  index: 'options.parms.index',
  ref: 'options.parms.refcnt',
  bind: 'options.parms.bindcnt',
  not_in_hw: ours => ours.in_hw_count === 0,
  used_hw_stats: ours => (ours.used_hw_stats.value.length === 0 ? ['disabled'] : ours.used_hw_stats.value),
  stats: statistics('stats'),
});

export const actionsFields = (name: (index: number) => string): Fields => ({
  actions: { each: 'actions', fields: actionFields(name) },
});

const key = ({ mask, val, off, offmask }: Json): Json => ({
  value: val.toString(16),
  mask: mask.toString(16),
  offmask: offmask === 0 ? '' : offmask.toString(16),
  off,
});

/** A table, a bucket, a place of u32: 12, 8 and 12 bits. */
const u32Handle = (value: number): string => {
  const place = value & 0xfff;
  const bucket = (value >>> 12) & 0xff;
  return `${(value >>> 20).toString(16)}:${bucket ? bucket.toString(16) : ''}${place ? `:${place.toString(16)}` : ''}`;
};

const insn = Object.fromEntries(['code', 'jt', 'jf', 'k'].map(one => [one, one]));

export const filterFields = (name: (index: number) => string): Fields => ({
  parent: ours => handle(ours.fixed.parent),
  protocol: ours => ethertypes[ours.fixed.protocol],
  pref: 'fixed.prio',
  kind: 'kind',
  chain: 'chain',
  options: {
    fh: ours => u32Handle(ours.fixed.handle),
    handle: ours => `0x${ours.fixed.handle.toString(16)}`,
    ht_divisor: 'options.divisor',
    order: ours => ours.fixed.handle & 0xfff,
    key_ht: ours => (at(ours, 'options.hash') >>> 20).toString(16),
    bkt: ours => ((at(ours, 'options.hash') >>> 12) & 0xff).toString(16),
    flowid: ours => handle(at(ours, 'options.classid')),
    not_in_hw: ours =>
      [...(at(ours, 'options.flags') ?? []), ...(at(ours, 'options.flags_gen') ?? [])].includes('not-in-hw'),
    // tc says `match` once for each key: of those of a name JSON keeps the last.
    match: (ours: Json) => key(at(ours, 'options.sel.keys').at(-1)),
    actions: { each: 'options.act', fields: actionFields(name) },
    bytecode: { length: 'options.ops_len', insns: { each: 'options.ops', fields: insn } },
  },
});

export const chainFields: Fields = { parent: ours => handle(ours.fixed.parent), chain: 'chain' };
