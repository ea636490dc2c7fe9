/** What the socket reports of every address family share (linux/sock_diag.h, linux/socket.h). */
import { pad, struct, u8, u32, u64 } from '../../schema/builders.ts';
import { type EnumSchema, enumeration, flagSet } from '../../schema/enum.ts';
import type { Operation } from '../../schema/family.ts';
import { addressFamily } from '../route/address-family.ts';

/** nlmsg_type of both requests and reports; the address family in the first byte tells what follows. */
export const byFamily = 20;

/** A request for sockets of one address family. */
export const getOperation = (
  family: number,
  operation: Pick<Operation, 'fixed' | 'attributes' | 'doc' | 'example' | 'defaults'>,
): Operation => ({
  name: 'get',
  constant: 'SOCK_DIAG_BY_FAMILY',
  request: byFamily,
  starts: String.fromCharCode(family),
  modes: ['do', 'dump'],
  verb: 'get',
  ...operation,
});

/** A report about one socket. */
export const socketOperation = (
  family: number,
  operation: Pick<Operation, 'fixed' | 'attributes' | 'summary'> & Partial<Operation>,
): Operation => ({
  name: 'socket',
  constant: 'SOCK_DIAG_BY_FAMILY',
  doc: 'a socket, as asked for or because it closed',
  reply: byFamily,
  starts: String.fromCharCode(family),
  modes: ['event'],
  verb: 'other',
  ...operation,
});

/** States of sockets, which TCP named first (include/net/tcp_states.h). */
export const socketState = enumeration('socket-state', false, {
  established: 1,
  'syn-sent': 2,
  'syn-recv': 3,
  'fin-wait1': 4,
  'fin-wait2': 5,
  'time-wait': 6,
  close: 7,
  'close-wait': 8,
  'last-ack': 9,
  listen: 10,
  closing: 11,
  'new-syn-recv': 12,
  'bound-inactive': 13,
});

/** A bit for each state that is asked for. */
export const socketStates = flagSet(
  'socket-states',
  false,
  Object.fromEntries(socketState.entries.map(({ name, value }) => [name, 1 << Number(value)])),
);

/** A question for every state; a state that it has no bit for would not be told of. */
export const everyState = 0xffffffff;

/** SOCK_* (linux/net.h): how a socket carries data. */
export const socketType = enumeration('socket-type', false, {
  stream: 1,
  dgram: 2,
  raw: 3,
  rdm: 4,
  seqpacket: 5,
  dccp: 6,
  packet: 10,
});

/** Which directions are shut (sk_shutdown). */
export const shutdown = u8({ enum: () => shutdownFlags });
const shutdownFlags = flagSet('shutdown', false, { receive: 1, send: 2 });

const noCookie = enumeration('socket-cookie', false, { any: 0xffffffffffffffffn });

/** Tells one socket from all others that this kernel ever had; `any` asks for whichever fits. */
export const cookie = u64({ enum: () => noCookie });

/** A request for sockets that are not told apart by their states; `show` is what to tell of each. */
export const showRequest = (name: string, show: EnumSchema) =>
  struct(name, {
    family: u8({ enum: () => addressFamily }),
    protocol: u8(),
    pad: pad(2),
    ino: { type: u32(), doc: 'inode of the socket; of a dump 0' },
    show: u32({ enum: () => show }),
    cookie,
  });

/** SK_MEMINFO_*: memory of a socket in bytes; older kernels report fewer. */
export const socketMemory = struct(
  'sk-meminfo',
  {
    'rmem-alloc': u32({ hint: 'bytes' }),
    rcvbuf: u32({ hint: 'bytes' }),
    'wmem-alloc': u32({ hint: 'bytes' }),
    sndbuf: u32({ hint: 'bytes' }),
    'fwd-alloc': u32({ hint: 'bytes' }),
    'wmem-queued': u32({ hint: 'bytes' }),
    optmem: u32({ hint: 'bytes' }),
    backlog: u32({ hint: 'bytes' }),
    drops: { type: u32(), doc: 'packets' },
  },
  { constant: false },
);
