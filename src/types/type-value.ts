import { keyOf } from '../schema/attribute-set.ts';
import type { TypeValueType } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { attributeHeaderLength, typeBits, walkAttributes } from '../wire/attribute.ts';
import { finishAttribute, oddPad } from './attribute.ts';
import type { Face } from './face.ts';
import { toInteger } from './integer.ts';
import type { Node } from './node.ts';
import { join } from './path.ts';
import type { Reading } from './reading.ts';
import { readSet, writeSet } from './set.ts';
import { show, type Writing } from './writing.ts';

/** Reads one level: exactly one attribute, whose type is the value of `keys[level]`. */
function level(type: TypeValueType, cx: Reading, start: number, end: number, at: number): Node | undefined {
  const { attributes, rest } = walkAttributes(cx.view, start, end);
  if (at === type.keys.length) return rest === end ? readSet(type, cx, start, end) : undefined;
  const [raw] = attributes;
  if (!raw || attributes.length !== 1 || rest !== end) return undefined;
  const key = keyOf(type.keys[at]!);
  const outer = cx.path;
  const bits = raw.type & ~typeBits.mask;
  const pad = oddPad(cx, raw);
  cx.path = join(outer, key);
  if (bits !== (cx.nested ? typeBits.nested : 0)) cx.note({ bits });
  if (pad !== undefined) cx.note({ pad });
  cx.path = outer;
  const inner = level(type, cx, raw.payload, raw.end, at + 1);
  if (!inner) return undefined;
  return { ...inner, type, start, end, value: { [key]: raw.type & typeBits.mask, ...(inner.value as ValueObject) } };
}

function writeLevel(type: TypeValueType, cx: Writing, value: ValueObject, at: number): void {
  if (at === type.keys.length) {
    const own = new Set(type.keys.map(keyOf));
    writeSet(type.set(), cx, Object.fromEntries(Object.entries(value).filter(([key]) => !own.has(keyOf(key)))));
    return;
  }
  const name = type.keys[at]!;
  const given = value[keyOf(name)] ?? value[name];
  const number = given === undefined ? undefined : toInteger(given);
  if (number === undefined || number < 0n || number > typeBits.mask) {
    cx.issue(`${name} is ${given === undefined ? 'missing' : `${show(given)}, no number below 16384`}`);
    return;
  }
  const note = cx.wire[join(cx.path, keyOf(name))];
  const start = cx.out.reserve(attributeHeaderLength);
  writeLevel(type, cx, value, at + 1);
  finishAttribute(cx, start, Number(number) | (note?.bits ?? (cx.nested ? typeBits.nested : 0)), note?.pad);
}

/** Nests in nests whose attribute types are values (YNL nest-type-value), as one object: the values, then the attributes inside. */
export const typeValue: Face<TypeValueType> = {
  size: () => undefined,
  read(type, cx, start, end) {
    return cx.deeper(type, start, end, () => {
      const node = level(type, cx, start, end, 0);
      if (node) return node;
      cx.forget();
      return cx.escape(
        type,
        start,
        end,
        'bad-value',
        `not one attribute in each of the levels ${type.keys.join(', ')}`,
      );
    });
  },
  write(type, cx, value: Value) {
    if (!isObject(value)) cx.issue(`${show(value)} is no object`);
    else writeLevel(type, cx, value, 0);
  },
  label: type => `nest ${type.set().name} by ${type.keys.join(', ')}`,
  text: () => undefined,
  parse: (_, word) => word,
  jsonSchema: type => ({ type: 'object', required: type.keys.map(keyOf) }),
};
