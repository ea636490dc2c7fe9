/** JSON in and out with all digits of 64-bit integers. */
import type { Value } from '../../src/schema/value.ts';

/** An integer that a double may not hold, where a value begins; in a string it only costs time. */
const long = /[:,[]\s*-?\d{16}/;

/** Reads JSON; integers beyond 2^53 are bigints. Throws SyntaxError. */
export async function parseJson(text: string): Promise<unknown> {
  if (!long.test(text) && !/^\s*-?\d{16}/.test(text)) return JSON.parse(text);
  const { parse } = await import('lossless-json');
  return parse(text, null, number);
}

function number(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) || !/^-?\d+$/.test(text) ? value : BigInt(text);
}

/** The same without waiting, once it is loaded. */
export async function jsonReader(): Promise<(text: string) => Value> {
  const { parse } = await import('lossless-json');
  return text => parse(text, null, number) as Value;
}
