/** Steps into lists: `[0]`. */
import { keyOf } from '../schema/attribute-set.ts';
import type {
  ArrayType,
  IndexedArrayType,
  RecordsType,
  SequenceType,
  StructType,
  Type,
  ZipType,
} from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { attributeStep } from './attributes.ts';
import type { Inside, Place } from './walk.ts';
import type { Segment } from './word.ts';

/** The element at an index; without one the last where more of the path follows, else a new one. */
function elementPlace(type: Type, value: Value, segments: readonly Segment[]): Place | string {
  if (!Array.isArray(value)) return 'has a value already';
  const [first] = segments;
  const index = typeof first === 'number' ? first : Math.max(0, value.length - 1);
  return {
    type,
    key: `[${index}]`,
    value: value[index],
    put(item) {
      value[index] = item;
    },
    used: typeof first === 'number' ? 1 : 0,
  };
}

export const element: Inside<ArrayType> = {
  empty: () => [],
  step: (type, value, segments) => elementPlace(type.element, value, segments),
};

/** A row of columns that stand side by side. */
export const zipRow: Inside<ZipType> = {
  empty: () => [],
  step: (type, value, segments) => elementPlace(type.row, value, segments),
};

const indexType: Type = { kind: 'integer', base: 'u16', order: 'host' };

/** The element's own index can be given too, as the record has it: `entry[0].index=5`. */
export const indexedElement: Inside<IndexedArrayType> = {
  empty: () => [],
  step(type, value, segments) {
    const place = elementPlace(type.element, value, segments);
    const inner = segments[1];
    if (typeof place === 'string' || inner !== 'index' || segments.length !== 2 || !Array.isArray(value)) return place;
    const own = type.element.kind === 'nest' && type.element.set().attributes.some(one => one.key === 'index');
    if (own) return place;
    const at = segments[0] as number;
    const holder = (isObject(value[at]) ? value[at] : {}) as ValueObject;
    value[at] = holder;
    return {
      type: indexType,
      key: `${place.key}.index`,
      value: holder.index,
      put(item) {
        holder.index = item;
      },
      used: 2,
    };
  },
};

/** A record of a TLV dialect: its header's members, and the payload as `data` or beside them. */
export const record: Inside<RecordsType> = {
  empty: () => [],
  step(type, value, segments) {
    const data = { name: 'data', key: 'data', type: type.payload, ...(type.inline ? { inline: true } : {}) };
    const whole: StructType = { ...type.header, members: [...type.header.members, data] };
    return elementPlace(whole, value, segments);
  },
};

/** An attribute in an order that matters: `actions[0].output=1`, or each word one more. */
export const sequenceElement: Inside<SequenceType> = {
  empty: () => [],
  step(type, value, segments, cx) {
    if (!Array.isArray(value)) return 'has a value already';
    const [first] = segments;
    const rest = typeof first === 'number' ? segments.slice(1) : segments;
    const name = keyOf(String(rest[0]));
    const last = value.at(-1);
    const goesOn = rest.length > 1 && isObject(last) && Object.keys(last).some(key => key === name);
    const at = typeof first === 'number' ? first : goesOn ? value.length - 1 : value.length;
    const holder = (isObject(value[at]) ? value[at] : {}) as ValueObject;
    const found = attributeStep(type.set(), holder, rest, cx);
    if (typeof found === 'string' || 'stranger' in found)
      return typeof found === 'string' ? found : 'an unknown element is given as JSON: {"type": …, "hex": …}';
    value[at] = holder;
    return { ...found, key: `[${at}].${found.key}`, used: found.used + (typeof first === 'number' ? 1 : 0) };
  },
};
