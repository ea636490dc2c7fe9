/** What ethtool says of an interface, in terms of nltool's answers, each by the operation that was asked. */
import { counters } from '../../src/protocols/generic/ethtool/stats.ts';
import type { Fields, Json } from '../support/differences.ts';

/** The lines of ethtool's text as keys and values; lines without a key go on with the value before them. */
export function said(text: string): Json {
  const found: { [key: string]: string } = {};
  let section = '';
  let last = '';
  for (const line of text.split('\n').slice(1)) {
    const value = line.trim().replaceAll(/\s+/g, ' ');
    const [, key, rest = ''] = /^([^:]+):(?: (.*))?$/.exec(value) ?? [];
    if (key !== undefined && /^(Pre-set|Current hardware)/.test(key)) section = `${key.split(' ')[0]} `;
    else if (key !== undefined) {
      last = section + key.trim();
      found[last] = rest;
    } else if (value !== '') found[last] = `${found[last]} ${value}`.trim();
  }
  return found;
}

/** Bits of a verbose bitset by name; `set`: only those that are on. */
const names = (bitset: Json, set = false): string[] =>
  (bitset?.bits?.bit ?? []).filter((bit: Json) => !set || bitset.nomask || bit.value).map((bit: Json) => bit.name);

const either = (value: unknown, one = 'on', other = 'off'): string =>
  value === undefined ? 'n/a' : value ? one : other;
const number = (value?: number): string => (value === undefined ? 'n/a' : BigInt(value).toString());
const title = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

const listed = (some: string[]): string => some.join(' ') || 'Not reported';
const pauses: { [bits: string]: string } = {
  '': 'No',
  Pause: 'Symmetric',
  'Pause Asym_Pause': 'Symmetric Receive-only',
  Asym_Pause: 'Transmit-only',
};

/** Of the link modes that are supported, of those that are advertised, or of those that the other end advertises. */
const modes = (verb: string, of: (ours: Json) => string[]): Fields => {
  const only = (pattern: RegExp) => (ours: Json) => of(ours).filter(name => pattern.test(name));
  return {
    [`${verb} link modes`]: ours => listed(only(/\//)(ours)),
    [`${verb} pause frame use`]: ours => pauses[only(/Pause/)(ours).join(' ')],
    [`${verb === 'Supported' ? 'Supports' : verb} auto-negotiation`]: ours =>
      either(of(ours).includes('Autoneg'), 'Yes', 'No'),
    [`${verb} FEC modes`]: ours => listed(only(/^(None|RS|BASER|LLRS)$/)(ours)),
  };
};

const ports: { [port: string]: string } = { tp: 'Twisted Pair', mii: 'MII', fibre: 'FIBRE', other: 'Other' };
const wakes = ['phy', 'ucast', 'mcast', 'bcast', 'arp', 'magic', 'magicsecure', 'filter'];
const letters = (some: string[]): string =>
  wakes.flatMap((name, i) => (some.includes(name) ? ['pumbagsf'[i]] : [])).join('') || 'd';

/** `ethtool IF` */
export const settingsFields: Fields = {
  'Supported ports': ({ linkmodes }) =>
    `[ ${names(linkmodes.ours)
      .filter(name => /^(TP|AUI|MII|FIBRE|BNC|Backplane)$/.test(name))
      .join(' ')} ]`.replace('  ', ' '),
  ...modes('Supported', ({ linkmodes }) => names(linkmodes.ours)),
  ...modes('Advertised', ({ linkmodes }) => names(linkmodes.ours, true)),
  ...modes('Link partner advertised', ({ linkmodes }) => names(linkmodes.peer)),
  Speed: ({ linkmodes: { speed } }) => (Number.isInteger(speed) ? `${speed}Mb/s` : 'Unknown!'),
  Lanes: ({ linkmodes: { lanes } }) => String(lanes),
  'master-slave cfg': ({ linkmodes: { master_slave_cfg: word } }) => word.split('-').reverse().join(' '),
  'master-slave status': 'linkmodes.master_slave_state',
  Duplex: ({ linkmodes: { duplex } }) => (duplex === 'unknown' ? 'Unknown! (255)' : title(duplex)),
  'Auto-negotiation': ({ linkmodes: { autoneg } }) => either(autoneg),
  Port: ({ linkinfo: { port } }) => ports[port],
  PHYAD: ({ linkinfo: { phyaddr } }) => String(phyaddr),
  Transceiver: 'linkinfo.transceiver',
  'MDI-X': ({ linkinfo: { tp_mdix: is, tp_mdix_ctrl: wanted } }) =>
    (is === 'mdi-invalid' ? 'Unknown' : is === 'mdi' ? 'off' : 'on') + (wanted === 'mdi-auto' ? ' (auto)' : ''),
  'Supports Wake-on': ({ wol }) => letters(names(wol.modes)),
  'Wake-on': ({ wol }) => letters(names(wol.modes, true)),
  'Current message level': ({ debug: { msgmask } }) => messageLevel(msgmask),
  'SecureOn password': ({ wol: { sopass } }) => sopass.match(/../g).join(':'),
  'Link detected': ({ linkstate: { link, ext_state: why, ext_substate: more } }) =>
    either(link, 'yes', 'no') + (why ? ` (${faults[why] ?? why}, ${faults[more] ?? more})` : ''),
};

const faults: { [name: string]: string } = {
  'link-training-failure': 'Link training failure',
  'remote-fault': 'Remote side is not ready yet',
};

const messageLevel = (mask: Json): string => {
  const level = (mask.bits?.bit ?? []).reduce((sum: number, bit: Json) => sum + 2 ** bit.index, 0);
  return `0x${level.toString(16).padStart(8, '0')} (${level}) ${names(mask).join(' ')}`.trim();
};

/** `ethtool -g`, `ethtool -l`: `count` is what is behind a name where the current value is meant. */
const amounts = (operation: string, keys: { [theirs: string]: string }, count: string): Fields =>
  Object.fromEntries(
    Object.entries(keys).flatMap(([theirs, ours]) => [
      [`Pre-set ${theirs}`, (all: Json) => number(all[operation][`${ours}_max`])],
      [`Current ${theirs}`, (all: Json) => number(all[operation][ours + count])],
    ]),
  );

export const ringFields: Fields = {
  ...amounts('rings', { RX: 'rx', 'RX Mini': 'rx_mini', 'RX Jumbo': 'rx_jumbo', TX: 'tx' }, ''),
  'Current RX Buf Len': ({ rings }) => number(rings.rx_buf_len),
  'Current CQE Size': ({ rings }) => number(rings.cqe_size),
  'Current TX Push': ({ rings }) => either(rings.tx_push),
  'Current TCP data split': ({ rings }) => either(rings.tcp_data_split),
};

export const channelFields = amounts(
  'channels',
  { RX: 'rx', TX: 'tx', Other: 'other', Combined: 'combined' },
  '_count',
);

/** `ethtool -c` */
export const coalesceFields: Fields = {
  'Adaptive RX': ({ coalesce: { use_adaptive_rx: rx, use_adaptive_tx: tx } }) => `${either(rx)} TX: ${either(tx)}`,
  'CQE mode RX': ({ coalesce: { use_cqe_mode_rx: rx, use_cqe_mode_tx: tx } }) => `${either(rx)} TX: ${either(tx)}`,
  'stats-block-usecs': ({ coalesce }) => number(coalesce.stats_block_usecs),
  'sample-interval': ({ coalesce }) => number(coalesce.rate_sample_interval),
  ...Object.fromEntries(
    ['low', 'high'].map(end => [`pkt-rate-${end}`, ({ coalesce }: Json) => number(coalesce[`pkt_rate_${end}`])]),
  ),
  ...Object.fromEntries(
    ['rx', 'tx'].flatMap(way =>
      ['', '-irq', '-low', '-high'].flatMap(when =>
        [
          [`${way}-usecs${when}`, `${way}_usecs${when}`],
          [`${way}-frame${/low|high/.test(when) ? '' : 's'}${when}`, `${way}_max_frames${when}`],
        ].map(([theirs, ours]) => [theirs, ({ coalesce }: Json) => number(coalesce[ours!.replace('-', '_')])]),
      ),
    ),
  ),
};

const list = (some: string[]): string => some.join(' ') || 'none';

/** `ethtool -T` */
export const timestampFields: Fields = {
  Capabilities: ({ tsinfo }) => list(names(tsinfo.timestamping)),
  'PTP Hardware Clock': ({ tsinfo }) => (tsinfo.phc_index === undefined ? 'none' : String(tsinfo.phc_index)),
  'Hardware Transmit Timestamp Modes': ({ tsinfo }) => list(names(tsinfo.tx_types)),
  'Hardware Receive Filter Modes': ({ tsinfo }) => list(names(tsinfo.rx_filters)),
};

/** `ethtool -I -a`; with --json all that is there is true to it */
export const pauseFields: Fields = {
  Autonegotiate: ({ pause }) => either(pause.autoneg),
  RX: ({ pause }) => either(pause.rx),
  TX: ({ pause }) => either(pause.tx),
  Statistics: () => '',
  tx_pause_frames: ({ pause }) => number(pause.stats.tx_frames),
  rx_pause_frames: ({ pause }) => number(pause.stats.rx_frames),
};

/** A count for all lanes, and where there are such one for each. */
const perLane = (name: string): Fields => ({
  total: ({ fec }) => fec.stats[name][0],
  lanes: ({ fec }) => fec.stats[name].slice(1),
});

/** `ethtool --json -I --show-fec` */
export const fecFields: Fields = {
  ifname: 'fec.header.dev_name',
  config: ({ fec }) => [...(fec.auto ? ['Auto'] : []), ...names(fec.modes)].map(fecWord),
  active: ({ fec }) => [fecWord(fec.active.replace('FEC-', ''))],
  statistics: {
    corrected_blocks: perLane('corrected'),
    uncorrectable_blocks: perLane('uncorr'),
    corrected_bits: perLane('corr_bits'),
  },
};
const fecWord = (name: string): string => (/^none$/i.test(name) ? 'Off' : name);

/** `ethtool --show-eee` */
export const eeeFields: Fields = {
  'EEE status': ({ eee: { enabled, active } }) =>
    enabled ? `enabled - ${either(active, 'active', 'inactive')}` : 'disabled',
  'Tx LPI': ({ eee: { tx_lpi_enabled: enabled, tx_lpi_timer: timer } }) => (enabled ? `${timer} (us)` : 'disabled'),
  'Supported EEE link modes': ({ eee }) => listed(names(eee.modes_ours)),
  'Advertised EEE link modes': ({ eee }) => listed(names(eee.modes_ours, true)),
  'Link partner advertised EEE link modes': ({ eee }) => listed(names(eee.modes_peer)),
};

/** `ethtool --json --show-module` */
export const moduleFields: Fields = {
  ifname: 'module.header.dev_name',
  'power-mode-policy': 'module.power_mode_policy',
  'power-mode': 'module.power_mode',
};

/** One counter of a group, by its key. */
const counter =
  (group: string, key: string) =>
  ({ stats }: Json): unknown =>
    stats.grp.find(({ id }: Json) => id === group).stat.find((one: Json) => key in one)[key];
const standard = (group: keyof typeof counters): Fields =>
  Object.fromEntries(counters[group].attributes.map(({ doc = '', key }) => [doc, counter(group, key)]));
const buckets = (way: string) => ({
  each: `stats.grp.3.${way}`,
  fields: { low: 'hist_bkt_low', high: 'hist_bkt_hi', val: 'hist_val' },
});

/** `ethtool --json -S --groups`: counters by the names of the standards; rmon is the last group */
export const statsFields: Fields = {
  ifname: 'stats.header.dev_name',
  'eth-phy': standard('eth-phy'),
  'eth-mac': standard('eth-mac'),
  'eth-ctrl': standard('eth-ctrl'),
  rmon: { ...standard('rmon'), 'rx-pktsNtoM': buckets('hist_rx'), 'tx-pktsNtoM': buckets('hist_tx') },
};

/** What ethtool calls features that it prints under older names of its own. */
const older: { [name: string]: string } = {
  'rx-checksumming': 'rx-checksum',
  'generic-segmentation-offload': 'tx-generic-segmentation',
  'generic-receive-offload': 'rx-gro',
  'large-receive-offload': 'rx-lro',
  'rx-vlan-offload': 'rx-vlan-hw-parse',
  'tx-vlan-offload': 'tx-vlan-hw-insert',
  'ntuple-filters': 'rx-ntuple-filter',
  'receive-hashing': 'rx-hashing',
};
/** What it says of several together. */
const together: { [name: string]: RegExp } = {
  'tx-checksumming': /^tx-checksum-/,
  'scatter-gather': /^tx-scatter-gather/,
  'tcp-segmentation-offload': /^tx-tcp.*-segmentation$/,
};

interface Feature {
  active: boolean;
  fixed: boolean;
}

/** The features of an answer: bits by name, or words of 32 bits whose names `strings` has. */
export function featuresOf({ hw, active, nochange }: Json, strings: readonly string[]): Map<string, Feature> {
  const set = (bitset: Json): Set<string> =>
    bitset.value
      ? new Set(strings.filter((_, i) => (bitset.value[i >> 5] >>> (i & 31)) & 1))
      : new Set(names(bitset, true));
  const [able, on, stuck] = [set(hw), set(active), set(nochange)];
  return new Map(
    strings.filter(Boolean).map(name => [name, { active: on.has(name), fixed: !able.has(name) || stuck.has(name) }]),
  );
}

/** What differs between ethtool's features and ours; each of ours must be there. */
export function featureDifferences(theirs: { [name: string]: Feature }, ours: Map<string, Feature>): string[] {
  const left = new Set(ours.keys());
  const found: string[] = [];
  for (const [name, { active, fixed }] of Object.entries(theirs)) {
    const several = together[name];
    if (several) {
      const any = [...ours].some(([one, { active }]) => several.test(one) && active);
      if (any !== active) found.push(`${name}: ${active}, ours ${any}`);
      continue;
    }
    const own = ours.get(older[name] ?? name);
    left.delete(older[name] ?? name);
    if (own?.active !== active || own.fixed !== fixed)
      found.push(`${name}: ${JSON.stringify({ active, fixed })}, ours ${JSON.stringify(own)}`);
  }
  return [...found, ...[...left].map(name => `${name}: not theirs`)];
}

/** ethtool's text of features. */
export const featuresSaid = (text: string): { [name: string]: Feature } =>
  Object.fromEntries(
    Object.entries<string>(said(text)).map(([name, value]) => [
      name,
      { active: /^on/.test(value), fixed: /\[fixed\]/.test(value) },
    ]),
  );
