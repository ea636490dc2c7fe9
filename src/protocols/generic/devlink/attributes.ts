/** DEVLINK_ATTR_* (linux/devlink.h). */
import { type AttributeSet, attributeSet, multi, subsetOf } from '../../../schema/attribute-set.ts';
import {
  binary,
  bitfield32,
  flag,
  mac,
  nest,
  pad,
  select,
  sequence,
  string,
  u8,
  u16,
  u32,
  u64,
  uint,
} from '../../../schema/builders.ts';
import type { Type } from '../../../schema/type.ts';
import {
  dpipeActionType,
  dpipeFieldMappingType,
  dpipeHeaderId,
  dpipeMatchType,
  eswitchEncapMode,
  eswitchInlineMode,
  eswitchMode,
  flashOverwrite,
  healthState,
  linecardState,
  paramCmode,
  portFlavour,
  portFnAttrCap,
  portFnOpstate,
  portFnState,
  portType,
  rateType,
  reloadAction,
  reloadActions,
  reloadLimit,
  reloadLimits,
  resourceScope,
  resourceSize,
  resourceUnit,
  sbPoolType,
  sbThresholdType,
  selftestId,
  selftestStatus,
  trapAction,
  trapType,
  varAttrType,
} from './words.ts';

/** What a value is, by the attribute that says so. */
const valueBy = (selector: string, flagType: Type) =>
  select(
    [
      { name: 'u8', when: { [selector]: 'u8' }, type: u8() },
      { name: 'u16', when: { [selector]: 'u16' }, type: u16() },
      { name: 'u32', when: { [selector]: 'u32' }, type: u32() },
      { name: 'u64', when: { [selector]: 'u64' }, type: u64() },
      { name: 'string', when: { [selector]: ['string', 'nul-string'] }, type: string() },
      { name: 'flag', when: { [selector]: 'flag' }, type: flagType },
      { name: 'u64-array', when: { [selector]: 'u64-array' }, type: uint() },
    ],
    binary(),
  );

/** A parameter that is a flag is true where its value is there; its default is told as a byte, as values of a report are. */
const paramData = valueBy('param-type', flag());
const paramDefault = valueBy('param-type', u8());
/** Which tests to run, and how they went. */
const selftests = select(
  [
    {
      name: 'results',
      when: { 'message.operation': 'selftests-run', 'message.direction': 'from-kernel' },
      type: nest(() => selftestResults),
    },
  ],
  nest(() => selftestIds),
);

const fmsgData = valueBy('fmsg-obj-value-type', u8());

/** Every message of devlink has its attributes from here, its nests too. */
export const devlinkAttributes: AttributeSet = attributeSet('devlink', 'DEVLINK_ATTR_', {
  'bus-name': [1, string()],
  'dev-name': [2, string()],
  'port-index': [3, u32()],
  'port-type': [4, u16({ enum: () => portType })],
  'port-desired-type': [5, u16({ enum: () => portType })],
  'port-netdev-ifindex': [6, u32({ hint: 'ifindex' })],
  'port-netdev-name': [7, string()],
  'port-ibdev-name': [8, string()],
  'port-split-count': [9, u32()],
  'port-split-group': [10, u32()],
  'sb-index': [11, u32()],
  'sb-size': [12, u32({ hint: 'bytes' })],
  'sb-ingress-pool-count': [13, u16()],
  'sb-egress-pool-count': [14, u16()],
  'sb-ingress-tc-count': [15, u16()],
  'sb-egress-tc-count': [16, u16()],
  'sb-pool-index': [17, u16()],
  'sb-pool-type': [18, u8({ enum: () => sbPoolType })],
  'sb-pool-size': [19, u32({ hint: 'bytes' })],
  'sb-pool-threshold-type': [20, u8({ enum: () => sbThresholdType })],
  'sb-threshold': [21, u32()],
  'sb-tc-index': [22, u16()],
  'sb-occ-cur': [23, u32({ hint: 'bytes' })],
  'sb-occ-max': [24, u32({ hint: 'bytes' })],
  'eswitch-mode': [25, u16({ enum: () => eswitchMode })],
  'eswitch-inline-mode': [26, u8({ enum: () => eswitchInlineMode })],
  'dpipe-tables': [27, nest(() => dpipeTables)],
  'dpipe-table': [28, multi(nest(() => dpipeTable))],
  'dpipe-table-name': [29, string()],
  'dpipe-table-size': [30, u64()],
  'dpipe-table-matches': [31, nest(() => dpipeTableMatches)],
  'dpipe-table-actions': [32, nest(() => dpipeTableActions)],
  'dpipe-table-counters-enabled': [33, u8()],
  'dpipe-entries': [34, nest(() => dpipeEntries)],
  'dpipe-entry': [35, multi(nest(() => dpipeEntry))],
  'dpipe-entry-index': [36, u64()],
  'dpipe-entry-match-values': [37, nest(() => dpipeEntryMatchValues)],
  'dpipe-entry-action-values': [38, nest(() => dpipeEntryActionValues)],
  'dpipe-entry-counter': [39, u64()],
  'dpipe-match': [40, multi(nest(() => dpipeMatch))],
  'dpipe-match-value': [41, multi(nest(() => dpipeMatchValue))],
  'dpipe-match-type': [42, u32({ enum: () => dpipeMatchType })],
  'dpipe-action': [43, multi(nest(() => dpipeAction))],
  'dpipe-action-value': [44, multi(nest(() => dpipeActionValue))],
  'dpipe-action-type': [45, u32({ enum: () => dpipeActionType })],
  'dpipe-value': [46, binary()],
  'dpipe-value-mask': [47, binary()],
  'dpipe-value-mapping': [48, u32()],
  'dpipe-headers': [49, nest(() => dpipeHeaders)],
  'dpipe-header': [50, multi(nest(() => dpipeHeader))],
  'dpipe-header-name': [51, string()],
  'dpipe-header-id': [52, u32({ enum: () => dpipeHeaderId })],
  'dpipe-header-fields': [53, nest(() => dpipeHeaderFields)],
  'dpipe-header-global': [54, u8()],
  'dpipe-header-index': [55, u32()],
  'dpipe-field': [56, multi(nest(() => dpipeField))],
  'dpipe-field-name': [57, string()],
  'dpipe-field-id': [58, u32()],
  'dpipe-field-bitwidth': [59, u32()],
  'dpipe-field-mapping-type': [60, u32({ enum: () => dpipeFieldMappingType })],
  pad: [61, pad()],
  'eswitch-encap-mode': [62, u8({ enum: () => eswitchEncapMode })],
  'resource-list': [63, nest(() => resourceList)],
  resource: [64, multi(nest(() => resource))],
  'resource-name': [65, string()],
  'resource-id': [66, u64()],
  'resource-size': [67, u64({ enum: () => resourceSize })],
  'resource-size-new': [68, u64({ enum: () => resourceSize })],
  'resource-size-valid': [69, u8()],
  'resource-size-min': [70, u64()],
  'resource-size-max': [71, u64({ enum: () => resourceSize })],
  'resource-size-gran': [72, u64()],
  'resource-unit': [73, u8({ enum: () => resourceUnit })],
  'resource-occ': [74, u64()],
  'dpipe-table-resource-id': [75, u64()],
  'dpipe-table-resource-units': [76, u64()],
  'port-flavour': [77, u16({ enum: () => portFlavour })],
  'port-number': [78, u32()],
  'port-split-subport-number': [79, u32()],
  param: [80, nest(() => param)],
  'param-name': [81, string()],
  'param-generic': [82, flag()],
  'param-type': [83, u8({ enum: () => varAttrType })],
  'param-values-list': [84, nest(() => paramValuesList)],
  'param-value': [85, multi(nest(() => paramValue))],
  'param-value-data': [86, multi(paramData)],
  'param-value-cmode': [87, u8({ enum: () => paramCmode })],
  'region-name': [88, string()],
  'region-size': [89, u64({ hint: 'bytes' })],
  'region-snapshots': [90, nest(() => regionSnapshots)],
  'region-snapshot': [91, multi(nest(() => regionSnapshot))],
  'region-snapshot-id': [92, u32()],
  'region-chunks': [93, nest(() => regionChunks)],
  'region-chunk': [94, multi(nest(() => regionChunk))],
  'region-chunk-data': [95, binary()],
  'region-chunk-addr': [96, u64({ hint: 'hex' })],
  'region-chunk-len': [97, u64({ hint: 'bytes' })],
  'info-driver-name': [98, string()],
  'info-serial-number': [99, string()],
  'info-version-fixed': [100, multi(nest(() => infoVersion))],
  'info-version-running': [101, multi(nest(() => infoVersion))],
  'info-version-stored': [102, multi(nest(() => infoVersion))],
  'info-version-name': [103, string()],
  'info-version-value': [104, string()],
  'sb-pool-cell-size': [105, u32({ hint: 'bytes' })],
  fmsg: [
    106,
    sequence(() => fmsg, {
      spells: {
        opens: ['fmsg-obj-nest-start', 'fmsg-arr-nest-start'],
        pair: 'fmsg-pair-nest-start',
        closes: 'fmsg-nest-end',
        name: 'fmsg-obj-name',
        type: 'fmsg-obj-value-type',
      },
    }),
  ],
  'fmsg-obj-nest-start': [107, flag()],
  'fmsg-pair-nest-start': [108, flag()],
  'fmsg-arr-nest-start': [109, flag()],
  'fmsg-nest-end': [110, flag()],
  'fmsg-obj-name': [111, string()],
  'fmsg-obj-value-type': [112, u8({ enum: () => varAttrType })],
  'fmsg-obj-value-data': [113, fmsgData],
  'health-reporter': [114, nest(() => healthReporter)],
  'health-reporter-name': [115, string()],
  'health-reporter-state': [116, u8({ enum: () => healthState })],
  'health-reporter-err-count': [117, u64()],
  'health-reporter-recover-count': [118, u64()],
  'health-reporter-dump-ts': [
    119,
    u64({ hint: 'milliseconds' }),
    { doc: 'jiffies in 32 bits: 0 is five minutes behind the boot' },
  ],
  'health-reporter-graceful-period': [120, u64({ hint: 'milliseconds' })],
  'health-reporter-auto-recover': [121, u8()],
  'flash-update-file-name': [122, string()],
  'flash-update-component': [123, string()],
  'flash-update-status-msg': [124, string()],
  'flash-update-status-done': [125, u64()],
  'flash-update-status-total': [126, u64()],
  'port-pci-pf-number': [127, u16()],
  'port-pci-vf-number': [128, u16()],
  stats: [129, nest(() => attrStats), { nested: true }],
  'trap-name': [130, string()],
  'trap-action': [131, u8({ enum: () => trapAction })],
  'trap-type': [132, u8({ enum: () => trapType })],
  'trap-generic': [133, flag()],
  'trap-metadata': [134, nest(() => trapMetadata), { nested: true }],
  'trap-group-name': [135, string()],
  'reload-failed': [136, u8()],
  'health-reporter-dump-ts-ns': [137, u64({ hint: 'nanoseconds-since-1970' })],
  'netns-fd': [138, u32()],
  'netns-pid': [139, u32()],
  'netns-id': [140, u32({ hint: 'nsid' })],
  'health-reporter-auto-dump': [141, u8()],
  'trap-policer-id': [142, u32()],
  'trap-policer-rate': [143, u64(), { doc: 'in packets a second' }],
  'trap-policer-burst': [144, u64()],
  'port-function': [145, nest(() => portFunction)],
  'info-board-serial-number': [146, string()],
  'port-lanes': [147, u32()],
  'port-splittable': [148, u8()],
  'port-external': [149, u8()],
  'port-controller-number': [150, u32()],
  'flash-update-status-timeout': [151, u64({ hint: 'seconds' })],
  'flash-update-overwrite-mask': [152, bitfield32(() => flashOverwrite)],
  'reload-action': [153, u8({ enum: () => reloadAction })],
  'reload-actions-performed': [154, bitfield32(() => reloadActions)],
  'reload-limits': [155, bitfield32(() => reloadLimits)],
  'dev-stats': [156, nest(() => devStats), { nested: true }],
  'reload-stats': [157, nest(() => reloadStats), { nested: true }],
  'reload-stats-entry': [158, multi(nest(() => reloadStatsEntry)), { nested: true }],
  'reload-stats-limit': [159, u8({ enum: () => reloadLimit })],
  'reload-stats-value': [160, u32()],
  'remote-reload-stats': [161, nest(() => reloadStats), { nested: true }],
  'reload-action-info': [162, multi(nest(() => reloadActInfo)), { nested: true }],
  'reload-action-stats': [163, multi(nest(() => reloadActStats)), { nested: true }],
  'port-pci-sf-number': [164, u32()],
  'rate-type': [165, u16({ enum: () => rateType })],
  'rate-tx-share': [166, u64(), { doc: 'guaranteed, in bytes a second' }],
  'rate-tx-max': [167, u64(), { doc: 'in bytes a second' }],
  'rate-node-name': [168, string()],
  'rate-parent-node-name': [169, string()],
  'region-max-snapshots': [170, u32()],
  'linecard-index': [171, u32()],
  'linecard-state': [172, u8({ enum: () => linecardState })],
  'linecard-type': [173, string()],
  'linecard-supported-types': [174, nest(() => linecardSupportedTypes), { nested: true }],
  'nested-devlink': [175, nest(() => nestedDevlink), { nested: true }],
  selftests: [176, selftests, { nested: true }],
  'rate-tx-priority': [177, u32()],
  'rate-tx-weight': [178, u32()],
  'region-direct': [179, flag()],
  'rate-tc-bws': [180, multi(nest(() => rateTcBws)), { nested: true }],
  'health-reporter-burst-period': [181, u64({ hint: 'milliseconds' })],
  'param-value-default': [182, multi(paramDefault)],
  'param-reset-default': [183, flag()],
  index: [184, uint({ checks: { max: 4294967295 } })],
  'resource-scope-mask': [185, u32({ enum: () => resourceScope })],
  'parent-dev': [186, nest(() => parentDev), { nested: true }],
});

const devStats = subsetOf(devlinkAttributes, 'dl-dev-stats', ['reload-stats', 'remote-reload-stats']);

const reloadStats = subsetOf(devlinkAttributes, 'dl-reload-stats', ['reload-action-info']);

const reloadActInfo = subsetOf(devlinkAttributes, 'dl-reload-act-info', ['reload-action', 'reload-action-stats']);

const reloadActStats = subsetOf(devlinkAttributes, 'dl-reload-act-stats', ['reload-stats-entry']);

const reloadStatsEntry = subsetOf(devlinkAttributes, 'dl-reload-stats-entry', [
  'reload-stats-limit',
  'reload-stats-value',
]);

const infoVersion = subsetOf(devlinkAttributes, 'dl-info-version', ['info-version-name', 'info-version-value']);

const portFunction = attributeSet('dl-port-function', 'DEVLINK_PORT_FN_ATTR_', {
  'hw-addr': [1, mac(), { constant: 'DEVLINK_PORT_FUNCTION_ATTR_HW_ADDR' }],
  state: [2, u8({ enum: () => portFnState })],
  opstate: [3, u8({ enum: () => portFnOpstate })],
  caps: [4, bitfield32(() => portFnAttrCap)],
});

const dpipeTables = subsetOf(devlinkAttributes, 'dl-dpipe-tables', ['dpipe-table']);

const dpipeTable = subsetOf(devlinkAttributes, 'dl-dpipe-table', [
  'dpipe-table-name',
  'dpipe-table-size',
  'dpipe-table-matches',
  'dpipe-table-actions',
  'dpipe-table-counters-enabled',
  'dpipe-table-resource-id',
  'dpipe-table-resource-units',
]);

const dpipeTableMatches = subsetOf(devlinkAttributes, 'dl-dpipe-table-matches', ['dpipe-match']);

const dpipeTableActions = subsetOf(devlinkAttributes, 'dl-dpipe-table-actions', ['dpipe-action']);

const dpipeEntries = subsetOf(devlinkAttributes, 'dl-dpipe-entries', ['dpipe-entry']);

const dpipeEntry = subsetOf(devlinkAttributes, 'dl-dpipe-entry', [
  'dpipe-entry-index',
  'dpipe-entry-match-values',
  'dpipe-entry-action-values',
  'dpipe-entry-counter',
]);

const dpipeEntryMatchValues = subsetOf(devlinkAttributes, 'dl-dpipe-entry-match-values', ['dpipe-match-value']);

const dpipeEntryActionValues = subsetOf(devlinkAttributes, 'dl-dpipe-entry-action-values', ['dpipe-action-value']);

const dpipeMatch = subsetOf(devlinkAttributes, 'dl-dpipe-match', [
  'dpipe-match-type',
  'dpipe-header-id',
  'dpipe-header-global',
  'dpipe-header-index',
  'dpipe-field-id',
]);

const dpipeMatchValue = subsetOf(devlinkAttributes, 'dl-dpipe-match-value', [
  'dpipe-match',
  'dpipe-value',
  'dpipe-value-mask',
  'dpipe-value-mapping',
]);

const dpipeAction = subsetOf(devlinkAttributes, 'dl-dpipe-action', [
  'dpipe-action-type',
  'dpipe-header-id',
  'dpipe-header-global',
  'dpipe-header-index',
  'dpipe-field-id',
]);

const dpipeActionValue = subsetOf(devlinkAttributes, 'dl-dpipe-action-value', [
  'dpipe-action',
  'dpipe-value',
  'dpipe-value-mask',
  'dpipe-value-mapping',
]);

const dpipeHeaders = subsetOf(devlinkAttributes, 'dl-dpipe-headers', ['dpipe-header']);

const dpipeHeader = subsetOf(devlinkAttributes, 'dl-dpipe-header', [
  'dpipe-header-name',
  'dpipe-header-id',
  'dpipe-header-global',
  'dpipe-header-fields',
]);

const dpipeHeaderFields = subsetOf(devlinkAttributes, 'dl-dpipe-header-fields', ['dpipe-field']);

const dpipeField = subsetOf(devlinkAttributes, 'dl-dpipe-field', [
  'dpipe-field-name',
  'dpipe-field-id',
  'dpipe-field-bitwidth',
  'dpipe-field-mapping-type',
]);

const resource = subsetOf(devlinkAttributes, 'dl-resource', [
  'resource-name',
  'resource-id',
  'resource-size',
  'resource-size-new',
  'resource-size-valid',
  'resource-size-min',
  'resource-size-max',
  'resource-size-gran',
  'resource-unit',
  'resource-occ',
  'resource-list',
]);

const resourceList = subsetOf(devlinkAttributes, 'dl-resource-list', ['resource']);

const param = subsetOf(devlinkAttributes, 'dl-param', [
  'param-name',
  'param-generic',
  'param-type',
  'param-values-list',
]);

const regionSnapshots = subsetOf(devlinkAttributes, 'dl-region-snapshots', ['region-snapshot']);

const regionSnapshot = subsetOf(devlinkAttributes, 'dl-region-snapshot', ['region-snapshot-id']);

const regionChunks = subsetOf(devlinkAttributes, 'dl-region-chunks', ['region-chunk']);

const regionChunk = subsetOf(devlinkAttributes, 'dl-region-chunk', ['region-chunk-data', 'region-chunk-addr']);

const fmsg = subsetOf(devlinkAttributes, 'dl-fmsg', [
  'fmsg-obj-nest-start',
  'fmsg-pair-nest-start',
  'fmsg-arr-nest-start',
  'fmsg-nest-end',
  'fmsg-obj-name',
  'fmsg-obj-value-type',
  'fmsg-obj-value-data',
]);

const healthReporter = subsetOf(devlinkAttributes, 'dl-health-reporter', [
  'health-reporter-name',
  'health-reporter-state',
  'health-reporter-err-count',
  'health-reporter-recover-count',
  'health-reporter-graceful-period',
  'health-reporter-auto-recover',
  'health-reporter-dump-ts',
  'health-reporter-dump-ts-ns',
  'health-reporter-auto-dump',
  'health-reporter-burst-period',
]);

const attrStats = attributeSet('dl-attr-stats', 'DEVLINK_ATTR_', {
  'stats-rx-packets': [0, u64()],
  'stats-rx-bytes': [1, u64()],
  'stats-rx-dropped': [2, u64()],
});

const trapMetadata = attributeSet('dl-trap-metadata', 'DEVLINK_ATTR_', {
  'trap-metadata-type-in-port': [0, flag()],
  'trap-metadata-type-fa-cookie': [1, flag()],
});

const linecardSupportedTypes = attributeSet('dl-linecard-supported-types', 'DEVLINK_ATTR_', {
  'linecard-type': [173, multi(string())],
});

const selftestIds = attributeSet('dl-selftest-id', 'DEVLINK_ATTR_SELFTEST_ID_', { flash: [1, flag()] });

const selftestResults = attributeSet('dl-selftest-results', 'DEVLINK_ATTR_SELFTEST_', {
  result: [1, multi(nest(() => selftestResult)), { nested: true }],
});

const selftestResult = attributeSet('dl-selftest-result', 'DEVLINK_ATTR_SELFTEST_RESULT_', {
  id: [2, u32({ enum: () => selftestId })],
  status: [3, u8({ enum: () => selftestStatus })],
});

const rateTcBws = attributeSet('dl-rate-tc-bws', 'DEVLINK_RATE_TC_ATTR_', {
  index: [1, u8({ checks: { max: 7 } })],
  bw: [2, u32()],
});

const parentDev = subsetOf(devlinkAttributes, 'dl-parent-dev', ['bus-name', 'dev-name', 'index']);

const paramValuesList = subsetOf(devlinkAttributes, 'dl-param-values-list', ['param-value']);

const paramValue = subsetOf(devlinkAttributes, 'dl-param-value', [
  'param-value-data',
  'param-value-cmode',
  'param-value-default',
]);

const nestedDevlink = subsetOf(devlinkAttributes, 'dl-nested-devlink', ['bus-name', 'dev-name', 'netns-id', 'index']);
