/** Words of devlink (linux/devlink.h). */
import { enumeration, flagSet } from '../../../schema/enum.ts';

export const portType = enumeration('port-type', 'DEVLINK_PORT_TYPE_', {
  notset: 0,
  auto: 1,
  eth: 2,
  ib: 3,
});

export const sbPoolType = enumeration('sb-pool-type', 'DEVLINK_SB_POOL_TYPE_', {
  ingress: 0,
  egress: 1,
});

export const sbThresholdType = enumeration('sb-threshold-type', 'DEVLINK_SB_THRESHOLD_TYPE_', {
  static: 0,
  dynamic: 1,
});

export const eswitchMode = enumeration('eswitch-mode', 'DEVLINK_ESWITCH_MODE_', {
  legacy: 0,
  switchdev: 1,
  'switchdev-inactive': 2,
});

export const eswitchInlineMode = enumeration('eswitch-inline-mode', 'DEVLINK_ESWITCH_INLINE_MODE_', {
  none: 0,
  link: 1,
  network: 2,
  transport: 3,
});

export const dpipeMatchType = enumeration('dpipe-match-type', 'DEVLINK_DPIPE_MATCH_TYPE_', {
  'field-exact': 0,
});

export const dpipeActionType = enumeration('dpipe-action-type', 'DEVLINK_DPIPE_ACTION_TYPE_', {
  'field-modify': 0,
});

export const dpipeHeaderId = enumeration('dpipe-header-id', 'DEVLINK_DPIPE_HEADER_', {
  ethernet: 0,
  ipv4: 1,
  ipv6: 2,
});

export const dpipeFieldMappingType = enumeration('dpipe-field-mapping-type', 'DEVLINK_DPIPE_FIELD_MAPPING_TYPE_', {
  none: 0,
  ifindex: 1,
});

export const eswitchEncapMode = enumeration('eswitch-encap-mode', 'DEVLINK_ESWITCH_ENCAP_MODE_', {
  none: 0,
  basic: 1,
});

/** In units, where there is an end. */
export const resourceSize = enumeration('resource-size', false, { unlimited: 0xffffffffffffffffn });

export const resourceUnit = enumeration('resource-unit', 'DEVLINK_RESOURCE_UNIT_', {
  entry: 0,
});

export const portFlavour = enumeration('port-flavour', 'DEVLINK_PORT_FLAVOUR_', {
  physical: 0,
  cpu: 1,
  dsa: 2,
  'pci-pf': 3,
  'pci-vf': 4,
  virtual: 5,
  unused: 6,
  'pci-sf': 7,
});

export const varAttrType = enumeration('var-attr-type', 'DEVLINK_VAR_ATTR_TYPE_', {
  u8: 1,
  u16: 2,
  u32: 3,
  u64: 4,
  string: 5,
  flag: 6,
  'nul-string': 10,
  binary: 11,
  'u64-array': 129,
});

export const paramCmode = enumeration('param-cmode', 'DEVLINK_PARAM_CMODE_', {
  runtime: 0,
  driverinit: 1,
  permanent: 2,
});

export const trapAction = enumeration('trap-action', 'DEVLINK_TRAP_ACTION_', {
  drop: 0,
  trap: 1,
  mirror: 2,
});

export const trapType = enumeration('trap-type', 'DEVLINK_TRAP_TYPE_', {
  drop: 0,
  exception: 1,
  control: 2,
});

/** Bits of DEVLINK_FLASH_OVERWRITE_*_BIT, which counts them. */
export const flashOverwrite = flagSet('flash-overwrite', false, { 'settings-bit': 0x1, 'identifiers-bit': 0x2 });

export const reloadAction = enumeration('reload-action', 'DEVLINK_RELOAD_ACTION_', {
  'driver-reinit': 1,
  'fw-activate': 2,
});

/** Bits of DEVLINK_RELOAD_ACTION_*, which counts them. */
export const reloadActions = flagSet('reload-action', false, {
  'driver-reinit': 0x2,
  'fw-activate': 0x4,
});

export const rateType = enumeration('rate-type', 'DEVLINK_RATE_TYPE_', {
  leaf: 0,
  node: 1,
});

export const resourceScope = flagSet('resource-scope', false, {
  dev: 0x1,
  port: 0x2,
});

export const portFnState = enumeration('port-fn-state', 'DEVLINK_PORT_FN_STATE_', {
  inactive: 0,
  active: 1,
});

export const portFnOpstate = enumeration('port-fn-opstate', 'DEVLINK_PORT_FN_OPSTATE_', {
  detached: 0,
  attached: 1,
});

/** Bits of DEVLINK_PORT_FN_ATTR_CAP_*_BIT, which counts them. */
export const portFnAttrCap = flagSet('port-fn-attr-cap', false, {
  'roce-bit': 0x1,
  'migratable-bit': 0x2,
  'ipsec-crypto-bit': 0x4,
  'ipsec-packet-bit': 0x8,
});

/** Bits of DEVLINK_RELOAD_LIMIT_*, which counts them. */
export const reloadLimits = flagSet('reload-limits', false, { 'no-reset': 0x2 });

export const reloadLimit = enumeration('reload-limit', 'DEVLINK_RELOAD_LIMIT_', { unspec: 0, 'no-reset': 1 });

export const linecardState = enumeration('linecard-state', 'DEVLINK_LINECARD_STATE_', {
  unspec: 0,
  unprovisioned: 1,
  unprovisioning: 2,
  provisioning: 3,
  'provisioning-failed': 4,
  provisioned: 5,
  active: 6,
});

/** enum devlink_health_reporter_state (include/net/devlink.h). */
export const healthState = enumeration('health-reporter-state', false, { healthy: 0, error: 1 });

export const selftestId = enumeration('selftest-id', 'DEVLINK_ATTR_SELFTEST_ID_', { unspec: 0, flash: 1 });

export const selftestStatus = enumeration('selftest-status', 'DEVLINK_SELFTEST_STATUS_', { skip: 0, pass: 1, fail: 2 });
