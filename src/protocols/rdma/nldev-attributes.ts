/** RDMA_NLDEV_ATTR_*: one set, whose nests hold more of the same (rdma/rdma_netlink.h). */
import { type AttributeSet, attributeSet, multi } from '../../schema/attribute-set.ts';
import { binary, nest, pad, s32, s64, select, sequence, string, u8, u32, u64 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Type } from '../../schema/type.ts';
import { sockaddrStorage } from '../sockaddr.ts';
import { deviceCapabilities, portCapabilities } from './capabilities.ts';

const nodeType = enumeration('rdma-node-type', 'RDMA_NODE_', {
  'ib-ca': 1,
  'ib-switch': 2,
  'ib-router': 3,
  rnic: 4,
  usnic: 5,
  'usnic-udp': 6,
  unspecified: 7,
});

/** Enums of include/rdma/ib_verbs.h and rdma_cm.h, which are no uapi headers. */
const portState = enumeration('ib-port-state', false, {
  nop: 0,
  down: 1,
  init: 2,
  armed: 3,
  active: 4,
  'active-defer': 5,
});
const physicalState = enumeration('ib-port-phys-state', false, {
  sleep: 1,
  polling: 2,
  disabled: 3,
  'port-configuration-training': 4,
  'link-up': 5,
  'link-error-recovery': 6,
  'phy-test': 7,
});
const migrationState = enumeration('ib-mig-state', false, { migrated: 0, rearm: 1, armed: 2 });
const queuePairType = enumeration('ib-qp-type', false, {
  smi: 0,
  gsi: 1,
  rc: 2,
  uc: 3,
  ud: 4,
  'raw-ipv6': 5,
  'raw-ethertype': 6,
  'raw-packet': 8,
  'xrc-ini': 9,
  'xrc-tgt': 10,
  driver: 255,
});
const queuePairState = enumeration('ib-qp-state', false, {
  reset: 0,
  init: 1,
  rtr: { value: 2, doc: 'ready to receive' },
  rts: { value: 3, doc: 'ready to send' },
  sqd: { value: 4, doc: 'the send queue drains' },
  sqe: { value: 5, doc: 'the send queue has an error' },
  err: 6,
});
const connectionState = enumeration('rdma-cm-state', false, {
  idle: 0,
  'addr-query': 1,
  'addr-resolved': 2,
  'route-query': 3,
  'route-resolved': 4,
  connect: 5,
  disconnect: 6,
  'addr-bound': 7,
  listen: 8,
  'device-removal': 9,
  destroying: 10,
});
const sharedQueueType = enumeration('ib-srq-type', false, { basic: 0, xrc: 1, tm: 2 });
const driver = enumeration('rdma-driver-id', 'RDMA_DRIVER_', {
  unknown: 0,
  mlx5: 1,
  mlx4: 2,
  cxgb3: 3,
  cxgb4: 4,
  mthca: 5,
  'bnxt-re': 6,
  ocrdma: 7,
  nes: 8,
  irdma: 9,
  'vmw-pvrdma': 10,
  qedr: 11,
  hns: 12,
  usnic: 13,
  rxe: 14,
  hfi1: 15,
  qib: 16,
  efa: 17,
  siw: 18,
  erdma: 19,
});
const portSpace = enumeration('rdma-port-space', false, { ipoib: 0x2, tcp: 0x106, udp: 0x111, ib: 0x13f });
const pollContext = enumeration('ib-poll-context', false, {
  softirq: 0,
  workqueue: 1,
  'unbound-workqueue': 2,
  direct: 3,
});

const printType = enumeration('rdma-nldev-print-type', 'RDMA_NLDEV_PRINT_TYPE_', { unspec: 0, hex: 1 });
const netnsMode = enumeration('rdma-netns-mode', false, { exclusive: 0, shared: 1 });
const counterMode = enumeration('rdma-counter-mode', 'RDMA_COUNTER_MODE_', { none: 0, auto: 1, manual: 2 });
const counterMask = flagSet('rdma-counter-mask', 'RDMA_COUNTER_MASK_', { 'qp-type': 0x1, pid: 0x2 });
const statResource = enumeration('rdma-stat-res', 'RDMA_NLDEV_ATTR_', { 'res-qp': 19, 'res-mr': 40 });
const deviceType = enumeration('rdma-dev-type', 'RDMA_DEVICE_TYPE_', { smi: 1 });
const nameAssignType = enumeration('rdma-name-assign-type', 'RDMA_NAME_ASSIGN_TYPE_', { unknown: 0, user: 1 });
const eventType = enumeration('rdma-event-type', 'RDMA_', {
  'register-event': 0,
  'unregister-event': 1,
  'netdev-attach-event': 2,
  'netdev-detach-event': 3,
  'rename-event': 4,
  'netdev-rename-event': 5,
});

/** What one number is called in messages about different things. */
const byOperation = (cases: { [operation: string]: Type }, otherwise: Type) =>
  select(
    Object.entries(cases).map(([name, type]) => ({ name, when: { 'message.operation': name }, type })),
    otherwise,
  );

export const nldevAttributes: AttributeSet = attributeSet('nldev-attrs', 'RDMA_NLDEV_ATTR_', {
  pad: [0, pad()],
  'dev-index': [1, u32()],
  'dev-name': [2, string()],
  'port-index': [3, u32()],
  'cap-flags': [
    4,
    byOperation(
      { get: u64({ enum: () => deviceCapabilities }), 'port-get': u64({ enum: () => portCapabilities }) },
      u64({ hint: 'hex' }),
    ),
  ],
  'fw-version': [5, string()],
  'node-guid': [6, u64({ hint: 'hex' })],
  'sys-image-guid': [7, u64({ hint: 'hex' })],
  'subnet-prefix': [8, u64({ hint: 'hex' })],
  lid: [9, u32({ hint: 'hex' })],
  'sm-lid': [10, u32({ hint: 'hex' })],
  lmc: [11, u8()],
  'port-state': [12, u8({ enum: () => portState })],
  'port-phys-state': [13, u8({ enum: () => physicalState })],
  'dev-node-type': [14, u8({ enum: () => nodeType })],
  'res-summary': [15, nest(() => nldevAttributes)],
  'res-summary-entry': [16, multi(nest(() => nldevAttributes))],
  'res-summary-entry-name': [17, string()],
  'res-summary-entry-curr': [18, u64()],
  'res-qp': [19, nest(() => nldevAttributes)],
  'res-qp-entry': [20, multi(nest(() => nldevAttributes))],
  'res-lqpn': [21, u32()],
  'res-rqpn': [22, u32()],
  'res-rq-psn': [23, u32()],
  'res-sq-psn': [24, u32()],
  'res-path-mig-state': [25, u8({ enum: () => migrationState })],
  'res-type': [
    26,
    byOperation({ 'res-srq-get': u8({ enum: () => sharedQueueType }) }, u8({ enum: () => queuePairType })),
  ],
  'res-state': [
    27,
    byOperation({ 'res-cm-id-get': u8({ enum: () => connectionState }) }, u8({ enum: () => queuePairState })),
  ],
  'res-pid': [28, u32()],
  'res-kern-name': [29, string()],
  'res-cm-id': [30, nest(() => nldevAttributes)],
  'res-cm-id-entry': [31, multi(nest(() => nldevAttributes))],
  'res-ps': [32, u32({ enum: () => portSpace })],
  'res-src-addr': [33, sockaddrStorage],
  'res-dst-addr': [34, sockaddrStorage],
  'res-cq': [35, nest(() => nldevAttributes)],
  'res-cq-entry': [36, multi(nest(() => nldevAttributes))],
  'res-cqe': [37, u32()],
  'res-usecnt': [38, u64()],
  'res-poll-ctx': [39, u8({ enum: () => pollContext })],
  'res-mr': [40, nest(() => nldevAttributes)],
  'res-mr-entry': [41, multi(nest(() => nldevAttributes))],
  'res-rkey': [42, u32({ hint: 'hex' })],
  'res-lkey': [43, u32({ hint: 'hex' })],
  'res-iova': [44, u64({ hint: 'hex' })],
  'res-mrlen': [45, u64({ hint: 'bytes' })],
  'res-pd': [46, nest(() => nldevAttributes)],
  'res-pd-entry': [47, multi(nest(() => nldevAttributes))],
  'res-local-dma-lkey': [48, u32({ hint: 'hex' })],
  'res-unsafe-global-rkey': [49, u32({ hint: 'hex' })],
  'ndev-index': [50, u32({ hint: 'ifindex' })],
  'ndev-name': [51, string()],
  driver: [52, sequence(() => nldevAttributes)],
  'driver-entry': [53, multi(sequence(() => nldevAttributes))],
  'driver-string': [54, string()],
  'driver-print-type': [55, u8({ enum: () => printType })],
  'driver-s32': [56, s32()],
  'driver-u32': [57, u32()],
  'driver-s64': [58, s64()],
  'driver-u64': [59, u64()],
  'res-pdn': [60, u32()],
  'res-cqn': [61, u32()],
  'res-mrn': [62, u32()],
  'res-cm-idn': [63, u32()],
  'res-ctxn': [64, u32()],
  'link-type': [65, string()],
  'sys-netns-mode': [66, u8({ enum: () => netnsMode }), { constant: 'RDMA_NLDEV_SYS_ATTR_NETNS_MODE' }],
  'dev-protocol': [67, string()],
  'net-ns-fd': [68, u32(), { constant: 'RDMA_NLDEV_NET_NS_FD' }],
  'chardev-type': [69, string()],
  'chardev-name': [70, string()],
  'chardev-abi': [71, u64()],
  chardev: [72, u64({ hint: 'hex' })],
  'uverbs-driver-id': [73, u32({ enum: () => driver })],
  'stat-mode': [74, u32({ enum: () => counterMode })],
  'stat-res': [75, u32({ enum: () => statResource })],
  'stat-auto-mode-mask': [76, u32({ enum: () => counterMask })],
  'stat-counter': [77, nest(() => nldevAttributes)],
  'stat-counter-entry': [78, multi(nest(() => nldevAttributes))],
  'stat-counter-id': [79, u32()],
  'stat-hwcounters': [80, nest(() => nldevAttributes)],
  'stat-hwcounter-entry': [81, multi(nest(() => nldevAttributes))],
  'stat-hwcounter-entry-name': [82, string()],
  'stat-hwcounter-entry-value': [83, u64()],
  'dev-dim': [84, u8()],
  'res-raw': [85, binary()],
  'res-ctx': [86, nest(() => nldevAttributes)],
  'res-ctx-entry': [87, multi(nest(() => nldevAttributes))],
  'res-srq': [88, nest(() => nldevAttributes)],
  'res-srq-entry': [89, multi(nest(() => nldevAttributes))],
  'res-srqn': [90, u32()],
  'min-range': [91, u32()],
  'max-range': [92, u32()],
  'sys-copy-on-fork': [93, u8(), { constant: 'RDMA_NLDEV_SYS_ATTR_COPY_ON_FORK' }],
  'stat-hwcounter-index': [94, u32()],
  'stat-hwcounter-dynamic': [95, u8()],
  'sys-privileged-qkey-mode': [96, u8(), { constant: 'RDMA_NLDEV_SYS_ATTR_PRIVILEGED_QKEY_MODE' }],
  'driver-details': [97, u8()],
  'res-subtype': [98, string()],
  'dev-type': [99, u8({ enum: () => deviceType })],
  'parent-name': [100, string()],
  'name-assign-type': [101, u8({ enum: () => nameAssignType })],
  'event-type': [102, u8({ enum: () => eventType })],
  'sys-monitor-mode': [103, u8(), { constant: 'RDMA_NLDEV_SYS_ATTR_MONITOR_MODE' }],
  'stat-opcounter-enabled': [104, u8()],
  'frmr-pools': [105, nest(() => nldevAttributes)],
  'frmr-pool-entry': [106, multi(nest(() => nldevAttributes))],
  'frmr-pool-key': [107, nest(() => nldevAttributes)],
  'frmr-pool-key-ats': [108, u8()],
  'frmr-pool-key-access-flags': [109, u32({ hint: 'hex' })],
  'frmr-pool-key-vendor-key': [110, u64({ hint: 'hex' })],
  'frmr-pool-key-num-dma-blocks': [111, u64()],
  'frmr-pool-queue-handles': [112, u32()],
  'frmr-pool-max-in-use': [113, u64()],
  'frmr-pool-in-use': [114, u64()],
  'frmr-pools-aging-period': [115, u32()],
  'frmr-pool-pinned-handles': [116, u32()],
  'frmr-pool-key-kernel-vendor-key': [117, u64({ hint: 'hex' })],
});
