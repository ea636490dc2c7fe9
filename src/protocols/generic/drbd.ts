/** Generic family drbd: replicated block devices (linux/drbd_genl.h, linux/drbd.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { array, bits, nest, s32, select, string, struct, u8, u32, u64 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { sockaddr } from '../sockaddr.ts';
import { admin, call, dump, event, operations, query } from './operations.ts';

const ioError = enumeration('drbd-io-error-p', 'EP_', {
  'pass-on': 0,
  'call-helper': 1,
  detach: 2,
});

const fencing = enumeration('drbd-fencing-p', 'FP_', { 'dont-care': 0, resource: 1, stonith: 2 });

const afterSplitBrain = enumeration('drbd-after-sb-p', 'ASB_', {
  disconnect: 0,
  'discard-younger-pri': 1,
  'discard-older-pri': 2,
  'discard-zero-chg': 3,
  'discard-least-chg': 4,
  'discard-local': 5,
  'discard-remote': 6,
  consensus: 7,
  'discard-secondary': 8,
  'call-helper': 9,
  violently: 10,
});

const noData = enumeration('drbd-on-no-data', 'OND_', {
  'io-error': 0,
  'suspend-io': 1,
});

const congestion = enumeration('drbd-on-congestion', 'OC_', {
  block: 0,
  'pull-ahead': 1,
  disconnect: 2,
});

const readBalancing = enumeration('drbd-read-balancing', 'RB_', {
  'prefer-local': 0,
  'prefer-remote': 1,
  'round-robin': 2,
  'least-pending': 3,
  'congested-remote': 4,
  '32k-striping': 5,
  '64k-striping': 6,
  '128k-striping': 7,
  '256k-striping': 8,
  '512k-striping': 9,
  '1m-striping': 10,
});

/** What became of a request: of DRBD's own errors, or a state change that was refused (below 0) or done. */
const resultCode = enumeration('drbd-ret-code', false, {
  'ss-outdate-wo-conn': { value: -21, constant: 'SS_OUTDATE_WO_CONN' },
  'ss-o-vol-peer-pri': { value: -20, constant: 'SS_O_VOL_PEER_PRI' },
  'ss-concurrent-st-chg': { value: -19, constant: 'SS_CONCURRENT_ST_CHG' },
  'ss-in-transient-state': { value: -18, constant: 'SS_IN_TRANSIENT_STATE' },
  'ss-not-supported': { value: -17, constant: 'SS_NOT_SUPPORTED' },
  'ss-lower-than-outdated': { value: -16, constant: 'SS_LOWER_THAN_OUTDATED' },
  'ss-need-connection': { value: -15, constant: 'SS_NEED_CONNECTION' },
  'ss-no-verify-alg': { value: -14, constant: 'SS_NO_VERIFY_ALG' },
  'ss-no-net-config': { value: -13, constant: 'SS_NO_NET_CONFIG' },
  'ss-device-in-use': { value: -12, constant: 'SS_DEVICE_IN_USE' },
  'ss-is-diskless': { value: -11, constant: 'SS_IS_DISKLESS' },
  'ss-cw-failed-by-peer': { value: -10, constant: 'SS_CW_FAILED_BY_PEER' },
  'ss-already-standalone': { value: -9, constant: 'SS_ALREADY_STANDALONE' },
  'ss-resync-running': { value: -8, constant: 'SS_RESYNC_RUNNING' },
  'ss-primary-nop': { value: -7, constant: 'SS_PRIMARY_NOP' },
  'ss-connected-outdates': { value: -6, constant: 'SS_CONNECTED_OUTDATES' },
  'ss-no-remote-disk': { value: -5, constant: 'SS_NO_REMOTE_DISK' },
  'ss-no-local-disk': { value: -4, constant: 'SS_NO_LOCAL_DISK' },
  'ss-no-up-to-date-disk': { value: -2, constant: 'SS_NO_UP_TO_DATE_DISK' },
  'ss-two-primaries': { value: -1, constant: 'SS_TWO_PRIMARIES' },
  'ss-unknown-error': { value: 0, constant: 'SS_UNKNOWN_ERROR' },
  'ss-success': { value: 1, constant: 'SS_SUCCESS' },
  'ss-nothing-to-do': { value: 2, constant: 'SS_NOTHING_TO_DO' },
  'ss-cw-success': { value: 3, constant: 'SS_CW_SUCCESS' },
  'ss-cw-no-need': { value: 4, constant: 'SS_CW_NO_NEED' },
  'no-error': { value: 101, constant: 'NO_ERROR' },
  'err-local-addr': { value: 102, constant: 'ERR_LOCAL_ADDR' },
  'err-peer-addr': { value: 103, constant: 'ERR_PEER_ADDR' },
  'err-open-disk': { value: 104, constant: 'ERR_OPEN_DISK' },
  'err-open-md-disk': { value: 105, constant: 'ERR_OPEN_MD_DISK' },
  'err-disk-not-bdev': { value: 107, constant: 'ERR_DISK_NOT_BDEV' },
  'err-md-not-bdev': { value: 108, constant: 'ERR_MD_NOT_BDEV' },
  'err-disk-too-small': { value: 111, constant: 'ERR_DISK_TOO_SMALL' },
  'err-md-disk-too-small': { value: 112, constant: 'ERR_MD_DISK_TOO_SMALL' },
  'err-bdclaim-disk': { value: 114, constant: 'ERR_BDCLAIM_DISK' },
  'err-bdclaim-md-disk': { value: 115, constant: 'ERR_BDCLAIM_MD_DISK' },
  'err-md-idx-invalid': { value: 116, constant: 'ERR_MD_IDX_INVALID' },
  'err-io-md-disk': { value: 118, constant: 'ERR_IO_MD_DISK' },
  'err-md-invalid': { value: 119, constant: 'ERR_MD_INVALID' },
  'err-auth-alg': { value: 120, constant: 'ERR_AUTH_ALG' },
  'err-auth-alg-nd': { value: 121, constant: 'ERR_AUTH_ALG_ND' },
  'err-nomem': { value: 122, constant: 'ERR_NOMEM' },
  'err-discard-impossible': { value: 123, constant: 'ERR_DISCARD_IMPOSSIBLE' },
  'err-disk-configured': { value: 124, constant: 'ERR_DISK_CONFIGURED' },
  'err-net-configured': { value: 125, constant: 'ERR_NET_CONFIGURED' },
  'err-mandatory-tag': { value: 126, constant: 'ERR_MANDATORY_TAG' },
  'err-minor-invalid': { value: 127, constant: 'ERR_MINOR_INVALID' },
  'err-intr': { value: 129, constant: 'ERR_INTR' },
  'err-resize-resync': { value: 130, constant: 'ERR_RESIZE_RESYNC' },
  'err-no-primary': { value: 131, constant: 'ERR_NO_PRIMARY' },
  'err-resync-after': { value: 132, constant: 'ERR_RESYNC_AFTER' },
  'err-resync-after-cycle': { value: 133, constant: 'ERR_RESYNC_AFTER_CYCLE' },
  'err-pause-is-set': { value: 134, constant: 'ERR_PAUSE_IS_SET' },
  'err-pause-is-clear': { value: 135, constant: 'ERR_PAUSE_IS_CLEAR' },
  'err-packet-nr': { value: 137, constant: 'ERR_PACKET_NR' },
  'err-no-disk': { value: 138, constant: 'ERR_NO_DISK' },
  'err-not-proto-c': { value: 139, constant: 'ERR_NOT_PROTO_C' },
  'err-nomem-bitmap': { value: 140, constant: 'ERR_NOMEM_BITMAP' },
  'err-integrity-alg': { value: 141, constant: 'ERR_INTEGRITY_ALG' },
  'err-integrity-alg-nd': { value: 142, constant: 'ERR_INTEGRITY_ALG_ND' },
  'err-cpu-mask-parse': { value: 143, constant: 'ERR_CPU_MASK_PARSE' },
  'err-csums-alg': { value: 144, constant: 'ERR_CSUMS_ALG' },
  'err-csums-alg-nd': { value: 145, constant: 'ERR_CSUMS_ALG_ND' },
  'err-verify-alg': { value: 146, constant: 'ERR_VERIFY_ALG' },
  'err-verify-alg-nd': { value: 147, constant: 'ERR_VERIFY_ALG_ND' },
  'err-csums-resync-running': { value: 148, constant: 'ERR_CSUMS_RESYNC_RUNNING' },
  'err-verify-running': { value: 149, constant: 'ERR_VERIFY_RUNNING' },
  'err-data-not-current': { value: 150, constant: 'ERR_DATA_NOT_CURRENT' },
  'err-connected': { value: 151, constant: 'ERR_CONNECTED' },
  'err-perm': { value: 152, constant: 'ERR_PERM' },
  'err-need-apv-93': { value: 153, constant: 'ERR_NEED_APV_93' },
  'err-stonith-and-prot-a': { value: 154, constant: 'ERR_STONITH_AND_PROT_A' },
  'err-cong-not-proto-a': { value: 155, constant: 'ERR_CONG_NOT_PROTO_A' },
  'err-pic-after-dep': { value: 156, constant: 'ERR_PIC_AFTER_DEP' },
  'err-pic-peer-dep': { value: 157, constant: 'ERR_PIC_PEER_DEP' },
  'err-res-not-known': { value: 158, constant: 'ERR_RES_NOT_KNOWN' },
  'err-res-in-use': { value: 159, constant: 'ERR_RES_IN_USE' },
  'err-minor-configured': { value: 160, constant: 'ERR_MINOR_CONFIGURED' },
  'err-minor-or-volume-exists': { value: 161, constant: 'ERR_MINOR_OR_VOLUME_EXISTS' },
  'err-invalid-request': { value: 162, constant: 'ERR_INVALID_REQUEST' },
  'err-need-apv-100': { value: 163, constant: 'ERR_NEED_APV_100' },
  'err-need-allow-two-pri': { value: 164, constant: 'ERR_NEED_ALLOW_TWO_PRI' },
  'err-md-unclean': { value: 165, constant: 'ERR_MD_UNCLEAN' },
  'err-md-layout-connected': { value: 166, constant: 'ERR_MD_LAYOUT_CONNECTED' },
  'err-md-layout-too-big': { value: 167, constant: 'ERR_MD_LAYOUT_TOO_BIG' },
  'err-md-layout-too-small': { value: 168, constant: 'ERR_MD_LAYOUT_TOO_SMALL' },
  'err-md-layout-no-fit': { value: 169, constant: 'ERR_MD_LAYOUT_NO_FIT' },
  'err-implicit-shrink': { value: 170, constant: 'ERR_IMPLICIT_SHRINK' },
});

const wireProtocol = enumeration('drbd-wire-protocol', 'DRBD_PROT_', {
  a: 1,
  b: 2,
  c: 3,
});

const role = enumeration('drbd-role', 'R_', {
  unknown: 0,
  primary: 1,
  secondary: 2,
});

const connection = enumeration('drbd-conns', 'C_', {
  standalone: 0,
  disconnecting: 1,
  unconnected: 2,
  timeout: 3,
  'broken-pipe': 4,
  'network-failure': 5,
  'protocol-error': 6,
  'tear-down': 7,
  'wf-connection': 8,
  'wf-report-params': 9,
  connected: 10,
  'starting-sync-s': 11,
  'starting-sync-t': 12,
  'wf-bitmap-s': 13,
  'wf-bitmap-t': 14,
  'wf-sync-uuid': 15,
  'sync-source': 16,
  'sync-target': 17,
  'verify-s': 18,
  'verify-t': 19,
  'paused-sync-s': 20,
  'paused-sync-t': 21,
  ahead: 22,
  behind: 23,
});

const diskState = enumeration('drbd-disk-state', 'D_', {
  diskless: 0,
  attaching: 1,
  failed: 2,
  negotiating: 3,
  inconsistent: 4,
  outdated: 5,
  unknown: 6,
  consistent: 7,
  'up-to-date': 8,
});

const diskFlags = flagSet('drbd-disk-flags', 'MDF_', {
  consistent: 0x1,
  'primary-ind': 0x2,
  'connected-ind': 0x4,
  'full-sync': 0x8,
  'was-up-to-date': 0x10,
  'peer-out-dated': 0x20,
  'crashed-primary': 0x40,
  'al-clean': 0x80,
  'al-disabled': 0x100,
});

const timeoutType = enumeration('drbd-timeout-flag', 'UT_', {
  default: 0,
  degraded: 1,
  'peer-outdated': 2,
});

const notification = enumeration('drbd-notification-type', 'NOTIFY_', {
  exists: 0,
  create: 1,
  change: 2,
  destroy: 3,
  call: 4,
  response: 5,
});

const writeOrdering = enumeration('drbd-write-ordering', 'WO_', {
  none: 0,
  'drain-io': 1,
  'bdev-flush': 2,
  'bio-barrier': 3,
});

const requestFlags = flagSet('drbd-genl-flags', 'DRBD_GENL_F_', {
  'set-defaults': 0x1,
});

const reason = enumeration('drbd-state-info-bcast-reason', 'SIB_', {
  'get-status-reply': 1,
  'state-change': 2,
  'helper-pre': 3,
  'helper-post': 4,
  'sync-progress': 5,
});

/** union drbd_state. */
const state = () =>
  bits('u32', {
    role: [0, 2, () => role],
    peer: [2, 2, () => role],
    conn: [4, 5, () => connection],
    disk: [9, 4, () => diskState],
    pdsk: [13, 4, () => diskState],
    susp: [17, 1],
    'aftr-isp': [18, 1],
    'peer-isp': [19, 1],
    'user-isp': [20, 1],
    'susp-nod': [21, 1],
    'susp-fen': [22, 1],
    reserved: [23, 9],
  });

const minor = { type: u32(), doc: 'of the device; 4294967295: none' };

/** A request has flags where an answer has its result. */
const header = select(
  [
    {
      name: 'from-kernel',
      when: { 'message.direction': 'from-kernel' },
      type: struct('drbd-genlmsghdr', { minor, 'ret-code': s32({ enum: () => resultCode }) }),
    },
  ],
  struct('drbd-genlmsghdr', { minor, flags: u32({ enum: () => requestFlags }) }),
);

const drbdAttributes = attributeSet('drbd-attrs', 'DRBD_NLA_', {
  'cfg-reply': [1, nest(() => reply)],
  'cfg-context': [2, nest(() => context)],
  'disk-conf': [3, nest(() => disk)],
  'resource-opts': [4, nest(() => resource)],
  'net-conf': [5, nest(() => network)],
  'set-role-parms': [6, nest(() => roleParameters)],
  'resize-parms': [7, nest(() => resizeParameters)],
  'state-info': [8, nest(() => stateInfo)],
  'start-ov-parms': [9, nest(() => verifyParameters)],
  'new-c-uuid-parms': [10, nest(() => uuidParameters)],
  'timeout-parms': [11, nest(() => timeoutParameters)],
  'disconnect-parms': [12, nest(() => disconnectParameters)],
  'detach-parms': [13, nest(() => detachParameters)],
  'resource-info': [15, nest(() => resourceInfo)],
  'device-info': [16, nest(() => deviceInfo)],
  'connection-info': [17, nest(() => connectionInfo)],
  'peer-device-info': [18, nest(() => peerDeviceInfo)],
  'resource-statistics': [19, nest(() => resourceStatistics)],
  'device-statistics': [20, nest(() => deviceStatistics)],
  'connection-statistics': [21, nest(() => connectionStatistics)],
  'peer-device-statistics': [22, nest(() => peerDeviceStatistics)],
  'notification-header': [23, nest(() => notificationHeader)],
  helper: [24, nest(() => helper)],
});

const reply = attributeSet('drbd-cfg-reply-attrs', 'DRBD_A_DRBD_CFG_REPLY_', {
  'info-text': [1, multi(string())],
});

const context = attributeSet('drbd-cfg-context-attrs', 'DRBD_A_DRBD_CFG_CONTEXT_', {
  'ctx-volume': [1, u32()],
  'ctx-resource-name': [2, string({ maxLen: 128 })],
  'ctx-my-addr': [3, sockaddr()],
  'ctx-peer-addr': [4, sockaddr()],
});

const disk = attributeSet('drbd-disk-conf-attrs', 'DRBD_A_DISK_CONF_', {
  'backing-dev': [1, string({ maxLen: 128 })],
  'meta-dev': [2, string({ maxLen: 128 })],
  'meta-dev-idx': [3, s32(), { doc: 'below 0: internal or flexible' }],
  'disk-size': [4, u64(), { doc: 'in sectors' }],
  'max-bio-bvecs': [5, u32()],
  'on-io-error': [6, u32({ enum: () => ioError })],
  fencing: [7, u32({ enum: () => fencing })],
  'resync-rate': [8, u32(), { doc: 'in KiB/s' }],
  'resync-after': [9, s32(), { doc: 'minor of another device; -1: none' }],
  'al-extents': [10, u32()],
  'c-plan-ahead': [11, u32(), { doc: 'in tenths of a second' }],
  'c-delay-target': [12, u32(), { doc: 'in tenths of a second' }],
  'c-fill-target': [13, u32(), { doc: 'in sectors' }],
  'c-max-rate': [14, u32(), { doc: 'in KiB/s' }],
  'c-min-rate': [15, u32(), { doc: 'in KiB/s' }],
  'disk-barrier': [16, u8()],
  'disk-flushes': [17, u8()],
  'disk-drain': [18, u8()],
  'md-flushes': [19, u8()],
  'disk-timeout': [20, u32(), { doc: 'in tenths of a second' }],
  'read-balancing': [21, u32({ enum: () => readBalancing })],
  'al-updates': [23, u8()],
  'discard-zeroes-if-aligned': [24, u8()],
  'rs-discard-granularity': [25, u32({ hint: 'bytes' })],
  'disable-write-same': [26, u8()],
});

const resource = attributeSet('drbd-res-opts-attrs', 'DRBD_A_RES_OPTS_', {
  'cpu-mask': [1, string({ maxLen: 32 })],
  'on-no-data': [2, u32({ enum: () => noData })],
});

const network = attributeSet('drbd-net-conf-attrs', 'DRBD_A_NET_CONF_', {
  'shared-secret': [1, string({ maxLen: 64 }), { secret: true }],
  'cram-hmac-alg': [2, string({ maxLen: 64 })],
  'integrity-alg': [3, string({ maxLen: 64 })],
  'verify-alg': [4, string({ maxLen: 64 })],
  'csums-alg': [5, string({ maxLen: 64 })],
  'wire-protocol': [6, u32({ enum: () => wireProtocol })],
  'connect-int': [7, u32({ hint: 'seconds' })],
  timeout: [8, u32(), { doc: 'in tenths of a second' }],
  'ping-int': [9, u32({ hint: 'seconds' })],
  'ping-timeo': [10, u32(), { doc: 'in tenths of a second' }],
  'sndbuf-size': [11, u32({ hint: 'bytes' })],
  'rcvbuf-size': [12, u32({ hint: 'bytes' })],
  'ko-count': [13, u32()],
  'max-buffers': [14, u32()],
  'max-epoch-size': [15, u32()],
  'unplug-watermark': [16, u32()],
  'after-sb-0p': [17, u32({ enum: () => afterSplitBrain })],
  'after-sb-1p': [18, u32({ enum: () => afterSplitBrain })],
  'after-sb-2p': [19, u32({ enum: () => afterSplitBrain })],
  'rr-conflict': [20, u32({ enum: () => afterSplitBrain })],
  'on-congestion': [21, u32({ enum: () => congestion })],
  'cong-fill': [22, u32(), { doc: 'in sectors' }],
  'cong-extents': [23, u32()],
  'two-primaries': [24, u8()],
  'discard-my-data': [25, u8()],
  'tcp-cork': [26, u8()],
  'always-asbp': [27, u8()],
  tentative: [28, u8()],
  'use-rle': [29, u8()],
  'csums-after-crash-only': [33, u8()],
  'sock-check-timeo': [34, u32()],
});

const roleParameters = attributeSet('drbd-set-role-parms-attrs', 'DRBD_A_SET_ROLE_PARMS_', {
  'assume-uptodate': [1, u8()],
});

const resizeParameters = attributeSet('drbd-resize-parms-attrs', 'DRBD_A_RESIZE_PARMS_', {
  'resize-size': [1, u64(), { doc: 'in sectors' }],
  'resize-force': [2, u8()],
  'no-resync': [3, u8()],
  'al-stripes': [4, u32()],
  'al-stripe-size': [5, u32()],
});

const stateInfo = attributeSet('drbd-state-info-attrs', 'DRBD_A_STATE_INFO_', {
  'sib-reason': [1, u32({ enum: () => reason })],
  'current-state': [2, state()],
  capacity: [3, u64(), { doc: 'in sectors' }],
  'ed-uuid': [4, u64({ hint: 'hex' })],
  'prev-state': [5, state()],
  'new-state': [6, state()],
  uuids: [7, array(u64({ hint: 'hex' }))],
  'disk-flags': [8, u32({ enum: () => diskFlags })],
  'bits-total': [9, u64()],
  'bits-oos': [10, u64(), { doc: 'out of sync' }],
  'bits-rs-total': [11, u64()],
  'bits-rs-failed': [12, u64()],
  helper: [13, string({ maxLen: 32 })],
  'helper-exit-code': [14, u32()],
  'send-cnt': [15, u64(), { doc: 'in sectors' }],
  'recv-cnt': [16, u64(), { doc: 'in sectors' }],
  'read-cnt': [17, u64(), { doc: 'in sectors' }],
  'writ-cnt': [18, u64(), { doc: 'in sectors' }],
  'al-writ-cnt': [19, u64()],
  'bm-writ-cnt': [20, u64()],
  'ap-bio-cnt': [21, u32()],
  'ap-pending-cnt': [22, u32()],
  'rs-pending-cnt': [23, u32()],
});

const verifyParameters = attributeSet('drbd-start-ov-parms-attrs', 'DRBD_A_START_OV_PARMS_', {
  'ov-start-sector': [1, u64()],
  'ov-stop-sector': [2, u64()],
});

const uuidParameters = attributeSet('drbd-new-c-uuid-parms-attrs', 'DRBD_A_NEW_C_UUID_PARMS_', {
  'clear-bm': [1, u8()],
});

const timeoutParameters = attributeSet('drbd-timeout-parms-attrs', 'DRBD_A_TIMEOUT_PARMS_', {
  'timeout-type': [1, u32({ enum: () => timeoutType })],
});

const disconnectParameters = attributeSet('drbd-disconnect-parms-attrs', 'DRBD_A_DISCONNECT_PARMS_', {
  'force-disconnect': [1, u8()],
});

const detachParameters = attributeSet('drbd-detach-parms-attrs', 'DRBD_A_DETACH_PARMS_', {
  'force-detach': [1, u8()],
});

const resourceInfo = attributeSet('drbd-resource-info-attrs', 'DRBD_A_RESOURCE_INFO_', {
  'res-role': [1, u32({ enum: () => role })],
  'res-susp': [2, u8()],
  'res-susp-nod': [3, u8()],
  'res-susp-fen': [4, u8()],
});

const deviceInfo = attributeSet('drbd-device-info-attrs', 'DRBD_A_DEVICE_INFO_', {
  'dev-disk-state': [1, u32({ enum: () => diskState })],
});

const connectionInfo = attributeSet('drbd-connection-info-attrs', 'DRBD_A_CONNECTION_INFO_', {
  'conn-connection-state': [1, u32({ enum: () => connection })],
  'conn-role': [2, u32({ enum: () => role })],
});

const peerDeviceInfo = attributeSet('drbd-peer-device-info-attrs', 'DRBD_A_PEER_DEVICE_INFO_', {
  'peer-repl-state': [1, u32({ enum: () => connection })],
  'peer-disk-state': [2, u32({ enum: () => diskState })],
  'peer-resync-susp-user': [3, u32()],
  'peer-resync-susp-peer': [4, u32()],
  'peer-resync-susp-dependency': [5, u32()],
});

const resourceStatistics = attributeSet('drbd-resource-statistics-attrs', 'DRBD_A_RESOURCE_STATISTICS_', {
  'res-stat-write-ordering': [1, u32({ enum: () => writeOrdering })],
});

const deviceStatistics = attributeSet('drbd-device-statistics-attrs', 'DRBD_A_DEVICE_STATISTICS_', {
  'dev-size': [1, u64(), { doc: 'in sectors' }],
  'dev-read': [2, u64(), { doc: 'in sectors' }],
  'dev-write': [3, u64(), { doc: 'in sectors' }],
  'dev-al-writes': [4, u64()],
  'dev-bm-writes': [5, u64()],
  'dev-upper-pending': [6, u32()],
  'dev-lower-pending': [7, u32()],
  'dev-upper-blocked': [8, u8()],
  'dev-lower-blocked': [9, u8()],
  'dev-al-suspended': [10, u8()],
  'dev-exposed-data-uuid': [11, u64({ hint: 'hex' })],
  'dev-current-uuid': [12, u64({ hint: 'hex' })],
  'dev-disk-flags': [13, u32({ enum: () => diskFlags })],
  'history-uuids': [14, array(u64({ hint: 'hex' }))],
});

const connectionStatistics = attributeSet('drbd-connection-statistics-attrs', 'DRBD_A_CONNECTION_STATISTICS_', {
  'conn-congested': [1, u8()],
});

const peerDeviceStatistics = attributeSet('drbd-peer-device-statistics-attrs', 'DRBD_A_PEER_DEVICE_STATISTICS_', {
  'peer-dev-received': [1, u64(), { doc: 'in sectors' }],
  'peer-dev-sent': [2, u64(), { doc: 'in sectors' }],
  'peer-dev-pending': [3, u32()],
  'peer-dev-unacked': [4, u32()],
  'peer-dev-out-of-sync': [5, u64(), { doc: 'in sectors' }],
  'peer-dev-resync-failed': [6, u64(), { doc: 'in sectors' }],
  'peer-dev-bitmap-uuid': [7, u64({ hint: 'hex' })],
  'peer-dev-flags': [9, u32({ hint: 'hex' })],
});

const notificationHeader = attributeSet('drbd-notification-header-attrs', 'DRBD_A_DRBD_NOTIFICATION_HEADER_', {
  'nh-type': [1, u32({ enum: () => notification }), { doc: '32768 more: others follow' }],
});

const helper = attributeSet('drbd-helper-info-attrs', 'DRBD_A_DRBD_HELPER_INFO_', {
  'helper-name': [1, string({ maxLen: 32 })],
  'helper-status': [2, u32()],
});

const ask = (number: number, doc: string, ...summary: string[]) =>
  call(number, number, doc, { summary: ['fixed.minor', 'cfg-context.ctx-resource-name', ...summary], ...admin });
const list = (number: number, doc: string, ...summary: string[]) =>
  dump(number, number, doc, { summary: ['fixed.minor', 'cfg-context.ctx-resource-name', ...summary] });
const tell = (number: number, doc: string, ...summary: string[]) =>
  event(number, doc, {
    summary: ['notification-header.nh-type', 'fixed.minor', 'cfg-context.ctx-resource-name', ...summary],
  });

export const drbd: Family = {
  name: 'drbd',
  protocol: 'generic',
  doc: 'replicated block devices',
  version: 1,
  nested: true,
  groups: [
    {
      name: 'events',
      number: 0,
      doc: 'resources, devices, connections and peers change',
      dumps: dumpsOf('drbd', 'get-initial-state'),
    },
  ],
  operations: operations(
    'DRBD_ADM_',
    { attributes: () => drbdAttributes, fixed: header },
    {
      event: tell(1, 'the state changed', 'state-info.sib-reason', 'state-info.current-state'),
      'get-status': query(2, 2, 'a device, or all', {
        needs: ['fixed.minor', 'cfg-context'],
        summary: ['fixed.minor', 'cfg-context.ctx-resource-name', 'state-info.current-state'],
      }),
      'new-minor': ask(5, 'add a device', 'cfg-context.ctx-volume'),
      'del-minor': ask(6, 'take a device away'),
      'new-resource': ask(7, 'add a resource'),
      'del-resource': ask(8, 'take a resource away'),
      'resource-opts': ask(9, 'change a resource', 'resource-opts.on-no-data'),
      connect: ask(10, 'connect to a peer', 'cfg-context.ctx-peer-addr.addr', 'net-conf.wire-protocol'),
      disconnect: ask(11, 'disconnect from a peer', 'cfg-context.ctx-peer-addr.addr'),
      attach: ask(12, 'attach a disk', 'disk-conf.backing-dev', 'disk-conf.meta-dev'),
      resize: ask(13, 'make a device as large as its disks', 'resize-parms.resize-size'),
      primary: ask(14, 'become primary', 'set-role-parms.assume-uptodate'),
      secondary: ask(15, 'become secondary'),
      'new-c-uuid': ask(16, 'begin a new generation of the data', 'new-c-uuid-parms.clear-bm'),
      'start-ov': ask(17, 'compare the data with the peer', 'start-ov-parms.ov-start-sector'),
      detach: ask(18, 'detach a disk', 'detach-parms.force-detach'),
      invalidate: ask(19, 'fetch all data from the peer'),
      'inval-peer': ask(20, 'send all data to the peer'),
      'pause-sync': ask(21, 'pause synchronization'),
      'resume-sync': ask(22, 'resume synchronization'),
      'suspend-io': ask(23, 'hold all input and output'),
      'resume-io': ask(24, 'no longer hold input and output'),
      outdate: ask(25, 'mark the data as out of date'),
      'get-timeout-type': ask(26, 'how long to wait for the peer at boot', 'timeout-parms.timeout-type'),
      down: ask(27, 'take a resource down with all it has'),
      'chg-disk-opts': ask(28, 'change settings of a disk', 'disk-conf.resync-rate'),
      'chg-net-opts': ask(29, 'change settings of a connection', 'net-conf.wire-protocol'),
      'get-resources': list(30, 'the resources', 'resource-info.res-role'),
      'get-devices': list(31, 'the devices', 'device-info.dev-disk-state', 'device-statistics.dev-size'),
      'get-connections': list(32, 'the connections', 'connection-info.conn-connection-state'),
      'get-peer-devices': list(33, 'the devices of peers', 'peer-device-info.peer-repl-state'),
      'resource-state': tell(34, 'a resource', 'resource-info.res-role'),
      'device-state': tell(35, 'a device', 'device-info.dev-disk-state'),
      'connection-state': tell(
        36,
        'a connection',
        'connection-info.conn-connection-state',
        'connection-info.conn-role',
      ),
      'peer-device-state': tell(
        37,
        'a device of a peer',
        'peer-device-info.peer-repl-state',
        'peer-device-info.peer-disk-state',
      ),
      'get-initial-state': dump(38, 38, 'all there is, as notifications'),
      helper: tell(40, 'a helper program is called, or ended', 'helper.helper-name', 'helper.helper-status'),
      'initial-state-done': tell(41, 'that was all there is'),
    },
  ),
};
