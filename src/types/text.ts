import type { TextType } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { toHex } from '../wire/hex.ts';
import { utf8 } from '../wire/text.ts';
import type { Face, Say } from './face.ts';
import { decodedFields, field, fieldsOf, inner, isEncoded } from './text-fields.ts';
import { numberWord } from './text-numbers.ts';
import { show } from './writing.ts';

const encoder = new TextEncoder();
/** `(TIME:SERIAL):` behind the head; the text of the time in seconds since 1970 */
function eventOf({ head }: TextType, line: string): { time: string; serial: number } | undefined {
  if (head === undefined || !line.startsWith(`${head}(`)) return undefined;
  const [, time, serial] = /^\((\d+\.\d+):(\d{1,15})\):/.exec(line.slice(head.length)) ?? [];
  return time === undefined ? undefined : { time, serial: Number(serial) };
}

const plainText = (value: Value): string =>
  isObject(value)
    ? `{${Object.entries(value)
        .map(([key, item]) => `${key}=${plainText(item)}`)
        .join(' ')}}`
    : typeof value === 'string' && /[^\w.:/-]/.test(value)
      ? `"${value.replaceAll('\0', ' ').replaceAll('"', '\\"')}"`
      : String(value);

/** A word of such a line: a field with its value, which may have blanks inside quotes or brackets. */
const word = /(?:"(?:[^"\\]|\\.)*"|'[^']*'|\{[^}]*\}|[^\s"'{]|["'{])+/g;

/** The words of a line as `text` shows it. */
export const wordsOf = (line: string): string[] => line.match(word) ?? [line];

/** The line behind what tells its event, which `time` and `serial` have. */
const behindEvent = (type: TextType, line: string): string =>
  eventOf(type, line) ? line.slice(line.indexOf('):') + 2).replace(/^ /, '') : line;

/** The line with decoded values in place of their hex, and with what its numbers mean. */
function readable(type: TextType, line: string, decoded: ValueObject, say: Say | undefined): string {
  const fields = fieldsOf(line);
  return line.replace(field, (all, name: string, raw: string) => {
    const value = Object.hasOwn(decoded, name) ? decoded[name] : undefined;
    const [, inside] = inner.exec(raw) ?? [];
    if (inside !== undefined) return isObject(value) ? `${name}='${readable(type, inside, value, say)}'` : all;
    if (value !== undefined && isEncoded(type, name, raw)) return `${name}=${plainText(value)}`;
    const word = say && numberWord(type, fields, name, raw, say);
    return word === undefined ? all : `${name}=${word}`;
  });
}

/**
 * One line of text: `text` is the line without NULs at its end; beside it, for reading, the event's `time` and `serial`,
 * `fields` as they stand in it, and `decoded` where a field's text is encoded. Only `text` is written.
 */
export const text: Face<TextType> = {
  size: () => undefined,
  read(type, cx, start, end) {
    const line = utf8(cx.bytes.subarray(start, end))?.replace(/\0+$/, '');
    if (line === undefined) return cx.leaf(type, start, end, { hex: toHex(cx.bytes, start, end) });
    const value: ValueObject = { text: line, ...eventOf(type, line) };
    const [fields, decoded] = [fieldsOf(line), decodedFields(type, line)];
    if (Object.keys(fields).length > 0) value.fields = fields;
    if (Object.keys(decoded).length > 0) value.decoded = decoded;
    return cx.leaf(type, start, end, value);
  },
  write({ end }, cx, value) {
    const line = isObject(value) ? value.text : value;
    if (typeof line !== 'string') cx.issue(`${show(value)} has no text`);
    else cx.out.put(encoder.encode(end === 'nul' ? `${line}\0` : line));
  },
  label: () => 'text',
  text(type, value, say) {
    if (!isObject(value) || typeof value.text !== 'string') return undefined;
    const decoded = isObject(value.decoded) ? value.decoded : {};
    return readable(type, behindEvent(type, value.text), decoded, say);
  },
  parse: (_, word) => ({ text: word }),
  jsonSchema: () => ({
    type: 'object',
    properties: {
      text: { type: 'string' },
      time: { type: 'string' },
      serial: { type: 'integer' },
      fields: { type: 'object' },
      decoded: { type: 'object' },
    },
  }),
};
