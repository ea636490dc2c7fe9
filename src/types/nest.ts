import type { NestType } from '../schema/type.ts';
import type { Face } from './face.ts';
import { readSet, writeSet } from './set.ts';
import { setEmitter } from './set-emit.ts';

/** Attributes in an attribute. */
export const nest: Face<NestType> = {
  size: () => undefined,
  read: (type, cx, start, end) => cx.deeper(type, start, end, () => readSet(type, cx, start, end)),
  write: (type, cx, value) => writeSet(type.set(), cx, value),
  emitter: type => setEmitter(type.set),
  label: type => `nest ${type.set().name}`,
  text: () => undefined,
  parse: (_, word) => word,
  jsonSchema(type, ref) {
    return {
      type: 'object',
      properties: Object.fromEntries(
        type
          .set()
          .attributes.map(one => [one.key, one.multi ? { type: 'array', items: ref(one.type) } : ref(one.type)]),
      ),
      additionalProperties: false,
    };
  },
};
