/** Words of ethtool (linux/ethtool.h, linux/ethtool_netlink.h, linux/net_tstamp.h). */
import { enumeration, flagSet } from '../../../schema/enum.ts';

export const port = enumeration('port', 'PORT_', {
  tp: 0,
  aui: 1,
  mii: 2,
  fibre: 3,
  bnc: 4,
  da: 5,
  none: 239,
  other: 255,
});

export const mdix = enumeration('tp-mdix', 'ETH_TP_', {
  'mdi-invalid': 0,
  mdi: 1,
  'mdi-x': 2,
  'mdi-auto': 3,
});

export const transceiver = enumeration('transceiver', 'XCVR_', {
  internal: 0,
  external: 1,
});

/** Mbit/s, where it is known. */
export const speed = enumeration('speed', 'SPEED_', { unknown: 0xffffffff });

export const duplex = enumeration('duplex', 'DUPLEX_', {
  half: 0,
  full: 1,
  unknown: 255,
});

export const masterSlaveConfig = enumeration('master-slave-cfg', 'MASTER_SLAVE_CFG_', {
  unsupported: 0,
  unknown: 1,
  'master-preferred': 2,
  'slave-preferred': 3,
  'master-force': 4,
  'slave-force': 5,
});

export const masterSlaveState = enumeration('master-slave-state', 'MASTER_SLAVE_STATE_', {
  unsupported: 0,
  unknown: 1,
  master: 2,
  slave: 3,
  err: 4,
});

export const rateMatching = enumeration('rate-matching', 'RATE_MATCH_', {
  none: 0,
  pause: 1,
  crs: 2,
  'open-loop': 3,
});

export const linkExtState = enumeration('link-ext-state', 'ETHTOOL_LINK_EXT_STATE_', {
  autoneg: 0,
  'link-training-failure': 1,
  'link-logical-mismatch': 2,
  'bad-signal-integrity': 3,
  'no-cable': 4,
  'cable-issue': 5,
  'eeprom-issue': 6,
  'calibration-failure': 7,
  'power-budget-exceeded': 8,
  overheat: 9,
  module: 10,
  'otp-speed-violation': 11,
  'bmc-request-down': 12,
});

export const substateAutoneg = enumeration('link-ext-substate-autoneg', 'ETHTOOL_LINK_EXT_SUBSTATE_AN_', {
  'no-partner-detected': 1,
  'ack-not-received': 2,
  'next-page-exchange-failed': 3,
  'no-partner-detected-force-mode': 4,
  'fec-mismatch-during-override': 5,
  'no-hcd': 6,
});

export const substateLinkTraining = enumeration('link-ext-substate-link-training', 'ETHTOOL_LINK_EXT_SUBSTATE_LT_', {
  'kr-frame-lock-not-acquired': 1,
  'kr-link-inhibit-timeout': 2,
  'kr-link-partner-did-not-set-receiver-ready': 3,
  'remote-fault': 4,
});

export const substateLinkLogicalMismatch = enumeration(
  'link-ext-substate-link-logical-mismatch',
  'ETHTOOL_LINK_EXT_SUBSTATE_LLM_',
  {
    'pcs-did-not-acquire-block-lock': 1,
    'pcs-did-not-acquire-am-lock': 2,
    'pcs-did-not-get-align-status': 3,
    'fc-fec-is-not-locked': 4,
    'rs-fec-is-not-locked': 5,
  },
);

export const substateBadSignalIntegrity = enumeration(
  'link-ext-substate-bad-signal-integrity',
  'ETHTOOL_LINK_EXT_SUBSTATE_BSI_',
  {
    'large-number-of-physical-errors': 1,
    'unsupported-rate': 2,
    'serdes-reference-clock-lost': 3,
    'serdes-alos': 4,
  },
);

export const substateCableIssue = enumeration('link-ext-substate-cable-issue', 'ETHTOOL_LINK_EXT_SUBSTATE_CI_', {
  'unsupported-cable': 1,
  'cable-test-failure': 2,
});

export const substateModule = enumeration('link-ext-substate-module', 'ETHTOOL_LINK_EXT_SUBSTATE_MODULE_', {
  'cmis-not-ready': 1,
});

export const stringsetId = enumeration('stringset', 'ETH_SS_', {
  test: 0,
  stats: 1,
  'priv-flags': 2,
  'ntuple-filters': 3,
  features: 4,
  'rss-hash-funcs': 5,
  tunables: 6,
  'phy-stats': 7,
  'phy-tunables': 8,
  'link-modes': 9,
  'msg-classes': 10,
  'wol-modes': 11,
  'sof-timestamping': 12,
  'ts-tx-types': 13,
  'ts-rx-filters': 14,
  'udp-tunnel-types': 15,
  'stats-std': 16,
  'stats-eth-phy': 17,
  'stats-eth-mac': 18,
  'stats-eth-ctrl': 19,
  'stats-rmon': 20,
  'stats-phy': 21,
  'ts-flags': 22,
});

export const macStatsSource = enumeration('mac-stats-src', 'ETHTOOL_MAC_STATS_SRC_', {
  aggregate: 0,
  emac: 1,
  pmac: 2,
});

export const modulePowerModePolicy = enumeration('module-power-mode-policy', 'ETHTOOL_MODULE_POWER_MODE_POLICY_', {
  high: 1,
  auto: 2,
});

export const modulePowerMode = enumeration('module-power-mode', 'ETHTOOL_MODULE_POWER_MODE_', {
  low: 1,
  high: 2,
});

export const mmVerifyStatus = enumeration('mm-verify-status', 'ETHTOOL_MM_VERIFY_STATUS_', {
  unknown: 0,
  initial: 1,
  verifying: 2,
  succeeded: 3,
  failed: 4,
  disabled: 5,
});

export const moduleFwFlashStatus = enumeration('module-fw-flash-status', 'ETHTOOL_MODULE_FW_FLASH_STATUS_', {
  started: 1,
  'in-progress': 2,
  completed: 3,
  error: 4,
});

export const c33AdminState = enumeration('c33-pse-admin-state', 'ETHTOOL_C33_PSE_ADMIN_STATE_', {
  unknown: 1,
  disabled: 2,
  enabled: 3,
});

export const c33PowerStatus = enumeration('c33-pse-pw-d-status', 'ETHTOOL_C33_PSE_PW_D_STATUS_', {
  unknown: 1,
  disabled: 2,
  searching: 3,
  delivering: 4,
  test: 5,
  fault: 6,
  otherfault: 7,
});

export const podlAdminState = enumeration('podl-pse-admin-state', 'ETHTOOL_PODL_PSE_ADMIN_STATE_', {
  unknown: 1,
  disabled: 2,
  enabled: 3,
});

export const podlPowerStatus = enumeration('podl-pse-pw-d-status', 'ETHTOOL_PODL_PSE_PW_D_STATUS_', {
  unknown: 1,
  disabled: 2,
  searching: 3,
  delivering: 4,
  sleep: 5,
  idle: 6,
  error: 7,
});

export const c33ExtState = enumeration('c33-pse-ext-state', 'ETHTOOL_C33_PSE_EXT_STATE_', {
  'error-condition': 1,
  'mr-mps-valid': 2,
  'mr-pse-enable': 3,
  'option-detect-ted': 4,
  'option-vport-lim': 5,
  'ovld-detected': 6,
  'pd-dll-power-type': 7,
  'power-not-available': 8,
  'short-detected': 9,
});

export const c33MrMpsValid = enumeration(
  'c33-pse-ext-substate-mr-mps-valid',
  'ETHTOOL_C33_PSE_EXT_SUBSTATE_MR_MPS_VALID_',
  {
    'detected-underload': 1,
    'connection-open': 2,
  },
);

export const c33ErrorCondition = enumeration(
  'c33-pse-ext-substate-error-condition',
  'ETHTOOL_C33_PSE_EXT_SUBSTATE_ERROR_CONDITION_',
  {
    'non-existing-port': 1,
    'undefined-port': 2,
    'internal-hw-fault': 3,
    'comm-error-after-force-on': 4,
    'unknown-port-status': 5,
    'host-crash-turn-off': 6,
    'host-crash-force-shutdown': 7,
    'config-change': 8,
    'detected-over-temp': 9,
  },
);

export const c33MrPseEnable = enumeration(
  'c33-pse-ext-substate-mr-pse-enable',
  'ETHTOOL_C33_PSE_EXT_SUBSTATE_MR_PSE_ENABLE_',
  {
    'disable-pin-active': 1,
  },
);

export const c33OptionDetectTed = enumeration(
  'c33-pse-ext-substate-option-detect-ted',
  'ETHTOOL_C33_PSE_EXT_SUBSTATE_OPTION_DETECT_TED_',
  {
    'det-in-process': 1,
    'connection-check-error': 2,
  },
);

export const c33OptionVportLim = enumeration(
  'c33-pse-ext-substate-option-vport-lim',
  'ETHTOOL_C33_PSE_EXT_SUBSTATE_OPTION_VPORT_LIM_',
  {
    'high-voltage': 1,
    'low-voltage': 2,
    'voltage-injection': 3,
  },
);

export const c33OvldDetected = enumeration(
  'c33-pse-ext-substate-ovld-detected',
  'ETHTOOL_C33_PSE_EXT_SUBSTATE_OVLD_DETECTED_',
  {
    overload: 1,
  },
);

export const c33PowerNotAvailable = enumeration(
  'c33-pse-ext-substate-power-not-available',
  'ETHTOOL_C33_PSE_EXT_SUBSTATE_POWER_NOT_AVAILABLE_',
  {
    'budget-exceeded': 1,
    'port-pw-limit-exceeds-controller-budget': 2,
    'pd-request-exceeds-port-limit': 3,
    'hw-pw-limit': 4,
  },
);

export const c33ShortDetected = enumeration(
  'c33-pse-ext-substate-short-detected',
  'ETHTOOL_C33_PSE_EXT_SUBSTATE_SHORT_DETECTED_',
  {
    'short-condition': 1,
  },
);

export const cableResultCode = enumeration('cable-result-code', 'ETHTOOL_A_CABLE_RESULT_CODE_', {
  unspec: 0,
  ok: 1,
  open: 2,
  'same-short': 3,
  'cross-short': 4,
  'impedance-mismatch': 5,
  noise: 6,
  'resolution-not-possible': 7,
});

export const cablePair = enumeration('cable-pair', 'ETHTOOL_A_CABLE_PAIR_', {
  a: 0,
  b: 1,
  c: 2,
  d: 3,
});

export const cableSource = enumeration('cable-inf-src', 'ETHTOOL_A_CABLE_INF_SRC_', {
  unspec: 0,
  tdr: 1,
  alcd: 2,
});

export const cableTestStatus = enumeration('cable-test-ntf-status', 'ETHTOOL_A_CABLE_TEST_NTF_STATUS_', {
  unspec: 0,
  started: 1,
  completed: 2,
});

export const statsGroup = enumeration('stats-group', 'ETHTOOL_STATS_', {
  'eth-phy': 0,
  'eth-mac': 1,
  'eth-ctrl': 2,
  rmon: 3,
  phy: 4,
});

export const wakeModes = flagSet('wol-modes', 'WAKE_', {
  phy: 0x1,
  ucast: 0x2,
  mcast: 0x4,
  bcast: 0x8,
  arp: 0x10,
  magic: 0x20,
  magicsecure: 0x40,
  filter: 0x80,
});

/** Of the driver's own messages; the kernel counts their bits in no uapi header. */
export const messageClasses = flagSet('msg-classes', false, {
  drv: 0x1,
  probe: 0x2,
  link: 0x4,
  timer: 0x8,
  ifdown: 0x10,
  ifup: 0x20,
  'rx-err': 0x40,
  'tx-err': 0x80,
  'tx-queued': 0x100,
  intr: 0x200,
  'tx-done': 0x400,
  'rx-status': 0x800,
  pktdata: 0x1000,
  hw: 0x2000,
  wol: 0x4000,
});

export const timestamping = flagSet('sof-timestamping', 'SOF_TIMESTAMPING_', {
  'tx-hardware': 0x1,
  'tx-software': 0x2,
  'rx-hardware': 0x4,
  'rx-software': 0x8,
  software: 0x10,
  'sys-hardware': 0x20,
  'raw-hardware': 0x40,
  'opt-id': 0x80,
  'tx-sched': 0x100,
  'tx-ack': 0x200,
  'opt-cmsg': 0x400,
  'opt-tsonly': 0x800,
  'opt-stats': 0x1000,
  'opt-pktinfo': 0x2000,
  'opt-tx-swhw': 0x4000,
  'bind-phc': 0x8000,
  'opt-id-tcp': 0x10000,
  'opt-rx-filter': 0x20000,
  'tx-completion': 0x40000,
});

/** Bits of HWTSTAMP_TX_*, which counts them. */
export const txTypes = flagSet('hwtstamp-tx-types', false, {
  off: 0x1,
  on: 0x2,
  'onestep-sync': 0x4,
  'onestep-p2p': 0x8,
});

/** Bits of HWTSTAMP_FILTER_*, which counts them. */
export const rxFilters = flagSet('hwtstamp-rx-filters', false, {
  none: 0x1,
  all: 0x2,
  some: 0x4,
  'ptp-v1-l4-event': 0x8,
  'ptp-v1-l4-sync': 0x10,
  'ptp-v1-l4-delay-req': 0x20,
  'ptp-v2-l4-event': 0x40,
  'ptp-v2-l4-sync': 0x80,
  'ptp-v2-l4-delay-req': 0x100,
  'ptp-v2-l2-event': 0x200,
  'ptp-v2-l2-sync': 0x400,
  'ptp-v2-l2-delay-req': 0x800,
  'ptp-v2-event': 0x1000,
  'ptp-v2-sync': 0x2000,
  'ptp-v2-delay-req': 0x4000,
  'ntp-all': 0x8000,
});

export const hwtstampFlags = flagSet('hwtstamp-flags', 'HWTSTAMP_FLAG_', { 'bonded-phc-index': 0x1 });

/** Bits of ETHTOOL_STATS_*, which counts them. */
export const statsGroups = flagSet('stats-groups', false, {
  'eth-phy': 0x1,
  'eth-mac': 0x2,
  'eth-ctrl': 0x4,
  rmon: 0x8,
  phy: 0x10,
});

/** Bits of ETHTOOL_UDP_TUNNEL_TYPE_*, which counts them. */
export const udpTunnelTypes = flagSet('udp-tunnel-types', false, { vxlan: 0x1, geneve: 0x2, 'vxlan-gpe': 0x4 });

/** ETH_RSS_HASH_*: bits of which one is set; drivers may have more. */
export const hashFunctions = flagSet('hfunc', false, { toeplitz: 0x1, xor: 0x2, crc32: 0x4 });

export const headerFlags = flagSet('header-flags', 'ETHTOOL_FLAG_', {
  'compact-bitsets': 0x1,
  'omit-reply': 0x2,
  stats: 0x4,
});

export const tcpDataSplit = enumeration('tcp-data-split', 'ETHTOOL_TCP_DATA_SPLIT_', {
  unknown: 0,
  disabled: 1,
  enabled: 2,
});

export const hwtstampSource = enumeration('hwtstamp-source', 'HWTSTAMP_SOURCE_', {
  netdev: 1,
  phylib: 2,
});

export const udpTunnelType = enumeration('udp-tunnel-type', 'ETHTOOL_UDP_TUNNEL_TYPE_', {
  vxlan: 0,
  geneve: 1,
  'vxlan-gpe': 2,
});

export const rxfhFields = flagSet('rxfh-fields', 'RXH_', {
  l2da: 0x2,
  vlan: 0x4,
  'l3-proto': 0x8,
  'ip-src': 0x10,
  'ip-dst': 0x20,
  'l4-b-0-1': 0x40,
  'l4-b-2-3': 0x80,
  'gtp-teid': 0x100,
  'ip6-fl': 0x200,
  discard: 0x80000000,
});

export const inputXfrm = flagSet('input-xfrm', 'RXH_XFRM_', {
  'sym-xor': 0x1,
  'sym-or-xor': 0x2,
});

export const phyUpstreamType = enumeration('phy-upstream-type', 'PHY_UPSTREAM_', {
  mac: 0,
  phy: 1,
});

export const pseEvent = flagSet('pse-event', 'ETHTOOL_', {
  'pse-event-over-current': 0x1,
  'pse-event-over-temp': 0x2,
  'c33-pse-event-detection': 0x4,
  'c33-pse-event-classification': 0x8,
  'c33-pse-event-disconnection': 0x10,
  'pse-event-over-budget': 0x20,
  'pse-event-sw-pw-control-error': 0x40,
});
