/** Steps into runs of attributes. */
import { type Attribute, type AttributeSet, keyOf } from '../schema/attribute-set.ts';
import { attributeByName, attributeByNumber, typeMask } from '../schema/lookup.ts';
import { didYouMean } from '../schema/spelling.ts';
import type { NestType, Type, TypeValueType } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { spelled } from '../types/canonical.ts';
import { type Scope, scopeIn } from '../types/scope.ts';
import { attributesBy } from '../types/set-scope.ts';
import type { Writing } from '../types/writing.ts';
import { typeBits } from '../wire/attribute.ts';
import type { Inside, Place, Stranger } from './walk.ts';
import type { Segment } from './word.ts';

/** `99` or, with the nested bit, `99+n`. */
const numbered = /^(\d{1,5}|0x[\da-f]{1,4})(\+n)?$/i;

/** Selectors among the attributes given so far. */
function setScope(set: AttributeSet, value: ValueObject, cx: Writing): Scope {
  const given = attributesBy(set, attribute => value[attribute.key]);
  return scopeIn(cx.scope, 'set', spelled(cx, given));
}

/** One attribute of a set by name, constant or number; of a multi-attr the element named, or one more. */
export function attributeStep(
  set: AttributeSet,
  value: ValueObject,
  segments: readonly Segment[],
  cx: Writing,
): Place | Stranger | string {
  const [name, index] = segments;
  if (typeof name !== 'string') return `${set.name} is no list: [${name}] means nothing here`;
  const number = numbered.exec(name);
  const attribute = number
    ? number[2]
      ? undefined
      : attributeByNumber(set, Number(number[1]))
    : attributeByName(set, name);
  if (number && !attribute) {
    const type = Number(number[1]);
    if (type > typeMask(set)) return `attribute type ${type} is above ${typeMask(set)}`;
    return { stranger: number[2] ? type | typeBits.nested : type };
  }
  if (!attribute) {
    const names = set.attributes.map(one => one.name);
    return `${set.name} has no attribute ${name}${didYouMean(name, names)}`;
  }
  const { key, type } = attribute;
  const scope = setScope(set, value, cx);
  const put = (item: Value) => {
    value[key] = item;
  };
  if (!attribute.multi) return { type, key, value: value[key], put, used: 1, scope };
  return { ...listPlace(attribute, value, typeof index === 'number' ? index : undefined, segments.length), scope };
}

/** The element of a multi-attr: at an index, else the last one where more of the path follows, else a new one. */
function listPlace({ key, type }: Attribute, value: ValueObject, index: number | undefined, length: number): Place {
  const list = (Array.isArray(value[key]) ? value[key] : []) as Value[];
  value[key] = list;
  const at = index ?? (length > 1 ? Math.max(0, list.length - 1) : list.length);
  return {
    type,
    key: `${key}[${at}]`,
    value: list[at],
    put(item) {
      list[at] = item;
    },
    used: index === undefined ? 1 : 2,
  };
}

export const setStep: Inside<NestType> = {
  empty: () => ({}),
  step(type, value, segments, cx) {
    if (!isObject(value)) return 'has a value already';
    return attributeStep(type.set(), value, segments, cx);
  },
};

const levelType: Type = { kind: 'integer', base: 'u16', order: 'host' };

export const typeValueStep: Inside<TypeValueType> = {
  empty: () => ({}),
  step(type, value, segments, cx) {
    if (!isObject(value)) return 'has a value already';
    const key = keyOf(String(segments[0]));
    if (!type.keys.some(name => keyOf(name) === key)) return attributeStep(type.set(), value, segments, cx);
    return {
      type: levelType,
      key,
      value: value[key],
      put(item) {
        value[key] = item;
      },
      used: 1,
    };
  },
};
