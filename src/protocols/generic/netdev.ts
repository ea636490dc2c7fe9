/** Generic family netdev: queues, NAPI instances, page pools and XDP of interfaces (linux/netdev.h). */
import { type AttributeSet, attributeSet, multi, subsetOf } from '../../schema/attribute-set.ts';
import { nest, pad, s32, u32, u64, uint } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { admin, call, change, dump, notify, operations, query } from './operations.ts';

const xdpAct = flagSet('xdp-act', 'NETDEV_XDP_ACT_', {
  basic: 0x1,
  redirect: 0x2,
  'ndo-xmit': 0x4,
  'xsk-zerocopy': 0x8,
  'hw-offload': 0x10,
  'rx-sg': 0x20,
  'ndo-xmit-sg': 0x40,
});

const xdpRxMetadata = flagSet('xdp-rx-metadata', 'NETDEV_XDP_RX_METADATA_', {
  timestamp: 0x1,
  hash: 0x2,
  'vlan-tag': 0x4,
});

const xskFlags = flagSet('xsk-flags', 'NETDEV_XSK_FLAGS_', {
  'tx-timestamp': 0x1,
  'tx-checksum': 0x2,
  'tx-launch-time-fifo': 0x4,
});

const napiThreaded = enumeration('napi-threaded', 'NETDEV_NAPI_THREADED_', {
  disabled: 0,
  enabled: 1,
  'busy-poll': 2,
});

const queueType = enumeration('queue-type', 'NETDEV_QUEUE_TYPE_', {
  rx: 0,
  tx: 1,
});

const qstatsScope = flagSet('qstats-scope', 'NETDEV_QSTATS_SCOPE_', {
  queue: 0x1,
});

const dev = attributeSet('dev', 'NETDEV_A_DEV_', {
  ifindex: [1, u32({ hint: 'ifindex', checks: { min: 1 } })],
  pad: [2, pad()],
  'xdp-features': [3, u64({ enum: () => xdpAct })],
  'xdp-zc-max-segs': [4, u32({ checks: { min: 1 } })],
  'xdp-rx-metadata-features': [5, u64({ enum: () => xdpRxMetadata })],
  'xsk-features': [6, u64({ enum: () => xskFlags })],
});

const ioUringProviderInfo = attributeSet('io-uring-provider-info', 'NETDEV_A_IO_URING_PROVIDER_INFO_', {
  'rx-buf-len': [1, uint({ hint: 'bytes' })],
});

const pagePool = attributeSet('page-pool', 'NETDEV_A_PAGE_POOL_', {
  id: [1, uint({ checks: { min: 1, max: 4294967295 } })],
  ifindex: [2, u32({ hint: 'ifindex', checks: { min: 1, max: 2147483647 } })],
  'napi-id': [3, uint({ checks: { min: 1, max: 4294967295 } })],
  inflight: [4, uint(), { doc: 'pages that are out' }],
  'inflight-mem': [5, uint({ hint: 'bytes' })],
  'detach-time': [6, uint({ hint: 'seconds' }), { doc: 'since boot, when its interface let go of it' }],
  dmabuf: [7, u32(), { doc: 'id of the binding' }],
  'io-uring': [8, nest(() => ioUringProviderInfo)],
});

const pagePoolInfo = subsetOf(pagePool, 'page-pool-info', ['id', 'ifindex']);

const pagePoolStats = attributeSet('page-pool-stats', 'NETDEV_A_PAGE_POOL_STATS_', {
  info: [1, nest(() => pagePoolInfo)],
  'alloc-fast': [8, uint()],
  'alloc-slow': [9, uint()],
  'alloc-slow-high-order': [10, uint()],
  'alloc-empty': [11, uint()],
  'alloc-refill': [12, uint()],
  'alloc-waive': [13, uint()],
  'recycle-cached': [14, uint()],
  'recycle-cache-full': [15, uint()],
  'recycle-ring': [16, uint()],
  'recycle-ring-full': [17, uint()],
  'recycle-released-refcnt': [18, uint()],
});

const napi = attributeSet('napi', 'NETDEV_A_NAPI_', {
  ifindex: [1, u32({ hint: 'ifindex', checks: { min: 1 } })],
  id: [2, u32()],
  irq: [3, u32()],
  pid: [4, u32(), { doc: 'of its kernel thread' }],
  'defer-hard-irqs': [5, u32({ checks: { max: 2147483647 } })],
  'gro-flush-timeout': [6, uint({ hint: 'nanoseconds' })],
  'irq-suspend-timeout': [7, uint({ hint: 'nanoseconds' })],
  threaded: [8, u32({ enum: () => napiThreaded })],
});

const xskInfo = attributeSet('xsk-info', 'NETDEV_A_XSK_INFO_', {});

const queue: AttributeSet = attributeSet('queue', 'NETDEV_A_QUEUE_', {
  id: [1, u32()],
  ifindex: [2, u32({ hint: 'ifindex', checks: { min: 1 } })],
  type: [3, u32({ enum: () => queueType })],
  'napi-id': [4, u32()],
  dmabuf: [5, u32(), { doc: 'id of the binding' }],
  'io-uring': [6, nest(() => ioUringProviderInfo)],
  xsk: [7, nest(() => xskInfo)],
  lease: [8, nest(() => lease)],
});

const qstats = attributeSet('qstats', 'NETDEV_A_QSTATS_', {
  ifindex: [1, u32({ hint: 'ifindex', checks: { min: 1 } })],
  'queue-type': [2, u32({ enum: () => queueType })],
  'queue-id': [3, u32()],
  scope: [4, uint({ enum: () => qstatsScope })],
  'rx-packets': [8, uint()],
  'rx-bytes': [9, uint({ hint: 'bytes' })],
  'tx-packets': [10, uint()],
  'tx-bytes': [11, uint({ hint: 'bytes' })],
  'rx-alloc-fail': [12, uint()],
  'rx-hw-drops': [13, uint()],
  'rx-hw-drop-overruns': [14, uint()],
  'rx-csum-complete': [15, uint()],
  'rx-csum-unnecessary': [16, uint()],
  'rx-csum-none': [17, uint()],
  'rx-csum-bad': [18, uint()],
  'rx-hw-gro-packets': [19, uint()],
  'rx-hw-gro-bytes': [20, uint({ hint: 'bytes' })],
  'rx-hw-gro-wire-packets': [21, uint()],
  'rx-hw-gro-wire-bytes': [22, uint({ hint: 'bytes' })],
  'rx-hw-drop-ratelimits': [23, uint()],
  'tx-hw-drops': [24, uint()],
  'tx-hw-drop-errors': [25, uint()],
  'tx-csum-none': [26, uint()],
  'tx-needs-csum': [27, uint()],
  'tx-hw-gso-packets': [28, uint()],
  'tx-hw-gso-bytes': [29, uint({ hint: 'bytes' })],
  'tx-hw-gso-wire-packets': [30, uint()],
  'tx-hw-gso-wire-bytes': [31, uint({ hint: 'bytes' })],
  'tx-hw-drop-ratelimits': [32, uint()],
  'tx-stop': [33, uint()],
  'tx-wake': [34, uint()],
});

const queueId = subsetOf(queue, 'queue-id', ['id', 'type']);

const lease = attributeSet('lease', 'NETDEV_A_LEASE_', {
  ifindex: [1, u32({ hint: 'ifindex', checks: { min: 1 } })],
  queue: [2, nest(() => queueId)],
  'netns-id': [3, s32({ hint: 'nsid', checks: { min: 0 } })],
});

const dmabuf = attributeSet('dmabuf', 'NETDEV_A_DMABUF_', {
  ifindex: [1, u32({ hint: 'ifindex', checks: { min: 1 } })],
  queues: [2, multi(nest(() => queueId))],
  fd: [3, u32(), { doc: 'of the dma-buf' }],
  id: [4, u32({ checks: { min: 1 } })],
  'rx-page-size': [5, u32({ hint: 'bytes' })],
});

const ofDevice = {
  attributes: () => dev,
  summary: ['ifindex', 'xdp-features', 'xdp-rx-metadata-features', 'xsk-features'],
};
const ofPagePool = {
  attributes: () => pagePool,
  summary: ['id', 'ifindex', 'napi-id', 'inflight', 'inflight-mem', 'detach-time'],
};
const ofQueue = { attributes: () => queue, summary: ['ifindex', 'type', 'id', 'napi-id', 'dmabuf', 'lease'] };
const ofNapi = {
  attributes: () => napi,
  summary: ['ifindex', 'id', 'irq', 'pid', 'defer-hard-irqs', 'gro-flush-timeout', 'threaded'],
};
const ofBinding = { attributes: () => dmabuf, summary: ['ifindex', 'id', 'fd', 'queues'] };

export const netdev: Family = {
  name: 'netdev',
  protocol: 'generic',
  doc: 'queues, NAPI instances, page pools and XDP of interfaces',
  version: 1,
  nested: true,
  groups: [
    {
      name: 'mgmt',
      number: 0,
      doc: 'interfaces and their XDP features appear, change, go',
      dumps: dumpsOf('netdev', 'dev-get'),
    },
    { name: 'page-pool', number: 0, doc: 'page pools appear, change, go', dumps: dumpsOf('netdev', 'page-pool-get') },
  ],
  operations: operations(
    'NETDEV_CMD_',
    {},
    {
      'dev-get': query(1, 1, 'an interface, or all', { ...ofDevice, needs: ['ifindex'] }),
      'dev-add-ntf': notify(2, 'an interface appeared', ofDevice),
      'dev-del-ntf': notify(3, 'an interface is gone', ofDevice),
      'dev-change-ntf': notify(4, 'the features of an interface changed', ofDevice),
      'page-pool-get': query(5, 5, 'a page pool, or all', { ...ofPagePool, needs: ['id'] }),
      'page-pool-add-ntf': notify(6, 'a page pool appeared', ofPagePool),
      'page-pool-del-ntf': notify(7, 'a page pool is gone', ofPagePool),
      'page-pool-change-ntf': notify(8, 'a page pool changed', ofPagePool),
      'page-pool-stats-get': query(9, 9, 'counters of a page pool, or of all', {
        attributes: () => pagePoolStats,
        needs: ['info'],
        summary: ['info.id', 'info.ifindex', 'alloc-fast', 'alloc-slow', 'recycle-ring'],
      }),
      'queue-get': query(10, 10, 'a queue, or all', { ...ofQueue, needs: ['ifindex'] }),
      'napi-get': query(11, 11, 'a NAPI instance, or all', { ...ofNapi, needs: ['id'] }),
      'qstats-get': dump(12, 12, 'counters of interfaces, or of each queue', {
        attributes: () => qstats,
        summary: ['ifindex', 'queue-type', 'queue-id', 'rx-packets', 'rx-bytes', 'tx-packets', 'tx-bytes'],
      }),
      'bind-rx': call(13, 13, 'let queues receive into a dma-buf', {
        ...ofBinding,
        needs: ['ifindex', 'fd', 'queues'],
        ...admin,
      }),
      'napi-set': change(14, 'set what a NAPI instance waits for', { ...ofNapi, needs: ['id'] }),
      'bind-tx': call(15, 15, 'let an interface send from a dma-buf', { ...ofBinding, needs: ['ifindex', 'fd'] }),
      'queue-create': call(16, 16, 'make a queue that leases one of another interface', {
        ...ofQueue,
        needs: ['ifindex', 'type', 'lease'],
        ...admin,
      }),
    },
  ),
};
