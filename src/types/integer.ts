import { hints } from '../hints/index.ts';
import type { EnumSchema } from '../schema/enum.ts';
import { integerFacts } from '../schema/integer.ts';
import { entryByName, entryByValue, flagNames } from '../schema/lookup.ts';
import { didYouMean } from '../schema/spelling.ts';
import type { IntegerType } from '../schema/type.ts';
import type { Value } from '../schema/value.ts';
import { readInteger } from '../wire/integer.ts';
import type { Face, JsonSchema } from './face.ts';
import { show, type Writing } from './writing.ts';

export function writeInteger(cx: Writing, value: bigint | number, width: number, little: boolean): void {
  const at = cx.out.reserve(width);
  const number = Number(value);
  if (width <= 4 && Number.isSafeInteger(number)) {
    for (let i = 0; i < width; i++) cx.out.bytes[at + (little ? i : width - 1 - i)] = number >> (8 * i);
    return;
  }
  const whole = BigInt.asUintN(width * 8, BigInt(value));
  for (let i = 0; i < width; i++)
    cx.out.bytes[at + (little ? i : width - 1 - i)] = Number((whole >> BigInt(8 * i)) & 0xffn);
}

/** A number or digits; undefined where it is neither. */
export function toInteger(value: Value): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined;
  if (typeof value === 'string' && /^[+-]?(\d+|0x[0-9a-fA-F]+)$/.test(value))
    return value.startsWith('-') ? -BigInt(value.slice(1)) : BigInt(value.replace(/^\+/, ''));
  return undefined;
}

/** The number of an enum's name, or of a list of flags; issues for names that it lacks. */
export function enumValue(schema: EnumSchema, cx: Writing, value: Value): bigint | undefined {
  if (schema.flags && Array.isArray(value)) {
    let all = 0n;
    for (const item of value) {
      const one = enumValue(schema, cx, item);
      if (one === undefined) return undefined;
      all |= one;
    }
    return all;
  }
  if (typeof value === 'string') {
    const entry = entryByName(schema, value);
    if (entry) return BigInt(entry.value);
  }
  const number = toInteger(value);
  if (number === undefined) {
    const names = schema.entries.map(entry => entry.name);
    const some = names.length <= 12 ? ` (one of ${names.join(', ')})` : '';
    cx.issue(`${show(value)} is no ${schema.name}${typeof value === 'string' ? didYouMean(value, names) : ''}${some}`);
  }
  return number;
}

/** A number by the name that an enum has for it, or its names as flags. */
export const enumName = (schema: EnumSchema, value: number | bigint): Value =>
  schema.flags ? flagNames(schema, value) : (entryByValue(schema, value)?.name ?? value);

/** The JSON of a number, a name, or a list of them. */
const jsonOf = (value: Value): string =>
  Array.isArray(value)
    ? `[${value.map(jsonOf).join()}]`
    : typeof value === 'string'
      ? JSON.stringify(value)
      : `${value}`;

const byteOrder = (type: IntegerType) => type.order !== 'big';

function asBytes(type: IntegerType, value: number | bigint, width: number): Uint8Array {
  const whole = BigInt.asUintN(width * 8, BigInt(value));
  const little = byteOrder(type);
  return Uint8Array.from({ length: width }, (_, i) =>
    Number((whole >> BigInt(8 * (little ? i : width - 1 - i))) & 0xffn),
  );
}

/** The names of the values packed into a number, `bits` each; undefined where it is not more than one. */
function unpacked(schema: EnumSchema, bits: number, value: number | bigint): Value[] | undefined {
  const base = 2n ** BigInt(bits);
  const names: Value[] = [];
  for (let rest = BigInt(value); rest > 0n; rest /= base) names.unshift(enumName(schema, Number(rest % base)));
  return names.length > 1 ? names : undefined;
}

/** A number as the JSON value of its type: names for enums and flags, text for address hints. */
export function presentInteger(type: IntegerType, value: number | bigint, width: number): Value {
  const schema = type.enum?.();
  if (schema && type.valueBits && !entryByValue(schema, value)) return unpacked(schema, type.valueBits, value) ?? value;
  if (schema) return enumName(schema, value);
  const hint = type.hint && hints[type.hint].bytes;
  return (hint && width > 1 ? hint.format(asBytes(type, value, width)) : undefined) ?? value;
}

/** The number into which values are packed, `bits` each; issues for those that do not fit. */
function packed(schema: EnumSchema, bits: number, cx: Writing, values: Value[]): bigint | undefined {
  const base = 2n ** BigInt(bits);
  let all = 0n;
  for (const value of values) {
    const one = enumValue(schema, cx, value);
    if (one === undefined) return undefined;
    if (one < 0n || one >= base) cx.issue(`${show(value)} does not fit ${bits} bits`);
    all = all * base + one;
  }
  return all;
}

function numberOf(type: IntegerType, cx: Writing, value: Value): bigint | undefined {
  const schema = type.enum?.();
  if (schema && type.valueBits && Array.isArray(value)) return packed(schema, type.valueBits, cx, value);
  if (schema) return enumValue(schema, cx, value);
  if (typeof value === 'string' && type.hint) {
    const hint = hints[type.hint];
    const bytes = hint.bytes?.parse(value);
    if (bytes && bytes.length === (integerFacts(type.base).width || bytes.length)) {
      const order = byteOrder(type) ? bytes.reverse() : bytes;
      return order.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    }
    const parsed = hint.number?.parse?.(value);
    if (parsed !== undefined) return BigInt(parsed);
    if (type.hint === 'ifindex' && toInteger(value) === undefined) {
      if (!cx.ifindex) cx.issue(`interface ${show(value)} has an index only on a live host: give the number`);
      else {
        const index = cx.ifindex(value);
        if (index !== undefined) return BigInt(index);
        cx.issue(`there is no interface ${show(value)} here`);
      }
      return undefined;
    }
  }
  const number = toInteger(value);
  if (number === undefined) cx.issue(`${show(value)} is no integer (${type.base})`);
  return number;
}

export const integer: Face<IntegerType> = {
  size: type => integerFacts(type.base).width || undefined,

  read(type, cx, start, end) {
    const facts = integerFacts(type.base);
    const length = end - start;
    const fits = facts.width === 0 ? length === 4 || length === 8 : length === facts.width;
    if (!fits)
      return cx.escape(
        type,
        start,
        end,
        'bad-length',
        `${type.base} of ${length} bytes${facts.width ? `, not ${facts.width}` : ''}`,
      );
    const value = readInteger(cx.view, start, length, facts.signed, byteOrder(type));
    return cx.leaf(type, start, end, presentInteger(type, value, length));
  },

  write(type, cx, value) {
    const number = numberOf(type, cx, value);
    if (number === undefined) return;
    const facts = integerFacts(type.base);
    const wide = facts.signed ? number < -0x80000000n || number > 0x7fffffffn : number > 0xffffffffn;
    const width = facts.width || (wide ? 8 : 4);
    const low = facts.signed ? -(1n << BigInt(8 * width - 1)) : 0n;
    const high = facts.signed ? (1n << BigInt(8 * width - 1)) - 1n : (1n << BigInt(8 * width)) - 1n;
    if (number < low || number > high) cx.issue(`${number} is out of range for ${type.base} (${low} to ${high})`);
    else writeInteger(cx, number, width, byteOrder(type));
  },

  emitter(type) {
    const { width, signed } = integerFacts(type.base);
    const little = byteOrder(type);
    const known = new Map<number | bigint, string>();
    const named = type.enum !== undefined || (type.hint !== undefined && hints[type.hint].bytes !== undefined);
    return (cx, start, end) => {
      const length = end - start;
      if (width === 0 ? length !== 4 && length !== 8 : length !== width) return cx.fail();
      const value = readInteger(cx.view, start, length, signed, little);
      if (width === 0 && length === 8 && (signed ? value >= -0x80000000 && value <= 0x7fffffff : value <= 0xffffffff))
        return cx.fail();
      if (!named) return `${value}`;
      let json = known.get(value);
      if (json === undefined) {
        json = jsonOf(presentInteger(type, value, length));
        if (known.size < 4096) known.set(value, json);
      }
      return json;
    };
  },

  label: type => (type.order === 'big' ? type.base.replace(/^u/, 'be').replace(/^s/, 'sbe') : type.base),

  text(type, value) {
    if (typeof value === 'number' || typeof value === 'bigint') {
      const format = type.hint && hints[type.hint].number?.format;
      return format ? format(value) : value.toString();
    }
    if (Array.isArray(value)) return value.map(String).join(type.valueBits ? ' . ' : ',') || '0';
    return typeof value === 'string' ? value : undefined;
  },

  parse(type, word) {
    if (type.valueBits && word.includes('.')) return word.split('.').map(part => part.trim());
    return type.enum?.().flags ? word.split(',').filter(part => part !== '') : word;
  },

  jsonSchema(type): JsonSchema {
    const schema = type.enum?.();
    const number: JsonSchema = { type: 'integer' };
    if (!schema) return type.hint && hints[type.hint].bytes ? { type: ['string', 'integer'] } : number;
    const names = { enum: schema.entries.map(entry => entry.name) };
    const list = { type: 'array', items: { anyOf: [names, number] } };
    return schema.flags ? list : { anyOf: [names, number, ...(type.valueBits ? [list] : [])] };
  },
};
