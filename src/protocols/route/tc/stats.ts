/** Counters of qdiscs, classes, filters and actions (linux/gen_stats.h, linux/pkt_sched.h). */
import { attributeSet } from '../../../schema/attribute-set.ts';
import { nest, pad, struct, subMessage, u32, u64 } from '../../../schema/builders.ts';
import { cakeStatsAttributes } from './qdisc-cake.ts';
import {
  tcCodelXstats,
  tcDualpi2Xstats,
  tcFqCodelClassXstats,
  tcFqCodelXstats,
  tcFqPieXstats,
  tcPieXstats,
} from './qdisc-delay.ts';
import { tcDrrStats, tcFqQdStats, tcHhfXstats, tcQfqStats } from './qdisc-fair.ts';
import { tcNetemXstats } from './qdisc-netem.ts';
import { tcChokeXstats, tcRedXstats, tcSfbXstats, tcSfqXstats } from './qdisc-red.ts';
import { tcHfscStats, tcHtbXstats } from './qdisc-shaper.ts';
import { taprioStatsAttributes } from './qdisc-time.ts';

/** TCA_STATS, superseded by TCA_STATS2 beside it. */
export const tcStats = struct('tc-stats', {
  bytes: u64({ hint: 'bytes' }),
  packets: u32(),
  drops: u32(),
  overlimits: u32(),
  bps: u32(),
  pps: u32(),
  qlen: u32(),
  backlog: u32({ hint: 'bytes' }),
  pad: pad(4),
});

const gnetStatsBasic = struct('gnet-stats-basic', {
  bytes: u64({ hint: 'bytes' }),
  packets: u32(),
  pad: pad(4),
});

/** Bytes and packets a second. */
const gnetStatsRateEst = struct('gnet-stats-rate-est', {
  bps: u32(),
  pps: u32(),
});

const gnetStatsRateEst64 = struct('gnet-stats-rate-est64', {
  bps: u64(),
  pps: u64(),
});

const gnetStatsQueue = struct('gnet-stats-queue', {
  qlen: u32(),
  backlog: u32({ hint: 'bytes' }),
  drops: u32(),
  requeues: u32(),
  overlimits: u32(),
});

const ofClass = ['newtclass', 'deltclass', 'gettclass'];

const kinds = subMessage('tca-stats-app-msg', 'kind', {
  cake: nest(() => cakeStatsAttributes),
  choke: tcChokeXstats,
  codel: tcCodelXstats,
  drr: tcDrrStats,
  dualpi2: tcDualpi2Xstats,
  fq: tcFqQdStats,
  fq_codel: tcFqCodelXstats,
  fq_pie: tcFqPieXstats,
  hfsc: tcHfscStats,
  hhf: tcHhfXstats,
  htb: tcHtbXstats,
  netem: tcNetemXstats,
  pie: tcPieXstats,
  qfq: tcQfqStats,
  red: tcRedXstats,
  sfb: tcSfbXstats,
  sfq: tcSfqXstats,
  taprio: nest(() => taprioStatsAttributes),
});

/** What a kind counts beside the counters that all have. */
export const xstats = {
  ...kinds,
  cases: [
    { name: 'fq_codel class', when: { kind: 'fq_codel', 'message.operation': ofClass }, type: tcFqCodelClassXstats },
    ...kinds.cases,
  ],
};

export const tcaStatsAttributes = attributeSet('tca-stats-attrs', 'TCA_STATS_', {
  basic: [1, gnetStatsBasic],
  'rate-est': [2, gnetStatsRateEst],
  queue: [3, gnetStatsQueue],
  app: [4, xstats],
  'rate-est64': [5, gnetStatsRateEst64],
  pad: [6, pad()],
  'basic-hw': [7, gnetStatsBasic],
  pkt64: [8, u64()],
});
