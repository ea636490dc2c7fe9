import type { Attribute, AttributeSet } from '../schema/attribute-set.ts';
import { attributeByName, attributeByNumber, didYouMean, typeMask } from '../schema/lookup.ts';
import type { SequenceType } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { walkAttributes } from '../wire/attribute.ts';
import { toHex } from '../wire/hex.ts';
import { oddPad, place, readAttribute, writeAttribute, writeUnknown } from './attribute.ts';
import { canonical } from './canonical.ts';
import type { Face } from './face.ts';
import type { Entry } from './node.ts';
import { mayHoldSecrets } from './payload.ts';
import type { Scope } from './scope.ts';
import { show } from './writing.ts';

/** What came before, for a select: of several under one name the last. `last` grows while the sequence goes on. */
const scopeOf = (
  set: AttributeSet,
  last: Map<Attribute, Value>,
  parent: Scope | undefined,
  spelled = (_: Attribute, value: Value) => value,
): Scope => ({
  kind: 'set',
  ...(parent ? { parent } : {}),
  lookup(name) {
    const attribute = attributeByName(set, name);
    const value = attribute && last.get(attribute);
    return value === undefined || !attribute ? undefined : { type: attribute.type, value: spelled(attribute, value) };
  },
});

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
      cx.scope = scopeOf(set, last, outer);
      for (const raw of raws) {
        const mask = typeMask(set);
        const attribute = attributeByNumber(set, raw.type & mask);
        const position = value.length;
        if (!attribute) {
          const hex = toHex(cx.bytes, raw.payload, raw.end);
          const pad = oddPad(cx, raw);
          value.push({ type: raw.type, hex, ...(pad === undefined ? {} : { pad }) });
          children.push({
            key: `[${position}]`,
            raw,
            node: { start: raw.payload, end: raw.end, value: { hex }, children: [] },
          });
          continue;
        }
        const holder: ValueObject = {};
        const entry = readAttribute(cx, `[${position}].${attribute.key}`, attribute.type, raw, mask, set, attribute);
        place(cx, entry, holder, attribute.key, entry.node.value);
        last.set(attribute, entry.node.value);
        value.push(holder);
        children.push(entry);
      }
      cx.scope = outer;
      if (rest < end) {
        if (mayHoldSecrets(type)) return cx.escape(type, start, end, 'trailing-bytes', 'kept as bytes');
        cx.problem('trailing-bytes', rest, `${end - rest} bytes that are no attribute`);
        cx.tail(rest, end);
      }
      return { type, start, end, value, children };
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
    cx.scope = scopeOf(set, last, outer, (attribute, value) => canonical(attribute.type, cx, value));
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
        writeAttribute(cx, `[${i}].${attribute.key}`, attribute.type, attribute.number, given, set, attribute);
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
