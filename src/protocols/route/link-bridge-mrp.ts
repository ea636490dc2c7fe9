import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { nest, u16, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';

const ringRole = enumeration('mrp-ring-role', 'BR_MRP_RING_ROLE_', { disabled: 0, mrc: 1, mrm: 2, mra: 3 });
const ringState = enumeration('mrp-ring-state', 'BR_MRP_RING_STATE_', { open: 0, closed: 1 });
const inRole = enumeration('mrp-in-role', 'BR_MRP_IN_ROLE_', { disabled: 0, mic: 1, mim: 2 });
const inState = enumeration('mrp-in-state', 'BR_MRP_IN_STATE_', { open: 0, closed: 1 });
const portRole = enumeration('mrp-port-role', 'BR_MRP_PORT_ROLE_', { primary: 0, secondary: 1, inter: 2 });
const portState = enumeration('mrp-port-state', 'BR_MRP_PORT_STATE_', {
  disabled: 0,
  blocked: 1,
  forwarding: 2,
  'not-connected': 3,
});

/** Media redundancy (IEC 62439-2) of a bridge: IFLA_BRIDGE_MRP_* (linux/if_bridge.h, linux/mrp_bridge.h). */
export const bridgeMrp = attributeSet('bridge-mrp-attrs', 'IFLA_BRIDGE_MRP_', {
  instance: [1, nest(() => mrpInstance), { nested: true }],
  'port-state': [2, nest(() => mrpPortState), { nested: true }],
  'port-role': [3, nest(() => mrpPortRole), { nested: true }],
  'ring-state': [4, nest(() => mrpRingState), { nested: true }],
  'ring-role': [5, nest(() => mrpRingRole), { nested: true }],
  'start-test': [6, nest(() => mrpStartTest), { nested: true }],
  info: [7, multi(nest(() => mrpInfo)), { nested: false }],
  'in-role': [8, nest(() => mrpInRole), { nested: true }],
  'in-state': [9, nest(() => mrpInState), { nested: true }],
  'start-in-test': [10, nest(() => mrpStartInTest), { nested: true }],
});

const mrpInstance = attributeSet('bridge-mrp-instance-attrs', 'IFLA_BRIDGE_MRP_INSTANCE_', {
  'ring-id': [1, u32()],
  'p-ifindex': [2, u32({ hint: 'ifindex' })],
  's-ifindex': [3, u32({ hint: 'ifindex' })],
  prio: [4, u16()],
});

const mrpPortState = attributeSet('bridge-mrp-port-state-attrs', 'IFLA_BRIDGE_MRP_PORT_STATE_', {
  state: [1, u32({ enum: () => portState })],
});

const mrpPortRole = attributeSet('bridge-mrp-port-role-attrs', 'IFLA_BRIDGE_MRP_PORT_ROLE_', {
  role: [1, u32({ enum: () => portRole })],
});

const mrpRingState = attributeSet('bridge-mrp-ring-state-attrs', 'IFLA_BRIDGE_MRP_RING_STATE_', {
  'ring-id': [1, u32()],
  state: [2, u32({ enum: () => ringState })],
});

const mrpRingRole = attributeSet('bridge-mrp-ring-role-attrs', 'IFLA_BRIDGE_MRP_RING_ROLE_', {
  'ring-id': [1, u32()],
  role: [2, u32({ enum: () => ringRole })],
});

const mrpStartTest = attributeSet('bridge-mrp-start-test-attrs', 'IFLA_BRIDGE_MRP_START_TEST_', {
  'ring-id': [1, u32()],
  interval: [2, u32({ hint: 'microseconds' })],
  'max-miss': [3, u32()],
  period: [4, u32({ hint: 'microseconds' })],
  monitor: [5, u32()],
});

const mrpInfo = attributeSet('bridge-mrp-info-attrs', 'IFLA_BRIDGE_MRP_INFO_', {
  'ring-id': [1, u32()],
  'p-ifindex': [2, u32({ hint: 'ifindex' })],
  's-ifindex': [3, u32({ hint: 'ifindex' })],
  prio: [4, u16()],
  'ring-state': [5, u32({ enum: () => ringState })],
  'ring-role': [6, u32({ enum: () => ringRole })],
  'test-interval': [7, u32({ hint: 'microseconds' })],
  'test-max-miss': [8, u32()],
  'test-monitor': [9, u32()],
  'i-ifindex': [10, u32({ hint: 'ifindex' })],
  'in-state': [11, u32({ enum: () => inState })],
  'in-role': [12, u32({ enum: () => inRole })],
  'in-test-interval': [13, u32({ hint: 'microseconds' })],
  'in-test-max-miss': [14, u32()],
});

const mrpInState = attributeSet('bridge-mrp-in-state-attrs', 'IFLA_BRIDGE_MRP_IN_STATE_', {
  'in-id': [1, u32()],
  state: [2, u32({ enum: () => inState })],
});

const mrpInRole = attributeSet('bridge-mrp-in-role-attrs', 'IFLA_BRIDGE_MRP_IN_ROLE_', {
  'ring-id': [1, u32()],
  'in-id': [2, u16()],
  role: [3, u32({ enum: () => inRole })],
  'i-ifindex': [4, u32({ hint: 'ifindex' })],
});

const mrpStartInTest = attributeSet('bridge-mrp-start-in-test-attrs', 'IFLA_BRIDGE_MRP_START_IN_TEST_', {
  'in-id': [1, u32()],
  interval: [2, u32({ hint: 'microseconds' })],
  'max-miss': [3, u32()],
  period: [4, u32({ hint: 'microseconds' })],
});
