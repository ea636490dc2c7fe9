/** Generic family TASKSTATS: what tasks and control groups have used (linux/taskstats.h, linux/cgroupstats.h). */
import { type AttributeSet, attributeSet } from '../../schema/attribute-set.ts';
import { chars, nest, pad, s8, string, struct, u8, u16, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, event, operations } from './operations.ts';
import { timespec } from './timespec.ts';

/** ac_flag of process accounting. */
const accountingFlags = flagSet('acct-flags', 'A', {
  fork: { value: 0x1, doc: 'forked and not executed' },
  su: { value: 0x2, doc: 'used super-user privileges' },
  compat: 0x4,
  core: { value: 0x8, doc: 'dumped core' },
  xsig: { value: 0x10, doc: 'killed by a signal' },
  group: { value: 0x20, doc: 'the last of its thread group' },
});

const scheduler = enumeration('scheduler', 'SCHED_', {
  normal: 0,
  fifo: 1,
  rr: 2,
  batch: 3,
  idle: 5,
  deadline: 6,
  ext: 7,
});

const ns = () => u64({ hint: 'nanoseconds' });
const us = () => u64({ hint: 'microseconds' });
const bytes = () => u64({ hint: 'bytes' });

/** Grows with its version; older kernels send less of it. */
const taskstats = struct('taskstats', {
  version: u16(),
  pad0: pad(2),
  'ac-exitcode': { type: u32(), doc: 'as wait(2) tells it' },
  'ac-flag': u8({ enum: () => accountingFlags }),
  'ac-nice': s8(),
  pad1: pad(6),
  'cpu-count': u64(),
  'cpu-delay-total': ns(),
  'blkio-count': u64(),
  'blkio-delay-total': ns(),
  'swapin-count': u64(),
  'swapin-delay-total': ns(),
  'cpu-run-real-total': ns(),
  'cpu-run-virtual-total': ns(),
  'ac-comm': chars(32),
  'ac-sched': u8({ enum: () => scheduler }),
  'ac-pad': pad(3),
  pad2: pad(4),
  'ac-uid': u32(),
  'ac-gid': u32(),
  'ac-pid': u32(),
  'ac-ppid': u32(),
  'ac-btime': { type: u32({ hint: 'seconds-since-1970' }), doc: 'when it began' },
  pad3: pad(4),
  'ac-etime': us(),
  'ac-utime': us(),
  'ac-stime': us(),
  'ac-minflt': u64(),
  'ac-majflt': u64(),
  coremem: { type: u64(), doc: 'in MB times microseconds' },
  virtmem: { type: u64(), doc: 'in MB times microseconds' },
  'hiwater-rss': { type: u64(), doc: 'in KB' },
  'hiwater-vm': { type: u64(), doc: 'in KB' },
  'read-char': bytes(),
  'write-char': bytes(),
  'read-syscalls': u64(),
  'write-syscalls': u64(),
  'read-bytes': bytes(),
  'write-bytes': bytes(),
  'cancelled-write-bytes': bytes(),
  nvcsw: { type: u64(), doc: 'voluntary context switches' },
  nivcsw: { type: u64(), doc: 'involuntary context switches' },
  'ac-utimescaled': us(),
  'ac-stimescaled': us(),
  'cpu-scaled-run-real-total': ns(),
  'freepages-count': u64(),
  'freepages-delay-total': ns(),
  'thrashing-count': u64(),
  'thrashing-delay-total': ns(),
  'ac-btime64': { type: u64({ hint: 'seconds-since-1970' }), doc: 'when it began' },
  'compact-count': u64(),
  'compact-delay-total': ns(),
  'ac-tgid': u32(),
  pad4: pad(4),
  'ac-tgetime': us(),
  'ac-exe-dev': u64(),
  'ac-exe-inode': u64(),
  'wpcopy-count': u64(),
  'wpcopy-delay-total': ns(),
  'irq-count': u64(),
  'irq-delay-total': ns(),
  'cpu-delay-max': ns(),
  'cpu-delay-min': ns(),
  'blkio-delay-max': ns(),
  'blkio-delay-min': ns(),
  'swapin-delay-max': ns(),
  'swapin-delay-min': ns(),
  'freepages-delay-max': ns(),
  'freepages-delay-min': ns(),
  'thrashing-delay-max': ns(),
  'thrashing-delay-min': ns(),
  'compact-delay-max': ns(),
  'compact-delay-min': ns(),
  'wpcopy-delay-max': ns(),
  'wpcopy-delay-min': ns(),
  'irq-delay-max': ns(),
  'irq-delay-min': ns(),
  'cpu-delay-max-ts': timespec,
  'blkio-delay-max-ts': timespec,
  'swapin-delay-max-ts': timespec,
  'freepages-delay-max-ts': timespec,
  'thrashing-delay-max-ts': timespec,
  'compact-delay-max-ts': timespec,
  'wpcopy-delay-max-ts': timespec,
  'irq-delay-max-ts': timespec,
});

const cgroupstats = struct('cgroupstats', {
  'nr-sleeping': u64(),
  'nr-running': u64(),
  'nr-stopped': u64(),
  'nr-uninterruptible': u64(),
  'nr-io-wait': u64(),
});

const request = attributeSet('cmd-attrs', 'TASKSTATS_CMD_ATTR_', {
  unspec: [0, unused()],
  pid: [1, u32()],
  tgid: [2, u32()],
  'register-cpumask': [3, string(), { doc: 'a list of CPUs: their tasks are told when they exit' }],
  'deregister-cpumask': [4, string()],
});

const stats: AttributeSet = attributeSet('type-attrs', 'TASKSTATS_TYPE_', {
  unspec: [0, unused()],
  pid: [1, u32()],
  tgid: [2, u32()],
  stats: [3, taskstats],
  'aggr-pid': [4, nest(() => stats), { doc: 'pid and stats' }],
  'aggr-tgid': [5, nest(() => stats), { doc: 'tgid and stats' }],
  null: [6, pad()],
});

const groupRequest = attributeSet('cgroup-cmd-attrs', 'CGROUPSTATS_CMD_ATTR_', {
  unspec: [0, unused()],
  fd: [1, u32(), { doc: 'an open directory of a control group' }],
});

const groupStats = attributeSet('cgroup-type-attrs', 'CGROUPSTATS_TYPE_', {
  unspec: [0, unused()],
  'cgroup-stats': [1, cgroupstats],
});

export const taskstatsFamily: Family = {
  name: 'TASKSTATS',
  protocol: 'generic',
  doc: 'what tasks and control groups have used',
  version: 1,
  nested: false,
  operations: [
    ...operations(
      'TASKSTATS_CMD_',
      {},
      {
        get: call(1, 2, 'a task or thread group; or be told of tasks that exit', {
          attributes: () => request,
          needs: ['pid', 'tgid', 'register-cpumask', 'deregister-cpumask'],
          summary: ['pid', 'tgid', 'register-cpumask', 'deregister-cpumask'],
          ...admin,
        }),
        new: event(2, 'what a task or thread group has used: the answer, and when it exits', {
          attributes: () => stats,
          summary: ['aggr-pid.pid', 'aggr-pid.stats.ac-comm', 'aggr-tgid.tgid', 'aggr-tgid.stats.ac-comm'],
        }),
      },
    ),
    ...operations(
      'CGROUPSTATS_CMD_',
      {},
      {
        'cgroup-get': call(4, 5, 'how many tasks of a control group run, sleep and wait', {
          constant: 'CGROUPSTATS_CMD_GET',
          attributes: () => groupRequest,
          needs: ['fd'],
          summary: ['fd'],
        }),
        'cgroup-new': event(5, 'how many tasks of a control group run, sleep and wait', {
          constant: 'CGROUPSTATS_CMD_NEW',
          attributes: () => groupStats,
          summary: ['cgroup-stats.nr-running', 'cgroup-stats.nr-sleeping', 'cgroup-stats.nr-io-wait'],
        }),
      },
    ),
  ],
};
