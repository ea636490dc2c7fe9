import type { AttributeSet } from '../schema/attribute-set.ts';
import { attributeByName } from '../schema/lookup.ts';
import type { RawAttribute } from '../wire/attribute.ts';
import { numberOf } from './attribute.ts';
import { faceOf } from './index.ts';
import type { Reading } from './reading.ts';
import type { Found, Scope } from './scope.ts';

/** The attributes of a set by name, read when asked for. */
export function readingScope(set: AttributeSet, cx: Reading, raws: RawAttribute[]): Scope {
  const found = new Map<string, Found | undefined>();
  const scope: Scope = {
    kind: 'set',
    ...(cx.scope ? { parent: cx.scope } : {}),
    lookup(name) {
      if (found.has(name)) return found.get(name);
      const attribute = attributeByName(set, name);
      const raw = attribute && raws.find(one => numberOf(one, set) === attribute.number);
      found.set(name, undefined);
      const value = raw && faceOf(attribute.type).read(attribute.type, cx.silent(), raw.payload, raw.end).value;
      const result = value === undefined || !attribute ? undefined : { type: attribute.type, value };
      found.set(name, result);
      return result;
    },
  };
  return scope;
}
