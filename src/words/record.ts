/** Words of the command line as the record of one message. */

import type { RecordInput } from '../codec/record.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { enumValue, toInteger } from '../types/integer.ts';
import type { Issue, Unknown } from '../types/notes.ts';
import { Writing } from '../types/writing.ts';
import { narrow } from '../wire/integer.ts';
import { impliedWords, splitPrefix } from './addresses.ts';
import { type Assignment, addStranger, assign, Waits, WordError } from './assign.ts';
import { holes } from './holes.ts';
import { structScope } from './members.ts';
import { fixedStructOf, type Parts, startOf, type Target } from './root.ts';
import { parseWord, type ReadFile, type Word } from './word.ts';

export interface WordsOptions {
  /** for `data=file:PATH`; throws where it cannot */
  readFile?: ReadFile;
  /** reads the JSON behind `:=`, integers of 64 bits kept; throws where it is none */
  parseJson?: (text: string) => Value;
}

/** Most selects that one path goes through, each choosing by what another word says. */
const deepest = 8;

/**
 * The record that the words mean. Every issue is told at once: unknown names with the nearest, what is given twice,
 * names that mean a header member as well as an attribute, formats without what chooses them.
 */
export function recordOfWords(
  words: readonly string[],
  target: Target,
  options: WordsOptions = {},
): { record: RecordInput; issues: Issue[] } {
  const issues: Issue[] = [];
  const unknown: Unknown[] = [];
  const formats: { [path: string]: string } = {};
  const parts: Parts = { attributes: {} };
  const said = words.flatMap(text => readWord(text, target, options, issues));
  const read = [...said, ...impliedWords(said, target)];
  // The same length behind several addresses (local and peer) is said once.
  let open = read.filter(
    (word, i) =>
      !read
        .slice(0, i)
        .some(({ path, value, text }) => path === word.path && value === word.value && text !== word.text),
  );
  for (let selects = 0; open.length; selects++) {
    const last = selects === deepest;
    open = open.filter(word => {
      const wrong = place(word, target, parts, { unknown, formats, readFile: options.readFile, selects });
      if (wrong instanceof Waits && !last) return true;
      if (wrong) issues.push({ path: wrong.path || word.path, message: wrong.message });
      return false;
    });
  }
  fillMasks(parts, target);
  issues.push(...holes({ ...parts }));
  const { protocol, family, operation } = target;
  const record: RecordInput = { protocol: protocol.name, family: family.name, operation: operation.name };
  if (parts.fixed !== undefined) record.fixed = parts.fixed as ValueObject;
  if (parts.body !== undefined) record.body = parts.body;
  if (Object.keys(parts.attributes).length) record.attributes = parts.attributes;
  if (unknown.length) record.unknown = unknown;
  if (Object.keys(formats).length) record.formats = formats;
  return { record, issues };
}

/** `flags=up` changes that flag alone, not all that are not named. */
function fillMasks(parts: Parts, target: Target): void {
  const cx = new Writing();
  const header = fixedStructOf(target, cx);
  const { fixed } = parts;
  if (!header || !isObject(fixed)) return;
  for (const { key, maskOf } of header.members) {
    const masked = header.members.find(({ name }) => name === maskOf);
    const value = masked && fixed[masked.key];
    if (!masked || value === undefined || fixed[key] !== undefined || masked.type.kind !== 'integer') continue;
    const bits = masked.type.enum ? enumValue(masked.type.enum(), cx, value) : toInteger(value);
    if (bits) fixed[key] = narrow(bits);
  }
}

function readWord(text: string, target: Target, { parseJson }: WordsOptions, issues: Issue[]): Word[] {
  const word = parseWord(text);
  if (typeof word === 'string') {
    issues.push({ path: text, message: word });
    return [];
  }
  if (word.json) {
    try {
      return [{ ...word, parsed: parseJson?.(word.value ?? '') }];
    } catch {
      return [word];
    }
  }
  try {
    return splitPrefix(word, target);
  } catch (error) {
    if (!(error instanceof WordError)) throw error;
    issues.push({ path: error.path, message: error.message });
    return [];
  }
}

/** Puts one word into the parts; gives back what is wrong with it. */
function place(word: Word, target: Target, parts: Parts, shared: Omit<Assignment, 'cx'>): WordError | undefined {
  const cx = new Writing();
  cx.facts = { operation: target.operation.name, direction: 'to-kernel' };
  const header = fixedStructOf(target, cx);
  if (header) cx.fixed = structScope(header, (parts.fixed ?? {}) as ValueObject, cx, 0);
  try {
    const start = startOf(target, parts, word.segments, cx);
    if ('stranger' in start.place) addStranger({ cx, ...shared }, start.place.stranger, start.segments, word);
    else assign({ cx, ...shared }, start.place, start.segments, word);
    return undefined;
  } catch (error) {
    if (error instanceof WordError) return error;
    throw error;
  }
}
