/** Generic family TCM-USER: SCSI targets whose storage is in user space (linux/target_core_user.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { pad, s32, string, u8, u32, u64, unused } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { change, event, operations } from './operations.ts';

const tcmuAttributes = attributeSet('tcmu-attrs', 'TCMU_ATTR_', {
  unspec: [0, unused()],
  device: [1, string(), { doc: 'name of the UIO device' }],
  minor: [2, u32(), { doc: 'of the UIO device' }],
  pad: [3, pad()],
  'dev-cfg': [4, string()],
  'dev-size': [5, u64({ hint: 'bytes' })],
  writecache: [6, u8()],
  'cmd-status': [7, s32({ hint: 'errno' })],
  'device-id': [8, u32()],
  'supp-kern-cmd-reply': [9, u8()],
});

const told = { summary: ['device', 'minor', 'device-id', 'dev-cfg', 'dev-size', 'writecache'] };
const done = { needs: ['device-id', 'cmd-status'], summary: ['device-id', 'cmd-status'] };

export const tcmUser: Family = {
  name: 'TCM-USER',
  protocol: 'generic',
  doc: 'SCSI targets whose storage is in user space',
  version: 2,
  nested: false,
  groups: [{ name: 'config', number: 0, doc: 'devices appear, change and go' }],
  operations: operations(
    'TCMU_CMD_',
    { attributes: () => tcmuAttributes },
    {
      'added-device': event(1, 'a device appears', told),
      'removed-device': event(2, 'a device goes', told),
      'reconfig-device': event(3, 'a device changes', told),
      'added-device-done': change(4, 'the device is set up, or failed', done),
      'removed-device-done': change(5, 'the device is gone', done),
      'reconfig-device-done': change(6, 'the device is changed, or failed', done),
      'set-features': change(7, 'whether these are answered', {
        needs: ['supp-kern-cmd-reply'],
        summary: ['supp-kern-cmd-reply'],
      }),
    },
  ),
};
