/** Generic family nbd: network block devices (linux/nbd-netlink.h, linux/nbd.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { nest, string, u8, u32, u64, unused } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { call, change, event, operations } from './operations.ts';

const serverFlags = flagSet('nbd-server-flags', 'NBD_FLAG_', {
  'has-flags': 0x1,
  'read-only': 0x2,
  'send-flush': 0x4,
  'send-fua': 0x8,
  rotational: 0x10,
  'send-trim': 0x20,
  'send-write-zeroes': 0x40,
  'can-multi-conn': 0x100,
});

const clientFlags = flagSet('nbd-client-flags', 'NBD_CFLAG_', {
  'destroy-on-disconnect': 0x1,
  'disconnect-on-close': 0x2,
});

const nbdAttributes = attributeSet('nbd-attrs', 'NBD_ATTR_', {
  unspec: [0, unused()],
  index: [1, u32(), { doc: 'of the device: 0 is nbd0' }],
  'size-bytes': [2, u64({ hint: 'bytes' })],
  'block-size-bytes': [3, u64({ hint: 'bytes' })],
  timeout: [4, u64({ hint: 'seconds' })],
  'server-flags': [5, u64({ enum: () => serverFlags })],
  'client-flags': [6, u64({ enum: () => clientFlags })],
  sockets: [7, nest(() => sockets)],
  'dead-conn-timeout': [8, u64({ hint: 'seconds' })],
  'device-list': [9, nest(() => devices)],
  'backend-identifier': [10, string()],
});

const sockets = attributeSet('nbd-sockets-attrs', false, {
  item: [1, multi(nest(() => socket)), { constant: 'NBD_SOCK_ITEM' }],
});

const socket = attributeSet('nbd-sock-attrs', 'NBD_SOCK_', { fd: [1, u32()] });

const devices = attributeSet('nbd-device-list-attrs', false, {
  item: [1, multi(nest(() => device)), { constant: 'NBD_DEVICE_ITEM' }],
});

const device = attributeSet('nbd-device-attrs', 'NBD_DEVICE_', { index: [1, u32()], connected: [2, u8()] });

const needs = ['index'];
const system = { capability: 'CAP_SYS_ADMIN' };

export const nbd: Family = {
  name: 'nbd',
  protocol: 'generic',
  doc: 'network block devices',
  version: 1,
  nested: false,
  groups: [{ name: 'nbd_mc_group', number: 0, doc: 'a connection is dead' }],
  operations: operations(
    'NBD_CMD_',
    { attributes: () => nbdAttributes, summary: ['index', 'size-bytes', 'server-flags', 'backend-identifier'] },
    {
      connect: call(1, 1, 'set up a device', { needs: ['size-bytes'], ...system }),
      disconnect: change(2, 'take a device down', { needs, ...system }),
      reconfigure: change(3, 'change a device', { needs, ...system }),
      'link-dead': event(4, 'a connection is dead'),
      status: call(5, 5, 'which devices are connected', { verb: 'get', summary: ['device-list'] }),
    },
  ),
};
