/** Generic family thermal: temperatures, trip points and cooling devices (linux/thermal.h). */
import { type AttributeSet, attributeSet, subsetOf } from '../../schema/attribute-set.ts';
import { s32, sequence, string, u32, unused } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { call, dump, event, operations } from './operations.ts';

const tripType = enumeration('thermal-trip-type', 'THERMAL_TRIP_', {
  active: 0,
  passive: 1,
  hot: 2,
  critical: 3,
});

const mode = enumeration('thermal-device-mode', 'THERMAL_DEVICE_', {
  disabled: 0,
  enabled: 1,
});

const direction = flagSet('threshold-direction', 'THERMAL_THRESHOLD_WAY_', {
  up: 0x1,
  down: 0x2,
});

/** In thousandths of a degree Celsius. */
const celsius = () => s32();

const thermalAttributes: AttributeSet = attributeSet('thermal-attrs', 'THERMAL_GENL_ATTR_', {
  unspec: [0, unused()],
  tz: [1, sequence(() => zones), { doc: 'ID and name of each thermal zone, in turn' }],
  'tz-id': [2, u32()],
  'tz-temp': [3, celsius(), { doc: 'in thousandths of a degree Celsius' }],
  'tz-trip': [4, sequence(() => trips), { doc: 'ID, type, temperature and hysteresis of each trip point, in turn' }],
  'tz-trip-id': [5, u32()],
  'tz-trip-type': [6, u32({ enum: () => tripType })],
  'tz-trip-temp': [7, celsius()],
  'tz-trip-hyst': [8, celsius()],
  'tz-mode': [9, u32({ enum: () => mode })],
  'tz-name': [10, string({ maxLen: 20 })],
  'tz-cdev-weight': [11, u32()],
  'tz-gov': [12, sequence(() => governor)],
  'tz-gov-name': [13, string({ maxLen: 20 })],
  cdev: [14, sequence(() => coolers), { doc: 'ID and name of each cooling device, in turn' }],
  'cdev-id': [15, u32()],
  'cdev-cur-state': [16, u32()],
  'cdev-max-state': [17, u32()],
  'cdev-name': [18, string({ maxLen: 20 })],
  'gov-name': [19, string({ maxLen: 20 })],
  'cpu-capability': [20, sequence(() => capabilities), { doc: 'ID, performance and efficiency of each CPU, in turn' }],
  'cpu-capability-id': [21, u32()],
  'cpu-capability-performance': [22, u32(), { doc: 'from 0 to 1023' }],
  'cpu-capability-efficiency': [23, u32(), { doc: 'from 0 to 1023' }],
  threshold: [24, sequence(() => thresholds), { doc: 'temperature and direction of each threshold, in turn' }],
  'threshold-temp': [25, celsius()],
  'threshold-direction': [26, u32({ enum: () => direction })],
  'tz-prev-temp': [27, celsius()],
});

const zones: AttributeSet = subsetOf(thermalAttributes, 'thermal-tz-attrs', ['tz-id', 'tz-name']);
const trips: AttributeSet = subsetOf(thermalAttributes, 'thermal-trip-attrs', [
  'tz-trip-id',
  'tz-trip-type',
  'tz-trip-temp',
  'tz-trip-hyst',
]);
const governor: AttributeSet = subsetOf(thermalAttributes, 'thermal-gov-attrs', ['tz-gov-name']);
const coolers: AttributeSet = subsetOf(thermalAttributes, 'thermal-cdev-attrs', ['cdev-id', 'cdev-name']);
const capabilities: AttributeSet = subsetOf(thermalAttributes, 'thermal-cpu-capability-attrs', [
  'cpu-capability-id',
  'cpu-capability-performance',
  'cpu-capability-efficiency',
]);
const thresholds: AttributeSet = subsetOf(thermalAttributes, 'thermal-threshold-attrs', [
  'threshold-temp',
  'threshold-direction',
]);

const ofZone = { needs: ['tz-id'] };
const ofThreshold = {
  needs: ['tz-id'],
  summary: ['tz-id', 'threshold-temp', 'threshold-direction'],
  capability: 'CAP_SYS_ADMIN',
};

/** An event of a thermal zone begins with its ID, and so is none of the answers of the same number, which come without sequence number and port too. */
const zoneFirst = { starts: '\x08\0\x02\0' };

/** Samples, events and commands count from 0 or 1 each. */
export const thermal: Family = {
  name: 'thermal',
  protocol: 'generic',
  doc: 'temperatures, trip points and cooling devices',
  version: 2,
  nested: true,
  groups: [
    { name: 'sampling', number: 0, doc: 'temperatures as they are measured' },
    {
      name: 'event',
      number: 0,
      doc: 'thermal zones, trip points and cooling devices change',
      dumps: dumpsOf('thermal', 'tz-get-id', 'cdev-get'),
    },
  ],
  operations: [
    ...operations(
      'THERMAL_GENL_CMD_',
      { attributes: () => thermalAttributes },
      {
        'tz-get-id': dump(1, 1, 'the thermal zones', { summary: ['tz'] }),
        'tz-get-trip': call(2, 2, 'the trip points of a thermal zone', {
          verb: 'get',
          ...ofZone,
          summary: ['tz-id', 'tz-trip'],
        }),
        'tz-get-temp': call(3, 3, 'the temperature of a thermal zone', {
          verb: 'get',
          ...ofZone,
          summary: ['tz-id', 'tz-temp'],
        }),
        'tz-get-gov': call(4, 4, 'the governor of a thermal zone', {
          verb: 'get',
          ...ofZone,
          summary: ['tz-id', 'tz-gov-name'],
        }),
        'tz-get-mode': call(5, 5, 'has a number, and no kernel that answers', {
          modes: [],
          verb: 'get',
          summary: ['tz-id', 'tz-mode'],
        }),
        'cdev-get': dump(6, 6, 'the cooling devices', { summary: ['cdev'] }),
        'threshold-get': call(7, 7, 'the thresholds of a thermal zone', { ...ofZone, summary: ['tz-id', 'threshold'] }),
        'threshold-add': call(8, 8, 'add a threshold', ofThreshold),
        'threshold-delete': call(9, 9, 'take a threshold away', ofThreshold),
        'threshold-flush': call(10, 10, 'take all thresholds of a thermal zone away', {
          verb: 'delete',
          ...ofZone,
          summary: ['tz-id'],
          capability: 'CAP_SYS_ADMIN',
        }),
      },
    ),
    ...operations(
      'THERMAL_GENL_SAMPLING_',
      { attributes: () => thermalAttributes },
      {
        'sampling-temp': event(0, 'the temperature of a thermal zone', {
          constant: 'THERMAL_GENL_SAMPLING_TEMP',
          summary: ['tz-id', 'tz-temp'],
        }),
      },
    ),
    ...operations(
      'THERMAL_GENL_EVENT_',
      {
        attributes: () => thermalAttributes,
        summary: [
          'tz-id',
          'tz-name',
          'tz-trip-id',
          'tz-temp',
          'cdev-id',
          'cdev-name',
          'cdev-cur-state',
          'gov-name',
          'threshold-temp',
        ],
      },
      {
        'tz-create': event(1, 'a thermal zone appears', zoneFirst),
        'tz-delete': event(2, 'a thermal zone goes'),
        'tz-disable': event(3, 'a thermal zone is no longer watched'),
        'tz-enable': event(4, 'a thermal zone is watched'),
        'tz-trip-up': event(5, 'a trip point was crossed upwards'),
        'tz-trip-down': event(6, 'a trip point was crossed downwards', zoneFirst),
        'tz-trip-change': event(7, 'a trip point changed'),
        'tz-trip-add': event(8, 'a trip point appears (no kernel sends it)'),
        'tz-trip-delete': event(9, 'a trip point goes (no kernel sends it)'),
        'cdev-add': event(10, 'a cooling device appears'),
        'cdev-delete': event(11, 'a cooling device goes'),
        'cdev-state-update': event(12, 'a cooling device works harder or less'),
        'tz-gov-change': event(13, 'a thermal zone has another governor'),
        'cpu-capability-change': event(14, 'CPUs became faster or slower'),
        'event-threshold-add': event(15, 'a threshold appears', { constant: 'THERMAL_GENL_EVENT_THRESHOLD_ADD' }),
        'event-threshold-delete': event(16, 'a threshold goes', { constant: 'THERMAL_GENL_EVENT_THRESHOLD_DELETE' }),
        'event-threshold-flush': event(17, 'all thresholds of a thermal zone go', {
          constant: 'THERMAL_GENL_EVENT_THRESHOLD_FLUSH',
        }),
        'threshold-up': event(18, 'a threshold was crossed upwards'),
        'threshold-down': event(19, 'a threshold was crossed downwards'),
      },
    ),
  ],
};
