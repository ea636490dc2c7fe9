/** Puts what one word says into a record's value. */
import { didYouMean } from '../schema/spelling.ts';
import type { SelectType, Type } from '../schema/type.ts';
import type { Value } from '../schema/value.ts';
import { faceOf } from '../types/index.ts';
import type { Unknown } from '../types/notes.ts';
import { join } from '../types/path.ts';
import { allCases, bySelf, look, resolve, selectorsOf } from '../types/select.ts';
import type { Writing } from '../types/writing.ts';
import { insideOf, type Place } from './walk.ts';
import { bytesOf, type ReadFile, type Segment, type Word } from './word.ts';

/** What all words of one message share. */
export interface Assignment {
  cx: Writing;
  unknown: Unknown[];
  /** the cases taken where the bytes themselves choose, by path */
  formats: { [path: string]: string };
  readFile: ReadFile | undefined;
  /** how many selects a path may go through: those that others depend on come first */
  selects: number;
}

/** A word that is wrong. */
export class WordError extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    // thrown for every word that waits for another: without a stack, which nobody reads and which takes long to make
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = limit;
    this.path = path;
  }
}

/** A word that cannot be placed yet: what chooses its format may be said by another word. */
export class Waits extends WordError {}

/** Puts a word's value at a place, whose own segment of the path has been read. Throws Waits, WordError. */
export function assign(all: Assignment, place: Place, segments: readonly Segment[], word: Word): void {
  const { cx } = all;
  const outer = { path: cx.path, scope: cx.scope, selects: all.selects };
  cx.path = place.path ?? join(outer.path, place.key);
  if (place.scope) cx.scope = place.scope;
  try {
    if (place.type.kind === 'select') throughSelect(all, place, place.type, segments, word);
    else if (segments.length === 0) setLeaf(all, place, word);
    else goInside(all, place, segments, word);
  } finally {
    cx.path = outer.path;
    cx.scope = outer.scope;
    all.selects = outer.selects;
  }
}

function goInside(all: Assignment, place: Place, segments: readonly Segment[], word: Word): void {
  const { cx } = all;
  const inside = insideOf(place.type);
  const value = place.value ?? inside.empty();
  const next = inside.step(place.type, value, segments, cx);
  if (typeof next === 'string') throw new WordError(cx.path, next);
  if (place.value === undefined) place.put(value);
  if ('stranger' in next) addStranger(all, next.stranger, segments, word);
  else assign(all, next, segments.slice(next.used), word);
}

/** Keeps an attribute that no schema knows, at the context's path. */
export function addStranger(all: Assignment, type: number, segments: readonly Segment[], word: Word): void {
  const { cx } = all;
  if (segments.length > 1) throw new WordError(cx.path, `no schema says what lies in attribute ${segments[0]}`);
  const bytes = word.json ? jsonOf(word, cx.path) : bytesFor(all, word);
  const hex = typeof bytes === 'object' && !Array.isArray(bytes) ? bytes.hex : undefined;
  if (typeof hex !== 'string')
    throw new WordError(
      join(cx.path, String(segments[0])),
      'is not known to the schema: give its bytes, hex:… or file:…',
    );
  all.unknown.push({ path: cx.path, type, hex });
}

function bytesFor(all: Assignment, word: Word): Value | undefined {
  try {
    return word.value === undefined ? { hex: '' } : bytesOf(word.value, all.readFile);
  } catch (error) {
    throw new WordError(all.cx.path, error instanceof Error ? error.message : String(error));
  }
}

function setLeaf(all: Assignment, place: Place, word: Word): void {
  const { cx } = all;
  if (place.value !== undefined) throw new WordError(cx.path, 'is given twice');
  place.put(leafValue(all, place.type, word));
}

function leafValue(all: Assignment, type: Type, word: Word): Value {
  const { cx } = all;
  if (word.json) return jsonOf(word, cx.path);
  if (word.value === undefined) {
    if (type.kind === 'flag') return true;
    throw new WordError(cx.path, `needs a value: ${word.path}=${valueName(type)}`);
  }
  const bytes = bytesFor(all, word);
  if (bytes !== undefined) return bytes;
  const value = faceOf(type).parse(type, word.value);
  if (type.kind === 'nest' || (value === word.value && needsParts(type)))
    throw new WordError(cx.path, `has parts (${faceOf(type).label(type)}): name them, or give JSON with :=`);
  return value;
}

const needsParts = (type: Type): boolean => typeof insideOf(type).empty() === 'object' && !insideOf(type).whole;

const valueName = (type: Type): string =>
  type.kind === 'integer' && type.enum ? 'NAME' : faceOf(type).label(type).toUpperCase();

function jsonOf(word: Word, path: string): Value {
  const value = word.parsed;
  if (value === undefined) throw new WordError(path, 'is no JSON');
  if (hasNull(value)) throw new WordError(path, 'null is no value: leave it out');
  return value;
}

const hasNull = (value: Value | null): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).some(hasNull));

/** Goes on with the case that the selectors choose; where the bytes themselves do, with the first that takes the word. */
function throughSelect(
  all: Assignment,
  place: Place,
  type: SelectType,
  segments: readonly Segment[],
  word: Word,
): void {
  const { cx } = all;
  if (all.selects-- <= 0) throw new Waits(cx.path, 'lies in more selects than are looked through');
  const plain = segments.length === 0 && (word.json || /^(hex|file):/.test(word.value ?? ''));
  const taken = resolve(type, cx);
  const own = bySelf(type);
  if (plain || (taken && !own)) {
    assignAs(all, place, taken?.type ?? { kind: 'unused' }, segments, word);
    return;
  }
  if (!own) throw new Waits(cx.path, noFormat(type, cx));
  let wrong: unknown;
  for (const one of taken ? [taken, ...allCases(type)] : allCases(type)) {
    const before = place.value === undefined ? undefined : structuredClone(place.value);
    try {
      assignAs(all, place, one.type, segments, word, true);
      if (one !== taken) all.formats[cx.path] = one.name;
      return;
    } catch (error) {
      wrong ??= error;
      if (before !== undefined) place.put(before);
    }
  }
  throw wrong;
}

/** Why no case applies: what chooses is missing, or is nothing that the schema has a format for. */
function noFormat(type: SelectType, cx: Writing): string {
  const asked = selectorsOf(type);
  const base = cx.path.slice(0, Math.max(0, cx.path.lastIndexOf('.')));
  const named = (where: string) => (where.includes('.') ? where.replace(/^member\./, '') : join(base, where));
  const missing = asked.filter(where => look(where, cx) === undefined);
  if (missing.length)
    return `needs ${missing.map(where => `${named(where)}=`).join(' and ')}, which chooses its format`;
  const told = asked.map(where => `${named(where)} ${String(look(where, cx))}`).join(', ');
  const known = asked.length === 1 ? type.cases.flatMap(one => one.when[asked[0]!]!).map(String) : [];
  const near = known.length ? didYouMean(String(look(asked[0]!, cx)), known) : '';
  return `no format is known for ${told}${near}; as bytes: ${cx.path}=hex:…`;
}

/** At the same place, as one of a select's cases. */
function assignAs(
  all: Assignment,
  place: Place,
  type: Type,
  segments: readonly Segment[],
  word: Word,
  check = false,
): void {
  const { cx } = all;
  const path = cx.path;
  const as: Place = { ...place, type };
  if (check) {
    as.put = value => {
      const trial = cx.trial();
      faceOf(type).write(type, trial, value);
      if (segments.length === 0 && trial.issues[0]) throw new WordError(path, trial.issues[0].message);
      place.put(value);
    };
  }
  if (segments.length === 0) setLeaf(all, as, word);
  else goInside(all, as, segments, word);
}
