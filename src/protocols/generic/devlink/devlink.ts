/** Generic family devlink: network hardware as devices and ports (linux/devlink.h). */
import { dumpsOf, type Family } from '../../../schema/family.ts';
import { admin, call, change, dump, notify, type OperationInput, operations, query } from '../operations.ts';
import { devlinkAttributes } from './attributes.ts';

const device = ['bus-name', 'dev-name', 'index'];
const handle = { attributes: () => devlinkAttributes, needs: device, summary: device };

/** What the line of an operation shows beside the device. */
const shows = (...shown: string[]): Partial<OperationInput> => ({ summary: [...device, ...shown] });
/** An operation that asks for an answer, or is sent unasked under the same number. */
const told: Partial<OperationInput> = { modes: ['do', 'notify'] };

const port = shows('port-index', 'port-type', 'port-netdev-name', 'port-flavour', 'port-number', 'port-function');
const buffer = shows('sb-index', 'sb-size', 'sb-ingress-pool-count', 'sb-egress-pool-count');
const pool = shows('sb-index', 'sb-pool-index', 'sb-pool-type', 'sb-pool-size', 'sb-pool-threshold-type');
const portPool = shows('port-index', 'sb-index', 'sb-pool-index', 'sb-threshold');
const bind = shows('port-index', 'sb-index', 'sb-tc-index', 'sb-pool-index', 'sb-threshold');
const eswitch = shows('eswitch-mode', 'eswitch-inline-mode', 'eswitch-encap-mode');
const table = shows('dpipe-table-name', 'dpipe-tables', 'dpipe-entries', 'dpipe-headers');
const resource = shows('resource-id', 'resource-size', 'resource-list.resource.resource-name');
const param = shows('port-index', 'param.param-name', 'param.param-type', 'param.param-values-list', 'param-name');
const region = shows('port-index', 'region-name', 'region-size', 'region-snapshot-id', 'region-snapshots');
const reporter = shows('port-index', 'health-reporter', 'health-reporter-name');
const flash = shows('flash-update-file-name', 'flash-update-component', 'flash-update-status-msg');
const trap = shows('trap-name', 'trap-action', 'trap-type', 'trap-group-name', 'stats');
const group = shows('trap-group-name', 'trap-action', 'trap-policer-id', 'stats');
const policer = shows('trap-policer-id', 'trap-policer-rate', 'trap-policer-burst', 'stats');
const rate = shows(
  'rate-type',
  'port-index',
  'rate-node-name',
  'rate-tx-share',
  'rate-tx-max',
  'rate-parent-node-name',
);
const linecard = shows('linecard-index', 'linecard-state', 'linecard-type');

export const devlink: Family = {
  name: 'devlink',
  protocol: 'generic',
  doc: 'network hardware as devices and ports',
  version: 1,
  nested: false,
  groups: [
    {
      name: 'config',
      number: 0,
      doc: 'everything of devlink that appears, changes, goes',
      dumps: dumpsOf(
        'devlink',
        'get',
        'port-get',
        'param-get',
        'region-get',
        'health-reporter-get',
        'trap-get',
        'trap-group-get',
        'trap-policer-get',
        'rate-get',
        'linecard-get',
      ),
    },
  ],
  operations: operations('DEVLINK_CMD_', handle, {
    get: query(1, 3, 'a device, or all', shows('reload-failed', 'dev-stats')),
    new: notify(3, 'a device appeared or changed', shows('reload-failed')),
    del: notify(4, 'a device is gone'),
    'port-get': query(5, 7, 'a port, or all', port),
    'port-set': change(6, 'set type or function of a port', port),
    'port-new': call(7, 7, 'add a port; one appeared or changed', { ...port, ...told, ...admin }),
    'port-del': change(8, 'take a port away; one is gone', { ...port, reply: 8, ...told }),
    'port-split': change(9, 'split a port', shows('port-index', 'port-split-count')),
    'port-unsplit': change(10, 'join the parts of a port', shows('port-index')),
    'sb-get': query(11, 13, 'a shared buffer, or all', buffer),
    'sb-new': notify(13, 'a shared buffer', buffer),
    'sb-pool-get': query(15, 17, 'a pool of a buffer, or all', pool),
    'sb-pool-set': change(16, 'set up a pool', pool),
    'sb-pool-new': notify(17, 'a pool of a buffer', pool),
    'sb-port-pool-get': query(19, 21, 'what a port may have of a pool, or all', portPool),
    'sb-port-pool-set': change(20, 'set what a port may have of a pool', portPool),
    'sb-port-pool-new': notify(21, 'what a port may have of a pool', portPool),
    'sb-tc-pool-bind-get': query(23, 25, 'which pool a traffic class has, or all', bind),
    'sb-tc-pool-bind-set': change(24, 'set which pool a traffic class has', bind),
    'sb-tc-pool-bind-new': notify(25, 'which pool a traffic class has', bind),
    'sb-occ-snapshot': change(27, 'note how full the pools are', shows('sb-index')),
    'sb-occ-max-clear': change(28, 'forget how full the pools were', shows('sb-index')),
    'eswitch-get': call(29, 29, 'mode of the embedded switch', { ...eswitch, ...admin }),
    'eswitch-set': change(30, 'set the mode of the embedded switch', eswitch),
    'dpipe-table-get': call(31, 31, 'tables of the hardware', table),
    'dpipe-entries-get': call(32, 32, 'entries of a table', table),
    'dpipe-headers-get': call(33, 33, 'headers that the hardware knows', table),
    'dpipe-table-counters-set': change(34, 'turn counters of a table on and off', table),
    'resource-set': change(35, 'set the size of a resource', resource),
    'resource-dump': query(36, 36, 'resources of the hardware', resource),
    reload: call(37, 37, 'load driver or firmware again', {
      ...shows('reload-action', 'reload-limits', 'reload-actions-performed'),
      ...admin,
    }),
    'param-get': query(38, 38, 'a parameter, or all', param),
    'param-set': change(39, 'set a parameter', {
      ...shows('param-name', 'param-type', 'param-value-data', 'param-value-cmode'),
    }),
    'param-new': notify(40, 'a parameter appeared or changed', param),
    'param-del': notify(41, 'a parameter is gone', param),
    'region-get': query(42, 42, 'an area of memory, or all', region),
    'region-new': call(44, 44, 'copy an area of memory; one appeared', { ...region, ...told, ...admin }),
    'region-del': change(45, 'delete a copy; one is gone', { ...region, reply: 45, ...told }),
    'region-read': dump(46, 46, 'bytes of an area of memory', { ...shows('region-name', 'region-chunks'), ...admin }),
    'port-param-get': query(47, 47, 'a parameter of a port, or all', param),
    'port-param-set': change(48, 'set a parameter of a port', param),
    'port-param-new': notify(49, 'a parameter of a port appeared or changed', param),
    'port-param-del': notify(50, 'a parameter of a port is gone', param),
    'info-get': query(51, 51, 'driver and versions', shows('info-driver-name', 'info-version-running')),
    'health-reporter-get': query(52, 52, 'a reporter of faults, or all', reporter),
    'health-reporter-set': change(53, 'set up a reporter', reporter),
    'health-reporter-recover': change(54, 'repair a fault; a reporter has news', { ...reporter, reply: 54, ...told }),
    'health-reporter-diagnose': call(55, 55, 'what a reporter knows', { ...shows('fmsg'), ...admin }),
    'health-reporter-dump-get': dump(56, 56, 'what a reporter has kept of a fault', { ...shows('fmsg'), ...admin }),
    'health-reporter-dump-clear': change(57, 'delete what a reporter has kept', reporter),
    'flash-update': change(58, 'write firmware', flash),
    'flash-update-end': notify(59, 'firmware is written', flash),
    'flash-update-status': notify(60, 'how far the writing of firmware is', {
      ...shows('flash-update-status-msg', 'flash-update-status-done', 'flash-update-status-total'),
    }),
    'trap-get': query(61, 63, 'a trap for packets, or all', trap),
    'trap-set': change(62, 'set what a trap does', trap),
    'trap-new': notify(63, 'a trap appeared or changed', trap),
    'trap-del': notify(64, 'a trap is gone', trap),
    'trap-group-get': query(65, 67, 'a group of traps, or all', group),
    'trap-group-set': change(66, 'set what a group of traps does', group),
    'trap-group-new': notify(67, 'a group of traps appeared or changed', group),
    'trap-group-del': notify(68, 'a group of traps is gone', group),
    'trap-policer-get': query(69, 71, 'a policer of traps, or all', policer),
    'trap-policer-set': change(70, 'set the limits of a policer', policer),
    'trap-policer-new': notify(71, 'a policer appeared or changed', policer),
    'trap-policer-del': notify(72, 'a policer is gone', policer),
    'health-reporter-test': change(73, 'make a fault to test a reporter', reporter),
    'rate-get': query(74, 76, 'a rate limit, or all', rate),
    'rate-set': change(75, 'set a rate limit', rate),
    'rate-new': change(76, 'add a rate limit; one appeared or changed', { ...rate, reply: 76, ...told }),
    'rate-del': change(77, 'take a rate limit away; one is gone', { ...rate, reply: 77, ...told }),
    'linecard-get': query(78, 80, 'a line card, or all', linecard),
    'linecard-set': change(79, 'say of what type a line card is', linecard),
    'linecard-new': notify(80, 'a line card appeared or changed', linecard),
    'linecard-del': notify(81, 'a line card is gone', linecard),
    'selftests-get': query(82, 82, 'tests that there are', shows('selftests')),
    'selftests-run': call(83, 83, 'run tests', { ...shows('selftests'), ...admin }),
    'notify-filter-set': { doc: 'hear of one device alone', request: 84, modes: ['do'] },
  }),
};
