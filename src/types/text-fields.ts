/** The `name=value` fields of a line of text, and what those are that stand for something else. */
import type { TextType, Type } from '../schema/type.ts';
import { hexEscape, isObject, type Value, type ValueObject } from '../schema/value.ts';
import { fromHex } from '../wire/hex.ts';
import { faceOf } from './index.ts';
import { Reading } from './reading.ts';

/** One field: its name, and the value as it stands in the line. */
export const field = /([A-Za-z_][\w-]*(?:\[\d+\])?)=("[^"]*"|'[^']*'|[^\s'"]\S*|)/g;
/** What the kernel writes for a string that is no plain text, and for bytes (audit_log_n_hex). */
const encodedHex = /^(?:[0-9A-F]{2})+$/;
/** Other fields in one field, as programs put them: `msg='op=login acct="root"'`. */
export const inner = /^'(.*)'$/s;

const unquoted = (raw: string): string => raw.replace(/^(["'])(.*)\1$/s, '$2');

/** The fields of a line, for reading; a name that stands twice keeps the first. */
export function fieldsOf(line: string): ValueObject {
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
export function decodedFields(type: TextType, line: string): ValueObject {
  const decoded: ValueObject = {};
  for (const [, name, raw] of line.matchAll(field)) {
    if (name === '__proto__' || Object.hasOwn(decoded, name!)) continue;
    const value = decodedField(type, name!, raw!);
    if (value !== undefined) decoded[name!] = value;
  }
  return decoded;
}

/** Whether a field's text is hex that stands for bytes. */
export const isEncoded = ({ encoded }: TextType, name: string, raw: string): boolean =>
  encoded !== undefined && Object.hasOwn(encoded, name) && encodedHex.test(raw);

function decodedField(type: TextType, name: string, raw: string): Value | undefined {
  if (isEncoded(type, name, raw)) return decodedBytes(type.encoded![name]!, raw);
  const [, line] = (type.encoded && inner.exec(raw)) ?? [];
  if (line === undefined) return undefined;
  const fields = { ...fieldsOf(line), ...decodedFields(type, line) };
  return Object.keys(fields).length > 0 ? fields : undefined;
}
