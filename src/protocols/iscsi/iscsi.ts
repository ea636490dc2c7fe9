/**
 * iSCSI sessions and connections (include/scsi/iscsi_if.h, which is no uapi header). Every message is struct
 * iscsi_uevent: what is asked, 24 bytes, what came of it, 16 bytes, and mostly something behind.
 */
import { binary, type MemberInput, pad, s32, struct, u16, u32, u64 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import type { Type } from '../../schema/type.ts';
import * as parameters from './parameters.ts';
import { connectionStatistics, hostStatistics } from './statistics.ts';
import {
  chapParameters,
  chapRecords,
  flashParameters,
  interfaceParameters,
  path,
  secretValue,
  socketAddress,
  textValue,
} from './tails.ts';

type Integers = Record<string, Extract<Type, { kind: 'integer' | 'pad' }>>;
interface Parts {
  asked?: Integers;
  came?: Integers;
  behind?: Record<string, MemberInput>;
}

const widths = { u8: 1, u16: 2, u32: 4, u64: 8, s8: 1, s16: 2, s32: 4, s64: 8, uint: 8, sint: 8 };
const sizeOf = (type: Integers[string]): number => (type.kind === 'pad' ? (type.size ?? 0) : widths[type.base]);

/** Members of one of the two unions, with zeros up to its size. */
function union(name: string, members: Integers, size: number): Type {
  const left = size - Object.values(members).reduce((sum, type) => sum + sizeOf(type), 0);
  return struct(name, left ? { ...members, rest: pad(left) } : members, { constant: false });
}

const result: Integers = { retcode: s32({ hint: 'errno' }) };

const body = (name: string, { asked, came = asked ? result : undefined, behind = {} }: Parts): Type =>
  struct(
    `iscsi-${name}`,
    {
      type: { type: u32({ enum: () => eventType }), doc: 'as in the message header' },
      iferror: { type: s32({ hint: 'errno' }), doc: 'of an answer' },
      'transport-handle': u64({ hint: 'hex' }),
      u: asked ? { type: union(`iscsi-${name}-u`, asked, 24), doc: 'asked for' } : pad(24),
      r: came ? { type: union(`iscsi-${name}-r`, came, 16), doc: 'what came of it' } : pad(16),
      ...behind,
    },
    { constant: false },
  );

const session: Integers = { sid: u32() };
const connection: Integers = { sid: u32(), cid: u32() };
const host: Integers = { 'host-no': u32() };
const flashNode: Integers = { ...host, 'flashnode-idx': u32() };
const data = { data: { type: binary() } };
const params = (type: Type) => ({ params: { type } });
const creation: Integers = { 'initial-cmdsn': u32(), 'cmds-max': u16(), 'queue-depth': u16() };
const created: Integers = { sid: u32(), 'host-no': u32() };
const flag = (name: string) => ({ [name]: u32() });

const requests: [string, number, string, Parts][] = [
  ['create-session', 11, 'make a session', { asked: creation, came: created }],
  ['destroy-session', 12, 'delete a session', { asked: session }],
  ['create-conn', 13, 'make a connection', { asked: connection, came: connection }],
  ['destroy-conn', 14, 'delete a connection', { asked: connection }],
  [
    'bind-conn',
    15,
    'give a connection its socket',
    { asked: { ...connection, 'transport-eph': u64({ hint: 'hex' }), 'is-leading': u32() } },
  ],
  [
    'set-param',
    16,
    'set a parameter of a session or connection',
    {
      asked: { ...connection, param: u32({ enum: () => parameters.parameter }), len: u32() },
      behind: { value: secretValue('member.u.param', ['password', 'password-in'], textValue) },
    },
  ],
  ['start-conn', 17, 'start a connection', { asked: connection }],
  [
    'stop-conn',
    18,
    'stop a connection',
    { asked: { ...connection, 'conn-handle': u64({ hint: 'hex' }), flag: u32() } },
  ],
  [
    'send-pdu',
    19,
    'send a PDU',
    { asked: { ...connection, 'hdr-size': u32({ hint: 'bytes' }), 'data-size': u32({ hint: 'bytes' }) }, behind: data },
  ],
  ['get-stats', 20, 'ask for counters of a connection', { asked: connection, behind: { stats: connectionStatistics } }],
  ['get-param', 21, 'ask for a parameter; never used', {}],
  [
    'transport-ep-connect',
    22,
    'connect to a target',
    { asked: flag('non-blocking'), came: { handle: u64({ hint: 'hex' }) }, behind: { address: socketAddress } },
  ],
  [
    'transport-ep-poll',
    23,
    'ask whether a connection is made',
    { asked: { 'ep-handle': u64({ hint: 'hex' }), 'timeout-ms': u32({ hint: 'milliseconds' }) } },
  ],
  ['transport-ep-disconnect', 24, 'take a connection down', { asked: { 'ep-handle': u64({ hint: 'hex' }) } }],
  [
    'tgt-dscvr',
    25,
    'look for targets',
    {
      asked: { type: u32({ enum: () => parameters.discovery }), ...host, enable: u32() },
      behind: { address: socketAddress },
    },
  ],
  [
    'set-host-param',
    26,
    'set a parameter of a host',
    {
      asked: { ...host, param: u32({ enum: () => parameters.hostParameter }), len: u32() },
      behind: { value: { type: textValue } },
    },
  ],
  ['unbind-session', 27, 'take the targets of a session away', { asked: session }],
  [
    'create-bound-session',
    28,
    'make a session on a connection that is there',
    { asked: { 'ep-handle': u64({ hint: 'hex' }), ...creation }, came: created },
  ],
  [
    'transport-ep-connect-through-host',
    29,
    'connect to a target by one host',
    {
      asked: { ...host, ...flag('non-blocking') },
      came: { handle: u64({ hint: 'hex' }) },
      behind: { address: socketAddress },
    },
  ],
  ['path-update', 30, 'tell the path that the kernel asked for', { asked: host, behind: { path } }],
  [
    'set-iface-params',
    31,
    'set parameters of interfaces',
    { asked: { ...host, count: u32() }, behind: params(interfaceParameters) },
  ],
  [
    'ping',
    32,
    'send a ping',
    {
      asked: { ...host, 'iface-num': u32(), 'iface-type': u32(), 'payload-size': u32({ hint: 'bytes' }), pid: u32() },
      behind: { address: socketAddress },
    },
  ],
  [
    'get-chap',
    33,
    'ask for CHAP names and secrets',
    { asked: { ...host, 'num-entries': u32(), 'chap-tbl-idx': u16() }, behind: { entries: chapRecords } },
  ],
  ['delete-chap', 34, 'delete a CHAP name and secret', { asked: { ...host, 'chap-tbl-idx': u16() } }],
  [
    'set-flashnode-params',
    35,
    'set parameters of a target kept in flash memory',
    { asked: { ...flashNode, count: u32() }, behind: params(flashParameters) },
  ],
  [
    'new-flashnode',
    36,
    'keep a target in flash memory',
    { asked: { ...host, len: u32() }, came: { 'flashnode-idx': u32() }, behind: data },
  ],
  ['del-flashnode', 37, 'no longer keep it', { asked: flashNode }],
  ['login-flashnode', 38, 'log in to it', { asked: flashNode }],
  ['logout-flashnode', 39, 'log out of it', { asked: flashNode }],
  ['logout-flashnode-sid', 40, 'log out of a session of it', { asked: { ...host, sid: u32() } }],
  ['set-chap', 41, 'set a CHAP name and secret', { asked: host, behind: params(chapParameters) }],
  ['get-host-stats', 42, 'ask for counters of a host', { asked: host, behind: { stats: hostStatistics } }],
  ['destroy-session-async', 43, 'delete a session without waiting', { asked: session }],
];

const events: [string, number, string, Parts][] = [
  ['recv-pdu', 101, 'a PDU arrived', { came: { ...connection, 'recv-handle': u64({ hint: 'hex' }) }, behind: data }],
  [
    'conn-error',
    102,
    'a connection failed',
    { came: { ...connection, error: u32({ enum: () => parameters.errorCode }) } },
  ],
  ['if-error', 103, 'a request failed', { came: result }],
  ['destroy-session', 104, 'a session is gone', { came: { ...host, sid: u32() } }],
  ['unbind-session', 105, 'the targets of a session are gone', { came: created }],
  ['create-session', 106, 'a session was made', { came: created }],
  ['path-req', 107, 'which path leads to an address?', { came: host, behind: { path } }],
  ['if-down', 108, 'an interface went down', { came: host }],
  [
    'conn-login-state',
    109,
    'a connection logs in',
    { came: { ...connection, state: u32({ enum: () => parameters.connectionState }) } },
  ],
  [
    'host-event',
    110,
    'something happened to a host',
    {
      came: { ...host, 'data-size': u32({ hint: 'bytes' }), code: u32({ enum: () => parameters.hostEvent }) },
      behind: data,
    },
  ],
  [
    'ping-comp',
    111,
    'a ping ended',
    {
      came: {
        ...host,
        status: u32({ enum: () => parameters.pingStatus }),
        pid: u32(),
        'data-size': u32({ hint: 'bytes' }),
      },
      behind: data,
    },
  ],
];

const eventType = enumeration('iscsi-event', 'ISCSI_', {
  ...Object.fromEntries(requests.map(([name, value]) => [name, { value, constant: constantOf('UEVENT', name) }])),
  ...Object.fromEntries(
    events.map(([name, value]) => [`event-${name}`, { value, constant: constantOf('KEVENT', name) }]),
  ),
});

function constantOf(kind: string, name: string): string {
  return `ISCSI_${kind}_${name.toUpperCase().replaceAll('-', '_')}`;
}

const names = ['sid', 'cid', 'host-no', 'param', 'error', 'state', 'status', 'code'];
const summary = [...names.map(name => `body.u.${name}`), ...names.map(name => `body.r.${name}`), 'body.iferror'];

/** Events have the message type 0, whatever they are: the first member of the body tells them apart. */
const operations: Operation[] = [
  ...requests.map(
    ([name, number, doc, parts]): Operation => ({
      name,
      constant: constantOf('UEVENT', name),
      doc,
      request: number,
      reply: number,
      modes: ['do'],
      verb: 'other',
      body: body(name, parts),
      summary,
      capability: 'CAP_SYS_ADMIN',
    }),
  ),
  ...events.map(
    ([name, number, doc, parts]): Operation => ({
      name: `event-${name}`,
      constant: constantOf('KEVENT', name),
      doc,
      reply: 0,
      starts: String.fromCharCode(number, 0, 0, 0),
      modes: ['event'],
      verb: 'other',
      body: body(`event-${name}`, parts),
      summary,
    }),
  ),
];

export const iscsi: Family = {
  name: 'iscsi',
  protocol: 'iscsi',
  doc: 'iSCSI sessions and connections',
  nested: false,
  operations,
};
