/** Process events (linux/cn_proc.h). */

import type { MemberInput } from '../../schema/builders.ts';
import { chars, pad, s32, select, struct, u32, u64 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { connectorMessage, connectorType } from './header.ts';

const operation = enumeration('proc-cn-mcast-op', 'PROC_CN_MCAST_', { listen: 1, ignore: 2 });

const events = {
  fork: 0x1,
  exec: 0x2,
  uid: 0x4,
  gid: 0x40,
  sid: 0x80,
  ptrace: 0x100,
  comm: 0x200,
  'nonzero-exit': 0x20000000,
  coredump: 0x40000000,
  exit: 0x80000000,
} as const;
const eventMask = flagSet('proc-cn-event-mask', 'PROC_EVENT_', events);
const eventKind = enumeration('proc-cn-event', 'PROC_EVENT_', {
  none: { value: 0, doc: 'an answer to listen or ignore' },
  ...events,
});

const subscription = select(
  [
    {
      name: 'filtered',
      when: { length: 8 },
      type: struct('proc-input', {
        'mcast-op': u32({ enum: () => operation }),
        'event-type': { type: u32({ enum: () => eventMask }), doc: 'which events, from Linux 6.6 on' },
      }),
    },
  ],
  struct('proc-cn-op', { 'mcast-op': u32({ enum: () => operation }) }, { constant: false }),
);

const process = { 'process-pid': s32(), 'process-tgid': s32() };
const parent = { 'parent-pid': s32(), 'parent-tgid': s32() };

/** One event's members, with zeros up to the 24 bytes of the longest. */
const variant = (name: string, members: Record<string, MemberInput>, left: number) =>
  struct(
    `${name}-proc-event`,
    { ...members, ...Object.fromEntries(Array.from({ length: left / 4 }, (_, i) => [`pad${i}`, pad(4)])) },
    { constant: false },
  );
const variants = {
  none: variant('ack', { err: u32({ hint: 'errno' }) }, 20),
  fork: variant('fork', { ...parent, 'child-pid': s32(), 'child-tgid': s32() }, 8),
  exec: variant('exec', process, 16),
  uid: variant('uid', { ...process, ruid: u32(), euid: u32() }, 8),
  gid: variant('gid', { ...process, rgid: u32(), egid: u32() }, 8),
  sid: variant('sid', process, 16),
  ptrace: variant('ptrace', { ...process, 'tracer-pid': s32(), 'tracer-tgid': s32() }, 8),
  comm: variant('comm', { ...process, comm: chars(16) }, 0),
  coredump: variant('coredump', { ...process, ...parent }, 8),
  exit: variant('exit', { ...process, 'exit-code': u32(), 'exit-signal': u32(), ...parent }, 0),
};

const event = struct('proc-event', {
  what: u32({ enum: () => eventKind }),
  cpu: u32(),
  'timestamp-ns': { type: u64(), doc: 'nanoseconds since the machine started' },
  data: {
    inline: true,
    type: select(
      Object.entries(variants).map(([name, type]) => ({ name, when: { 'member.what': name }, type })),
      struct('unknown-proc-event', { words: { type: { kind: 'binary', size: 24 } } }, { constant: false }),
    ),
  },
});

export const processEvents: Family = {
  name: 'cn-proc',
  protocol: 'connector',
  doc: 'processes fork, exec, exit, change',
  nested: false,
  operations: [
    connectorMessage(1, {
      name: 'listen',
      doc: 'have process events sent to the group, or no longer',
      request: connectorType,
      modes: ['do'],
      body: subscription,
      summary: ['body.mcast-op', 'body.event-type'],
      capability: 'CAP_NET_ADMIN',
    }),
    connectorMessage(1, {
      name: 'event',
      doc: 'something happened to a process',
      reply: connectorType,
      modes: ['event'],
      body: select([{ name: 'subscription', when: { length: [4, 8] }, type: subscription }], event),
      summary: [
        ...['what', 'process-pid', 'process-tgid', 'parent-pid', 'child-pid', 'child-tgid', 'comm', 'ruid', 'euid'],
        ...['rgid', 'egid', 'tracer-pid', 'exit-code', 'exit-signal', 'err'],
      ].map(name => `body.${name}`),
    }),
  ],
};
