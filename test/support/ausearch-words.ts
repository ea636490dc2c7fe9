/** The words for numbers in audit records, as nltool shows them and as `ausearch -i` does. */
import { kernelText } from '../../src/protocols/audit/record-text.ts';
import { LearnedNames } from '../../src/render/names.ts';
import { plain } from '../../src/render/theme.ts';
import { shownEntry } from '../../src/render/value.ts';
import type { Json } from './differences.ts';

interface Known {
  /** of these fields, or of all */
  fields?: RegExp;
  /** what ours and theirs are */
  ours?: RegExp;
  theirs: RegExp;
  reason: string;
}

const argument = /^a[0-3]$/;

/** What ausearch says otherwise; both as `alike` makes them. */
const known: Known[] = [
  ...(
    [
      ['pread64', 'pread'],
      ['pwrite64', 'pwrite'],
      ['kexec-load', 'sys-kexec-load'],
      ['sched-rr-get-interval-time64', 'sched-rr-get-interval64'],
      ['getdents64', 'getdents'],
      ['fstat', 'newfstat'],
      ['newfstatat', 'fstatat64'],
      ['-llseek', 'llseek'],
      ['-newselect', 'newselect'],
      ['-sysctl', 'sysctl'],
      ['arm-fadvise64-64', 'fadvise64-64'],
      ['arm-sync-file-range', 'sync-file-range'],
      ['timerfd-create', 'timerfd'],
      ['perf-event-open', 'perf-counter-open'],
    ] as const
  ).map(([ours, theirs]) => ({
    fields: /^syscall$/,
    ours: new RegExp(`^${ours}$`),
    theirs: new RegExp(`^${theirs}$`),
    reason: '__NR_* of the headers',
  })),
  {
    fields: /id$/,
    ours: /^\d+$/,
    theirs: /^[a-z-]+$|^unknown\(\d+\)$/,
    reason: 'names of users and groups of the host that reads, which need not be that of the record',
  },
  {
    fields: /^(old-ses|oses|new-auid|ses)$/,
    ours: /^unset$/,
    theirs: /^(4294967295|-1)$/,
    reason: 'ausearch knows uid and ses, and not all that they are called',
  },
  { fields: /^(cap_|old_|new_)?[fp][piea]$/, ours: /^0$/, theirs: /^none$/, reason: 'a number that says as much' },
  { fields: /^mode$/, ours: /^0[0-7]*$/, theirs: /^000,\d+$/, reason: 'no kind of file, so no word for it' },
  { fields: /^(sig|a[0-3])$/, ours: /^0$/, theirs: /^sig0$/, reason: 'no signal, so no word for it' },
  { fields: /^(sig|a[0-3])$/, ours: /^sigpwr$/, theirs: /^igpwr$/, reason: 'their misprint' },
  { fields: /^code$/, ours: /^kill-(process|thread)$/, theirs: /^kill$/, reason: 'SECCOMP_RET_KILL_* are two' },
  { fields: /^code$/, ours: /^user-notif$/, theirs: /^user-notify$/, reason: 'SECCOMP_RET_USER_NOTIF' },
  { fields: /^list$/, ours: /^fs$/, theirs: /^filesystem$/, reason: 'AUDIT_FILTER_FS' },
  { fields: /^family$/, ours: /^unspec$/, theirs: /^unspecified$/, reason: 'NFPROTO_UNSPEC' },
  { fields: /^proto$/, ours: /^[a-z]/, theirs: /^[a-z]/, reason: 'IPPROTO_*, theirs is the name in /etc/protocols' },
  { fields: /^hook$/, ours: /^local-in$/, theirs: /^input$/, reason: 'NF_INET_LOCAL_IN' },
  { fields: /^hook$/, ours: /^local-out$/, theirs: /^output$/, reason: 'NF_INET_LOCAL_OUT' },
  { fields: /^hook$/, ours: /^(pre|post)-routing$/, theirs: /^(pre|post)routing$/, reason: 'NF_INET_PRE_ROUTING' },
  {
    fields: /^hook$/,
    ours: /^ingress$/,
    theirs: /^brouting$/,
    reason: 'the record does not say that a bridge is meant',
  },
  { fields: /^nl-mcgrp$/, ours: /^none$/, theirs: /^audit-none$/, reason: 'AUDIT_NLGRP_NONE' },
  { fields: /^nl-mcgrp$/, ours: /^readlog$/, theirs: /^audit-netlink-multicast$/, reason: 'AUDIT_NLGRP_READLOG' },
  { fields: /^nl-mcgrp$/, ours: /^\d+$/, theirs: /^audit-none$/, reason: 'a group that does not exist' },
  { fields: /^(uring_op|fan_type)$/, ours: /^[a-z]/, theirs: /^\d+$/, reason: 'ausearch 3.0 does not know the field' },
  { fields: /^(flags|a3)$/, ours: /^shared-validate$/, theirs: /^shared,private$/, reason: 'MAP_SHARED_VALIDATE' },
  { fields: /^(flags|a3)$/, ours: /^droppable$/, theirs: /^0x0x8$/, reason: 'MAP_DROPPABLE is newer' },
  { fields: /^(oflag|a[0-3])$/, ours: /^sync$/, theirs: /^dsync,sync$/, reason: 'O_SYNC has both bits' },
  {
    fields: /^(per|a0)$/,
    ours: /^(mmap|addr|fdpic|read|uname|short|whole|sticky)/,
    theirs: /^linux(,~addr-no-randomize)?$/,
    reason: 'flags of which ausearch tells one',
  },
  { fields: /^a0$/, ours: /^unix$/, theirs: /^local$/, reason: 'AF_UNIX and AF_LOCAL are one' },
  { fields: argument, ours: /^newcgroup$/, theirs: /^stopped$/, reason: 'CLONE_STOPPED left Linux in 2.6.38' },
  { fields: argument, ours: /^(peek|poke)usr$/, theirs: /^(peek|poke)user$/, reason: 'PTRACE_PEEKUSR, PTRACE_POKEUSR' },
  { fields: argument, ours: /^largefile$/, theirs: /^0$/, reason: 'O_LARGEFILE' },
  { fields: argument, ours: /^(sem|growsup|growsdown)$/, theirs: /^none$/, reason: 'PROT_SEM, PROT_GROWS*' },
  { fields: argument, ours: /^0$/, theirs: /^none$/, reason: 'PROT_NONE' },
  { fields: argument, ours: /^(0x)?[0-9a-f]+$/, theirs: /^(?!0x)/, reason: 'arguments that nltool has no words for' },
  { fields: argument, ours: /[g-z]/, theirs: /^0x/, reason: 'arguments that ausearch has no words for' },
  { theirs: /^unknown/, reason: 'rarer or newer than what ausearch 3.0 knows' },
  { fields: /^arch$/, ours: /^arm$/, theirs: /^armeb$/, reason: 'AUDIT_ARCH_ARM is little-endian' },
];

const prefix = /^(__)?(AF|BPF|CLOCK|CLONE|F|MAP|O|PER|PR|PROT|PTRACE|RESOLVE|SECCOMP|SEEK|SOCK|SYS)_/;

/** ausearch's spelling and the kernel's constants, as nltool spells names: `MAP_PRIVATE|MAP_FIXED` is `private,fixed`. */
const alike = (word: string): string =>
  word
    .replace(/\(.*$/, '')
    .split(/[|,]/)
    .map(part => part.replace(prefix, ''))
    .filter(part => part !== 'FILE' && part !== 'RDONLY')
    .join(',')
    .toLowerCase()
    .replaceAll('_', '-') || '0';

const view = { theme: plain, names: new LearnedNames() };

/** Each field that is a number with its word, in the order of the line. */
function wordsIn(line: string, numbers: ReadonlySet<string>): [name: string, word: string][] {
  const bare = line.replace(/=("(?:[^"\\]|\\.)*"|\{[^}]*\})/g, '=…');
  return [...bare.matchAll(/(?:^|[\s'])([A-Za-z_][\w-]*)=([^\s']*)/g)]
    .filter(([, name]) => numbers.has(name!))
    .map(([, name, word]) => [name!, word!]);
}

/** What differs in the words for the numbers of one record, and which fields are numbers. */
export function wordDifferences(
  { operation, body }: Json,
  theirs: string,
): { numbers: ReadonlySet<string>; found: string[] } {
  const type = kernelText(operation);
  const numbers = new Set(Object.keys(type.numbers ?? {}));
  const ours = wordsIn(
    shownEntry({ key: '', node: { type, value: body, start: 0, end: 0, children: [] } }, view, 'quoted')?.text ?? '',
    numbers,
  );
  const rest = wordsIn(theirs, numbers);
  const found = ours.flatMap(([name, word]) => {
    const at = rest.findIndex(([other]) => other === name);
    if (at < 0) return [`${name}=${word} is not in ${theirs}`];
    const [[, other]] = rest.splice(at, 1) as [[string, string]];
    const [mine, their] = [alike(word), alike(other)];
    if (mine === their || (argument.test(name) && `0x${mine}` === their)) return [];
    const reason = known.find(
      one => (one.fields ?? /^/).test(name) && (one.ours ?? /^/).test(mine) && one.theirs.test(their),
    );
    return reason ? [] : [`${name}=${word}, ausearch: ${other}`];
  });
  return { numbers, found };
}
