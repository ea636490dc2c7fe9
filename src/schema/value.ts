/** What a decoded thing is as data: JSON with full-width integers, never null. */
export type Value = string | number | bigint | boolean | Value[] | { [key: string]: Value };

/** An object of values, in arrival order. */
export type ValueObject = { [key: string]: Value };

export const isObject = (value: Value | undefined): value is ValueObject =>
  typeof value === 'object' && !Array.isArray(value);

/** The escape that stands for any payload: its bytes as `{"hex": "…"}`. Undefined where the value is not exactly that. */
export function hexEscape(value: Value | undefined): string | undefined {
  if (!isObject(value) || typeof value.hex !== 'string') return undefined;
  for (const key in value) if (key !== 'hex') return undefined;
  return value.hex;
}
