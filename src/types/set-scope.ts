import type { Attribute, AttributeSet } from '../schema/attribute-set.ts';
import { attributeByName } from '../schema/lookup.ts';
import type { Value } from '../schema/value.ts';
import type { RawAttribute } from '../wire/attribute.ts';
import { numberOf } from './attribute.ts';
import { faceOf } from './index.ts';
import type { Reading } from './reading.ts';
import { type Found, type Lookup, type Scope, scopeIn } from './scope.ts';

/** The attributes of a set by name or constant, with the values that `given` has. */
export const attributesBy =
  (set: AttributeSet, given: (attribute: Attribute) => Value | undefined): Lookup =>
  name => {
    const attribute = attributeByName(set, name);
    const value = attribute && given(attribute);
    return value === undefined ? undefined : { type: attribute!.type, value };
  };

/** The attributes of a set by name, read when asked for. */
export function readingScope(set: AttributeSet, cx: Reading, raws: RawAttribute[]): Scope {
  const found = new Map<string, Found | undefined>();
  const find = attributesBy(set, ({ number, type }) => {
    const raw = raws.find(one => numberOf(one, set) === number);
    return raw && faceOf(type).read(type, cx.silent(), raw.payload, raw.end).value;
  });
  return scopeIn(cx.scope, 'set', name => {
    if (found.has(name)) return found.get(name);
    // what is read to answer may ask for the same
    found.set(name, undefined);
    const result = find(name);
    found.set(name, result);
    return result;
  });
}
