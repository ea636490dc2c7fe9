/** Types without inner attributes: what attributes and struct members share. */
import { narrow } from '../../wire/integer.ts';
import type { EnumSchema } from '../enum.ts';
import type { HintName } from '../hint.ts';
import { type ByteOrder, type IntegerBase, integerFacts } from '../integer.ts';
import type { Checks, IntegerType, StructType, Type } from '../type.ts';
import type { Fields } from './fields.ts';

/** What a type's keys may name. */
export interface Lookup {
  enum(fields: Fields, key: string, asFlags: boolean): (() => EnumSchema) | undefined;
  number(fields: Fields, key: string): bigint | undefined;
  struct(name: string, fields: Fields, key: string): StructType;
}

export const integerWords = ['u8', 'u16', 'u32', 'u64', 's8', 's16', 's32', 's64'] as const;

const hints = {
  hex: 'hex',
  mac: 'mac',
  fddi: 'fddi',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  'ipv4-or-v6': 'ip',
  uuid: 'uuid',
} as const satisfies Record<string, HintName>;
const hintWords = Object.keys(hints) as (keyof typeof hints)[];
const orders = { 'big-endian': 'big', 'little-endian': 'little' } as const;

const hintOf = (fields: Fields): HintName | undefined => {
  const word = fields.oneOf('display-hint', hintWords);
  return word && hints[word];
};

/** What an integer can show of itself: hex digits, or a u32 that is an IPv4 address. */
function integerHint(fields: Fields, base: IntegerBase): HintName | undefined {
  const hint = hintOf(fields);
  if (hint === undefined || hint === 'hex') return hint;
  if (base === 'u32' && (hint === 'ipv4' || hint === 'ip')) return 'ipv4';
  fields.report.warn(fields.lineOf('display-hint'), `display-hint has no meaning for ${base} in ${fields.what}`);
  return undefined;
}

export function integerType(fields: Fields, lookup: Lookup, base: IntegerBase): IntegerType {
  const word = fields.oneOf('byte-order', ['big-endian', 'little-endian']);
  const order: ByteOrder = word ? orders[word] : 'host';
  const schema = lookup.enum(fields, 'enum', fields.truth('enum-as-flags'));
  const hint = integerHint(fields, base);
  return {
    kind: 'integer',
    base,
    order,
    ...(schema ? { enum: schema } : {}),
    ...(hint ? { hint } : {}),
    ...checksOf(fields, lookup),
  };
}

export function stringType(fields: Fields, lookup: Lookup): Type {
  const size = lengthOf(fields, lookup);
  const checks = checksOf(fields, lookup);
  return size === undefined
    ? { kind: 'string', end: 'nul', ...checks }
    : { kind: 'string', end: 'fixed', size, ...checks };
}

/** Bytes, or the struct that they are. They lie as they are shown, whatever byte order is said of them. */
export function binaryType(fields: Fields, lookup: Lookup): Type {
  fields.ignore(['byte-order']);
  const size = lengthOf(fields, lookup);
  const checks = checksOf(fields, lookup);
  const struct = fields.word('struct');
  if (struct !== undefined) return lookup.struct(struct, fields, 'struct');
  const hint = hintOf(fields);
  return { kind: 'binary', ...(size === undefined ? {} : { size }), ...(hint ? { hint } : {}), ...checks };
}

/** The kernel's checks. `unterminated-ok` and `sparse` say nothing that the type does not; the length of a string is without its NUL. */
export function checksOf(fields: Fields, lookup: Lookup): { checks?: Checks } {
  const given = fields.map('checks');
  if (!given) return {};
  const length = (key: string): number | undefined => {
    const value = lookup.number(given, key);
    if (value !== undefined && (value < 0n || value > 0xffffn))
      throw given.fault(key, `'${key}' is ${value}, not in 0..65535,`);
    return value === undefined ? undefined : Number(value);
  };
  const bound = (key: string): number | bigint | undefined => {
    const value = lookup.number(given, key);
    return value === undefined ? undefined : narrow(value);
  };
  const all: Checks = {
    min: bound('min'),
    max: bound('max'),
    minLen: length('min-len'),
    maxLen: length('max-len'),
    exactLen: length('exact-len'),
    mask: maskOf(given, lookup),
  };
  given.ignore(['unterminated-ok', 'sparse']);
  given.finish();
  const checks: Checks = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return Object.keys(checks).length > 0 ? { checks } : {};
}

/** The union of the flags that `flags-mask` names. */
function maskOf(fields: Fields, lookup: Lookup): number | bigint | undefined {
  const schema = lookup.enum(fields, 'flags-mask', true)?.();
  if (!schema) return undefined;
  return narrow(schema.entries.reduce((bits, entry) => bits | BigInt(entry.value), 0n));
}

function lengthOf(fields: Fields, lookup: Lookup): number | undefined {
  const value = lookup.number(fields, 'len');
  if (value !== undefined && (value < 1n || value > 0xffffn))
    throw fields.fault('len', `'len' is ${value}, not in 1..65535,`);
  return value === undefined ? undefined : Number(value);
}

/** A struct member. Only the last one may be of any length. */
export function memberType(fields: Fields, lookup: Lookup, last: boolean): Type {
  const word = fields.need('type', fields.oneOf('type', [...integerWords, 'string', 'binary', 'pad']));
  if (word === 'pad') return { kind: 'pad', size: fields.need('len', lengthOf(fields, lookup)) };
  if (word !== 'string' && word !== 'binary') return integerType(fields, lookup, word);
  if (!fields.has('len') && !fields.has('struct') && !last) throw fields.fault('type', `no 'len' for ${word}`);
  return word === 'string' ? stringType(fields, lookup) : binaryType(fields, lookup);
}

/** Bytes of a member that is no struct, at least 1. */
export function sizeOf(type: Type): number {
  if (type.kind === 'integer') return integerFacts(type.base).width;
  return 'size' in type ? (type.size ?? 1) : 1;
}
