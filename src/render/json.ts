/** Records as NDJSON: one a line, keys in the order in which the record has them, integers with all their digits. */
import { sanitize } from './sanitize.ts';

export interface JsonOptions {
  /** integers that a double cannot hold as strings (`--json-strings-64`) */
  strings64?: boolean;
  /** a terminal reads it: what it could take for more than text is escaped; what the JSON means stays the same */
  terminal?: boolean;
}

/** Any record or value without a newline. */
export function jsonText(value: object, options: JsonOptions = {}): string {
  const text = fast(value) ?? slow(value, options);
  return options.terminal ? sanitize(text) : text;
}

/** One line of NDJSON. */
export const jsonLine = (value: object, options?: JsonOptions): string => `${jsonText(value, options)}\n`;

/** JSON.stringify refuses bigints, which are rare: only integers beyond 2^53 are any. */
function fast(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function slow(value: unknown, options: JsonOptions): string {
  if (typeof value === 'bigint') return options.strings64 ? `"${value}"` : value.toString();
  if (Array.isArray(value)) return `[${value.map(item => slow(item ?? null, options)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${JSON.stringify(key)}:${slow(item, options)}`);
  return `{${parts.join(',')}}`;
}
