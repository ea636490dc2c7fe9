/** What decoding a message gives: trees over its bytes, and what is to be said beside them. */
import type { Direction, Family, Operation, Protocol } from '../schema/family.ts';
import type { Node } from '../types/node.ts';
import type { Problem, Unknown, WireNote } from '../types/notes.ts';
import type { MessageHeader } from '../wire/message.ts';
import type { RecordKind } from './record.ts';

export interface Message {
  kind: RecordKind;
  /** the message's bytes, without padding behind it */
  bytes: Uint8Array;
  view: DataView;
  protocol: Protocol;
  direction?: Direction;
  header?: MessageHeader;
  /** genlmsghdr */
  generic?: { cmd: number; version: number; reserved: number };
  /** the family's name, also where no schema is known for it */
  familyName?: string;
  family?: Family;
  operation?: Operation;
  /** the message is a notification (or an event), not an answer */
  notify?: boolean;
  fixed?: Node;
  body?: Node;
  attributes?: Node;
  /** of an error, an ack or a done: the errno, positive; 0 is success */
  errno?: number;
  /** the extended ack (errorAttributes of src/schema/netlink.ts) */
  extendedAck?: Node;
  /** the path of the attribute at the extended ack's offset, and the name of what is missing, where the request is known */
  at?: { path?: string; missing?: string };
  /** of an error or ack: the request that it echoes */
  request?: Message;
  problems: Problem[];
  unknown: Unknown[];
  wire: { [path: string]: WireNote };
  formats: { [path: string]: string };
  redacted: string[];
}
