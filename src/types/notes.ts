/** What a record says beside the values: problems, bytes without a schema, and how the bytes differ from those the schema would write. */

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
  /** index among the attributes there, from 0; where absent on input: behind the others */
  position?: number;
  hex: string;
  /** the padding behind it as hex, where it is not zeros up to the alignment */
  pad?: string;
}

/** How the bytes at a path differ from those that the schema would write. */
export interface WireNote {
  /** the two top bits of nla_type, and any others outside the number */
  bits?: number;
  /** the padding behind, as hex, where it is not zeros up to the alignment */
  pad?: string;
  /** the payload's length, where the value alone gives another one */
  len?: number;
  /** the order in which the keys of a set arrived, where it is not that of the object */
  order?: string[];
  /** a repeat that the schema does not declare: the value is an array of values */
  repeat?: true;
  /** of the message: nlmsg_len leaves out the header */
  short?: true;
  /** genlmsghdr.reserved */
  reserved?: number;
  /** the whole message */
  hex?: string;
}

/** Something wrong with what a person or a file asks to encode. */
export interface Issue {
  /** empty for the record as a whole */
  path: string;
  message: string;
}

export const issueText = ({ path, message }: Issue): string => (path === '' ? message : `${path}: ${message}`);
