/** Generic family tcp_metrics: what TCP remembers of peers (linux/tcp_metrics.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { binary, ipv4, ipv6, nest, pad, s32, u16, u32, u64 } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { change, operations, query } from './operations.ts';

const entry = attributeSet('tcp-metrics', 'TCP_METRICS_ATTR_', {
  'addr-ipv4': [1, ipv4()],
  'addr-ipv6': [2, ipv6()],
  age: [3, u64({ hint: 'milliseconds' })],
  'tw-tsval': [4, u32(), { doc: 'no kernel sends it now' }],
  'tw-ts-stamp': [5, s32(), { doc: 'no kernel sends it now' }],
  vals: [6, nest(() => metrics)],
  'fopen-mss': [7, u16({ hint: 'bytes' })],
  'fopen-syn-drops': [8, u16()],
  'fopen-syn-drop-ts': [9, u64({ hint: 'milliseconds' }), { doc: 'since the last' }],
  'fopen-cookie': [10, binary({ checks: { maxLen: 16 } })],
  'saddr-ipv4': [11, ipv4()],
  'saddr-ipv6': [12, ipv6()],
  pad: [13, pad()],
});

/** The numbers are those of enum tcp_metric_index and one; two more are told in microseconds. */
const metrics = attributeSet('metrics', 'TCP_METRICS_A_METRICS_', {
  rtt: [1, u32({ hint: 'milliseconds' })],
  rttvar: [2, u32({ hint: 'milliseconds' })],
  ssthresh: [3, u32()],
  cwnd: [4, u32()],
  reodering: [5, u32()],
  'rtt-us': [6, u32({ hint: 'microseconds' })],
  'rttvar-us': [7, u32({ hint: 'microseconds' })],
});

export const tcpMetrics: Family = {
  name: 'tcp_metrics',
  protocol: 'generic',
  doc: 'what TCP remembers of peers',
  version: 1,
  nested: false,
  operations: operations(
    'TCP_METRICS_CMD_',
    {
      attributes: () => entry,
      summary: ['addr-ipv4', 'addr-ipv6', 'saddr-ipv4', 'saddr-ipv6', 'age', 'vals'],
    },
    {
      get: query(1, 1, 'what is remembered of a peer, or of all', { needs: ['addr-ipv4', 'addr-ipv6'] }),
      del: change(2, 'forget a peer, or all'),
    },
  ),
};
