import { attributeSet } from '../../../schema/attribute-set.ts';
import { array, chars, nest, struct, u16, u32 } from '../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../schema/enum.ts';

const bitTiming = struct('can-bittiming', {
  bitrate: u32(),
  'sample-point': u32(),
  tq: u32({ hint: 'nanoseconds' }),
  'prop-seg': u32(),
  'phase-seg1': u32(),
  'phase-seg2': u32(),
  sjw: u32(),
  brp: u32(),
});

const bitTimingConst = struct('can-bittiming-const', {
  name: chars(16),
  'tseg1-min': u32(),
  'tseg1-max': u32(),
  'tseg2-min': u32(),
  'tseg2-max': u32(),
  'sjw-max': u32(),
  'brp-min': u32(),
  'brp-max': u32(),
  'brp-inc': u32(),
});

const clock = struct('can-clock', { freq: u32() });

const canState = enumeration('can-state', 'CAN_STATE_', {
  'error-active': 0,
  'error-warning': 1,
  'error-passive': 2,
  'bus-off': 3,
  stopped: 4,
  sleeping: 5,
});

const controlModes = flagSet('can-ctrlmode-flags', 'CAN_CTRLMODE_', {
  loopback: 0x1,
  listenonly: 0x2,
  '3-samples': 0x4,
  'one-shot': 0x8,
  'berr-reporting': 0x10,
  fd: 0x20,
  'presume-ack': 0x40,
  'fd-non-iso': 0x80,
  'cc-len8-dlc': 0x100,
  'tdc-auto': 0x200,
  'tdc-manual': 0x400,
  restricted: 0x800,
  xl: 0x1000,
  'xl-tdc-auto': 0x2000,
  'xl-tdc-manual': 0x4000,
  'xl-tms': 0x8000,
});

const controlMode = struct('can-ctrlmode', {
  mask: u32({ enum: () => controlModes }),
  flags: u32({ enum: () => controlModes }),
});

const errorCounter = struct('can-berr-counter', { txerr: u16(), rxerr: u16() });

/** IFLA_INFO_XSTATS of a CAN interface. */
export const canDeviceStats = struct('can-device-stats', {
  'bus-error': u32(),
  'error-warning': u32(),
  'error-passive': u32(),
  'bus-off': u32(),
  'arbitration-lost': u32(),
  restarts: u32(),
});

/** IFLA_INFO_DATA of a CAN interface: IFLA_CAN_* (linux/can/netlink.h). */
export const canAttributes = attributeSet('linkinfo-can-attrs', 'IFLA_CAN_', {
  bittiming: [1, bitTiming],
  'bittiming-const': [2, bitTimingConst],
  clock: [3, clock],
  state: [4, u32({ enum: () => canState })],
  ctrlmode: [5, controlMode],
  'restart-ms': [6, u32({ hint: 'milliseconds' })],
  restart: [7, u32()],
  'berr-counter': [8, errorCounter],
  'data-bittiming': [9, bitTiming],
  'data-bittiming-const': [10, bitTimingConst],
  termination: [11, u16()],
  'termination-const': [12, array(u16())],
  'bitrate-const': [13, array(u32())],
  'data-bitrate-const': [14, array(u32())],
  'bitrate-max': [15, u32()],
  tdc: [16, nest(() => delayCompensation)],
  'ctrlmode-ext': [17, nest(() => controlModeExt)],
  'xl-data-bittiming': [18, bitTiming],
  'xl-data-bittiming-const': [19, bitTimingConst],
  'xl-data-bitrate-const': [20, array(u32())],
  'xl-tdc': [21, nest(() => delayCompensation)],
  'xl-pwm': [22, nest(() => pulseWidth)],
});

const delayCompensation = attributeSet('can-tdc-attrs', 'IFLA_CAN_TDC_', {
  'tdcv-min': [1, u32()],
  'tdcv-max': [2, u32()],
  'tdco-min': [3, u32()],
  'tdco-max': [4, u32()],
  'tdcf-min': [5, u32()],
  'tdcf-max': [6, u32()],
  tdcv: [7, u32()],
  tdco: [8, u32()],
  tdcf: [9, u32()],
});

const controlModeExt = attributeSet('can-ctrlmode-attrs', 'IFLA_CAN_CTRLMODE_', {
  supported: [1, u32({ enum: () => controlModes })],
});

const pulseWidth = attributeSet('can-pwm-attrs', 'IFLA_CAN_PWM_', {
  'pwms-min': [1, u32()],
  'pwms-max': [2, u32()],
  'pwml-min': [3, u32()],
  'pwml-max': [4, u32()],
  'pwmo-min': [5, u32()],
  'pwmo-max': [6, u32()],
  pwms: [7, u32()],
  pwml: [8, u32()],
  pwmo: [9, u32()],
});
