import { keyOf } from '../schema/attribute-set.ts';
import { integerFacts } from '../schema/integer.ts';
import { didYouMean, fold } from '../schema/spelling.ts';
import type { BitField, BitsType } from '../schema/type.ts';
import { isObject, type ValueObject } from '../schema/value.ts';
import { narrow, readInteger } from '../wire/integer.ts';
import type { Face, JsonSchema } from './face.ts';
import { enumName, enumValue, toInteger, writeInteger } from './integer.ts';
import { show, type Writing } from './writing.ts';

/** Bits outside every field, where any is set. */
const restKey = 'rest';

/** The fields of a number, and what is set outside of them. */
export function fieldsOf(fields: readonly BitField[], whole: bigint): ValueObject {
  const value: ValueObject = {};
  let rest = whole;
  for (const field of fields) {
    const mask = (1n << BigInt(field.width)) - 1n;
    const part = narrow((whole >> BigInt(field.shift)) & mask);
    rest &= ~(mask << BigInt(field.shift));
    const schema = field.enum?.();
    value[field.key] = schema ? enumName(schema, part) : part;
  }
  if (rest !== 0n) value[restKey] = narrow(rest);
  return value;
}

/** The number that fields make; says what is no field or does not fit. */
export function joined(fields: readonly BitField[], cx: Writing, value: ValueObject): bigint {
  let whole = 0n;
  for (const [name, item] of Object.entries(value)) {
    const field = fields.find(one => one.key === keyOf(fold(name)));
    const number = field?.enum ? enumValue(field.enum(), cx, item) : toInteger(item);
    if (!field && name !== restKey)
      cx.issue(
        `no bit field ${show(name)}${didYouMean(
          name,
          fields.map(one => one.name),
        )}`,
      );
    else if (number === undefined) cx.issue(`${name}: ${show(item)} is no number`);
    else if (field && (number < 0n || number >= 1n << BigInt(field.width)))
      cx.issue(`${name}: ${number} does not fit ${field.width} bits`);
    else whole |= number << BigInt(field?.shift ?? 0);
  }
  return whole;
}

/** Single bits as flags, by name where they are set. */
export function fieldsText(fields: readonly BitField[], value: ValueObject): string {
  const parts = Object.entries(value).flatMap(([key, part]) => {
    const alone = fields.some(field => field.key === key && field.width === 1 && !field.enum);
    return alone ? (part ? [key] : []) : [`${key} ${String(part)}`];
  });
  return parts.join(' ') || 'none';
}

export const fieldProperties = (fields: readonly BitField[]): JsonSchema =>
  Object.fromEntries(fields.map(field => [field.key, {}]));

/** One integer cut into named fields. */
export const bits: Face<BitsType> = {
  size: type => integerFacts(type.base).width,

  read(type, cx, start, end) {
    const { width } = integerFacts(type.base);
    if (end - start !== width) return cx.escape(type, start, end, 'bad-length', `${type.base} of ${end - start} bytes`);
    const whole = BigInt(readInteger(cx.view, start, width, false, type.order !== 'big'));
    return cx.leaf(type, start, end, fieldsOf(type.fields, whole));
  },

  write(type, cx, value) {
    const { width } = integerFacts(type.base);
    const plain = toInteger(value);
    if (plain !== undefined) {
      writeInteger(cx, plain, width, type.order !== 'big');
      return;
    }
    if (!isObject(value)) {
      cx.issue(`${show(value)} is no object of bit fields`);
      return;
    }
    writeInteger(cx, joined(type.fields, cx, value), width, type.order !== 'big');
  },

  label: type => `${type.base} of bits`,
  text: (type, value) => (isObject(value) ? fieldsText(type.fields, value) : undefined),
  parse: (_, word) => word,
  jsonSchema: type => ({ type: 'object', properties: fieldProperties(type.fields) }),
};
