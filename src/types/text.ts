import type { TextType } from '../schema/type.ts';
import { isObject, type ValueObject } from '../schema/value.ts';
import { toHex } from '../wire/hex.ts';
import type { Face } from './face.ts';
import { utf8 } from './string.ts';
import { show } from './writing.ts';

const encoder = new TextEncoder();
const field = /([A-Za-z_][\w-]*)=("[^"]*"|'[^']*'|[^\s'"]\S*|)/g;

/** The `name=value` fields of a line, for reading; a name that stands twice keeps the first. */
export function fieldsOf(line: string): ValueObject {
  const fields: ValueObject = {};
  for (const [, name, value] of line.matchAll(field))
    if (name !== '__proto__' && !(name! in fields)) fields[name!] = value!.replace(/^(["'])(.*)\1$/, '$2');
  return fields;
}

/** One line of text: `text` is the line without NULs at its end, `fields` what stands in it as `name=value`. Only `text` is written. */
export const text: Face<TextType> = {
  size: () => undefined,
  read(type, cx, start, end) {
    const line = utf8(cx.bytes.subarray(start, end))?.replace(/\0+$/, '');
    if (line === undefined) return cx.leaf(type, start, end, { hex: toHex(cx.bytes, start, end) });
    const fields = fieldsOf(line);
    return cx.leaf(type, start, end, Object.keys(fields).length ? { text: line, fields } : { text: line });
  },
  write(_, cx, value) {
    const line = isObject(value) ? value.text : value;
    if (typeof line !== 'string') cx.issue(`${show(value)} has no text`);
    else cx.out.put(encoder.encode(line));
  },
  label: () => 'text',
  text: (_, value) => (isObject(value) && typeof value.text === 'string' ? value.text : undefined),
  parse: (_, word) => ({ text: word }),
  jsonSchema: () => ({ type: 'object', properties: { text: { type: 'string' }, fields: { type: 'object' } } }),
};
