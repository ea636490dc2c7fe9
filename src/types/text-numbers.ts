/** What numbers in a line of text mean. */
import { integerFacts } from '../schema/integer.ts';
import type { IntegerType, TextNumber, TextType } from '../schema/type.ts';
import type { Value, ValueObject } from '../schema/value.ts';
import { narrow } from '../wire/integer.ts';
import type { Say } from './face.ts';
import { presentInteger } from './integer.ts';
import type { Found } from './scope.ts';
import { resolve } from './select.ts';

/** A value that has no word; octal digits are one. */
const isDecimalOrHex = /^(?:-?(?:0|[1-9]\d*)|0x[0-9a-f]+)$/i;

const hexDigits = /^(?:0x)?([0-9a-f]{1,16})$/i;
const cDigits = /^(-?)(0x[0-9a-f]{1,16}|0[0-7]*|[1-9]\d{0,19})$/i;

function numberOf(raw: string, hex: boolean | undefined): bigint | undefined {
  if (hex) {
    const [, digits] = hexDigits.exec(raw) ?? [];
    return digits === undefined ? undefined : BigInt(`0x${digits}`);
  }
  const [, sign, digits] = cDigits.exec(raw) ?? [];
  if (digits === undefined) return undefined;
  const size = BigInt(digits.replace(/^0(?=[0-7])/, '0o'));
  return sign === '-' ? -size : size;
}

/** A number as its type has it, whose sign the kernel may have written otherwise; undefined where it is too large. */
function fitted({ base }: IntegerType, number: bigint): number | bigint | undefined {
  const { width, signed } = integerFacts(base);
  const bits = 8 * width;
  if (number >= 1n << BigInt(bits) || number < -(1n << BigInt(bits - 1))) return undefined;
  return narrow(signed ? BigInt.asIntN(bits, number) : BigInt.asUintN(bits, number));
}

const own = (type: TextType, name: string): TextNumber | undefined =>
  type.numbers && Object.hasOwn(type.numbers, name) ? type.numbers[name] : undefined;

/** The value of a field that is a number; undefined where the field is none. */
function meaning(
  type: TextType,
  fields: ValueObject,
  name: string,
  raw: string,
): { type: IntegerType; value: Value } | undefined {
  const number = own(type, name);
  if (!number) return undefined;
  const digits = numberOf(raw, number.hex);
  if (digits === undefined) return undefined;
  const lookup = (other: string): Found | undefined => {
    const text = Object.hasOwn(fields, other) ? fields[other] : undefined;
    if (typeof text !== 'string' || other === name) return undefined;
    return meaning(type, fields, other, text) ?? { type: { kind: 'string', end: 'none' }, value: text };
  };
  const found =
    number.type.kind === 'select'
      ? resolve(number.type, { scope: { kind: 'struct', lookup }, facts: {}, path: name })?.type
      : number.type;
  if (found?.kind !== 'integer') return undefined;
  const value = fitted(found, digits);
  return value === undefined
    ? undefined
    : { type: found, value: presentInteger(found, value, integerFacts(found.base).width) };
}

/** `execve(59)`, or the word alone where that says all; undefined where there is no word for the number. */
export function numberWord(
  type: TextType,
  fields: ValueObject,
  name: string,
  raw: string,
  say: Say,
): string | undefined {
  const found = meaning(type, fields, name, raw);
  const word = found && say(found.type, found.value);
  if (word === undefined || isDecimalOrHex.test(word)) return undefined;
  return own(type, name)?.alone ? word : `${word}(${raw})`;
}
