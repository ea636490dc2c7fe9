/** Generic family psp: the PSP security protocol of network devices (linux/psp.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { binary, flag, nest, s32, u32, uint } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { admin, call, notify, operations, query } from './operations.ts';

const version = enumeration('version', 'PSP_VERSION_', {
  'hdr0-aes-gcm-128': 0,
  'hdr0-aes-gcm-256': 1,
  'hdr0-aes-gmac-128': 2,
  'hdr0-aes-gmac-256': 3,
});

const versions = flagSet('version', false, {
  'hdr0-aes-gcm-128': 0x1,
  'hdr0-aes-gcm-256': 0x2,
  'hdr0-aes-gmac-128': 0x4,
  'hdr0-aes-gmac-256': 0x8,
});

const associatedDevice = attributeSet('assoc-dev-info', 'PSP_A_ASSOC_DEV_INFO_', {
  ifindex: [1, u32({ hint: 'ifindex' })],
  nsid: [2, s32({ hint: 'nsid' })],
});

const device = attributeSet('dev', 'PSP_A_DEV_', {
  id: [1, u32({ checks: { min: 1 } })],
  ifindex: [2, u32({ hint: 'ifindex' })],
  'psp-versions-cap': [3, u32({ enum: () => versions }), { doc: 'that the device can' }],
  'psp-versions-ena': [4, u32({ enum: () => versions }), { doc: 'that are on' }],
  'assoc-list': [5, multi(nest(() => associatedDevice))],
  nsid: [6, s32({ hint: 'nsid' })],
  'by-association': [7, flag()],
});

const association = attributeSet('assoc', 'PSP_A_ASSOC_', {
  'dev-id': [1, u32({ checks: { min: 1 } })],
  version: [2, u32({ enum: () => version })],
  'rx-key': [3, nest(() => keys)],
  'tx-key': [4, nest(() => keys)],
  'sock-fd': [5, u32()],
});

const keys = attributeSet('keys', 'PSP_A_KEYS_', {
  key: [1, binary(), { secret: true }],
  spi: [2, u32({ hint: 'hex' })],
});

const stats = attributeSet('stats', 'PSP_A_STATS_', {
  'dev-id': [1, u32({ checks: { min: 1 } })],
  'key-rotations': [2, uint()],
  'stale-events': [3, uint()],
  'rx-packets': [4, uint()],
  'rx-bytes': [5, uint({ hint: 'bytes' })],
  'rx-auth-fail': [6, uint()],
  'rx-error': [7, uint()],
  'rx-bad': [8, uint()],
  'tx-packets': [9, uint()],
  'tx-bytes': [10, uint({ hint: 'bytes' })],
  'tx-error': [11, uint()],
});

const ofSocket = {
  attributes: () => association,
  summary: ['dev-id', 'version', 'sock-fd', 'rx-key.spi', 'tx-key.spi'],
};

export const psp: Family = {
  name: 'psp',
  protocol: 'generic',
  doc: 'the PSP security protocol of network devices',
  version: 1,
  nested: true,
  groups: [
    { name: 'mgmt', number: 0, doc: 'devices appear, change, go', dumps: dumpsOf('psp', 'dev-get') },
    { name: 'use', number: 0, doc: 'device keys change' },
  ],
  operations: operations(
    'PSP_CMD_',
    { attributes: () => device, summary: ['id', 'ifindex', 'psp-versions-cap', 'psp-versions-ena'] },
    {
      'dev-get': query(1, 1, 'a device, or all', { needs: ['id', 'ifindex'] }),
      'dev-add-ntf': notify(2, 'a device appeared'),
      'dev-del-ntf': notify(3, 'a device is gone'),
      'dev-set': call(4, 4, 'set which versions are on', { needs: ['id'], ...admin }),
      'dev-change-ntf': notify(5, 'a device changed'),
      'key-rotate': call(6, 6, 'give a device a new key', { needs: ['id'], ...admin }),
      'key-rotate-ntf': notify(7, 'a device has a new key'),
      'rx-assoc': call(8, 8, 'make a key to receive with', { ...ofSocket, needs: ['sock-fd'] }),
      'tx-assoc': call(9, 9, 'set the key to send with', { ...ofSocket, needs: ['sock-fd'] }),
      'get-stats': query(10, 10, 'counters of a device, or of all', {
        attributes: () => stats,
        needs: ['dev-id'],
        summary: ['dev-id', 'rx-packets', 'tx-packets', 'rx-auth-fail', 'rx-error', 'tx-error'],
      }),
      'dev-assoc': call(11, 11, 'let an interface use a device', { needs: ['id'], ...admin }),
      'dev-disassoc': call(12, 12, 'no longer let an interface use a device', { needs: ['id'], ...admin }),
    },
  ),
};
