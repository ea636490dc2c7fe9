/** The JSON contract, version 1: one record a line. Additive only. */
import type { Value, ValueObject } from '../schema/value.ts';
import type { Problem, Unknown, WireNote } from '../types/notes.ts';

export const contractVersion = 1;

/** What a record tells of. */
export const recordKinds = ['message', 'error', 'ack', 'done', 'overrun', 'raw'] as const;
export type RecordKind = (typeof recordKinds)[number];

export interface RecordHeader {
  len: number;
  type: number;
  flags: (string | number)[];
  seq: number;
  port: number;
  /** of generic netlink: genlmsghdr */
  cmd?: number;
  version?: number;
}

export interface RecordError {
  /** errno, positive; 0 of an ack */
  code: number;
  /** `EPERM` */
  name?: string;
  /** what strerror(3) says */
  message?: string;
}

/** The extended ack's attributes, and what they point at. */
export type ExtendedAck = ValueObject & {
  /** path in the request of the attribute that was refused */
  path?: string;
  /** name of the attribute that is missing */
  missing?: string;
};

/** What stands around a message: where and when it was seen. All of it is optional. */
export interface Envelope {
  /** ISO 8601 with microseconds, or as asked for */
  time?: string;
  /** number in the capture, from 1 */
  frame?: number;
  /** which message of its datagram, from 1, where there are several */
  part?: number;
  /** multicast group it came by: its name, or its number */
  group?: string | number;
  /** the network namespace it came from, where that is not the listener's */
  nsid?: number;
  /** who has the sending port, where known: `bird/812` */
  process?: string;
  /** the capture's own facts about the packet, where they differ from what nltool writes */
  packet?: ValueObject;
}

/** A guess at what bytes without a schema are; not read on input. */
export interface RecordGuess {
  as: string;
  value?: Value;
  inside?: { type: number; hex: string; guess?: RecordGuess }[];
}

export interface UnknownRecord extends Unknown {
  guess?: RecordGuess;
}

export interface MessageRecord extends Envelope {
  v: 1;
  kind: RecordKind;
  protocol: string;
  family?: string;
  operation?: string;
  direction?: string;
  /** where the schema is from that nobody wrote: the kernel's policy */
  schema?: string;
  notify?: true;
  header?: RecordHeader;
  /** the kernel's constant of the message */
  name?: string;
  fixed?: ValueObject;
  body?: Value;
  attributes?: ValueObject;
  /** of `error`, `ack` and `done` with an errno */
  error?: RecordError;
  extended_ack?: ExtendedAck;
  /** of an ack: what it acknowledges was not done after all, as the batch around it was refused */
  applied?: false;
  /** the request that an error or ack echoes */
  request?: MessageRecord;
  formats?: { [path: string]: string };
  wire?: { [path: string]: WireNote };
  unknown?: UnknownRecord[];
  problems?: Problem[];
  redacted?: string[];
  /** of `raw`: the bytes */
  hex?: string;
}

/** A record as a person or a program gives it: anything that is not needed may be missing. */
export type RecordInput = { [K in keyof MessageRecord]?: MessageRecord[K] };

const envelopeKeys = [
  'time',
  'frame',
  'part',
  'group',
  'nsid',
  'process',
  'packet',
] as const satisfies (keyof Envelope)[];

/** A record as what stands around its message, and the message alone. */
export function splitEnvelope(record: { [key: string]: unknown }): { envelope: Envelope; message: RecordInput } {
  const message = { ...record };
  const envelope: { [key: string]: unknown } = {};
  for (const key of envelopeKeys) {
    if (record[key] !== undefined) envelope[key] = record[key];
    delete message[key];
  }
  return { envelope: envelope as Envelope, message: message as RecordInput };
}
