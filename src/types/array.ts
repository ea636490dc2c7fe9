import type { ArrayType } from '../schema/type.ts';
import type { Value } from '../schema/value.ts';
import { emitterOf } from './emitting.ts';
import type { Face } from './face.ts';
import { faceOf } from './index.ts';
import type { Entry } from './node.ts';
import { join } from './path.ts';
import { hideEscape } from './payload.ts';
import { show } from './writing.ts';

/** The numbers of the bits that are set in a bitmap; undefined where the value is none. */
export function bitNumbers({ bits: first }: ArrayType, value: Value): number[] | undefined {
  if (first === undefined || !Array.isArray(value)) return undefined;
  const numbers: number[] = [];
  for (const [i, word] of value.entries()) {
    if (typeof word !== 'number') return undefined;
    for (let bit = 0; bit < 32; bit++) if ((word >>> bit) & 1) numbers.push(first + 32 * i + bit);
  }
  return numbers;
}

/** `1,3` or `0-2047`; `none`. */
function bitsText(numbers: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return (
    runs.map(([from, to]) => (from === to ? `${from}` : `${from}${to === from + 1 ? ',' : '-'}${to}`)).join(',') ||
    'none'
  );
}

/** Elements of one size side by side. */
export const array: Face<ArrayType> = {
  size(type) {
    const element = faceOf(type.element).size(type.element);
    return typeof type.count === 'number' && element !== undefined ? type.count * element : undefined;
  },

  read(type, cx, start, end) {
    const size = faceOf(type.element).size(type.element);
    if (!size || (end - start) % size !== 0)
      return cx.escape(type, start, end, 'bad-length', `${end - start} bytes are no array of ${size}-byte elements`);
    return cx.deeper(type, start, end, () => {
      const value: Value[] = [];
      const children: Entry[] = [];
      const outer = cx.path;
      for (let at = start; at < end; at += size) {
        const key = `[${value.length}]`;
        cx.path = join(outer, key);
        const node = faceOf(type.element).read(type.element, cx, at, at + size);
        hideEscape(cx, type.element, node.value);
        value.push(node.value);
        children.push({ key, node });
      }
      cx.path = outer;
      return { type, start, end, value, children };
    });
  },

  write(type, cx, value) {
    if (!Array.isArray(value)) {
      cx.issue(`${show(value)} is no array`);
      return;
    }
    if (typeof type.count === 'number' && value.length !== type.count)
      cx.issue(`${value.length} elements, not ${type.count}`);
    const outer = cx.path;
    for (const [i, item] of value.entries()) {
      cx.path = join(outer, `[${i}]`);
      faceOf(type.element).write(type.element, cx, item);
    }
    cx.path = outer;
  },

  emitter(type) {
    const size = faceOf(type.element).size(type.element);
    if (!size) return undefined;
    const emit = emitterOf(type.element);
    return (cx, start, end) => {
      if ((end - start) % size !== 0) return cx.fail();
      let json = '[';
      for (let at = start; at < end; at += size) json += `${at === start ? '' : ','}${emit(cx, at, at + size)}`;
      return `${json}]`;
    };
  },

  label: type => `${faceOf(type.element).label(type.element)}[${typeof type.count === 'number' ? type.count : ''}]`,
  text(type, value) {
    if (!Array.isArray(value)) return undefined;
    if (type.bits !== undefined) {
      const numbers = bitNumbers(type, value);
      return numbers && bitsText(numbers);
    }
    const parts = value.map(item => faceOf(type.element).text(type.element, item));
    return parts.some(part => part === undefined) ? undefined : parts.join(' ');
  },
  parse: (type, word) => word.split(',').map(part => faceOf(type.element).parse(type.element, part)),
  jsonSchema: (type, ref) => ({ type: 'array', items: ref(type.element) }),
};
