/**
 * The vocabulary: every way in which bytes can mean something. YNL's types (Documentation/userspace-api/netlink/specs.rst)
 * and the constructs that YNL lacks. Data only; the one kind of function is a thunk to another schema, so that schemas can be recursive.
 */
import type { AttributeSet } from './attribute-set.ts';
import type { EnumSchema } from './enum.ts';
import type { Direction } from './family.ts';
import type { HintName, PacketPlace } from './hint.ts';
import type { ByteOrder, IntegerBase } from './integer.ts';
import type { NameQuery } from './name-query.ts';

/** What the kernel's policy refuses. Lengths in bytes of payload. */
export interface Checks {
  min?: number | bigint;
  max?: number | bigint;
  minLen?: number;
  maxLen?: number;
  exactLen?: number;
  /** bits that may be set */
  mask?: number | bigint;
}

export interface IntegerType {
  kind: 'integer';
  base: IntegerBase;
  order: ByteOrder;
  enum?: () => EnumSchema;
  /** several of the enum's values may stand in one number, so many bits each, the last in the lowest */
  valueBits?: number;
  hint?: HintName;
  checks?: Checks;
}

export interface StringType {
  kind: 'string';
  /**
   * `nul`: written with a NUL behind; `none`: without; `fixed`: a char array of `size` bytes filled up with NULs.
   */
  end: 'nul' | 'none' | 'fixed';
  size?: number;
  /** bytes behind the NUL may be anything and are no part of the value; only where it is not written again */
  garbage?: true;
  checks?: Checks;
}

export interface BinaryType {
  kind: 'binary';
  /** a fixed number of bytes, as in a struct */
  size?: number;
  hint?: HintName;
  /** of the hint `packet` */
  packet?: PacketPlace;
  checks?: Checks;
}

/** Present or absent, no payload (NLA_FLAG). */
export interface FlagType {
  kind: 'flag';
}

/** Alignment filler: as a struct member of `size` zero bytes, as an attribute without meaning. */
export interface PadType {
  kind: 'pad';
  size?: number;
}

/** A number that is reserved: should not appear, and is kept as bytes where it does. */
export interface UnusedType {
  kind: 'unused';
}

/** struct nla_bitfield32: value and selector (linux/netlink.h). */
export interface Bitfield32Type {
  kind: 'bitfield32';
  enum?: () => EnumSchema;
  checks?: Checks;
}

/** A run of attributes. */
export interface NestType {
  kind: 'nest';
  set: () => AttributeSet;
  /** write NLA_F_NESTED, or not, or only in one direction, whatever the family does; what the attribute says goes before */
  nested?: boolean | Direction;
}

/** A nest whose attribute types are only indices. */
export interface IndexedArrayType {
  kind: 'indexed-array';
  element: Type;
  /** write NLA_F_NESTED on elements that are nests, or not, whatever the family does */
  nested?: boolean;
  /** the indices that need not be said: from 1 where absent */
  indices?: 'from-0' | 'all-0';
}

/** Nests in nests whose attribute types are values (YNL nest-type-value): `keys` name them from the outside in. */
export interface TypeValueType {
  kind: 'type-value';
  keys: string[];
  set: () => AttributeSet;
}

/**
 * Which type applies, by the first case whose every condition holds. A condition's key says where to look:
 * `kind` an attribute, looked up outward from here; `fixed.family` a member of the message's fixed header;
 * `member.flags` a member of an enclosing struct, `member.sel.family` a member of that; `message.operation`,
 * `message.direction` (`to-kernel`, `from-kernel`), `message.mode` (`dump`) and `message.request` (the operation answered); `length` the payload's length in bytes; `starts` its first bytes, as text.
 */
export interface SelectType {
  kind: 'select';
  /** of a YNL sub-message: its name */
  name?: string;
  cases: SelectCase[];
  otherwise?: Type;
}

/** Which values are found where; all must hold. */
export type Conditions = { [where: string]: SelectValue | SelectValue[] };

export interface SelectCase {
  name: string;
  when: Conditions;
  type: Type;
}
export type SelectValue = string | number | boolean;

/**
 * Members in order, packed. Fixed members make a C struct; a last member may be of any length (array of `rest`, nest,
 * records, binary), and `inline` puts the keys of a nest or struct member beside its siblings (struct header, then attributes).
 */
export interface StructType {
  kind: 'struct';
  name: string;
  members: Member[];
  /** what the kernel calls the struct where it is not `name` with underscores; checked with sizeof and offsetof. false: not a uapi struct */
  constant?: string | false;
  doc?: string;
  /** how it reads in one line, as the phrases of a set */
  reads?: string[];
}

export interface Member {
  name: string;
  /** the name as an object key: `-` as `_` */
  key: string;
  type: Type;
  /** the payload's length in bytes is this other member's value times `unit` (default 1), rounded up, plus `offset` */
  length?: { member: string; unit?: number; offset?: number };
  /** it is there only where these hold, as the conditions of a select */
  when?: Conditions;
  /** bytes are filled up to this alignment before the member */
  align?: number;
  inline?: boolean;
  secret?: boolean;
  /** which bits of this other member are meant: words that do not say it mean those that they give to the other */
  maskOf?: string;
  doc?: string;
}

/** Elements side by side without headers. */
export interface ArrayType {
  kind: 'array';
  element: Type;
  /** a bitmap of 32-bit words: the number of the first word's bit 0; a person reads the numbers of the bits that are set */
  bits?: number;
  /** what the bits are called */
  names?: NameQuery;
  /** a number, a member of the enclosing struct (its value times `scale`, plus `offset`), or all that is left */
  count: number | 'rest' | { member: string; scale?: number; offset?: number };
}

/** A TLV dialect that is not nlattr: header structs, each followed by a payload, each padded to `align`. */
export interface RecordsType {
  kind: 'records';
  header: StructType;
  /** the header member with the length: in units of `unit` bytes, of the payload alone or with the header */
  length: string;
  unit: number;
  /** it is the length of one of as many as a header member says: its value, or a bit field's by a path, plus `offset` */
  times?: { member: string; offset?: number };
  counts: 'payload' | 'all';
  align: number;
  /** the payload; a select on `member.…` where it depends on the header. Its key is `data`, or it is inline. */
  payload: Type;
  inline?: boolean;
}

/** A nest in which order is the meaning: an array of objects with one key each. */
export interface SequenceType {
  kind: 'sequence';
  set: () => AttributeSet;
  spells?: Spelling;
}

/** What the attributes of a sequence are to the tree that they spell out, by name. */
export interface Spelling {
  /** begin an object or a list */
  opens: string[];
  /** begins a name with its value */
  pair: string;
  /** ends what was begun last */
  closes: string;
  /** the name of what follows */
  name: string;
  /** of what type the value is that follows; the others are values */
  type: string;
}

/** A field of bits: shift and width from the least significant. */
export interface BitField {
  name: string;
  key: string;
  shift: number;
  width: number;
  enum?: () => EnumSchema;
}

/** Named bit fields in one integer. */
export interface BitsType {
  kind: 'bits';
  base: 'u8' | 'u16' | 'u32' | 'u64';
  order: ByteOrder;
  fields: BitField[];
}

/**
 * Bit fields and rows of further ones behind them, from the least significant bit of the first byte on and without regard
 * to where bytes end. There are as many rows as the field `each` has bits set, times the field `times` plus `offset`.
 */
export interface PackedType {
  kind: 'packed';
  fields: BitField[];
  rows: { name: string; key: string; fields: BitField[]; each: string; times: string; offset: number };
}

/** The same type several times over, each occurrence named and of the same length (value then mask). */
export interface RepeatType {
  kind: 'repeat';
  element: Type;
  names: string[];
}

/**
 * Arrays of `slots` 32-bit words side by side, one for each member of `row`, then the length of what lies behind them:
 * shown as rows. A member whose type is longer than a word (a string) has its length in its slot and its bytes behind.
 */
export interface ZipType {
  kind: 'zip';
  row: StructType;
  slots: number;
  /** the member of the enclosing struct that says how many rows are in use */
  count: string;
}

/** Strings with a NUL behind each, up to the end: `KEY=value` ones or plain. */
export interface StringsType {
  kind: 'strings';
  /** the key of a first string that is no pair (uevent's `add@/devices/…`) */
  first?: string;
}

/** A line of text of `name=value` fields (audit). */
export interface TextType {
  kind: 'text';
  /** the word before `(TIME:SERIAL):` that such a line begins with: which event it belongs to */
  head?: string;
  /** a NUL ends it */
  end?: 'nul';
  /** fields whose value is upper-case hex where it has no quotes, and what those bytes are */
  encoded?: { [field: string]: Type };
  /** fields that are numbers */
  numbers?: { [field: string]: TextNumber };
}

/** A number in a line of text, and what it means to a person. */
export interface TextNumber {
  /** for `select`, `member.…` are the line's other fields */
  type: IntegerType | SelectType;
  /** its digits are hex with or without `0x` before them; else as C has it: `0x1f`, `037` or `31` */
  hex?: true;
  /** the words say all that the number does, so they stand alone */
  alone?: true;
}

/**
 * Bytes whose type another message has told of the thing that they belong to (Operation.tells): one type, or several
 * side by side, each filled up to `align`. What was told is noted in the record's formats, by the path of the thing's
 * name; where nothing was told they are binary.
 */
export interface ToldType {
  kind: 'told';
  topic: string;
  /** where the message names the thing, as a select's conditions; its name last */
  of: string[];
  part: 'key' | 'value';
  types: { [name: string]: Type };
  align: number;
}

export type Type =
  | IntegerType
  | StringType
  | BinaryType
  | FlagType
  | PadType
  | UnusedType
  | Bitfield32Type
  | NestType
  | IndexedArrayType
  | TypeValueType
  | SelectType
  | StructType
  | ArrayType
  | RecordsType
  | SequenceType
  | BitsType
  | PackedType
  | RepeatType
  | ZipType
  | StringsType
  | TextType
  | ToldType;

export type TypeKind = Type['kind'];

/** A type that also carries the TypeScript type of its values (never present at run time). */
export type Typed<V, T extends Type = Type> = T & { readonly shape?: V };
export type ShapeOf<T> = T extends { readonly shape?: infer V } ? Exclude<V, undefined> : never;
