/** Where it is plain to see that writing a value gives the bytes it was read from: the short way past writing it. */
import { hints } from '../hints/index.ts';
import { integerFacts } from '../schema/integer.ts';
import type { IntegerType, Member, StructType, Type } from '../schema/type.ts';
import { faceOf } from './index.ts';
import type { Node } from './node.ts';
import type { Reading } from './reading.ts';

/** Whether a node that this type has read is written as the same bytes. False says only that it takes writing to know. */
export function isExact(type: Type, cx: Reading, { start, end, value }: Node): boolean {
  switch (type.kind) {
    case 'integer':
      return isPlain(type) || (type.hint === undefined && end - start === 4);
    case 'binary':
      return type.hint === undefined || (typeof value === 'string' && parsesTo(type.hint, value, cx, start, end));
    case 'string': {
      if (typeof value !== 'string') return false;
      if (type.end === 'none') return true;
      if (type.end === 'fixed') return end - start === type.size;
      return end > start && cx.bytes[end - 1] === 0 && (end - start === 1 || cx.bytes[end - 2] !== 0);
    }
    case 'flag':
      return value === true;
    case 'struct':
      return end - start === plainSize(type);
    default:
      return false;
  }
}

/** A number of one width, or the name of one: text that stands for its bytes is not. */
const isPlain = (type: IntegerType): boolean =>
  integerFacts(type.base).width > 0 && (type.hint === undefined || hints[type.hint].bytes === undefined);

function parsesTo(hint: keyof typeof hints, text: string, cx: Reading, start: number, end: number): boolean {
  const bytes = hints[hint].bytes?.parse(text);
  if (bytes?.length !== end - start) return false;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== cx.bytes[start + i]) return false;
  return true;
}

const sizes = new WeakMap<StructType, number>();

/** The size of a struct of numbers and pads alone; -1 of any other. */
function plainSize(type: StructType): number {
  let size = sizes.get(type);
  if (size === undefined) {
    size = type.members.every(isPlainMember) ? (faceOf(type).size(type) ?? -1) : -1;
    sizes.set(type, size);
  }
  return size;
}

function isPlainMember({ type, inline, length, align }: Member): boolean {
  if (inline || length || align) return false;
  return type.kind === 'pad' || (type.kind === 'integer' && isPlain(type));
}
