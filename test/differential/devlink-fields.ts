/** What devlink -j says of a device's parts, in terms of nltool's answers. */
import { at, type Fields, type Json } from '../support/differences.ts';

/** An attribute without the word that its name begins with. */
const prefixed = (prefix: string, keys: { [theirs: string]: string }): Fields =>
  Object.fromEntries(Object.entries(keys).map(([theirs, ours]) => [theirs, prefix + ours]));
const truth =
  (path: string) =>
  (ours: Json): boolean =>
    Boolean(at(ours, path));
const versions =
  (kind: string) =>
  (ours: Json): Json =>
    Object.fromEntries(
      (ours[`info_version_${kind}`] ?? []).map((one: Json) => [one.info_version_name, one.info_version_value]),
    );

const reloads =
  (where: string) =>
  ({ dev_stats: stats }: Json): Json =>
    Object.fromEntries(
      stats[where].reload_action_info.map(
        ({ reload_action: action, reload_action_stats: [{ reload_stats_entry: all }] }: Json) => [
          action.replace('-', '_'),
          Object.fromEntries(
            all.map(({ reload_stats_limit: limit, reload_stats_value: value }: Json) => [
              limit === 'unspec' ? 'unspecified' : limit.replace('-', '_'),
              value,
            ]),
          ),
        ],
      ),
    );

export const deviceFields: Fields = {
  stats: { reload: reloads('reload_stats'), remote_reload: reloads('remote_reload_stats') },
};

export const infoFields: Fields = {
  driver: 'info_driver_name',
  versions: { running: versions('running'), stored: versions('stored') },
};

export const eswitchFields: Fields = { mode: 'eswitch_mode' };

export const portFields: Fields = {
  ...prefixed('port_', {
    type: 'type',
    netdev: 'netdev_name',
    port: 'number',
    controller: 'controller_number',
    pfnum: 'pci_pf_number',
    vfnum: 'pci_vf_number',
  }),
  flavour: ({ port_flavour: flavour }) => flavour.replace('-', ''),
  splittable: truth('port_splittable'),
  external: truth('port_external'),
};

export const paramFields: Fields = {
  name: 'param.param_name',
  type: ({ param }) => (param.param_generic ? 'generic' : 'driver-specific'),
  values: ({ param: { param_type: type, param_values_list: list } }) =>
    list.param_value.map(({ param_value_cmode: cmode, param_value_data: data }: Json) => ({
      cmode,
      value: type === 'flag' ? data !== undefined : data[0],
    })),
};

const resource: Fields = {
  ...prefixed('resource_', {
    name: 'name',
    size: 'size',
    size_new: 'size_new',
    occ: 'occ',
    unit: 'unit',
    size_min: 'size_min',
    size_max: 'size_max',
    size_gran: 'size_gran',
  }),
  size_valid: ours => String(truth('resource_size_valid')(ours)),
  dpipe_tables: () => 'none',
};
resource.resources = { each: 'resource_list.resource', fields: resource };
export const resourceFields: Fields = resource;

export const regionFields: Fields = {
  size: 'region_size',
  snapshot: ({ region_snapshots: list }) => (list?.region_snapshot ?? []).map(({ region_snapshot_id: id }: Json) => id),
  max: 'region_max_snapshots',
};

export const reporterFields: Fields = {
  ...prefixed('health_reporter.health_reporter_', {
    reporter: 'name',
    state: 'state',
    error: 'err_count',
    recover: 'recover_count',
    grace_period: 'graceful_period',
  }),
  auto_recover: truth('health_reporter.health_reporter_auto_recover'),
  auto_dump: truth('health_reporter.health_reporter_auto_dump'),
  last_dump_date: ours => dumped(ours).slice(0, 10),
  last_dump_time: ours => dumped(ours).slice(11, 19),
};
const dumped = ({ health_reporter: { health_reporter_dump_ts_ns: time } }: Json): string =>
  new Date(time / 1e6).toISOString();

/** What grows whenever it is asked for, and ten times a second. */
const moving =
  (path: string): Fields[string] =>
  (ours, theirs) =>
    Math.abs(at(ours, path) - theirs) < 1e6 ? theirs : at(ours, path);
const stats: Fields = {
  stats: {
    rx: {
      bytes: moving('stats.stats_rx_bytes'),
      packets: moving('stats.stats_rx_packets'),
      dropped: moving('stats.stats_rx_dropped'),
    },
  },
};

export const trapFields: Fields = {
  ...prefixed('trap_', { name: 'name', type: 'type', action: 'action', group: 'group_name' }),
  generic: truth('trap_generic'),
  ...stats,
};
export const groupFields: Fields = {
  ...prefixed('trap_', { name: 'group_name', policer: 'policer_id' }),
  generic: truth('trap_generic'),
  ...stats,
};
export const policerFields: Fields = {
  ...prefixed('trap_policer_', { policer: 'id', rate: 'rate', burst: 'burst' }),
  ...stats,
};

export const rateFields: Fields = prefixed('rate_', {
  type: 'type',
  tx_share: 'tx_share',
  tx_max: 'tx_max',
  parent: 'parent_node_name',
});

/** The names of a report with their values, one after the other; flags are true or false. */
export function reported(fmsg: Json[]): [name: string, value: Json][] {
  const found: [string, Json][] = [];
  let type = '';
  for (const {
    fmsg_obj_name: name,
    fmsg_obj_value_type: of = type,
    fmsg_obj_value_data: value,
    fmsg_nest_end: ends,
  } of fmsg) {
    type = of;
    if (name !== undefined) found.push([name, undefined]);
    const last = found.at(-1);
    if (value !== undefined && last && !ends) last[1] ??= type === 'flag' ? value === 1 : value;
  }
  return found;
}

/** The same of a report of devlink's. */
export const reportedBy = (report: Json): [name: string, value: Json][] =>
  Object.entries(report).flatMap(([name, value]): [string, Json][] =>
    value === null || typeof value !== 'object'
      ? [[name, value]]
      : Array.isArray(value)
        ? [[name, Buffer.from(value).toString('hex')]]
        : [[name, undefined], ...reportedBy(value)],
  );
