/** Generic family vdpa: virtio devices whose data path is in hardware (linux/vdpa.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { mac, pad, string, u8, u16, u32, u64 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, change, event, operations, query } from './operations.ts';

const deviceId = enumeration('virtio-id', 'VIRTIO_ID_', {
  net: 1,
  block: 2,
  console: 3,
  rng: 4,
  balloon: 5,
  iomem: 6,
  rpmsg: 7,
  scsi: 8,
  '9p': 9,
  'mac80211-wlan': 10,
  'rproc-serial': 11,
  caif: 12,
  'memory-balloon': 13,
  gpu: 16,
  clock: 17,
  input: 18,
  vsock: 19,
  crypto: 20,
  'signal-dist': 21,
  pstore: 22,
  iommu: 23,
  mem: 24,
  sound: 25,
  fs: 26,
  pmem: 27,
  rpmb: 28,
  'mac80211-hwsim': 29,
  'video-encoder': 30,
  'video-decoder': 31,
  scmi: 32,
  'nitro-sec-mod': 33,
  'i2c-adapter': 34,
  watchdog: 35,
  can: 36,
  dmabuf: 37,
  'param-serv': 38,
  'audio-policy': 39,
  bt: 40,
  gpio: 41,
  spi: 45,
});

const features = () => u64({ hint: 'hex' });

const vdpaAttributes = attributeSet('vdpa-attrs', 'VDPA_ATTR_', {
  pad: [0, pad()],
  'mgmtdev-bus-name': [1, string()],
  'mgmtdev-dev-name': [2, string()],
  'mgmtdev-supported-classes': [3, features(), { doc: 'one bit for each virtio device ID' }],
  'dev-name': [4, string()],
  'dev-id': [5, u32({ enum: () => deviceId })],
  'dev-vendor-id': [6, u32({ hint: 'hex' })],
  'dev-max-vqs': [7, u32()],
  'dev-max-vq-size': [8, u16()],
  'dev-min-vq-size': [9, u16()],
  'dev-net-cfg-macaddr': [10, mac()],
  'dev-net-status': [11, u16({ hint: 'hex' })],
  'dev-net-cfg-max-vqp': [12, u16()],
  'dev-net-cfg-mtu': [13, u16({ hint: 'bytes', checks: { min: 68 } })],
  'dev-negotiated-features': [14, features()],
  'dev-mgmtdev-max-vqs': [15, u32()],
  'dev-supported-features': [16, features()],
  'dev-queue-index': [17, u32()],
  'dev-vendor-attr-name': [18, multi(string())],
  'dev-vendor-attr-value': [19, multi(u64())],
  'dev-features': [20, features()],
  'dev-blk-cfg-capacity': [21, u64(), { doc: 'in sectors of 512 bytes' }],
  'dev-blk-cfg-size-max': [22, u32({ hint: 'bytes' })],
  'dev-blk-cfg-blk-size': [23, u32({ hint: 'bytes' })],
  'dev-blk-cfg-seg-max': [24, u32()],
  'dev-blk-cfg-num-queues': [25, u16()],
  'dev-blk-cfg-phy-blk-exp': [26, u8()],
  'dev-blk-cfg-align-offset': [27, u8()],
  'dev-blk-cfg-min-io-size': [28, u16()],
  'dev-blk-cfg-opt-io-size': [29, u32()],
  'dev-blk-cfg-max-discard-sec': [30, u32()],
  'dev-blk-cfg-max-discard-seg': [31, u32()],
  'dev-blk-cfg-discard-sec-align': [32, u32()],
  'dev-blk-cfg-max-write-zeroes-sec': [33, u32()],
  'dev-blk-cfg-max-write-zeroes-seg': [34, u32()],
  'dev-blk-read-only': [35, u8()],
  'dev-blk-flush': [36, u8()],
});

const ofParent = {
  needs: ['mgmtdev-dev-name'],
  summary: ['mgmtdev-bus-name', 'mgmtdev-dev-name', 'mgmtdev-supported-classes', 'dev-mgmtdev-max-vqs'],
};
const ofDevice = {
  needs: ['dev-name'],
  summary: ['dev-name', 'dev-id', 'mgmtdev-bus-name', 'mgmtdev-dev-name', 'dev-max-vqs', 'dev-max-vq-size'],
};

export const vdpa: Family = {
  name: 'vdpa',
  protocol: 'generic',
  doc: 'virtio devices whose data path is in hardware',
  version: 1,
  nested: false,
  operations: operations(
    'VDPA_CMD_',
    { attributes: () => vdpaAttributes },
    {
      'mgmtdev-new': event(1, 'a parent device', ofParent),
      'mgmtdev-get': query(2, 1, 'a parent device, or all', ofParent),
      'dev-new': call(3, 3, 'add a device; a device', { ...ofDevice, ...admin }),
      'dev-del': change(4, 'take a device away', ofDevice),
      'dev-get': query(5, 3, 'a device, or all', ofDevice),
      'dev-config-get': query(6, 6, 'the settings of a device, or of all', {
        needs: ['dev-name'],
        summary: ['dev-name', 'dev-id', 'dev-net-cfg-macaddr', 'dev-net-cfg-mtu', 'dev-blk-cfg-capacity'],
      }),
      'dev-vstats-get': call(7, 7, 'counters of the vendor, of a queue', {
        verb: 'get',
        needs: ['dev-name'],
        summary: ['dev-name', 'dev-queue-index', 'dev-vendor-attr-name', 'dev-vendor-attr-value'],
        ...admin,
      }),
      'dev-attr-set': change(8, 'change a device', {
        needs: ['dev-name'],
        summary: ['dev-name', 'dev-net-cfg-macaddr'],
      }),
    },
  ),
};
