import type { Attribute } from '../schema/attribute-set.ts';
import type { Member, Type } from '../schema/type.ts';
import type { Value } from '../schema/value.ts';
import type { RawAttribute } from '../wire/attribute.ts';

/** A run of bytes with a meaning. Offsets are from the start of the message. */
export interface Node {
  /** the type that read it, of a select the case taken; absent where no schema knows these bytes */
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
