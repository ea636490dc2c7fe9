/** What the arguments of system calls mean, where the numbers are the same on the architectures that have them (uapi headers). */
import { s32, select, u32 } from '../../schema/builders.ts';
import { type EnumSchema, enumeration, flagSet, numbered } from '../../schema/enum.ts';
import type { IntegerType, SelectCase, TextNumber } from '../../schema/type.ts';
import { ipProtocol } from '../ip-protocol.ts';
import { addressFamily } from '../route/address-family.ts';
import { mapFlags, openFlags, personality, signal } from './record-numbers.ts';

/** asm-generic/fcntl.h: what differs on other architectures too */
const genericOpenFlags = flagSet('open-flags-generic', 'O_', {
  ...Object.fromEntries(openFlags.entries.map(({ name, value, constant }) => [name, { value, constant: constant! }])),
  direct: 0o40000,
  largefile: 0o100000,
  directory: 0o200000,
  nofollow: 0o400000,
});

/** bits/socket_type.h of the C library: a type, the larger first, and flags. */
const socketType = flagSet('socket-type', 'SOCK_', {
  nonblock: 0x800,
  cloexec: 0x80000,
  packet: 10,
  dccp: 6,
  seqpacket: 5,
  rdm: 4,
  raw: 3,
  dgram: 2,
  stream: 1,
});
const socketFlags = flagSet('socket-flags', 'SOCK_', { nonblock: 0x800, cloexec: 0x80000 });

/** asm-generic/mman-common.h */
const protection = flagSet('protection', 'PROT_', {
  read: 0x1,
  write: 0x2,
  exec: 0x4,
  sem: 0x8,
  growsdown: 0x1000000,
  growsup: 0x2000000,
});

const cloneFlags = {
  vm: 0x100,
  fs: 0x200,
  files: 0x400,
  sighand: 0x800,
  pidfd: 0x1000,
  ptrace: 0x2000,
  vfork: 0x4000,
  parent: 0x8000,
  thread: 0x10000,
  newns: 0x20000,
  sysvsem: 0x40000,
  settls: 0x80000,
  'parent-settid': 0x100000,
  'child-cleartid': 0x200000,
  detached: 0x400000,
  untraced: 0x800000,
  'child-settid': 0x1000000,
  newcgroup: 0x2000000,
  newuts: 0x4000000,
  newipc: 0x8000000,
  newuser: 0x10000000,
  newpid: 0x20000000,
  newnet: 0x40000000,
  io: 0x80000000,
} as const;
/** linux/sched.h; the low byte is a signal */
const clone = flagSet('clone-flags', 'CLONE_', cloneFlags);
/** linux/sched.h, of calls that take no signal */
const unshare = flagSet('unshare-flags', 'CLONE_', { newtime: 0x80, ...cloneFlags });

/** linux/fcntl.h */
const folder = enumeration('at-folder', '', { AT_FDCWD: -100 });

/** linux/fs.h */
const whence = enumeration('seek', 'SEEK_', { set: 0, cur: 1, end: 2, data: 3, hole: 4 });

/** linux/time.h */
const clock = numbered(
  'clock',
  'CLOCK_',
  `0 realtime monotonic process-cputime-id thread-cputime-id monotonic-raw realtime-coarse monotonic-coarse boottime
  realtime-alarm boottime-alarm sgi-cycle tai`,
);

/** asm-generic/fcntl.h, linux/fcntl.h */
const fileControl = numbered(
  'fcntl',
  'F_',
  `0 dupfd getfd setfd getfl setfl getlk setlk setlkw setown getown setsig getsig 15 setown-ex getown-ex getowner-uids
  36 ofd-getlk ofd-setlk ofd-setlkw 1024 setlease getlease notify dupfd-query created-query cancellk dupfd-cloexec
  setpipe-sz getpipe-sz add-seals get-seals 1035 get-rw-hint set-rw-hint get-file-rw-hint set-file-rw-hint getdeleg
  setdeleg`,
);

/** linux/prctl.h */
const processControl = numbered(
  'prctl',
  'PR_',
  `1 set-pdeathsig get-pdeathsig get-dumpable set-dumpable get-unalign set-unalign get-keepcaps set-keepcaps get-fpemu
  set-fpemu get-fpexc set-fpexc get-timing set-timing set-name get-name 19 get-endian set-endian get-seccomp set-seccomp
  capbset-read capbset-drop get-tsc set-tsc get-securebits set-securebits set-timerslack get-timerslack
  task-perf-events-disable task-perf-events-enable mce-kill mce-kill-get set-mm set-child-subreaper get-child-subreaper
  set-no-new-privs get-no-new-privs get-tid-address set-thp-disable get-thp-disable mpx-enable-management
  mpx-disable-management set-fp-mode get-fp-mode cap-ambient 50 sve-set-vl sve-get-vl get-speculation-ctrl
  set-speculation-ctrl pac-reset-keys set-tagged-addr-ctrl get-tagged-addr-ctrl set-io-flusher get-io-flusher
  set-syscall-user-dispatch pac-set-enabled-keys pac-get-enabled-keys sched-core sme-set-vl sme-get-vl set-mdwe get-mdwe
  set-memory-merge get-memory-merge riscv-v-set-control riscv-v-get-control riscv-set-icache-flush-ctx ppc-get-dexcr
  ppc-set-dexcr get-shadow-stack-status set-shadow-stack-status lock-shadow-stack-status
  1096112214 get-auxv 1398164801 set-vma 1499557217 set-ptracer`,
);

/** linux/ptrace.h */
const trace = numbered(
  'ptrace',
  'PTRACE_',
  `0 traceme peektext peekdata peekusr poketext pokedata pokeusr cont kill singlestep 16 attach detach 24 syscall
  16896 setoptions geteventmsg getsiginfo setsiginfo getregset setregset seize interrupt listen peeksiginfo getsigmask
  setsigmask seccomp-get-filter seccomp-get-metadata get-syscall-info get-rseq-configuration`,
);

/** linux/net.h: the number of the call inside socketcall(2) */
const socketCall = numbered(
  'socketcall',
  'SYS_',
  `1 socket bind connect listen accept getsockname getpeername socketpair send recv sendto recvfrom shutdown setsockopt
  getsockopt sendmsg recvmsg accept4 recvmmsg sendmmsg`,
);

/** linux/seccomp.h */
const seccomp = enumeration('seccomp-operation', 'SECCOMP_', {
  'set-mode-strict': 0,
  'set-mode-filter': 1,
  'get-action-avail': 2,
  'get-notif-sizes': 3,
});

/** linux/bpf.h */
const bpfCommand = numbered(
  'bpf-cmd',
  'BPF_',
  `0 map-create map-lookup-elem map-update-elem map-delete-elem map-get-next-key prog-load obj-pin obj-get prog-attach
  prog-detach prog-test-run prog-get-next-id map-get-next-id prog-get-fd-by-id map-get-fd-by-id obj-get-info-by-fd
  prog-query raw-tracepoint-open btf-load btf-get-fd-by-id task-fd-query map-lookup-and-delete-elem map-freeze
  btf-get-next-id map-lookup-batch map-lookup-and-delete-batch map-update-batch map-delete-batch link-create link-update
  link-get-fd-by-id link-get-next-id enable-stats iter-create link-detach prog-bind-map token-create`,
);

/** Architectures by what they have in common: on those of mips, and others without a table, much is otherwise. */
const asGeneric = ['x86-64', 'i386', 'riscv64', 'loongarch64', 's390x'];
const others = ['aarch64', 'arm', 'armeb', 'ppc', 'ppc64', 'ppc64le'];
const all = [...asGeneric, ...others];
/** where mmap takes its arguments one by one, with the flags of asm-generic/mman.h */
const plainMmap = ['x86-64', 'aarch64', 'riscv64', 'loongarch64'];

type Where = { arch?: string[] } & { [argument: string]: string | string[] };

function of(calls: string, type: IntegerType, { arch = all, ...arguments_ }: Where = {}): SelectCase {
  const beside = Object.entries(arguments_).map(([name, value]) => [`member.${name}`, value]);
  return {
    name: calls.split(' ')[0]!,
    when: { 'member.arch': arch, 'member.syscall': calls.split(' '), ...Object.fromEntries(beside) },
    type,
  };
}

const named = (schema: EnumSchema): IntegerType => u32({ enum: () => schema });
const opened = (calls: string): SelectCase[] => [
  of(calls, named(genericOpenFlags), { arch: asGeneric }),
  of(calls, named(openFlags), { arch: others }),
];
const mode = u32({ hint: 'file-mode' });
const inFolder =
  'openat openat2 mkdirat mknodat fchownat futimesat newfstatat fstatat64 unlinkat renameat renameat2 linkat readlinkat ' +
  'fchmodat fchmodat2 faccessat faccessat2 utimensat utimensat_time64 statx execveat name_to_handle_at open_tree ' +
  'mount_setattr setxattrat getxattrat listxattrat removexattrat';

const cases: { [argument: string]: SelectCase[] } = {
  a0: [
    of(inFolder, s32({ enum: () => folder })),
    of('socket socketpair', named(addressFamily)),
    of('clone', named(clone), { arch: all.filter(arch => arch !== 's390x') }),
    of('unshare', named(unshare)),
    of('umask', mode),
    of('rt_sigaction sigaction signal', named(signal)),
    of('prctl', named(processControl)),
    of('ptrace', named(trace)),
    of('personality', named(personality)),
    of('seccomp', named(seccomp)),
    of('bpf', named(bpfCommand)),
    of('socketcall', named(socketCall)),
    of(
      'clock_gettime clock_settime clock_getres clock_nanosleep clock_adjtime timer_create timerfd_create ' +
        'clock_gettime64 clock_settime64 clock_getres_time64 clock_nanosleep_time64 clock_adjtime64',
      named(clock),
    ),
  ],
  a1: [
    of('socket socketpair', named(socketType)),
    ...opened('open mq_open pipe2'),
    of('mkdir chmod fchmod mknod creat', mode),
    of('kill tkill rt_sigqueueinfo pidfd_send_signal', named(signal)),
    of('setns', named(unshare)),
    of('clone', named(clone), { arch: ['s390x'] }),
    of('fcntl fcntl64', named(fileControl)),
    of('prctl', named(signal), { a0: 'set-pdeathsig' }),
  ],
  a2: [
    of('socket socketpair', named(ipProtocol), { a0: ['inet', 'inet6'] }),
    ...opened('openat dup3'),
    of('mkdirat mknodat fchmodat fchmodat2', mode),
    of('open mq_open', mode, { a1: ['creat', 'tmpfile'] }),
    of('mmap', named(protection), { arch: plainMmap }),
    of('mmap2', named(protection), { arch: ['i386', 'arm', 'armeb'] }),
    of('mprotect pkey_mprotect', named(protection)),
    of('lseek', named(whence)),
    of('tgkill rt_tgsigqueueinfo', named(signal)),
    ...opened('fcntl').map(one => ({ ...one, when: { ...one.when, 'member.a1': 'setfl' } })),
  ],
  a3: [
    of('openat', mode, { a2: ['creat', 'tmpfile'] }),
    of('mmap', named(mapFlags), { arch: plainMmap }),
    of('mmap2', named(mapFlags), { arch: ['i386', 'arm', 'armeb'] }),
    of('accept4', named(socketFlags)),
  ],
};

/** The first four arguments in records of system calls. */
export const argumentNumbers: { [field: string]: TextNumber } = Object.fromEntries(
  Object.entries(cases).map(([name, list]) => [name, { type: select(list), hex: true, alone: true }]),
);
