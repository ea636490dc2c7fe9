import type { AttributeSet } from './attribute-set.ts';
import type { EnumSchema } from './enum.ts';
import type { StructType, Type } from './type.ts';
import type { ValueObject } from './value.ts';

export type Direction = 'to-kernel' | 'from-kernel';

/** How the kernel names the message flags 0x100 and up: they mean other things on a get, a new, a delete. */
export type Verb = 'get' | 'new' | 'delete' | 'other';

/** One message class: a nlmsg_type, or a command of a generic family. */
export interface Operation {
  name: string;
  /** the kernel's constant, absent where it has none */
  constant?: string;
  doc?: string;
  /** nlmsg_type or genlmsghdr.cmd towards the kernel; absent where it is never sent */
  request?: number;
  /** the number from the kernel, where it is received at all; often another operation's number, which then names the message */
  reply?: number;
  /**
   * The first bytes behind nlmsghdr, as text, where the number does not tell operations apart (an address family, a
   * connector's index). Encode fills them in.
   */
  starts?: string;
  /** can be asked for one thing, for all, is sent unasked as the notification of an operation or as an event */
  modes: ('do' | 'dump' | 'notify' | 'event')[];
  verb: Verb;
  /** the header behind nlmsghdr (and genlmsghdr), a struct, or a select of structs */
  fixed?: Type;
  /** what follows: attributes, or a body that is something else; both: body first */
  attributes?: () => AttributeSet;
  body?: Type;
  /** the member of the fixed header that is the body's length in bytes; absent where its type or the message's end gives it */
  bodyLength?: string;
  /** message flags that a request has by default, beside request and ack; for a dump, none */
  flags?: ('create' | 'append')[];
  /** the kernel takes it only in a batch of its family */
  batched?: true;
  /** members of the fixed header that a request has unless words say otherwise; of a question, one for everything */
  defaults?: ValueObject;
  /** attributes that a dump has unless words say otherwise */
  dumpsWith?: ValueObject;
  /** names of attributes (or `fixed.…`), one of which a do request needs */
  needs?: string[];
  /** words of a request that shows what the operation is for, where what it needs and sums up does not */
  example?: string[];
  /** what one line about such a message shows, as paths: `fixed.index`, `mtu`, `linkinfo.kind` */
  summary?: string[];
  /**
   * values that messages of one event have in common, as paths (`body.serial`); such messages that follow each other
   * are shown together
   */
  together?: string[];
  /** what it tells of a thing that later messages only name */
  tells?: Telling;
  /** names of the capabilities that a request needs */
  capability?: string;
}

/** A table of keys, each with a value or none, whose types one message tells and others must know (nftables' sets). */
export interface Telling {
  topic: string;
  /** where the message names the thing, as ToldType.of */
  of: string[];
  /** the attributes with the types of keys and of values, by name */
  key: string;
  value: string;
  /** an attribute, and which of its flags says that integers in keys are big-endian */
  bigEndian: [attribute: string, flag: string];
  /** the operation that asks the kernel for it by the same names */
  ask: string;
}

export interface Group {
  name: string;
  /** the number to join; of a generic family 0: the kernel gives it at run time */
  number: number;
  constant?: string;
  /** what is said in it, in a few words */
  doc?: string;
  /** the capability that joining takes */
  capability?: string;
  /** what there is now of that which it tells of */
  dumps?: GroupDump[];
}

/** What to ask for all of it. */
export interface GroupDump {
  family: string;
  operation: string;
  /** of the request's fixed header */
  fixed?: ValueObject;
  /** what to ask then for each answer: the values of the request by their paths, and where the answer has them */
  each?: { operation: string; copies: { [path: string]: string } };
}

/** Dumps of one family. */
export const dumpsOf = (family: string, ...operations: string[]): GroupDump[] =>
  operations.map(operation => ({ family, operation }));

/**
 * Requests in one datagram that are done together or not at all: the operations that stand around them, by name, and
 * what both have in their fixed header. A datagram holds one batch and nothing else.
 */
export interface Batch {
  begin: string;
  end: string;
  fixed: ValueObject;
}

/** One family: a set of operations that share a name (rt-link, nlctrl, nftables). */
export interface Family {
  name: string;
  /** the protocol's name */
  protocol: string;
  doc?: string;
  /** genlmsghdr.version of requests */
  version?: number;
  /** encode writes NLA_F_NESTED on nests: in both directions, in none, or in one */
  nested: boolean | Direction;
  /** what the headers' message numbers count from to make nlmsg_type (nfnetlink: the subsystem in the high byte) */
  base?: number;
  operations: Operation[];
  /** how messages of the kernel are read whose number no operation has; the number ends the name */
  unlisted?: Operation;
  /** the name of the operation whose answers come under numbers that no operation has (gtp: of the family's ID) */
  astray?: string;
  /** how the constants of answers end, where answers have constants of their own */
  answers?: string;
  /** the multicast groups of a generic family; those of other protocols stand with the protocol */
  groups?: Group[];
  /** where the schema comes from when it is not built in: a file, or kernelPolicy */
  source?: string;
  /** struct behind genlmsghdr (or nlmsghdr) of every operation that does not name its own */
  fixed?: StructType;
  /** how requests that are `batched` travel */
  batch?: Batch;
  /** error numbers of its own, beyond Linux's; what they say is the doc */
  errors?: EnumSchema;
}

/** Family.source of a family that no schema describes, made from what the kernel checks in its requests. */
export const kernelPolicy = "the kernel's policy";

/** Whether nests of a family have NLA_F_NESTED in messages that go this way. */
export const flagsNests = (family: Family | undefined, direction: Direction | undefined): boolean =>
  family !== undefined && (typeof family.nested === 'string' ? family.nested === direction : family.nested);

/** `answers` of families whose requests and answers are numbered apart (ynl-gen-c, the directional model). */
export const directionalAnswers = '_REPLY';

/** The fixed header of an operation's messages. */
export const fixedOf = ({ family, operation }: { family: Family; operation: Operation }): Type | undefined =>
  operation.fixed ?? family.fixed;

/** The kernel's constant for the answers to an operation, where they have one of their own. */
export const answerConstant = (
  family: Family | undefined,
  { constant, request, reply }: Operation,
): string | undefined =>
  constant !== undefined && family?.answers !== undefined && request !== undefined && reply !== undefined
    ? constant + family.answers
    : undefined;

/** The kernel's constant for a message of an operation. */
export const messageConstant = (
  family: Family | undefined,
  operation: Operation,
  direction: Direction | undefined,
): string | undefined =>
  (direction === 'from-kernel' ? answerConstant(family, operation) : undefined) ?? operation.constant;

/** Where the messages of one nlmsg_type range are described. */
export interface FamilyEntry {
  name: string;
  doc: string;
  /** nlmsg_type of a generic family, where it is the same in every kernel */
  id?: number;
  load: () => Promise<Family>;
}

/** A NETLINK_* protocol. */
export interface Protocol {
  number: number;
  /** `route` */
  name: string;
  /** `NETLINK_ROUTE` */
  constant: string;
  doc: string;
  /** other names that people use */
  aliases?: string[];
  /** what brings it into a kernel: a config option, a module; absent where every kernel with networking has it, or none */
  provider?: string;
  /** the first kernel version without it, as `3.5` */
  left?: string;
  /** where kernels no longer, or never, answer: what does this work instead */
  instead?: string;
  /** `nlmsg`, or bare datagrams without nlmsghdr from the kernel (kobject-uevent) */
  framing: 'nlmsg' | 'bare';
  /** what the kernel sends to one socket may have an nlmsg_len that leaves out the header (audit, to its daemon) */
  shortLength?: boolean;
  /** whether types 1 to 4 are netlink's own control messages */
  control: boolean;
  /** the number lies in genlmsghdr.cmd and nlmsg_type is a dynamic family id */
  generic: boolean;
  groups: Group[];
  families: FamilyEntry[];
  /** the body of a message that no family describes; binary where absent */
  opaque?: Type;
  /** what NLMSG_DONE has for a body where it has no errno */
  done?: StructType;
}

/** Whether a header names it, now or once; the other numbers are for modules of one's own. */
export const hasOwner = ({ constant }: Protocol): boolean => constant.startsWith('NETLINK_');
