import type { Attribute, AttributeSet } from '../schema/attribute-set.ts';
import { attributeByName, attributeByNumber, typeMask } from '../schema/lookup.ts';
import { didYouMean } from '../schema/spelling.ts';
import type { SequenceType } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { walkAttributes } from '../wire/attribute.ts';
import { place, readAttribute, readUnknown, writeAttribute, writeUnknown } from './attribute.ts';
import { spelled } from './canonical.ts';
import type { Face } from './face.ts';
import type { Entry } from './node.ts';
import { keepRest } from './payload.ts';
import { scopeIn } from './scope.ts';
import { attributesBy } from './set-scope.ts';
import { show } from './writing.ts';

/** What came before, for a select: of several under one name the last. `last` grows while the sequence goes on. */
const lastOf = (set: AttributeSet, last: Map<Attribute, Value>) => attributesBy(set, attribute => last.get(attribute));

/** Attributes whose order is their meaning: an array of objects with one key each; unknown ones as `{"type", "hex"}`. */
export const sequence: Face<SequenceType> = {
  size: () => undefined,

  read(type, cx, start, end) {
    return cx.deeper(type, start, end, () => {
      const set = type.set();
      const { attributes: raws, rest } = walkAttributes(cx.view, start, end);
      const value: Value[] = [];
      const children: Entry[] = [];
      const outer = cx.scope;
      const last = new Map<Attribute, Value>();
      cx.scope = scopeIn(outer, 'set', lastOf(set, last));
      for (const raw of raws) {
        const attribute = attributeByNumber(set, raw.type & typeMask(set));
        const position = value.length;
        if (!attribute) {
          const { entry, said } = readUnknown(cx, `[${position}]`, raw);
          value.push(said);
          children.push(entry);
          continue;
        }
        const holder: ValueObject = {};
        const entry = readAttribute(cx, `[${position}].${attribute.key}`, attribute, raw, set);
        place(cx, entry, holder, attribute.key, entry.node.value);
        last.set(attribute, entry.node.value);
        value.push(holder);
        children.push(entry);
      }
      cx.scope = outer;
      return keepRest(cx, type, start, rest, end) ?? { type, start, end, value, children };
    });
  },

  write(type, cx, value) {
    if (!Array.isArray(value)) {
      cx.issue(`${show(value)} is no array`);
      return;
    }
    const set = type.set();
    const outer = cx.scope;
    const last = new Map<Attribute, Value>();
    cx.scope = scopeIn(outer, 'set', spelled(cx, lastOf(set, last)));
    for (const [i, item] of value.entries()) {
      const keys = isObject(item) ? Object.keys(item) : [];
      if (isObject(item) && typeof item.hex === 'string' && typeof item.type === 'number') {
        writeUnknown(cx, item.type, item.hex, typeof item.pad === 'string' ? item.pad : undefined);
        continue;
      }
      const attribute = keys.length === 1 ? attributeByName(set, keys[0]!) : undefined;
      if (!attribute || !isObject(item))
        cx.issue(
          `element ${i}: ${show(item)} is no object with one key of ${set.name}${
            keys[0]
              ? didYouMean(
                  keys[0],
                  set.attributes.map(one => one.name),
                )
              : ''
          }`,
        );
      else {
        const given = item[keys[0]!]!;
        writeAttribute(cx, `[${i}].${attribute.key}`, attribute, attribute.number, given, set);
        last.set(attribute, given);
      }
    }
    cx.scope = outer;
  },

  label: type => `sequence of ${type.set().name}`,
  text: () => undefined,
  parse: (_, word) => word,
  jsonSchema: (type, ref) => ({
    type: 'array',
    items: {
      type: 'object',
      minProperties: 1,
      properties: Object.fromEntries(type.set().attributes.map(one => [one.key, ref(one.type)])),
    },
  }),
};
