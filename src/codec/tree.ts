/** What decoding gives: an ordered tree over the message's bytes. Text, JSON, the path of an extended ack and hex views all read it. */
import type { Attribute } from '../schema/attribute-set.ts';
import type { Direction, Family, Operation, Protocol } from '../schema/family.ts';
import type { Member, Type } from '../schema/type.ts';
import type { Value, ValueObject } from '../schema/value.ts';
import type { RawAttribute } from '../wire/attribute.ts';
import type { MessageHeader } from '../wire/message.ts';

/** A run of bytes with a meaning. Offsets are from the start of the message. */
export interface Node {
  /** absent where no schema knows these bytes */
  type?: Type;
  start: number;
  end: number;
  value: Value;
  /** what lies inside, in the order of the bytes; empty for a leaf */
  children: Entry[];
}

/** A named place in its parent. */
export interface Entry {
  /** the path segment: `linkinfo`, `entry[0]`, `[2]` */
  key: string;
  node: Node;
  attribute?: Attribute;
  member?: Member;
  /** of an attribute: its header; `type` there has all 16 bits */
  raw?: RawAttribute;
  /** the bytes are hidden: key material */
  secret?: boolean;
}

export type ProblemCode =
  | 'bad-length'
  | 'unknown-format'
  | 'not-canonical'
  | 'repeated'
  | 'truncated'
  | 'trailing-bytes'
  | 'too-deep'
  | 'bad-value'
  | 'unknown-message'
  | 'bad-header';

/** Something about the bytes that the schema does not allow. */
export interface Problem {
  code: ProblemCode;
  /** attribute path, empty for the message itself */
  path: string;
  /** from the start of the message, in bytes */
  offset: number;
  message: string;
}

/** Bytes that the schema does not know, kept: an attribute (type, position), or a tail (neither). */
export interface Unknown {
  /** of the place it lies in, empty for the top */
  path: string;
  /** nla_type, all 16 bits */
  type?: number;
  /** index among the attributes there, from 0 */
  position?: number;
  hex: string;
  /** the padding behind it as hex, where it is not zeros up to the alignment */
  pad?: string;
}

/** How the bytes at a path differ from those that the schema would write. */
export interface WireNote {
  /** the two top bits of nla_type */
  bits?: number;
  /** the padding behind, as hex, where it is not zeros up to the alignment */
  pad?: string;
  /** the payload's length, where the value alone gives another one */
  len?: number;
  /** the order in which the keys of a set arrived, where it is not that of the object */
  order?: string[];
  /** a repeat that the schema does not declare: the value is an array of values */
  repeat?: true;
  /** genlmsghdr.reserved */
  reserved?: number;
  /** the whole message */
  hex?: string;
}

export interface GenericHeader {
  cmd: number;
  version: number;
  reserved: number;
}

/** struct nlmsgerr, or the errno of a dump's NLMSG_DONE, with the extended ack. */
export interface ErrorBody {
  /** positive; 0 is success */
  errno: number;
  /** NLMSGERR_ATTR_MSG */
  text?: string;
  /** NLMSGERR_ATTR_OFFS: into the request */
  offset?: number;
  /** the path of the attribute at that offset, where the request is known */
  path?: string;
  /** NLMSGERR_ATTR_MISS_TYPE, by name where the request is known */
  missing?: string;
  /** NLMSGERR_ATTR_MISS_NEST */
  missingNest?: number;
  policy?: ValueObject;
  cookie?: string;
}

export interface Message {
  kind: 'message' | 'error' | 'ack' | 'done' | 'overrun' | 'raw';
  /** the message's bytes, without padding behind it */
  bytes: Uint8Array;
  view: DataView;
  protocol: Protocol;
  direction?: Direction;
  header?: MessageHeader;
  /** bytes behind nlmsg_len up to the next message as hex, where they are not zeros up to the alignment */
  pad?: string;
  generic?: GenericHeader;
  /** the family's name, also where no schema is known for it */
  familyName?: string;
  family?: Family;
  operation?: Operation;
  /** the message is a notification (or an event), not an answer */
  notify?: boolean;
  fixed?: Node;
  body?: Node;
  attributes?: Node;
  error?: ErrorBody;
  /** of an error or ack: the request that it echoes */
  request?: Message;
  problems: Problem[];
  unknown: Unknown[];
  wire: { [path: string]: WireNote };
  formats: { [path: string]: string };
  redacted: string[];
}
