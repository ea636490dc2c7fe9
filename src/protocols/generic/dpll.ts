/** Generic family dpll: clocks that follow other clocks, and their pins (linux/dpll.h). */
import { type AttributeSet, attributeSet, multi, subsetOf } from '../../schema/attribute-set.ts';
import { nest, pad, s32, s64, sint, string, u32, u64 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { admin, call, change, notify, operations, query } from './operations.ts';

const mode = enumeration('mode', 'DPLL_MODE_', {
  manual: 1,
  automatic: 2,
});

const lockStatus = enumeration('lock-status', 'DPLL_LOCK_STATUS_', {
  unlocked: 1,
  locked: 2,
  'locked-ho-acq': 3,
  holdover: 4,
});

const type = enumeration('type', 'DPLL_TYPE_', {
  pps: 1,
  eec: 2,
  generic: 3,
});

const lockStatusError = enumeration('lock-status-error', 'DPLL_LOCK_STATUS_ERROR_', {
  none: 1,
  undefined: 2,
  'media-down': 3,
  'fractional-frequency-offset-too-high': 4,
});

const clockQualityLevel = enumeration('clock-quality-level', 'DPLL_CLOCK_QUALITY_LEVEL_', {
  'itu-opt1-prc': 1,
  'itu-opt1-ssu-a': 2,
  'itu-opt1-ssu-b': 3,
  'itu-opt1-eec1': 4,
  'itu-opt1-prtc': 5,
  'itu-opt1-eprtc': 6,
  'itu-opt1-eeec': 7,
  'itu-opt1-eprc': 8,
});

const featureState = enumeration('feature-state', 'DPLL_FEATURE_STATE_', {
  disable: 0,
  enable: 1,
});

const pinType = enumeration('pin-type', 'DPLL_PIN_TYPE_', {
  mux: 1,
  ext: 2,
  'synce-eth-port': 3,
  'int-oscillator': 4,
  gnss: 5,
  'int-nco': 6,
});

const pinDirection = enumeration('pin-direction', 'DPLL_PIN_DIRECTION_', {
  input: 1,
  output: 2,
});

const pinState = enumeration('pin-state', 'DPLL_PIN_STATE_', {
  connected: 1,
  disconnected: 2,
  selectable: 3,
});

const pinCapabilities = flagSet('pin-capabilities', 'DPLL_PIN_CAPABILITIES_', {
  'direction-can-change': 0x1,
  'priority-can-change': 0x2,
  'state-can-change': 0x4,
  'state-connected-override': 0x8,
});

const pinOperstate = enumeration('pin-operstate', 'DPLL_PIN_OPERSTATE_', {
  active: 1,
  standby: 2,
  'no-signal': 3,
  'qual-failed': 4,
});

const device = attributeSet('dpll', 'DPLL_A_', {
  id: [1, u32()],
  'module-name': [2, string()],
  pad: [3, pad()],
  'clock-id': [4, u64({ hint: 'hex' })],
  mode: [5, u32({ enum: () => mode })],
  'mode-supported': [6, multi(u32({ enum: () => mode }))],
  'lock-status': [7, u32({ enum: () => lockStatus })],
  temp: [8, s32(), { doc: 'in thousandths of a degree Celsius' }],
  type: [9, u32({ enum: () => type })],
  'lock-status-error': [10, u32({ enum: () => lockStatusError })],
  'clock-quality-level': [11, multi(u32({ enum: () => clockQualityLevel }))],
  'phase-offset-monitor': [12, u32({ enum: () => featureState })],
  'phase-offset-avg-factor': [13, u32()],
  'frequency-monitor': [14, u32({ enum: () => featureState })],
});

const pin: AttributeSet = attributeSet('pin', 'DPLL_A_PIN_', {
  id: [1, u32()],
  'parent-id': [2, u32()],
  'module-name': [3, string()],
  pad: [4, pad()],
  'clock-id': [5, u64({ hint: 'hex' })],
  'board-label': [6, string()],
  'panel-label': [7, string()],
  'package-label': [8, string()],
  type: [9, u32({ enum: () => pinType })],
  direction: [10, u32({ enum: () => pinDirection })],
  frequency: [11, u64(), { doc: 'in Hz' }],
  'frequency-supported': [12, multi(nest(() => frequencyRange))],
  'frequency-min': [13, u64()],
  'frequency-max': [14, u64()],
  prio: [15, u32()],
  state: [16, u32({ enum: () => pinState })],
  capabilities: [17, u32({ enum: () => pinCapabilities })],
  'parent-device': [18, multi(nest(() => pinParentDevice))],
  'parent-pin': [19, multi(nest(() => pinParentPin))],
  'phase-adjust-min': [20, s32(), { doc: 'in picoseconds' }],
  'phase-adjust-max': [21, s32(), { doc: 'in picoseconds' }],
  'phase-adjust': [22, s32(), { doc: 'in picoseconds' }],
  'phase-offset': [23, s64(), { doc: 'in thousandths of a picosecond' }],
  'fractional-frequency-offset': [24, sint(), { doc: 'in parts per million' }],
  'esync-frequency': [25, u64()],
  'esync-frequency-supported': [26, multi(nest(() => frequencyRange))],
  'esync-pulse': [27, u32()],
  'reference-sync': [28, multi(nest(() => referenceSync))],
  'phase-adjust-gran': [29, u32()],
  'fractional-frequency-offset-ppt': [30, sint(), { doc: 'in parts per trillion' }],
  'measured-frequency': [31, u64(), { doc: 'in thousandths of Hz' }],
  operstate: [32, u32({ enum: () => pinOperstate })],
});

const pinParentDevice = subsetOf(pin, 'pin-parent-device', [
  'parent-id',
  'direction',
  'prio',
  'state',
  'operstate',
  'phase-offset',
  'fractional-frequency-offset',
  'fractional-frequency-offset-ppt',
]);

const pinParentPin = subsetOf(pin, 'pin-parent-pin', ['parent-id', 'state']);

const frequencyRange = subsetOf(pin, 'frequency-range', ['frequency-min', 'frequency-max']);

const referenceSync = subsetOf(pin, 'reference-sync', ['id', 'state']);

const ofDevice = {
  attributes: () => device,
  summary: ['id', 'module-name', 'type', 'mode', 'lock-status', 'lock-status-error'],
};
const ofPin = {
  attributes: () => pin,
  summary: ['id', 'module-name', 'board-label', 'panel-label', 'package-label', 'type', 'frequency', 'parent-device'],
};

export const dpll: Family = {
  name: 'dpll',
  protocol: 'generic',
  doc: 'clocks that follow other clocks, and their pins',
  version: 1,
  nested: true,
  groups: [
    {
      name: 'monitor',
      number: 0,
      doc: 'clocks and pins appear, change, go',
      dumps: dumpsOf('dpll', 'device-get', 'pin-get'),
    },
  ],
  operations: operations(
    'DPLL_CMD_',
    {},
    {
      'device-id-get': call(1, 1, 'the id of a clock', {
        ...ofDevice,
        needs: ['module-name', 'clock-id', 'type'],
        ...admin,
      }),
      'device-get': query(2, 2, 'a clock, or all', { ...ofDevice, needs: ['id'], ...admin }),
      'device-set': change(3, 'set up a clock', { ...ofDevice, needs: ['id'] }),
      'device-create-ntf': notify(4, 'a clock appeared', ofDevice),
      'device-delete-ntf': notify(5, 'a clock is gone', ofDevice),
      'device-change-ntf': notify(6, 'a clock changed', ofDevice),
      'pin-id-get': call(7, 7, 'the id of a pin', {
        ...ofPin,
        needs: ['module-name', 'clock-id', 'board-label', 'panel-label', 'package-label', 'type'],
        ...admin,
      }),
      'pin-get': query(8, 8, 'a pin, or all', { ...ofPin, needs: ['id'], ...admin }),
      'pin-set': change(9, 'set up a pin', { ...ofPin, needs: ['id'] }),
      'pin-create-ntf': notify(10, 'a pin appeared', ofPin),
      'pin-delete-ntf': notify(11, 'a pin is gone', ofPin),
      'pin-change-ntf': notify(12, 'a pin changed', ofPin),
    },
  ),
};
