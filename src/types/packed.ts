import type { BitField, PackedType } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { isZero } from '../wire/bytes.ts';
import { fieldProperties, fieldsOf, fieldsText, joined } from './bits.ts';
import type { Face } from './face.ts';
import { toInteger } from './integer.ts';
import { show } from './writing.ts';

const bitsOf = (fields: readonly BitField[]): number => Math.max(...fields.map(({ shift, width }) => shift + width));

const part = (fields: readonly BitField[], name: string, whole: bigint): bigint => {
  const field = fields.find(one => one.name === name);
  return field ? (whole >> BigInt(field.shift)) & ((1n << BigInt(field.width)) - 1n) : 0n;
};

/** The bytes as one number, the first the least significant. */
function numberOf(bytes: Uint8Array, start: number, end: number): bigint {
  let whole = 0n;
  for (let i = end - 1; i >= start; i--) whole = (whole << 8n) | BigInt(bytes[i]!);
  return whole;
}

/** How many rows there should be. */
function rowsOf({ fields, rows }: PackedType, whole: bigint): number {
  const set = [...part(fields, rows.each, whole).toString(2)].filter(bit => bit === '1').length;
  return set * (Number(part(fields, rows.times, whole)) + rows.offset);
}

/** Rows that the bytes are too few for are not there; zeros behind the last are a matter of length. */
export const packed: Face<PackedType> = {
  size: () => undefined,

  read(type, cx, start, end) {
    const head = bitsOf(type.fields);
    const width = bitsOf(type.rows.fields);
    const available = 8 * (end - start);
    if (available < head) return cx.escape(type, start, end, 'bad-length', `${end - start} bytes, not ${head} bits`);
    const mask = (bits: number): bigint => (1n << BigInt(bits)) - 1n;
    const wanted = rowsOf(type, numberOf(cx.bytes, start, start + Math.ceil(head / 8)));
    const count = Math.min(wanted, Math.floor((available - head) / width));
    const used = head + count * width;
    const stop = start + Math.ceil(used / 8);
    const whole = numberOf(cx.bytes, start, stop);
    const value: ValueObject = fieldsOf(type.fields, whole & mask(head));
    value[type.rows.key] = Array.from({ length: count }, (_, i) =>
      fieldsOf(type.rows.fields, (whole >> BigInt(head + i * width)) & mask(width)),
    );
    const padding = (whole >> BigInt(used)) & mask(8 * (stop - start) - used);
    if (padding !== 0n) value.padding = Number(padding);
    if (!isZero(cx.bytes, stop, end)) cx.tail(stop, end);
    return cx.leaf(type, start, end, value);
  },

  write(type, cx, value) {
    if (!isObject(value)) {
      cx.issue(`${show(value)} is no object of bit fields`);
      return;
    }
    const { [type.rows.key]: rows = [], padding = 0, ...own } = value;
    if (!Array.isArray(rows)) {
      cx.issue(`${type.rows.name}: ${show(rows)} is no array`);
      return;
    }
    let whole = joined(type.fields, cx, own);
    let used = bitsOf(type.fields);
    for (const row of rows) {
      if (isObject(row)) whole |= joined(type.rows.fields, cx, row) << BigInt(used);
      else cx.issue(`${type.rows.name}: ${show(row)} is no object of bit fields`);
      used += bitsOf(type.rows.fields);
    }
    const length = Math.ceil(used / 8);
    const fill = toInteger(padding);
    if (fill === undefined || BigInt.asUintN(8 * length - used, fill) !== fill)
      cx.issue(`padding: ${show(padding)} does not fit ${8 * length - used} bits`);
    else whole |= fill << BigInt(used);
    cx.out.put(Uint8Array.from({ length }, (_, i) => Number((whole >> BigInt(8 * i)) & 0xffn)));
  },

  label: () => 'packed bits',
  text(type, value) {
    if (!isObject(value)) return undefined;
    const { [type.rows.key]: rows = [], ...own } = value;
    const texts = (rows as Value[]).map(row => `(${isObject(row) ? fieldsText(type.rows.fields, row) : show(row)})`);
    return [fieldsText(type.fields, own), type.rows.key, ...texts].slice(0, texts.length ? undefined : 1).join(' ');
  },
  parse: (_, word) => word,
  jsonSchema: ({ fields, rows }) => ({
    type: 'object',
    properties: {
      ...fieldProperties(fields),
      [rows.key]: { type: 'array', items: { type: 'object', properties: fieldProperties(rows.fields) } },
    },
  }),
};
