/** Words of nl80211 (linux/nl80211.h) and of the standard it serves. */
import { enumeration, flagSet } from '../../../schema/enum.ts';

export const commands = enumeration('commands', 'NL80211_CMD_', {
  unspec: 0,
  'get-wiphy': 1,
  'set-wiphy': 2,
  'new-wiphy': 3,
  'del-wiphy': 4,
  'get-interface': 5,
  'set-interface': 6,
  'new-interface': 7,
  'del-interface': 8,
  'get-key': 9,
  'set-key': 10,
  'new-key': 11,
  'del-key': 12,
  'get-beacon': 13,
  'set-beacon': 14,
  'start-ap': 15,
  'new-beacon': 15,
  'stop-ap': 16,
  'del-beacon': 16,
  'get-station': 17,
  'set-station': 18,
  'new-station': 19,
  'del-station': 20,
  'get-mpath': 21,
  'set-mpath': 22,
  'new-mpath': 23,
  'del-mpath': 24,
  'set-bss': 25,
  'set-reg': 26,
  'req-set-reg': 27,
  'get-mesh-config': 28,
  'set-mesh-config': 29,
  'set-mgmt-extra-ie': 30,
  'get-reg': 31,
  'get-scan': 32,
  'trigger-scan': 33,
  'new-scan-results': 34,
  'scan-aborted': 35,
  'reg-change': 36,
  authenticate: 37,
  associate: 38,
  deauthenticate: 39,
  disassociate: 40,
  'michael-mic-failure': 41,
  'reg-beacon-hint': 42,
  'join-ibss': 43,
  'leave-ibss': 44,
  testmode: 45,
  connect: 46,
  roam: 47,
  disconnect: 48,
  'set-wiphy-netns': 49,
  'get-survey': 50,
  'new-survey-results': 51,
  'set-pmksa': 52,
  'del-pmksa': 53,
  'flush-pmksa': 54,
  'remain-on-channel': 55,
  'cancel-remain-on-channel': 56,
  'set-tx-bitrate-mask': 57,
  'register-frame': 58,
  'register-action': 58,
  frame: 59,
  action: 59,
  'frame-tx-status': 60,
  'action-tx-status': 60,
  'set-power-save': 61,
  'get-power-save': 62,
  'set-cqm': 63,
  'notify-cqm': 64,
  'set-channel': 65,
  'set-wds-peer': 66,
  'frame-wait-cancel': 67,
  'join-mesh': 68,
  'leave-mesh': 69,
  'unprot-deauthenticate': 70,
  'unprot-disassociate': 71,
  'new-peer-candidate': 72,
  'get-wowlan': 73,
  'set-wowlan': 74,
  'start-sched-scan': 75,
  'stop-sched-scan': 76,
  'sched-scan-results': 77,
  'sched-scan-stopped': 78,
  'set-rekey-offload': 79,
  'pmksa-candidate': 80,
  'tdls-oper': 81,
  'tdls-mgmt': 82,
  'unexpected-frame': 83,
  'probe-client': 84,
  'register-beacons': 85,
  'unexpected-4-addr-frame': { value: 86, constant: 'NL80211_CMD_UNEXPECTED_4ADDR_FRAME' },
  'set-noack-map': 87,
  'ch-switch-notify': 88,
  'start-p2p-device': 89,
  'stop-p2p-device': 90,
  'conn-failed': 91,
  'set-mcast-rate': 92,
  'set-mac-acl': 93,
  'radar-detect': 94,
  'get-protocol-features': 95,
  'update-ft-ies': 96,
  'ft-event': 97,
  'crit-protocol-start': 98,
  'crit-protocol-stop': 99,
  'get-coalesce': 100,
  'set-coalesce': 101,
  'channel-switch': 102,
  vendor: 103,
  'set-qos-map': 104,
  'add-tx-ts': 105,
  'del-tx-ts': 106,
  'get-mpp': 107,
  'join-ocb': 108,
  'leave-ocb': 109,
  'ch-switch-started-notify': 110,
  'tdls-channel-switch': 111,
  'tdls-cancel-channel-switch': 112,
  'wiphy-reg-change': 113,
  'abort-scan': 114,
  'start-nan': 115,
  'stop-nan': 116,
  'add-nan-function': 117,
  'del-nan-function': 118,
  'change-nan-config': 119,
  'nan-match': 120,
  'set-multicast-to-unicast': 121,
  'update-connect-params': 122,
  'set-pmk': 123,
  'del-pmk': 124,
  'port-authorized': 125,
  'reload-regdb': 126,
  'external-auth': 127,
  'sta-opmode-changed': 128,
  'control-port-frame': 129,
  'get-ftm-responder-stats': 130,
  'peer-measurement-start': 131,
  'peer-measurement-result': 132,
  'peer-measurement-complete': 133,
  'notify-radar': 134,
  'update-owe-info': 135,
  'probe-mesh-link': 136,
  'set-tid-config': 137,
  'unprot-beacon': 138,
  'control-port-frame-tx-status': 139,
  'set-sar-specs': 140,
  'obss-color-collision': 141,
  'color-change-request': 142,
  'color-change-started': 143,
  'color-change-aborted': 144,
  'color-change-completed': 145,
  'set-fils-aad': 146,
  'assoc-comeback': 147,
  'add-link': 148,
  'remove-link': 149,
  'add-link-sta': 150,
  'modify-link-sta': 151,
  'remove-link-sta': 152,
  'set-hw-timestamp': 153,
  'links-removed': 154,
  'set-tid-to-link-mapping': 155,
  'assoc-mlo-reconf': 156,
  'epcs-cfg': 157,
  'nan-next-dw-notification': 158,
  'nan-cluster-joined': 159,
  'incumbent-signal-detect': 160,
  'nan-set-local-sched': 161,
  'nan-sched-update-done': 162,
  'nan-set-peer-sched': 163,
  'nan-ulw-update': 164,
  'nan-channel-evac': 165,
  'start-pd': 166,
  'stop-pd': 167,
});

export const iftype = enumeration('iftype', 'NL80211_IFTYPE_', {
  unspecified: 0,
  adhoc: 1,
  station: 2,
  ap: 3,
  'ap-vlan': 4,
  wds: 5,
  monitor: 6,
  'mesh-point': 7,
  'p2p-client': 8,
  'p2p-go': 9,
  'p2p-device': 10,
  ocb: 11,
  nan: 12,
  'nan-data': 13,
  pd: 14,
});

/** Bits of NL80211_IFTYPE_*, which counts them. */
export const iftypes = flagSet('iftypes', false, {
  unspecified: 0x1,
  adhoc: 0x2,
  station: 0x4,
  ap: 0x8,
  'ap-vlan': 0x10,
  wds: 0x20,
  monitor: 0x40,
  'mesh-point': 0x80,
  'p2p-client': 0x100,
  'p2p-go': 0x200,
  'p2p-device': 0x400,
  ocb: 0x800,
  nan: 0x1000,
  'nan-data': 0x2000,
  pd: 0x4000,
});

/** Bits of NL80211_STA_FLAG_*, which counts them. */
export const stationFlags = flagSet('sta-flags', false, {
  authorized: 0x2,
  'short-preamble': 0x4,
  wme: 0x8,
  mfp: 0x10,
  authenticated: 0x20,
  'tdls-peer': 0x40,
  associated: 0x80,
  'spp-amsdu': 0x100,
});

export const p2pPowerSave = enumeration('p2p-ps', 'NL80211_P2P_PS_', {
  unsupported: 0,
  supported: 1,
});

export const heGuardInterval = enumeration('he-gi', 'NL80211_RATE_INFO_HE_GI_', {
  '0-8': 0,
  '1-6': 1,
  '3-2': 2,
});

export const heLtf = enumeration('he-ltf', 'NL80211_RATE_INFO_HE_', {
  '1xltf': 0,
  '2xltf': 1,
  '4xltf': 2,
});

export const heRuAlloc = enumeration('he-ru-alloc', 'NL80211_RATE_INFO_HE_RU_ALLOC_', {
  'ru-26': { value: 0, constant: 'NL80211_RATE_INFO_HE_RU_ALLOC_26' },
  'ru-52': { value: 1, constant: 'NL80211_RATE_INFO_HE_RU_ALLOC_52' },
  'ru-106': { value: 2, constant: 'NL80211_RATE_INFO_HE_RU_ALLOC_106' },
  'ru-242': { value: 3, constant: 'NL80211_RATE_INFO_HE_RU_ALLOC_242' },
  'ru-484': { value: 4, constant: 'NL80211_RATE_INFO_HE_RU_ALLOC_484' },
  'ru-996': { value: 5, constant: 'NL80211_RATE_INFO_HE_RU_ALLOC_996' },
  'ru-2x996': { value: 6, constant: 'NL80211_RATE_INFO_HE_RU_ALLOC_2x996' },
});

export const ehtGuardInterval = enumeration('eht-gi', 'NL80211_RATE_INFO_EHT_GI_', {
  '0-8': 0,
  '1-6': 1,
  '3-2': 2,
});

export const ehtLtf = enumeration('eht-ltf', 'NL80211_RATE_INFO_EHT_', {
  '1xltf': 0,
  '2xltf': 1,
  '4xltf': 2,
  '6xltf': 3,
  '8xltf': 4,
});

export const ehtRuAlloc = enumeration('eht-ru-alloc', 'NL80211_RATE_INFO_EHT_RU_ALLOC_', {
  'ru-26': { value: 0, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_26' },
  'ru-52': { value: 1, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_52' },
  'ru-52p26': { value: 2, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_52P26' },
  'ru-106': { value: 3, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_106' },
  'ru-106p26': { value: 4, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_106P26' },
  'ru-242': { value: 5, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_242' },
  'ru-484': { value: 6, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_484' },
  'ru-484p242': { value: 7, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_484P242' },
  'ru-996': { value: 8, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_996' },
  'ru-996p484': { value: 9, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_996P484' },
  'ru-996p484p242': { value: 10, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_996P484P242' },
  'ru-2x996': { value: 11, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_2x996' },
  'ru-2x996p484': { value: 12, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_2x996P484' },
  'ru-3x996': { value: 13, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_3x996' },
  'ru-3x996p484': { value: 14, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_3x996P484' },
  'ru-4x996': { value: 15, constant: 'NL80211_RATE_INFO_EHT_RU_ALLOC_4x996' },
});

export const mpathFlags = flagSet('mpath-flags', 'NL80211_MPATH_FLAG_', {
  active: 0x1,
  resolving: 0x2,
  'sn-valid': 0x4,
  fixed: 0x8,
  resolved: 0x10,
});

export const regInitiator = enumeration('reg-initiator', 'NL80211_REGDOM_SET_BY_', {
  core: 0,
  user: 1,
  driver: 2,
  'country-ie': 3,
});

export const regType = enumeration('reg-type', 'NL80211_REGDOM_TYPE_', {
  country: 0,
  world: 1,
  'custom-world': 2,
  intersection: 3,
});

export const regRuleFlags = flagSet('reg-rule-flags', 'NL80211_RRF_', {
  'no-ofdm': 0x1,
  'no-cck': 0x2,
  'no-indoor': 0x4,
  'no-outdoor': 0x8,
  dfs: 0x10,
  'ptp-only': 0x20,
  'ptmp-only': 0x40,
  'no-ir': 0x80,
  '--rrf-no-ibss': { value: 0x100, constant: '__NL80211_RRF_NO_IBSS' },
  'auto-bw': 0x800,
  'ir-concurrent': 0x1000,
  'no-ht40minus': 0x2000,
  'no-ht40plus': 0x4000,
  'no-80mhz': 0x8000,
  'no-160mhz': 0x10000,
  'no-he': 0x20000,
  'no-320mhz': 0x40000,
  'no-eht': 0x80000,
  psd: 0x100000,
  'dfs-concurrent': 0x200000,
  'no-6ghz-vlp-client': 0x400000,
  'no-6ghz-afc-client': 0x800000,
  'allow-6ghz-vlp-ap': 0x1000000,
  'allow-20mhz-activity': 0x2000000,
  'no-uhr': 0x4000000,
});

export const dfsRegion = enumeration('dfs-region', 'NL80211_DFS_', {
  unset: 0,
  fcc: 1,
  etsi: 2,
  jp: 3,
});

export const dfsState = enumeration('dfs-state', 'NL80211_DFS_', {
  usable: 0,
  unavailable: 1,
  available: 2,
});

export const userRegHint = enumeration('user-reg-hint-type', 'NL80211_USER_REG_HINT_', {
  user: 0,
  'cell-base': 1,
  indoor: 2,
});

export const meshPowerMode = enumeration('mesh-power-mode', 'NL80211_MESH_POWER_', {
  unknown: 0,
  active: 1,
  'light-sleep': 2,
  'deep-sleep': 3,
});

export const accessCategory = enumeration('ac', 'NL80211_AC_', {
  vo: 0,
  vi: 1,
  be: 2,
  bk: 3,
  'num-acs': { value: 4, constant: 'NL80211_NUM_ACS' },
});

export const channelType = enumeration('channel-type', 'NL80211_CHAN_', {
  'no-ht': 0,
  ht20: 1,
  ht40minus: 2,
  ht40plus: 3,
});

export const keyMode = enumeration('key-mode', 'NL80211_KEY_', {
  'rx-tx': 0,
  'no-tx': 1,
  'set-tx': 2,
});

export const channelWidth = enumeration('chan-width', 'NL80211_CHAN_WIDTH_', {
  '20-noht': 0,
  '20mhz': { value: 1, constant: 'NL80211_CHAN_WIDTH_20' },
  '40mhz': { value: 2, constant: 'NL80211_CHAN_WIDTH_40' },
  '80mhz': { value: 3, constant: 'NL80211_CHAN_WIDTH_80' },
  '80p80': 4,
  '160mhz': { value: 5, constant: 'NL80211_CHAN_WIDTH_160' },
  '5mhz': { value: 6, constant: 'NL80211_CHAN_WIDTH_5' },
  '10mhz': { value: 7, constant: 'NL80211_CHAN_WIDTH_10' },
  '1mhz': { value: 8, constant: 'NL80211_CHAN_WIDTH_1' },
  '2mhz': { value: 9, constant: 'NL80211_CHAN_WIDTH_2' },
  '4mhz': { value: 10, constant: 'NL80211_CHAN_WIDTH_4' },
  '8mhz': { value: 11, constant: 'NL80211_CHAN_WIDTH_8' },
  '16mhz': { value: 12, constant: 'NL80211_CHAN_WIDTH_16' },
  '320mhz': { value: 13, constant: 'NL80211_CHAN_WIDTH_320' },
});

/** Bits of NL80211_CHAN_WIDTH_*, which counts them. */
export const channelWidths = flagSet('chan-widths', false, {
  '20-noht': 0x1,
  '20mhz': 0x2,
  '40mhz': 0x4,
  '80mhz': 0x8,
  '80p80': 0x10,
  '160mhz': 0x20,
  '5mhz': 0x40,
  '10mhz': 0x80,
  '1mhz': 0x100,
  '2mhz': 0x200,
  '4mhz': 0x400,
  '8mhz': 0x800,
  '16mhz': 0x1000,
  '320mhz': 0x2000,
});

export const bssScanWidth = enumeration('bss-scan-width', 'NL80211_BSS_CHAN_WIDTH_', {
  '20mhz': { value: 0, constant: 'NL80211_BSS_CHAN_WIDTH_20' },
  '10mhz': { value: 1, constant: 'NL80211_BSS_CHAN_WIDTH_10' },
  '5mhz': { value: 2, constant: 'NL80211_BSS_CHAN_WIDTH_5' },
  '1mhz': { value: 3, constant: 'NL80211_BSS_CHAN_WIDTH_1' },
  '2mhz': { value: 4, constant: 'NL80211_BSS_CHAN_WIDTH_2' },
});

export const bssUseFor = flagSet('bss-use-for', 'NL80211_BSS_USE_FOR_', {
  normal: 0x1,
  'mld-link': 0x2,
});

export const bssCannotUse = flagSet('bss-cannot-use-reasons', 'NL80211_BSS_CANNOT_USE_', {
  'nstr-nonprimary': 0x1,
  '6ghz-pwr-mismatch': 0x2,
});

export const bssStatus = enumeration('bss-status', 'NL80211_BSS_STATUS_', {
  authenticated: 0,
  associated: 1,
  'ibss-joined': 2,
});

export const authType = enumeration('auth-type', 'NL80211_AUTHTYPE_', {
  'open-system': 0,
  'shared-key': 1,
  ft: 2,
  'network-eap': 3,
  sae: 4,
  'fils-sk': 5,
  'fils-sk-pfs': 6,
  'fils-pk': 7,
  eppke: 8,
  ieee8021x: 9,
  automatic: 10,
});

export const keyType = enumeration('key-type', 'NL80211_KEYTYPE_', {
  group: 0,
  pairwise: 1,
  peerkey: 2,
});

export const mfp = enumeration('mfp', 'NL80211_MFP_', {
  no: 0,
  required: 1,
  optional: 2,
});

export const wpaVersions = flagSet('wpa-versions', 'NL80211_WPA_', {
  'version-1': 0x1,
  'version-2': 0x2,
  'version-3': 0x4,
});

export const txrateGi = enumeration('txrate-gi', 'NL80211_TXRATE_', {
  'default-gi': 0,
  'force-sgi': 1,
  'force-lgi': 2,
});

export const band = enumeration('band', 'NL80211_BAND_', {
  '2ghz': 0,
  '5ghz': 1,
  '60ghz': 2,
  '6ghz': 3,
  s1ghz: 4,
  lc: 5,
});

/** Bits of NL80211_BAND_*, which counts them. */
export const bandMask = flagSet('bands', false, {
  '2ghz': 0x1,
  '5ghz': 0x2,
  '60ghz': 0x4,
  '6ghz': 0x8,
  s1ghz: 0x10,
  lc: 0x20,
});

export const psState = enumeration('ps-state', 'NL80211_PS_', {
  disabled: 0,
  enabled: 1,
});

export const cqmEvent = enumeration('cqm-rssi-threshold-event', 'NL80211_CQM_RSSI_THRESHOLD_EVENT_', {
  low: 0,
  high: 1,
  'cqm-rssi-beacon-loss-event': { value: 2, constant: 'NL80211_CQM_RSSI_BEACON_LOSS_EVENT' },
});

export const txPowerSetting = enumeration('tx-power-setting', 'NL80211_TX_POWER_', {
  automatic: 0,
  limited: 1,
  fixed: 2,
});

export const tidSwitch = enumeration('tid-config', 'NL80211_TID_CONFIG_', {
  enable: 0,
  disable: 1,
});

export const txRateSetting = enumeration('tx-rate-setting', 'NL80211_TX_RATE_', {
  automatic: 0,
  limited: 1,
  fixed: 2,
});

export const coalesceCondition = enumeration('coalesce-condition', 'NL80211_COALESCE_CONDITION_', {
  match: 0,
  'no-match': 1,
});

export const plinkState = enumeration('plink-state', 'NL80211_PLINK_', {
  listen: 0,
  'opn-snt': 1,
  'opn-rcvd': 2,
  'cnf-rcvd': 3,
  estab: 4,
  holding: 5,
  blocked: 6,
});

export const plinkAction = enumeration('plink-action', 'NL80211_PLINK_ACTION_', {
  'no-action': 0,
  open: 1,
  block: 2,
});

export const hiddenSsid = enumeration('hidden-ssid', 'NL80211_HIDDEN_SSID_', {
  'not-in-use': 0,
  'zero-len': 1,
  'zero-contents': 2,
});

export const tdlsOperation = enumeration('tdls-operation', 'NL80211_TDLS_', {
  'discovery-req': 0,
  setup: 1,
  teardown: 2,
  'enable-link': 3,
  'disable-link': 4,
});

export const apSmeFeatures = flagSet('ap-sme-features', 'NL80211_AP_SME_', {
  'sa-query-offload': 0x1,
});

export const featureFlags = flagSet('feature-flags', 'NL80211_FEATURE_', {
  'sk-tx-status': 0x1,
  'ht-ibss': 0x2,
  'inactivity-timer': 0x4,
  'cell-base-reg-hints': 0x8,
  'p2p-device-needs-channel': 0x10,
  sae: 0x20,
  'low-priority-scan': 0x40,
  'scan-flush': 0x80,
  'ap-scan': 0x100,
  'vif-txpower': 0x200,
  'need-obss-scan': 0x400,
  'p2p-go-ctwin': 0x800,
  'p2p-go-oppps': 0x1000,
  reserved: { value: 0x2000, constant: false },
  'advertise-chan-limits': 0x4000,
  'full-ap-client-state': 0x8000,
  'userspace-mpm': 0x10000,
  'active-monitor': 0x20000,
  'ap-mode-chan-width-change': 0x40000,
  'ds-param-set-ie-in-probes': 0x80000,
  'wfa-tpc-ie-in-probes': 0x100000,
  quiet: 0x200000,
  'tx-power-insertion': 0x400000,
  'ackto-estimation': 0x800000,
  'static-smps': 0x1000000,
  'dynamic-smps': 0x2000000,
  'supports-wmm-admission': 0x4000000,
  'mac-on-create': 0x8000000,
  'tdls-channel-switch': 0x10000000,
  'scan-random-mac-addr': 0x20000000,
  'sched-scan-random-mac-addr': 0x40000000,
  'no-random-mac-addr': { value: 0x80000000, constant: 'NL80211_FEATURE_ND_RANDOM_MAC_ADDR' },
});

export const probeRespOffload = flagSet('probe-resp-offload', 'NL80211_PROBE_RESP_OFFLOAD_SUPPORT_', {
  wps: 0x1,
  wps2: 0x2,
  p2p: 0x4,
  '80211u': 0x8,
});

export const connectFailedReason = enumeration('connect-failed-reason', 'NL80211_CONN_FAIL_', {
  'max-clients': 0,
  'blocked-client': 1,
});

export const timeoutReason = enumeration('timeout-reason', 'NL80211_TIMEOUT_', {
  unspecified: 0,
  scan: 1,
  auth: 2,
  assoc: 3,
});

export const scanFlags = flagSet('scan-flags', 'NL80211_SCAN_FLAG_', {
  'low-priority': 0x1,
  flush: 0x2,
  ap: 0x4,
  'random-addr': 0x8,
  'fils-max-channel-time': 0x10,
  'accept-bcast-probe-resp': 0x20,
  'oce-probe-req-high-tx-rate': 0x40,
  'oce-probe-req-deferral-suppression': 0x80,
  'low-span': 0x100,
  'low-power': 0x200,
  'high-accuracy': 0x400,
  'random-sn': 0x800,
  'min-preq-content': 0x1000,
  'freq-khz': 0x2000,
  'colocated-6ghz': 0x4000,
});

export const aclPolicy = enumeration('acl-policy', 'NL80211_ACL_POLICY_', {
  'accept-unless-listed': 0,
  'deny-unless-listed': 1,
});

export const smpsMode = enumeration('smps-mode', 'NL80211_SMPS_', {
  off: 0,
  static: 1,
  dynamic: 2,
});

export const radarEvent = enumeration('radar-event', 'NL80211_RADAR_', {
  detected: 0,
  'cac-finished': 1,
  'cac-aborted': 2,
  'nop-finished': 3,
  'pre-cac-expired': 4,
  'cac-started': 5,
});

export const protocolFeatures = flagSet('protocol-features', 'NL80211_PROTOCOL_FEATURE_', {
  'split-wiphy-dump': 0x1,
});

export const criticalProtocol = enumeration('crit-proto-id', 'NL80211_CRIT_PROTO_', {
  unspec: 0,
  dhcp: 1,
  eapol: 2,
  apipa: 3,
});

export const rxmgmtFlags = flagSet('rxmgmt-flags', 'NL80211_RXMGMT_FLAG_', {
  answered: 0x1,
  'external-auth': 0x2,
});

export const tdlsPeerCapability = flagSet('tdls-peer-capability', 'NL80211_TDLS_PEER_', {
  ht: 0x1,
  vht: 0x2,
  wmm: 0x4,
  he: 0x8,
});

export const nanFunctionType = enumeration('nan-function-type', 'NL80211_NAN_FUNC_', {
  publish: 0,
  subscribe: 1,
  'follow-up': 2,
});

export const nanPublishType = flagSet('nan-publish-type', 'NL80211_NAN_', {
  'solicited-publish': 0x1,
  'unsolicited-publish': 0x2,
});

export const nanTermReason = enumeration('nan-func-term-reason', 'NL80211_NAN_FUNC_TERM_REASON_', {
  'user-request': 0,
  'ttl-expired': 1,
  error: 2,
});

export const externalAuthAction = enumeration('external-auth-action', 'NL80211_EXTERNAL_AUTH_', {
  start: 0,
  abort: 1,
});

export const preamble = enumeration('preamble', 'NL80211_PREAMBLE_', {
  legacy: 0,
  ht: 1,
  vht: 2,
  dmg: 3,
  he: 4,
});

/** Bits of NL80211_PREAMBLE_*, which counts them. */
export const preambles = flagSet('preambles', false, {
  legacy: 0x1,
  ht: 0x2,
  vht: 0x4,
  dmg: 0x8,
  he: 0x10,
});

export const measurementStatus = enumeration('peer-measurement-status', 'NL80211_PMSR_STATUS_', {
  success: 0,
  refused: 1,
  timeout: 2,
  failure: 3,
});

export const ftmRequestType = enumeration('peer-measurement-ftm-req-type', 'NL80211_PMSR_FTM_REQ_TYPE_', {
  infra: 0,
  pd: 1,
});

export const ftmFailure = enumeration('peer-measurement-ftm-failure-reasons', 'NL80211_PMSR_FTM_FAILURE_', {
  unspecified: 0,
  'no-response': 1,
  rejected: 2,
  'wrong-channel': 3,
  'peer-not-capable': 4,
  'peer-busy': 6,
  'bad-changed-params': 7,
});

export const saePwe = enumeration('sae-pwe-mechanism', 'NL80211_SAE_PWE_', {
  unspecified: 0,
  'hunt-and-peck': 1,
  'hash-to-element': 2,
  both: 3,
});

export const sarType = enumeration('sar-type', 'NL80211_SAR_TYPE_', {
  power: 0,
});

export const apSettingsFlags = flagSet('ap-settings-flags', 'NL80211_AP_SETTINGS_', {
  'external-auth-support': 0x1,
  'sa-query-offload-support': 0x2,
});

/** WLAN_REASON_* (IEEE 802.11, include/linux/ieee80211.h). */
export const reasonCode = enumeration('reason-code', false, {
  unspecified: 1,
  'prev-auth-not-valid': 2,
  'deauth-leaving': 3,
  'disassoc-due-to-inactivity': 4,
  'disassoc-ap-busy': 5,
  'class2-frame-from-nonauth-sta': 6,
  'class3-frame-from-nonassoc-sta': 7,
  'disassoc-sta-has-left': 8,
  'sta-req-assoc-without-auth': 9,
  'disassoc-bad-power': 10,
  'disassoc-bad-supp-chan': 11,
  'invalid-ie': 13,
  'mic-failure': 14,
  '4way-handshake-timeout': 15,
  'group-key-handshake-timeout': 16,
  'ie-different': 17,
  'invalid-group-cipher': 18,
  'invalid-pairwise-cipher': 19,
  'invalid-akmp': 20,
  'unsupp-rsn-version': 21,
  'invalid-rsn-ie-cap': 22,
  'ieee8021x-failed': 23,
  'cipher-suite-rejected': 24,
  'tdls-teardown-unreachable': 25,
  'tdls-teardown-unspecified': 26,
  'disassoc-unspecified-qos': 32,
  'disassoc-qap-no-bandwidth': 33,
  'disassoc-low-ack': 34,
  'disassoc-qap-exceed-txop': 35,
  'qsta-leave-qbss': 36,
  'qsta-not-use': 37,
  'qsta-require-setup': 38,
  'qsta-timeout': 39,
  'qsta-cipher-not-supp': 45,
  'mesh-peer-canceled': 52,
  'mesh-max-peers': 53,
  'mesh-config': 54,
  'mesh-close': 55,
  'mesh-max-retries': 56,
  'mesh-confirm-timeout': 57,
  'mesh-invalid-gtk': 58,
  'mesh-inconsistent-param': 59,
  'mesh-invalid-security': 60,
  'mesh-path-error': 61,
  'mesh-path-noforward': 62,
  'mesh-path-dest-unreachable': 63,
  'mac-exists-in-mbss': 64,
  'mesh-chan-regulatory': 65,
  'mesh-chan': 66,
});

/** WLAN_STATUS_* (IEEE 802.11, include/linux/ieee80211.h). */
export const statusCode = enumeration('status-code', false, {
  success: 0,
  'unspecified-failure': 1,
  'caps-unsupported': 10,
  'reassoc-no-assoc': 11,
  'assoc-denied-unspec': 12,
  'not-supported-auth-alg': 13,
  'unknown-auth-transaction': 14,
  'challenge-fail': 15,
  'auth-timeout': 16,
  'ap-unable-to-handle-new-sta': 17,
  'assoc-denied-rates': 18,
  'assoc-denied-noshortpreamble': 19,
  'assoc-denied-nopbcc': 20,
  'assoc-denied-noagility': 21,
  'assoc-denied-nospectrum': 22,
  'assoc-rejected-bad-power': 23,
  'assoc-rejected-bad-supp-chan': 24,
  'assoc-denied-noshorttime': 25,
  'assoc-denied-nodsssofdm': 26,
  'assoc-rejected-temporarily': 30,
  'robust-mgmt-frame-policy-violation': 31,
  'invalid-ie': 40,
  'invalid-group-cipher': 41,
  'invalid-pairwise-cipher': 42,
  'invalid-akmp': 43,
  'unsupp-rsn-version': 44,
  'invalid-rsn-ie-cap': 45,
  'cipher-suite-rejected': 46,
  'unspecified-qos': 32,
  'assoc-denied-nobandwidth': 33,
  'assoc-denied-lowack': 34,
  'assoc-denied-unsupp-qos': 35,
  'request-declined': 37,
  'invalid-qos-param': 38,
  'change-tspec': 39,
  'wait-ts-delay': 47,
  'no-direct-link': 48,
  'sta-not-present': 49,
  'sta-not-qsta': 50,
  'anti-clog-required': 76,
  'fcg-not-supp': 78,
  'reject-with-schedule': 83,
  'pending-admitting-fst-session': 86,
  'performing-fst-now': 87,
  'pending-gap-in-ba-window': 88,
  'reject-u-pid-setting': 89,
  'reject-dse-band': 96,
  'denied-with-suggested-band-and-channel': 99,
  'denied-due-to-spectrum-management': 103,
  'rejected-ndp-block-ack-suggested': 109,
  'fils-authentication-failure': 112,
  'unknown-authentication-server': 113,
  'sae-hash-to-element': 126,
  'sae-pk': 127,
  'denied-tid-to-link-mapping': 133,
  'pref-tid-to-link-mapping-suggested': 134,
  '8021x-auth-success': 153,
});

/** Of lengths: longer frames are split or announced. */
export const threshold = enumeration('threshold', false, { off: 0xffffffff });

/** WLAN_CIPHER_SUITE_* (IEEE 802.11, include/linux/ieee80211.h): an OUI and a number. */
export const cipherSuite = enumeration('cipher-suite', false, {
  'use-group': 0xfac00,
  wep40: 0xfac01,
  tkip: 0xfac02,
  ccmp: 0xfac04,
  wep104: 0xfac05,
  'aes-cmac': 0xfac06,
  gcmp: 0xfac08,
  'gcmp-256': 0xfac09,
  'ccmp-256': 0xfac0a,
  'bip-gmac-128': 0xfac0b,
  'bip-gmac-256': 0xfac0c,
  'bip-cmac-256': 0xfac0d,
  sms4: 0x147201,
});

/** WLAN_AKM_SUITE_* (IEEE 802.11, include/linux/ieee80211.h): an OUI and a number. */
export const akmSuite = enumeration('akm-suite', false, {
  '8021x': 0xfac01,
  psk: 0xfac02,
  'ft-8021x': 0xfac03,
  'ft-psk': 0xfac04,
  '8021x-sha256': 0xfac05,
  'psk-sha256': 0xfac06,
  tdls: 0xfac07,
  sae: 0xfac08,
  'ft-over-sae': 0xfac09,
  'ap-peer-key': 0xfac0a,
  '8021x-suite-b': 0xfac0b,
  '8021x-suite-b-192': 0xfac0c,
  'ft-8021x-sha384': 0xfac0d,
  'fils-sha256': 0xfac0e,
  'fils-sha384': 0xfac0f,
  'ft-fils-sha256': 0xfac10,
  'ft-fils-sha384': 0xfac11,
  owe: 0xfac12,
  'ft-psk-sha384': 0xfac13,
  'psk-sha384': 0xfac14,
  'wfa-dpp': 0x506f9a02,
});
