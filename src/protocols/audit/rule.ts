/** struct audit_rule_data: what to record (linux/audit.h). */
import { bareString, bitmap, s32, select, struct, u32, zip } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { addressFamily } from '../route/address-family.ts';
import { architecture } from './architecture.ts';
import { recordType } from './record-types.ts';

/** Where rules stand. */
export const filterList = enumeration('audit-filter', 'AUDIT_FILTER_', {
  user: { value: 0, doc: "programs' own records" },
  task: { value: 1, doc: 'a task is made' },
  entry: { value: 2, doc: 'a system call begins (no longer used)' },
  watch: { value: 3, doc: 'watches of the file system' },
  exit: { value: 4, doc: 'a system call ends' },
  exclude: { value: 5, doc: 'a record is to be left out' },
  fs: { value: 6, doc: 'a file system' },
  'uring-exit': { value: 7, doc: 'an io_uring operation ends' },
  'task-prepend': { value: 0x11, constant: false, doc: 'task, before the other rules' },
  'exit-prepend': { value: 0x14, constant: false, doc: 'exit, before the other rules' },
  'exclude-prepend': { value: 0x15, constant: false, doc: 'exclude, before the other rules' },
  'fs-prepend': { value: 0x16, constant: false, doc: 'fs, before the other rules' },
});

const action = enumeration('audit-action', 'AUDIT_', { never: 0, possible: 1, always: 2 });

const field = enumeration('audit-field', 'AUDIT_', {
  pid: { value: 0, doc: 'process ID' },
  uid: 1,
  euid: 2,
  suid: 3,
  fsuid: 4,
  gid: 5,
  egid: 6,
  sgid: 7,
  fsgid: 8,
  loginuid: 9,
  pers: { value: 10, doc: 'personality' },
  arch: 11,
  msgtype: 12,
  'subj-user': 13,
  'subj-role': 14,
  'subj-type': 15,
  'subj-sen': 16,
  'subj-clr': 17,
  ppid: 18,
  'obj-user': 19,
  'obj-role': 20,
  'obj-type': 21,
  'obj-lev-low': 22,
  'obj-lev-high': 23,
  'loginuid-set': 24,
  sessionid: 25,
  fstype: 26,
  devmajor: 100,
  devminor: 101,
  inode: 102,
  exit: 103,
  success: 104,
  watch: { value: 105, doc: 'a file' },
  perm: { value: 106, doc: 'how a file is opened' },
  dir: { value: 107, doc: 'a folder and all in it' },
  filetype: 108,
  'obj-uid': 109,
  'obj-gid': 110,
  'field-compare': { value: 111, doc: 'two fields with each other' },
  exe: { value: 112, doc: 'the program' },
  'saddr-fam': 113,
  arg0: 200,
  arg1: 201,
  arg2: 202,
  arg3: 203,
  filterkey: { value: 210, doc: 'a word to find the records by' },
});

const operator = enumeration('audit-operator', 'AUDIT_', {
  'bit-mask': 0x08000000,
  'less-than': 0x10000000,
  'greater-than': 0x20000000,
  'not-equal': 0x30000000,
  equal: 0x40000000,
  'bit-test': 0x48000000,
  'less-than-or-equal': 0x50000000,
  'greater-than-or-equal': 0x60000000,
  negate: 0x80000000,
});

const permission = flagSet('audit-perm', 'AUDIT_PERM_', { exec: 0x1, write: 0x2, read: 0x4, attr: 0x8 });

/** S_IF* of stat(2). */
const fileType = enumeration('file-type', false, {
  fifo: 0o010000,
  character: 0o020000,
  dir: 0o040000,
  block: 0o060000,
  file: 0o100000,
  link: 0o120000,
  socket: 0o140000,
});

/** What statfs(2) says of the file systems that rules may name. */
const fileSystem = enumeration('file-system', false, { debugfs: 0x64626720, tracefs: 0x74726163 });

const comparison = enumeration('audit-compare', 'AUDIT_COMPARE_', {
  'uid-to-obj-uid': 1,
  'gid-to-obj-gid': 2,
  'euid-to-obj-uid': 3,
  'egid-to-obj-gid': 4,
  'auid-to-obj-uid': 5,
  'suid-to-obj-uid': 6,
  'sgid-to-obj-gid': 7,
  'fsuid-to-obj-uid': 8,
  'fsgid-to-obj-gid': 9,
  'uid-to-auid': 10,
  'uid-to-euid': 11,
  'uid-to-fsuid': 12,
  'uid-to-suid': 13,
  'auid-to-fsuid': 14,
  'auid-to-suid': 15,
  'auid-to-euid': 16,
  'euid-to-suid': 17,
  'euid-to-fsuid': 18,
  'suid-to-fsuid': 19,
  'gid-to-egid': 20,
  'gid-to-fsgid': 21,
  'gid-to-sgid': 22,
  'egid-to-fsgid': 23,
  'egid-to-sgid': 24,
  'sgid-to-fsgid': 25,
});

const texts = [
  ...['watch', 'dir', 'exe', 'filterkey', 'subj-user', 'subj-role', 'subj-type', 'subj-sen', 'subj-clr'],
  ...['obj-user', 'obj-role', 'obj-type', 'obj-lev-low', 'obj-lev-high'],
];

const value = select(
  [
    { name: 'text', when: { 'member.field': texts }, type: bareString() },
    { name: 'arch', when: { 'member.field': 'arch' }, type: u32({ enum: () => architecture }) },
    { name: 'msgtype', when: { 'member.field': 'msgtype' }, type: u32({ enum: () => recordType }) },
    { name: 'perm', when: { 'member.field': 'perm' }, type: u32({ enum: () => permission }) },
    { name: 'filetype', when: { 'member.field': 'filetype' }, type: u32({ enum: () => fileType }) },
    { name: 'compare', when: { 'member.field': 'field-compare' }, type: u32({ enum: () => comparison }) },
    { name: 'family', when: { 'member.field': 'saddr-fam' }, type: u32({ enum: () => addressFamily }) },
    { name: 'fstype', when: { 'member.field': 'fstype' }, type: u32({ enum: () => fileSystem, hint: 'hex' }) },
    { name: 'exit', when: { 'member.field': 'exit' }, type: s32() },
  ],
  u32(),
);

/** One comparison of a rule; all must hold. */
const comparisonRow = struct(
  'comparison',
  { field: u32({ enum: () => field }), value, operator: u32({ enum: () => operator }) },
  { constant: false, reads: ['{field} {operator} {value}'] },
);

export const rule = struct('audit-rule-data', {
  flags: u32({ enum: () => filterList }),
  action: u32({ enum: () => action }),
  'field-count': u32(),
  mask: { type: bitmap(0, 64), doc: 'system calls: bit 0 of the first word is call 0' },
  fields: { type: zip(comparisonRow, 64, 'field-count'), doc: 'fields, values, fieldflags, buflen and buf' },
});
