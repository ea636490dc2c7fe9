import type { TextType, Type } from '../schema/type.ts';
import { hexEscape, isObject, type Value, type ValueObject } from '../schema/value.ts';
import { fromHex, toHex } from '../wire/hex.ts';
import { utf8 } from '../wire/text.ts';
import type { Face } from './face.ts';
import { faceOf } from './index.ts';
import { Reading } from './reading.ts';
import { show } from './writing.ts';

const encoder = new TextEncoder();
const field = /([A-Za-z_][\w-]*(?:\[\d+\])?)=("[^"]*"|'[^']*'|[^\s'"]\S*|)/g;
/** What the kernel writes for a string that is no plain text, and for bytes (audit_log_n_hex). */
const encodedHex = /^(?:[0-9A-F]{2})+$/;
/** Other fields in one field, as programs put them: `msg='op=login acct="root"'`. */
const inner = /^'(.*)'$/s;

const unquoted = (raw: string): string => raw.replace(/^(["'])(.*)\1$/s, '$2');

/** The `name=value` fields of a line, for reading; a name that stands twice keeps the first. */
function fieldsOf(line: string): ValueObject {
  const fields: ValueObject = {};
  for (const [, name, raw] of line.matchAll(field))
    if (name !== '__proto__' && !Object.hasOwn(fields, name!)) fields[name!] = unquoted(raw!);
  return fields;
}

/** What hex-encoded bytes are; undefined where they are not what their type says. */
function decodedBytes(type: Type, hex: string): Value | undefined {
  const bytes = fromHex(hex);
  if (!bytes) return undefined;
  const cx = new Reading(bytes);
  const { value } = faceOf(type).read(type, cx, 0, bytes.length);
  if (cx.problems.length > 0 || hexEscape(value) !== undefined) return undefined;
  return isObject(value) && Object.keys(value).length === 0 ? undefined : value;
}

/** Fields whose text is not what they say, and what that is: hex that stands for bytes, and fields in a field. */
function decodedFields(type: TextType, line: string): ValueObject {
  const decoded: ValueObject = {};
  for (const [, name, raw] of line.matchAll(field)) {
    if (name === '__proto__' || Object.hasOwn(decoded, name!)) continue;
    const value = decodedField(type, name!, raw!);
    if (value !== undefined) decoded[name!] = value;
  }
  return decoded;
}

function decodedField(type: TextType, name: string, raw: string): Value | undefined {
  const of = Object.hasOwn(type.encoded ?? {}, name) ? type.encoded?.[name] : undefined;
  if (of && encodedHex.test(raw)) return decodedBytes(of, raw);
  const [, line] = (type.encoded && inner.exec(raw)) ?? [];
  if (line === undefined) return undefined;
  const fields = { ...fieldsOf(line), ...decodedFields(type, line) };
  return Object.keys(fields).length > 0 ? fields : undefined;
}

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

/** The line with decoded values in place of their hex. */
const readable = (line: string, decoded: ValueObject): string =>
  line.replace(field, (all, name: string, raw: string) => {
    const value = Object.hasOwn(decoded, name) ? decoded[name] : undefined;
    if (value === undefined) return all;
    if (encodedHex.test(raw)) return `${name}=${plainText(value)}`;
    const [, fields] = inner.exec(raw) ?? [];
    return fields !== undefined && isObject(value) ? `${name}='${readable(fields, value)}'` : all;
  });

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
  text(type, value) {
    if (!isObject(value) || typeof value.text !== 'string') return undefined;
    const line = behindEvent(type, value.text);
    return isObject(value.decoded) ? readable(line, value.decoded) : line;
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
