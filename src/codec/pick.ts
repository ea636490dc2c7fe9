/** Attributes as plain values, straight from the bytes: for what the program itself asks a kernel. */
import type { AttributeSet } from '../schema/attribute-set.ts';
import { integerFacts } from '../schema/integer.ts';
import { attributeByNumber, typeMask } from '../schema/lookup.ts';
import type { Type } from '../schema/type.ts';
import type { Value, ValueObject } from '../schema/value.ts';
import { attributeHeaderLength, eachAttribute } from '../wire/attribute.ts';
import { readInteger } from '../wire/integer.ts';
import { utf8 } from '../wire/text.ts';

/**
 * The values of the attributes from `start` to `end`, by key: integers as numbers, whatever names they have, strings,
 * nests, and lists of nests by index. Anything else, and what does not fit, is left out.
 */
export function pick(set: AttributeSet, view: DataView, start: number, end: number): ValueObject {
  const values: ValueObject = {};
  eachAttribute(view, start, end, (at, stop) => {
    const attribute = attributeByNumber(set, view.getUint16(at + 2, true) & typeMask(set));
    const value = attribute && payloadValue(attribute.type, view, at + attributeHeaderLength, stop);
    if (value !== undefined) values[attribute!.key] = value;
  });
  return values;
}

function payloadValue(type: Type, view: DataView, start: number, end: number): Value | undefined {
  if (type.kind === 'nest') return pick(type.set(), view, start, end);
  if (type.kind === 'string') {
    const bytes = new Uint8Array(view.buffer, view.byteOffset + start, end - start);
    const stop = bytes.indexOf(0);
    return utf8(stop < 0 ? bytes : bytes.subarray(0, stop));
  }
  if (type.kind === 'integer') {
    const { width, signed } = integerFacts(type.base);
    return width === end - start ? readInteger(view, start, width, signed, type.order !== 'big') : undefined;
  }
  if (type.kind !== 'indexed-array' || type.element.kind !== 'nest') return undefined;
  const set = type.element.set();
  const items: Value[] = [];
  eachAttribute(view, start, end, (at, stop) => items.push(pick(set, view, at + attributeHeaderLength, stop)));
  return items;
}
