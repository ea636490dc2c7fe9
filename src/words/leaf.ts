/** A value as the word that means it. */
import { isDeepStrictEqual } from 'node:util';
import type { Type } from '../schema/type.ts';
import { hexEscape, type Value } from '../schema/value.ts';
import { faceOf } from '../types/index.ts';
import type { Node } from '../types/node.ts';
import { Reading } from '../types/reading.ts';
import { Writing } from '../types/writing.ts';

/** What a terminal obeys or does not show; JSON has escapes for it. */
const controls = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** `=1400`, `=hex:00ff` or nothing behind a flag's name; undefined where no plain word means the value. */
export function plainEnd({ type, value }: Node): string | undefined {
  const hex = hexEscape(value);
  if (hex !== undefined) return `=hex:${hex}`;
  if (!type) return undefined;
  if (type.kind === 'flag') return value === true ? '' : undefined;
  const text = faceOf(type).text(type, value);
  const own = typeof value === 'object' ? undefined : String(value);
  for (const word of [text, text?.replaceAll(' ', ','), own])
    if (word !== undefined && !controls.test(word) && !/^(hex|file):/.test(word) && means(type, word, value))
      return `=${word}`;
  return undefined;
}

/** Whether a word says this value. */
function means(type: Type, word: string, wanted: Value): boolean {
  const cx = new Writing();
  faceOf(type).write(type, cx, faceOf(type).parse(type, word));
  if (cx.issues.length) return false;
  const bytes = cx.out.finish();
  const reading = new Reading(bytes);
  return isDeepStrictEqual(faceOf(type).read(type, reading, 0, bytes.length).value, wanted);
}
