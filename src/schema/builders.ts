/** What schemas are written with. Each returns plain data that carries the TypeScript type of its values. */

import type { AttributeSet } from './attribute-set.ts';
import { keyOf, type SetShape } from './attribute-set.ts';
import type { EnumSchema } from './enum.ts';
import type { HintName, PacketPlace } from './hint.ts';
import type { ByteOrder, IntegerBase } from './integer.ts';
import type { NameQuery } from './name-query.ts';
import type {
  ArrayType,
  BinaryType,
  BitField,
  Bitfield32Type,
  BitsType,
  Checks,
  FlagType,
  IndexedArrayType,
  IntegerType,
  Member,
  NestType,
  PackedType,
  PadType,
  RecordsType,
  RepeatType,
  SelectCase,
  SelectType,
  SelectValue,
  SequenceType,
  ShapeOf,
  StringsType,
  StringType,
  StructType,
  TextType,
  ToldType,
  Type,
  Typed,
  TypeValueType,
  UnusedType,
  ZipType,
} from './type.ts';
import type { Value, ValueObject } from './value.ts';

interface IntegerOptions<E extends EnumSchema = EnumSchema> {
  order?: ByteOrder;
  enum?: () => E;
  valueBits?: number;
  hint?: HintName;
  checks?: Checks;
}
/** Those options and no others: a word that is none does not compile. */
type Exactly<O> = O & { [K in Exclude<keyof O, keyof IntegerOptions>]: never };
type IntegerShape<O> = O extends { enum: () => EnumSchema<infer N> }
  ? N | number | (N | number)[]
  : O extends { hint: 'ipv4' }
    ? string
    : number | bigint;

const integer =
  (base: IntegerBase, order: ByteOrder = 'host') =>
  <const O extends IntegerOptions>(options?: Exactly<O>): Typed<IntegerShape<O>, IntegerType> => ({
    kind: 'integer',
    base,
    order,
    ...options,
  });

export const u8 = integer('u8');
export const u16 = integer('u16');
export const u32 = integer('u32');
export const u64 = integer('u64');
export const s8 = integer('s8');
export const s16 = integer('s16');
export const s32 = integer('s32');
export const s64 = integer('s64');
export const uint = integer('uint');
export const sint = integer('sint');
/** Big-endian, as on the network. */
export const be16 = integer('u16', 'big');
export const be32 = integer('u32', 'big');
export const be64 = integer('u64', 'big');

/** Text with a NUL behind it. */
export const string = (checks?: Checks): Typed<string, StringType> => ({
  kind: 'string',
  end: 'nul',
  ...(checks ? { checks } : {}),
});
/** Text without a NUL. */
export const bareString = (checks?: Checks): Typed<string, StringType> => ({
  kind: 'string',
  end: 'none',
  ...(checks ? { checks } : {}),
});
/** A char array of `size` bytes, filled up with NULs. */
export const chars = (size: number): Typed<string, StringType> => ({ kind: 'string', end: 'fixed', size });

/** Bytes: hex, or what the hint makes of them. */
export const binary = (
  options: { hint?: HintName; size?: number; checks?: Checks } = {},
): Typed<string, BinaryType> => ({
  kind: 'binary',
  ...options,
});
export const mac = (): Typed<string, BinaryType> => ({ kind: 'binary', hint: 'mac' });
export const ipv4 = (): Typed<string, BinaryType> => ({ kind: 'binary', hint: 'ipv4', size: 4 });
export const ipv6 = (): Typed<string, BinaryType> => ({ kind: 'binary', hint: 'ipv6', size: 16 });
/** A packet, or a header of one. */
export const packetBytes = (place: PacketPlace): Typed<string, BinaryType> => ({
  kind: 'binary',
  hint: 'packet',
  packet: place,
});
/** An IPv4 or IPv6 address, by its length. */
export const ip = (): Typed<string, BinaryType> => ({ kind: 'binary', hint: 'ip' });

export const flag = (): Typed<true, FlagType> => ({ kind: 'flag' });
export const pad = (size?: number): Typed<never, PadType> =>
  size === undefined ? { kind: 'pad' } : { kind: 'pad', size };
export const unused = (): Typed<never, UnusedType> => ({ kind: 'unused' });
export const bitfield32 = <E extends EnumSchema>(
  of?: () => E,
): Typed<{ value: (string | number)[]; selector: (string | number)[] }, Bitfield32Type> =>
  of ? { kind: 'bitfield32', enum: of } : { kind: 'bitfield32' };

/** A run of attributes of `set`. Value type inference stops at thunks typed as plain AttributeSet (recursive schemas). */
export const nest = <S extends AttributeSet>(
  set: () => S,
  options: Pick<NestType, 'nested'> = {},
): Typed<SetShape<S>, NestType> => ({ kind: 'nest', set, ...options });
export const sequence = (
  set: () => AttributeSet,
  options: Pick<SequenceType, 'spells'> = {},
): Typed<ValueObject[], SequenceType> => ({ kind: 'sequence', set, ...options });
export const indexedArray = <T extends Type>(
  element: T,
  options: Pick<IndexedArrayType, 'nested' | 'indices'> = {},
): Typed<(ShapeOf<T> | { index: number })[], IndexedArrayType> => ({
  kind: 'indexed-array',
  element,
  ...options,
});
export const typeValue = (keys: string[], set: () => AttributeSet): Typed<ValueObject, TypeValueType> => ({
  kind: 'type-value',
  keys,
  set,
});

/** Elements side by side; `count` defaults to all that is left. */
export const array = <T extends Type>(
  element: T,
  count: ArrayType['count'] = 'rest',
): Typed<ShapeOf<T>[], ArrayType> => ({
  kind: 'array',
  element,
  count,
});

/** Words of 32 bits that are a bitmap: bit 0 of the first is number `first`. */
export const bitmap = (
  first: number,
  count: ArrayType['count'] = 'rest',
  names?: NameQuery,
): Typed<number[], ArrayType> => ({
  kind: 'array',
  element: { kind: 'integer', base: 'u32', order: 'host', hint: 'hex' },
  count,
  bits: first,
  ...(names ? { names } : {}),
});

export type MemberInput =
  | Type
  | {
      type: Type;
      length?: Member['length'];
      when?: Member['when'];
      align?: number;
      inline?: boolean;
      secret?: boolean;
      maskOf?: Member['maskOf'];
      doc?: string;
    };
type MemberShape<M> = M extends Type ? ShapeOf<M> : M extends { type: infer T } ? ShapeOf<T> : never;
type MembersShape<M extends Record<string, MemberInput>> = { [K in keyof M & string]?: MemberShape<M[K]> };

/** A struct: members in order, pads explicit. `constant` is the kernel's `struct …` name where it is not `name` with underscores. */
export function struct<const M extends Record<string, MemberInput>>(
  name: string,
  members: M,
  options: Pick<StructType, 'constant' | 'doc' | 'reads'> = {},
): Typed<MembersShape<M>, StructType> {
  return {
    kind: 'struct',
    name,
    members: Object.entries(members).map(([member, input]) => ({
      name: member,
      key: keyOf(member),
      ...('kind' in input ? { type: input } : input),
    })),
    ...options,
  };
}

type FieldInputs = Record<string, readonly [number, number] | readonly [number, number, () => EnumSchema]>;
const bitFields = (fields: FieldInputs): BitField[] =>
  Object.entries(fields).map(([name, [shift, width, of]]) => ({
    name,
    key: keyOf(name),
    shift,
    width,
    ...(of ? { enum: of } : {}),
  }));

/** Named bit fields: `[shift, width]` or `[shift, width, enum]` each. */
export const bits = (
  base: BitsType['base'],
  fields: FieldInputs,
  order: ByteOrder = 'host',
): Typed<ValueObject, BitsType> => ({ kind: 'bits', base, order, fields: bitFields(fields) });

/** Bit fields with rows of others behind them (see PackedType). */
export const packed = (
  fields: FieldInputs,
  rows: Pick<PackedType['rows'], 'name' | 'each' | 'times' | 'offset'> & { fields: FieldInputs },
): Typed<ValueObject, PackedType> => ({
  kind: 'packed',
  fields: bitFields(fields),
  rows: { ...rows, key: keyOf(rows.name), fields: bitFields(rows.fields) },
});

export const repeat = (names: string[], element: Type): Typed<ValueObject, RepeatType> => ({
  kind: 'repeat',
  element,
  names,
});
export const zip = (row: StructType, slots: number, count: string): Typed<ValueObject[], ZipType> => ({
  kind: 'zip',
  row,
  slots,
  count,
});
export const strings = (first?: string): Typed<Value, StringsType> =>
  first === undefined ? { kind: 'strings' } : { kind: 'strings', first };
export const text = (options: Omit<TextType, 'kind'> = {}): Typed<Value, TextType> => ({ kind: 'text', ...options });
export const told = (options: Omit<ToldType, 'kind'>): Typed<Value, ToldType> => ({ kind: 'told', ...options });
export const records = (options: Omit<RecordsType, 'kind'>): Typed<ValueObject[], RecordsType> => ({
  kind: 'records',
  ...options,
});

/** Which type applies, by conditions (see SelectType). */
export const select = (cases: SelectCase[], otherwise?: Type): Typed<Value, SelectType> => ({
  kind: 'select',
  cases,
  ...(otherwise ? { otherwise } : {}),
});

/** A YNL sub-message: the formats by the value of one selector, an attribute unless the key says otherwise. */
export const subMessage = (
  name: string,
  selector: string,
  formats: Record<string, Type>,
  otherwise?: Type,
): Typed<Value, SelectType> => ({
  kind: 'select',
  name,
  cases: Object.entries(formats).map(([format, type]) => ({
    name: format,
    when: { [selector]: format as SelectValue },
    type,
  })),
  ...(otherwise ? { otherwise } : {}),
});
