import { keyOf } from '../schema/attribute-set.ts';
import type { RepeatType } from '../schema/type.ts';
import { isObject, type ValueObject } from '../schema/value.ts';
import type { Face } from './face.ts';
import { faceOf } from './index.ts';
import type { Entry } from './node.ts';
import { join } from './path.ts';
import { show } from './writing.ts';

/** One type several times, each time under a name of its own and of the same length. */
export const repeat: Face<RepeatType> = {
  size(type) {
    const element = faceOf(type.element).size(type.element);
    return element === undefined ? undefined : element * type.names.length;
  },

  read(type, cx, start, end) {
    const size = (end - start) / type.names.length;
    if (!Number.isInteger(size))
      return cx.escape(type, start, end, 'bad-length', `${end - start} bytes are not ${type.names.length} equal parts`);
    return cx.deeper(type, start, end, () => {
      const value: ValueObject = {};
      const children: Entry[] = [];
      const outer = cx.path;
      type.names.forEach((name, i) => {
        const key = keyOf(name);
        cx.path = join(outer, key);
        const node = faceOf(type.element).read(type.element, cx, start + i * size, start + (i + 1) * size);
        value[key] = node.value;
        children.push({ key, node });
      });
      cx.path = outer;
      return { type, start, end, value, children };
    });
  },

  write(type, cx, value) {
    if (!isObject(value)) {
      cx.issue(`${show(value)} is no object with ${type.names.join(', ')}`);
      return;
    }
    const outer = cx.path;
    for (const name of type.names) {
      const item = value[keyOf(name)] ?? value[name];
      cx.path = join(outer, keyOf(name));
      if (item === undefined) cx.issue('missing');
      else faceOf(type.element).write(type.element, cx, item);
    }
    cx.path = outer;
  },

  label: type => `${type.names.join(', ')}: ${faceOf(type.element).label(type.element)}`,
  text: () => undefined,
  parse: (_, word) => word,
  jsonSchema: (type, ref) => ({
    type: 'object',
    properties: Object.fromEntries(type.names.map(name => [keyOf(name), ref(type.element)])),
  }),
};
