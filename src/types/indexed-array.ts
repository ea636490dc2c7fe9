import type { Attribute } from '../schema/attribute-set.ts';
import type { IndexedArrayType } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { typeBits, walkAttributes } from '../wire/attribute.ts';
import { place, readAttribute, writeAttribute } from './attribute.ts';
import type { Face } from './face.ts';
import { faceOf } from './index.ts';
import { toInteger } from './integer.ts';
import type { Entry } from './node.ts';
import { keepRest } from './payload.ts';
import { attributeEmitter } from './set-emit.ts';
import { show } from './writing.ts';

const indexKey = 'index';

/** Whether elements have a part of that name themselves: then an index never stands among their parts. */
function ownsIndex({ element }: IndexedArrayType): boolean {
  if (element.kind === 'nest') return element.set().attributes.some(attribute => attribute.key === indexKey);
  return element.kind === 'struct' && element.members.some(member => member.key === indexKey);
}

/** The element and its index, where an item of the array says it. */
function unwrap(type: IndexedArrayType, item: Value): { index?: Value; value: Value } {
  if (!isObject(item) || item.index === undefined) return { value: item };
  const { index, ...others } = item;
  const wrapped = 'value' in others && Object.keys(others).length === 1;
  if (wrapped) return { index, value: others.value! };
  return ownsIndex(type) ? { value: item } : { index, value: others };
}

const fitsInline = (value: Value): value is ValueObject =>
  isObject(value) && value.index === undefined && !(value.hex !== undefined && Object.keys(value).length === 1);

const elements = new WeakMap<IndexedArrayType, Attribute>();

/** What the elements are, seen as attributes. */
function elementOf(type: IndexedArrayType): Attribute {
  let element = elements.get(type);
  if (!element) {
    element = { name: '', key: '', number: 0, type: type.element, multi: false, secret: false };
    if (type.nested !== undefined) element.nested = type.nested;
    elements.set(type, element);
  }
  return element;
}

/** The index that the element at position `i` has where none is said. */
const counted = ({ indices }: IndexedArrayType, i: number): number =>
  indices === undefined ? i + 1 : indices === 'from-0' ? i : 0;

/**
 * Attributes whose types are indices. An index that does not merely count is kept: in an element that is an object as
 * `index`, else, or where the element has an `index` of its own, `{"index", "value"}`.
 */
export const indexedArray: Face<IndexedArrayType> = {
  size: () => undefined,

  read(type, cx, start, end) {
    return cx.deeper(type, start, end, () => {
      const { attributes: raws, rest } = walkAttributes(cx.view, start, end);
      const value: Value[] = [];
      const children: Entry[] = [];
      raws.forEach((raw, i) => {
        const entry = readAttribute(cx, `[${i}]`, elementOf(type), raw);
        const index = raw.type & typeBits.mask;
        const item = entry.node.value;
        const secret = entry.secret ?? false;
        if (index === counted(type, i)) place(cx, entry, value, i, item);
        else if (fitsInline(item) && !ownsIndex(type) && !secret) value[i] = Object.assign({ index }, item);
        else {
          const wrapped: ValueObject = { index, value: item };
          value[i] = wrapped;
          place(cx, entry, wrapped, 'value', item);
        }
        children.push(entry);
      });
      return keepRest(cx, type, start, rest, end) ?? { type, start, end, value, children };
    });
  },

  write(type, cx, value) {
    if (!Array.isArray(value)) {
      cx.issue(`${show(value)} is no array`);
      return;
    }
    for (const [i, item] of value.entries()) {
      let index = counted(type, i);
      const inner = unwrap(type, item);
      if (inner.index !== undefined) {
        const given = toInteger(inner.index);
        if (given === undefined || given < 0n || given > typeBits.mask)
          cx.issue(`index ${show(inner.index)} is no number below 16384`);
        else index = Number(given);
      }
      writeAttribute(cx, `[${i}]`, elementOf(type), index, inner.value);
    }
  },

  emitter(type) {
    const emit = attributeEmitter(elementOf(type));
    return (cx, start, end) => {
      let json = '[';
      let i = 0;
      for (let at = start; at < end; at = cx.next) {
        json += `${i === 0 ? '' : ','}${emit(cx, at, end, counted(type, i++))}`;
        if (cx.failed) return '';
      }
      return `${json}]`;
    };
  },

  label: type => `${faceOf(type.element).label(type.element)}[] by index`,
  text: () => undefined,
  parse: (type, word) => word.split(',').map(part => faceOf(type.element).parse(type.element, part)),
  jsonSchema: (type, ref) => ({
    type: 'array',
    items: { anyOf: [ref(type.element), { type: 'object', required: ['index'] }] },
  }),
};
