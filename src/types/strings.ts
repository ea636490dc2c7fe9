import type { StringsType } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { toHex } from '../wire/hex.ts';
import { utf8 } from '../wire/text.ts';
import type { Face } from './face.ts';
import { show } from './writing.ts';

const encoder = new TextEncoder();

/** `ACTION=add` as a pair; undefined where the text has no name before a `=`. */
function pair(text: string): [string, string] | undefined {
  const at = text.indexOf('=');
  const name = text.slice(0, at);
  return at > 0 && !/^\d+$/.test(name) && name !== '__proto__' ? [name, text.slice(at + 1)] : undefined;
}

/** `add@/devices/x`, also where a `=` stands behind the `@` */
const isFirst = (text: string): boolean => /^[^=]*@/.test(text) || !pair(text);

/** The texts as names and values, where every name stands once. */
function asObject({ first }: StringsType, texts: string[]): ValueObject | undefined {
  const value: ValueObject = {};
  for (const [i, text] of texts.entries()) {
    const named = first !== undefined && i === 0 && isFirst(text) ? ([first, text] as const) : pair(text);
    if (!named || Object.hasOwn(value, named[0])) return undefined;
    value[named[0]] = named[1];
  }
  return value;
}

/** NUL-terminated strings up to the end. All `NAME=value` with each name once: an object; else an array of texts. */
export const strings: Face<StringsType> = {
  size: () => undefined,

  read(type, cx, start, end) {
    const texts: string[] = [];
    for (let at = start; at < end; ) {
      const stop = cx.bytes.indexOf(0, at);
      const text = stop < 0 || stop >= end ? undefined : utf8(cx.bytes.subarray(at, stop));
      if (text === undefined) return cx.leaf(type, start, end, { hex: toHex(cx.bytes, start, end) });
      texts.push(text);
      at = stop + 1;
    }
    const value = asObject(type, texts) ?? texts;
    return cx.leaf(type, start, end, value);
  },

  write({ first }, cx, value) {
    const line = ([name, item]: [string, Value]) => (name === first ? String(item) : `${name}=${String(item)}`);
    const texts = Array.isArray(value) ? value : isObject(value) ? Object.entries(value).map(line) : undefined;
    if (!texts) cx.issue(`${show(value)} is no object of names and values`);
    for (const text of texts ?? []) {
      const bytes = typeof text === 'string' ? encoder.encode(text) : undefined;
      if (!bytes || bytes.includes(0)) cx.issue(`${show(text)} is no text without NUL`);
      else {
        cx.out.put(bytes);
        cx.out.reserve(1);
      }
    }
  },

  label: () => 'strings',
  text: () => undefined,
  parse: (_, word) => word.split(','),
  jsonSchema: () => ({ anyOf: [{ type: 'object' }, { type: 'array', items: { type: 'string' } }] }),
};
