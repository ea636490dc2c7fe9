/** cake (linux/pkt_sched.h). */
import { attributeSet } from '../../../schema/attribute-set.ts';
import { indexedArray, nest, pad, s32, u32, u64 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';

const cakeDiffserv = enumeration('cake-diffserv-mode', 'CAKE_DIFFSERV_', {
  diffserv3: 0,
  diffserv4: 1,
  diffserv8: 2,
  besteffort: 3,
  precedence: 4,
});

const cakeFlow = enumeration('cake-flow-mode', 'CAKE_FLOW_', {
  none: 0,
  'src-ip': 1,
  'dst-ip': 2,
  hosts: 3,
  flows: 4,
  'dual-src': 5,
  'dual-dst': 6,
  triple: 7,
});

const cakeAck = enumeration('cake-ack-filter', 'CAKE_ACK_', { none: 0, filter: 1, aggressive: 2 });

const cakeAtm = enumeration('cake-atm', 'CAKE_ATM_', { none: 0, atm: 1, ptm: 2 });

/** The rate in bytes a second; the overhead is signed in a u32. */
export const cakeAttributes = attributeSet('cake-attrs', 'TCA_CAKE_', {
  pad: [1, pad()],
  'base-rate64': [2, u64()],
  'diffserv-mode': [3, u32({ enum: () => cakeDiffserv })],
  atm: [4, u32({ enum: () => cakeAtm })],
  'flow-mode': [5, u32({ enum: () => cakeFlow })],
  overhead: [6, u32()],
  rtt: [7, u32({ hint: 'microseconds' })],
  target: [8, u32({ hint: 'microseconds' })],
  autorate: [9, u32()],
  memory: [10, u32({ hint: 'bytes' })],
  nat: [11, u32()],
  raw: [12, u32()],
  wash: [13, u32()],
  mpu: [14, u32()],
  ingress: [15, u32()],
  'ack-filter': [16, u32({ enum: () => cakeAck })],
  'split-gso': [17, u32()],
  fwmark: [18, u32({ hint: 'hex' })],
});

/** Of the qdisc, and of a class: the last seven. */
export const cakeStatsAttributes = attributeSet('cake-stats-attrs', 'TCA_CAKE_STATS_', {
  pad: [1, pad()],
  'capacity-estimate64': [2, u64()],
  'memory-limit': [3, u32({ hint: 'bytes' })],
  'memory-used': [4, u32({ hint: 'bytes' })],
  'avg-netoff': [5, u32()],
  'min-netlen': [6, u32()],
  'max-netlen': [7, u32()],
  'min-adjlen': [8, u32()],
  'max-adjlen': [9, u32()],
  'tin-stats': [10, indexedArray(nest(() => cakeTinStatsAttributes))],
  deficit: [11, s32()],
  'cobalt-count': [12, u32()],
  dropping: [13, u32()],
  'drop-next-us': [14, s32({ hint: 'microseconds' })],
  'p-drop': [15, u32()],
  'blue-timer-us': [16, s32({ hint: 'microseconds' })],
  'active-queues': [17, u32()],
});

const cakeTinStatsAttributes = attributeSet('cake-tin-stats-attrs', 'TCA_CAKE_TIN_STATS_', {
  pad: [1, pad()],
  'sent-packets': [2, u32()],
  'sent-bytes64': [3, u64()],
  'dropped-packets': [4, u32()],
  'dropped-bytes64': [5, u64()],
  'acks-dropped-packets': [6, u32()],
  'acks-dropped-bytes64': [7, u64()],
  'ecn-marked-packets': [8, u32()],
  'ecn-marked-bytes64': [9, u64()],
  'backlog-packets': [10, u32()],
  'backlog-bytes': [11, u32()],
  'threshold-rate64': [12, u64()],
  'target-us': [13, u32({ hint: 'microseconds' })],
  'interval-us': [14, u32({ hint: 'microseconds' })],
  'way-indirect-hits': [15, u32()],
  'way-misses': [16, u32()],
  'way-collisions': [17, u32()],
  'peak-delay-us': [18, u32({ hint: 'microseconds' })],
  'avg-delay-us': [19, u32({ hint: 'microseconds' })],
  'base-delay-us': [20, u32({ hint: 'microseconds' })],
  'sparse-flows': [21, u32()],
  'bulk-flows': [22, u32()],
  'unresponsive-flows': [23, u32()],
  'max-skblen': [24, u32()],
  'flow-quantum': [25, u32()],
});
