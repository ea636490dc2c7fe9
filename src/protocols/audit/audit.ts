/** AUDIT_*: state, rules, and the records themselves (linux/audit.h). */
import { bareString, s32, string, struct, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { kernelText, userText } from './record-text.ts';
import { isUserRecord, recordType } from './record-types.ts';
import { rule } from './rule.ts';

const statusMask = flagSet('audit-status-mask', 'AUDIT_STATUS_', {
  enabled: 0x1,
  failure: 0x2,
  pid: 0x4,
  'rate-limit': 0x8,
  'backlog-limit': 0x10,
  'backlog-wait-time': 0x20,
  lost: 0x40,
  'backlog-wait-time-actual': 0x80,
});
const enabled = enumeration('audit-enabled', false, { off: 0, on: 1, locked: 2 });
const failure = enumeration('audit-failure', 'AUDIT_FAIL_', { silent: 0, printk: 1, panic: 2 });
const featureBitmap = flagSet('audit-feature-bitmap', 'AUDIT_FEATURE_BITMAP_', {
  'backlog-limit': 0x1,
  'backlog-wait-time': 0x2,
  'executable-path': 0x4,
  'exclude-extend': 0x8,
  'sessionid-filter': 0x10,
  'lost-reset': 0x20,
  'filter-fs': 0x40,
});

const status = struct('audit-status', {
  mask: { type: u32({ enum: () => statusMask }), doc: 'of AUDIT_SET: which members to set' },
  enabled: u32({ enum: () => enabled }),
  failure: { type: u32({ enum: () => failure }), doc: 'what to do where a record is lost' },
  pid: { type: u32(), doc: 'process ID of the audit daemon' },
  'rate-limit': { type: u32(), doc: 'records a second, 0: no limit' },
  'backlog-limit': { type: u32(), doc: 'records' },
  lost: { type: u32(), doc: 'records' },
  backlog: { type: u32(), doc: 'records' },
  'feature-bitmap': u32({ enum: () => featureBitmap }),
  'backlog-wait-time': { type: u32(), doc: "ticks of the kernel's own clock (CONFIG_HZ)" },
  'backlog-wait-time-actual': { type: u32(), doc: 'such ticks, waited so far' },
});

const feature = flagSet('audit-features', false, { 'only-unset-loginuid': 0x1, 'loginuid-immutable': 0x2 });
const features = struct('audit-features', {
  vers: u32(),
  mask: { type: u32({ enum: () => feature }), doc: 'of AUDIT_SET_FEATURE: which to set' },
  features: u32({ enum: () => feature }),
  lock: { type: u32({ enum: () => feature }), doc: 'cannot be set any more' },
});

const terminal = struct('audit-tty-status', {
  enabled: u32(),
  'log-passwd': { type: u32(), doc: 'also what is typed without echo' },
});

const signal = struct(
  'audit-sig-info',
  { uid: u32(), pid: s32(), ctx: { type: string(), doc: 'security context of who sent the signal' } },
  { constant: false },
);

const equivalence = struct(
  'audit-make-equiv',
  {
    'old-len': u32(),
    'new-len': u32(),
    old: { type: bareString(), length: { member: 'old-len' } },
    new: { type: bareString(), length: { member: 'new-len' } },
  },
  { constant: false },
);

const operation = (
  name: string,
  number: number,
  doc: string,
  rest: Pick<Operation, 'verb'> & Partial<Operation>,
): Operation => ({
  name,
  constant: `AUDIT_${name.toUpperCase().replaceAll('-', '_')}`,
  doc,
  request: number,
  modes: ['do'],
  capability: 'CAP_AUDIT_CONTROL',
  ...rest,
});

const configuration: Operation[] = [
  operation('get', 1000, 'ask for the state; it', {
    reply: 1000,
    verb: 'get',
    body: status,
    summary: ['body.enabled', 'body.failure', 'body.pid', 'body.backlog', 'body.lost'],
  }),
  operation('set', 1001, 'change the state', { verb: 'new', body: status, summary: ['body.mask'] }),
  operation('list', 1002, 'ask for rules, until Linux 4.19', { verb: 'get' }),
  operation('add', 1003, 'add a rule, until Linux 4.19', { verb: 'new' }),
  operation('del', 1004, 'delete a rule, until Linux 4.19', { verb: 'delete' }),
  operation('watch-ins', 1007, 'watch a file, never in Linux', { verb: 'new' }),
  operation('watch-rem', 1008, 'no longer watch a file, never in Linux', { verb: 'delete' }),
  operation('watch-list', 1009, 'ask for watches, never in Linux', { verb: 'get' }),
  operation('signal-info', 1010, 'ask who sent the daemon a signal; who it was', {
    reply: 1010,
    verb: 'get',
    body: signal,
    summary: ['body.uid', 'body.pid'],
  }),
  operation('add-rule', 1011, 'add a rule', {
    verb: 'new',
    body: rule,
    summary: ['body.flags', 'body.action', 'body.mask', 'body.fields'],
  }),
  operation('del-rule', 1012, 'delete a rule', {
    verb: 'delete',
    body: rule,
    summary: ['body.flags', 'body.action', 'body.mask', 'body.fields'],
  }),
  operation('list-rules', 1013, 'ask for every rule; one of them', {
    reply: 1013,
    verb: 'get',
    body: rule,
    summary: ['body.flags', 'body.action', 'body.mask', 'body.fields'],
  }),
  operation('trim', 1014, 'drop watched trees that are gone', { verb: 'other' }),
  operation('make-equiv', 1015, 'watch a tree wherever it is mounted too', { verb: 'other', body: equivalence }),
  operation('tty-get', 1016, 'ask whether what this process types is recorded; whether it is', {
    reply: 1016,
    verb: 'get',
    body: terminal,
    summary: ['body.enabled', 'body.log-passwd'],
  }),
  operation('tty-set', 1017, 'record what this process types', { verb: 'new', body: terminal }),
  operation('set-feature', 1018, 'turn features on or off', {
    verb: 'new',
    body: features,
    summary: ['body.features'],
  }),
  operation('get-feature', 1019, 'ask for features; them', {
    reply: 1019,
    verb: 'get',
    body: features,
    summary: ['body.features', 'body.lock'],
  }),
];

const records: Operation[] = recordType.entries.map(({ name, value, constant }) => {
  const number = Number(value);
  const user = isUserRecord(number);
  return {
    name: name === 'user' ? 'user-message' : name,
    ...(constant ? { constant } : {}),
    doc: user ? 'a record of a program' : 'a record',
    ...(user ? { request: number, capability: 'CAP_AUDIT_WRITE' } : {}),
    reply: number,
    modes: user ? ['do', 'event'] : ['event'],
    verb: 'other',
    body: user ? userText : kernelText(name),
    together: ['body.time', 'body.serial'],
  };
});

export const audit: Family = {
  name: 'audit',
  protocol: 'audit',
  doc: 'audit records, rules and state',
  nested: false,
  operations: [...configuration, ...records],
};
