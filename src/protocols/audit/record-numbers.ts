/** What the numbers in audit records mean (uapi headers). */
import { s64, u32, u64 } from '../../schema/builders.ts';
import { enumeration, flagSet, numbered } from '../../schema/enum.ts';
import type { TextNumber } from '../../schema/type.ts';
import { ipProtocol } from '../ip-protocol.ts';
import { inetHook } from '../netfilter/hooks.ts';
import { nfProto } from '../netfilter/nfgenmsg.ts';
import { architecture } from './architecture.ts';
import { filterList } from './rule.ts';
import { systemCall } from './system-calls.ts';

export type Numbers = { [field: string]: TextNumber };

const each = (names: readonly string[], number: TextNumber): Numbers =>
  Object.fromEntries(names.map(name => [name, number]));

/** An ID that nobody has: AUDIT_UID_UNSET, AUDIT_SID_UNSET (linux/audit.h). */
const unset = enumeration('audit-id', false, { unset: 0xffffffff });
const userIds = [
  ...['auid', 'uid', 'euid', 'suid', 'fsuid', 'ouid', 'oauid', 'old-auid', 'new-auid', 'sauid', 'iuid', 'id'],
  ...['inode_uid', 'obj_uid'],
];
const groupIds = ['gid', 'egid', 'sgid', 'fsgid', 'ogid', 'igid', 'new_gid', 'inode_gid', 'obj_gid'];
const sessions = ['ses', 'oses', 'old-ses'];

const outcome = enumeration('audit-res', false, { no: 0, yes: 1 });
/** net_device flags with IFF_PROMISC alone (linux/if.h) */
const promiscuous = enumeration('audit-prom', 'IFF_', {
  no: { value: 0, constant: false },
  yes: { value: 0x100, constant: 'IFF_PROMISC' },
});

/** asm-generic/signal.h; alpha, mips, parisc and sparc call some numbers from 7 on otherwise. */
export const signal = numbered(
  'signal',
  '',
  `1 SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM SIGTERM
  SIGSTKFLT SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF SIGWINCH SIGIO
  SIGPWR SIGSYS`,
);

/** linux/capability.h */
export const capability = numbered(
  'capability',
  'CAP_',
  `0 chown dac-override dac-read-search fowner fsetid kill setgid setuid setpcap linux-immutable net-bind-service
  net-broadcast net-admin net-raw ipc-lock ipc-owner sys-module sys-rawio sys-chroot sys-ptrace sys-pacct sys-admin
  sys-boot sys-nice sys-resource sys-time sys-tty-config mknod lease audit-write audit-control setfcap mac-override
  mac-admin syslog wake-alarm block-suspend audit-read perfmon bpf checkpoint-restore`,
);
const capabilities = flagSet(
  'capabilities',
  false,
  Object.fromEntries(capability.entries.map(({ name, value }) => [name, 2 ** Number(value)])),
);
const capabilitySets = [
  ...['cap_fp', 'cap_fi', 'cap_pp', 'cap_pi', 'cap_pe', 'cap_pa', 'fp', 'fi', 'pp', 'pi', 'pe', 'pa'],
  ...['old_pp', 'old_pi', 'old_pe', 'old_pa', 'new_pp', 'new_pi', 'new_pe'],
];

const decimal = (type: TextNumber['type']): TextNumber => ({ type });
const hex = (type: TextNumber['type']): TextNumber => ({ type, hex: true });
const alone = (number: TextNumber): TextNumber => ({ ...number, alone: true });

/** Of every record, and of what a program put into one. */
export const commonNumbers: Numbers = {
  arch: alone(hex(u32({ enum: () => architecture }))),
  syscall: decimal(systemCall),
  exit: decimal(s64({ hint: 'result' })),
  sig: decimal(u32({ enum: () => signal })),
  mode: alone(decimal(u32({ hint: 'file-mode' }))),
  capability: decimal(u32({ enum: () => capability })),
  res: alone(decimal(u32({ enum: () => outcome }))),
  ...each(userIds, alone(decimal(u32({ enum: () => unset, hint: 'uid' })))),
  ...each(groupIds, alone(decimal(u32({ enum: () => unset, hint: 'gid' })))),
  ...each(sessions, alone(decimal(u32({ enum: () => unset })))),
  ...each(capabilitySets, alone(hex(u64({ enum: () => capabilities })))),
};

/** asm-generic/fcntl.h; 0 is to read. The record does not tell the architecture: what differs on arm and powerpc too is left out. */
export const openFlags = flagSet('open-flags', 'O_', {
  wronly: 0o1,
  rdwr: 0o2,
  creat: 0o100,
  excl: 0o200,
  noctty: 0o400,
  trunc: 0o1000,
  append: 0o2000,
  nonblock: 0o4000,
  sync: 0o4010000,
  dsync: 0o10000,
  noatime: 0o1000000,
  cloexec: 0o2000000,
  path: 0o10000000,
  tmpfile: { value: 0o20000000, constant: '__O_TMPFILE' },
});

/** linux/mman.h, asm-generic/mman.h */
export const mapFlags = flagSet('map-flags', 'MAP_', {
  'shared-validate': 0x3,
  shared: 0x1,
  private: 0x2,
  droppable: 0x8,
  fixed: 0x10,
  anonymous: 0x20,
  growsdown: 0x100,
  denywrite: 0x800,
  executable: 0x1000,
  locked: 0x2000,
  noreserve: 0x4000,
  populate: 0x8000,
  nonblock: 0x10000,
  stack: 0x20000,
  hugetlb: 0x40000,
  sync: 0x80000,
  'fixed-noreplace': 0x100000,
});

/** linux/openat2.h */
const resolveFlags = flagSet('resolve-flags', 'RESOLVE_', {
  'no-xdev': 0x1,
  'no-magiclinks': 0x2,
  'no-symlinks': 0x4,
  beneath: 0x8,
  'in-root': 0x10,
  cached: 0x20,
});

/** linux/personality.h: the low byte is an execution domain, so the larger come first; 0 is Linux's own. */
export const personality = flagSet('personality', '', {
  hpux: { value: 0x10, constant: 'PER_HPUX' },
  osf4: { value: 0xf, constant: 'PER_OSF4' },
  uw7: { value: 0xe, constant: false },
  solaris: { value: 0xd, constant: false },
  riscos: { value: 0xc, constant: 'PER_RISCOS' },
  irix64: { value: 0xb, constant: false },
  irixn32: { value: 0xa, constant: false },
  irix32: { value: 0x9, constant: false },
  linux32: { value: 0x8, constant: 'PER_LINUX32' },
  xenix: { value: 0x7, constant: false },
  bsd: { value: 0x6, constant: 'PER_BSD' },
  iscr4: { value: 0x5, constant: false },
  wysev386: { value: 0x4, constant: false },
  scosvr3: { value: 0x3, constant: false },
  svr3: { value: 0x2, constant: false },
  svr4: { value: 0x1, constant: false },
  uname26: 0x20000,
  'addr-no-randomize': 0x40000,
  'fdpic-funcptrs': 0x80000,
  'mmap-page-zero': 0x100000,
  'addr-compat-layout': 0x200000,
  'read-implies-exec': 0x400000,
  'addr-limit-32bit': 0x800000,
  'short-inode': 0x1000000,
  'whole-seconds': 0x2000000,
  'sticky-timeouts': 0x4000000,
  'addr-limit-3gb': 0x8000000,
});

/** linux/seccomp.h */
const seccompAction = enumeration('seccomp-action', 'SECCOMP_RET_', {
  'kill-process': 0x80000000,
  'kill-thread': 0,
  trap: 0x30000,
  errno: 0x50000,
  'user-notif': 0x7fc00000,
  trace: 0x7ff00000,
  log: 0x7ffc0000,
  allow: 0x7fff0000,
});

/** linux/netfilter/xt_AUDIT.h */
const packetAction = enumeration('audit-packet-action', 'XT_AUDIT_TYPE_', { accept: 0, drop: 1, reject: 2 });

/** linux/fanotify.h */
const fanotifyResponse = enumeration('fanotify-response', 'FAN_', { allow: 1, deny: 2 });
const fanotifyInfo = enumeration('fanotify-info', 'FAN_RESPONSE_INFO_', { none: 0, 'audit-rule': 1 });

/** linux/audit.h */
const group = enumeration('audit-group', 'AUDIT_NLGRP_', { none: 0, readlog: 1 });

/** linux/io_uring.h */
const uringOperation = numbered(
  'io-uring-op',
  'IORING_OP_',
  `0 nop readv writev fsync read-fixed write-fixed poll-add poll-remove sync-file-range sendmsg recvmsg timeout
  timeout-remove accept async-cancel link-timeout connect fallocate openat close files-update statx read write fadvise
  madvise send recv openat2 epoll-ctl splice provide-buffers remove-buffers tee shutdown renameat unlinkat mkdirat
  symlinkat linkat msg-ring fsetxattr setxattr fgetxattr getxattr socket uring-cmd send-zc sendmsg-zc read-multishot
  waitid futex-wait futex-wake futex-waitv fixed-fd-install ftruncate bind listen recv-zc epoll-wait readv-fixed
  writev-fixed pipe nop128 uring-cmd128`,
);

/** Of records of one type. */
export const numbersOf: { [operation: string]: Numbers } = {
  'anom-promiscuous': each(['prom', 'old_prom'], alone(decimal(u32({ enum: () => promiscuous })))),
  'config-change': { list: decimal(u32({ enum: () => filterList })) },
  'event-listener': { 'nl-mcgrp': decimal(u32({ enum: () => group })) },
  fanotify: {
    resp: decimal(u32({ enum: () => fanotifyResponse })),
    fan_type: decimal(u32({ enum: () => fanotifyInfo })),
  },
  mmap: { flags: alone(decimal(u64({ enum: () => mapFlags }))) },
  'mq-open': { oflag: alone(decimal(u32({ enum: () => openFlags }))) },
  'netfilter-cfg': { family: decimal(u32({ enum: () => nfProto })) },
  'netfilter-pkt': {
    action: decimal(u32({ enum: () => packetAction })),
    hook: decimal(u32({ enum: () => inetHook })),
    proto: decimal(u32({ enum: () => ipProtocol })),
  },
  openat2: {
    oflag: alone(decimal(u64({ enum: () => openFlags }))),
    resolve: alone(decimal(u64({ enum: () => resolveFlags }))),
  },
  seccomp: { code: hex(u32({ enum: () => seccompAction })) },
  syscall: { per: alone(hex(u32({ enum: () => personality }))) },
  uringop: { uring_op: decimal(u32({ enum: () => uringOperation })) },
};
