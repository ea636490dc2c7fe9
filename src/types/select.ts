import type { Conditions, SelectType, SelectValue, Type } from '../schema/type.ts';
import type { Value } from '../schema/value.ts';
import { type Emitting, emitterOf } from './emitting.ts';
import type { Face } from './face.ts';
import { faceOf } from './index.ts';
import { join } from './path.ts';
import type { Reading } from './reading.ts';
import { type Found, partOf, type Scope, type SelectContext } from './scope.ts';
import { show, type Writing } from './writing.ts';

/** What can be known of a payload itself when its type is chosen. */
export interface Payload {
  length?: number;
  /** its first bytes, one character each */
  starts?: (text: string) => boolean;
}

function outward(scope: Scope | undefined, kind: Scope['kind'] | undefined, name: string): Found | undefined {
  for (let at = scope; at; at = at.parent) {
    if (kind && at.kind !== kind) continue;
    const found = at.lookup(name);
    if (found) return found;
  }
  return undefined;
}

/** The value that a condition's key names; undefined where it is absent or cannot be known here. */
export function look(where: string, cx: SelectContext): Value | undefined {
  if (where.startsWith('fixed.')) return cx.fixed?.lookup(where.slice(6))?.value;
  if (where.startsWith('member.')) {
    const [first, ...inner] = where.slice(7).split('.');
    return partOf(outward(cx.scope, 'struct', first!)?.value, inner);
  }
  if (where.startsWith('message.')) return cx.facts[where.slice(8) as keyof SelectContext['facts']];
  return outward(cx.scope, undefined, where)?.value;
}

const equal = (found: Value | undefined, wanted: SelectValue): boolean =>
  wanted === true
    ? found !== undefined
    : wanted === false
      ? found === undefined
      : found === wanted || (Array.isArray(found) && found.includes(wanted));

/** Whether all conditions hold. */
export function holds(when: Conditions, cx: SelectContext, payload: Payload = {}): boolean {
  for (const where in when) {
    const wanted = when[where]!;
    const options = Array.isArray(wanted) ? wanted : [wanted];
    if (where === 'length') {
      if (payload.length === undefined || !options.includes(payload.length)) return false;
    } else if (where === 'starts') {
      if (!payload.starts || !options.some(text => payload.starts!(String(text)))) return false;
    } else {
      const found = look(where, cx);
      if (!options.some(option => equal(found, option))) return false;
    }
  }
  return true;
}

/** The first case whose conditions hold, or `otherwise` (whose name is `otherwise`). */
export function resolve(
  type: SelectType,
  cx: SelectContext,
  payload: Payload = {},
): { name: string; type: Type } | undefined {
  for (const one of type.cases) if (holds(one.when, cx, payload)) return flatten(one, cx, payload);
  return type.otherwise ? flatten({ name: 'otherwise', type: type.otherwise }, cx, payload) : undefined;
}

function flatten(
  one: { name: string; type: Type },
  cx: SelectContext,
  payload: Payload,
): { name: string; type: Type } | undefined {
  return one.type.kind === 'select' ? resolve(one.type, cx, payload) : one;
}

/** Whether the payload's own length or first bytes choose. */
export const bySelf = (type: SelectType): boolean =>
  type.cases.some(
    one =>
      Object.keys(one.when).some(where => where === 'length' || where === 'starts') ||
      (one.type.kind === 'select' && bySelf(one.type)),
  );

/** What a select may know of a payload from its bytes. */
export const payloadOf = (bytes: Uint8Array, start: number, end: number): Payload => ({
  length: end - start,
  starts: text => text.length <= end - start && [...text].every((char, i) => bytes[start + i] === char.charCodeAt(0)),
});

/** Notes the case taken where encoding the record would take another. */
export function noteCase(type: SelectType, cx: Reading, name: string): void {
  if (!worthNoting(type)) return;
  const { request: _, ...facts } = cx.facts;
  const { scope, fixed, path } = cx;
  if (resolve(type, { facts, scope, fixed, path })?.name !== name) cx.formats[cx.path] = name;
}

/** The case that a value is written as where none is noted. */
function chosen(type: SelectType, cx: Writing, value: Value): { name: string; type: Type } | undefined {
  const plain = resolve(type, cx);
  if (!bySelf(type) || (plain && fits(plain, cx, value))) return plain;
  return allCases(type).find(one => fits(one, cx, value)) ?? plain;
}

function fits(one: { type: Type }, cx: Writing, value: Value): boolean {
  const trial = cx.trial();
  faceOf(one.type).write(one.type, trial, value);
  return trial.issues.length === 0;
}

/** What a record does not show otherwise: the case taken by length, by first bytes, or by the request answered. */
const worthNoting = (type: SelectType): boolean =>
  bySelf(type) || type.cases.some(one => Object.keys(one.when).some(where => where === 'message.request'));

/** Emitting keeps no structs to look members up in. */
const asksMembers = (type: SelectType): boolean =>
  type.cases.some(one => Object.keys(one.when).some(where => where.startsWith('member.')));

/** The one member of the fixed header that decides alone, if it is so. */
function soleFixedMember(type: SelectType): string | undefined {
  const keys = new Set(type.cases.flatMap(one => (one.type.kind === 'select' ? ['select'] : Object.keys(one.when))));
  const [key] = keys;
  return keys.size === 1 && key?.startsWith('fixed.') && type.otherwise?.kind !== 'select' ? key.slice(6) : undefined;
}

/** How emitting finds the case that applies; undefined where that is left to decoding, as is a case that would be noted. */
export function taker(type: SelectType): ((cx: Emitting, start: number, end: number) => Type | undefined) | undefined {
  if (asksMembers(type)) return undefined;
  if (bySelf(type))
    return (cx, start, end) => {
      const context = cx.selectContext();
      const taken = resolve(type, context, payloadOf(cx.bytes, start, end));
      return taken?.name === resolve(type, context)?.name ? taken?.type : undefined;
    };
  if (worthNoting(type)) return undefined;
  const member = soleFixedMember(type);
  if (member === undefined) return cx => resolve(type, cx.selectContext())?.type;
  const known = new Map<number, Type | undefined>();
  return cx => {
    const number = cx.fixedNumber(member);
    if (number === undefined) return resolve(type, cx.selectContext())?.type;
    const taken = known.get(number);
    if (taken || known.has(number)) return taken;
    const found = resolve(type, cx.selectContext())?.type;
    if (known.size < 256) known.set(number, found);
    return found;
  };
}

/** What the cases of a select look at, each once. */
export const selectorsOf = ({ cases }: SelectType): string[] => [
  ...new Set(cases.flatMap(one => Object.keys(one.when))),
];

/** Every case, those of inner selects and `otherwise` too. */
export function allCases(type: SelectType): { name: string; type: Type }[] {
  const cases: { name: string; type: Type }[] = type.otherwise
    ? [...type.cases, { name: 'otherwise', type: type.otherwise }]
    : type.cases;
  return cases.flatMap(one => (one.type.kind === 'select' ? allCases(one.type) : [one]));
}

function sizeOf(type: SelectType): number | undefined {
  const sizes = new Set(allCases(type).map(one => faceOf(one.type).size(one.type)));
  return sizes.size === 1 ? [...sizes][0] : undefined;
}

/** A selector's value in the text of a problem. */
const said = (value: Value | undefined): string =>
  value === undefined ? 'absent' : typeof value === 'string' ? value : show(value);

/** Delegates to the case that applies. */
export const select: Face<SelectType> = {
  size: sizeOf,

  read(type, cx, start, end) {
    const taken = resolve(type, cx, payloadOf(cx.bytes, start, end));
    if (!taken) {
      const found = selectorsOf(type)
        .map(where => `${where} ${said(look(where, cx))}`)
        .join(', ');
      return cx.escape(type, start, end, 'unknown-format', `no format for ${found}`);
    }
    noteCase(type, cx, taken.name);
    const node = faceOf(taken.type).read(taken.type, cx, start, end);
    return { ...node, type: node.type ?? taken.type };
  },

  write(type, cx, value) {
    const noted = cx.formats[cx.path];
    const taken = (noted && allCases(type).find(one => one.name === noted)) || chosen(type, cx, value);
    if (taken) {
      faceOf(taken.type).write(taken.type, cx, value);
      return;
    }
    const asked = selectorsOf(type);
    const missing = asked.filter(where => look(where, cx) === undefined && where !== 'length' && where !== 'starts');
    cx.issue(
      missing.length
        ? `which format this has is chosen by ${missing.map(where => join('', where)).join(', ')}, which is missing`
        : `no format for ${asked.map(where => `${where} ${said(look(where, cx))}`).join(', ')}: give {"hex": …}`,
    );
  },

  emitter(type) {
    const take = taker(type);
    return (
      take &&
      ((cx, start, end) => {
        const taken = take(cx, start, end);
        return taken ? emitterOf(taken)(cx, start, end) : cx.fail();
      })
    );
  },

  label: type => (type.name ? `selects ${selectorsOf(type).join(', ')}` : 'select'),
  text: () => undefined,
  parse(type, word) {
    const first = allCases(type)[0];
    return first ? faceOf(first.type).parse(first.type, word) : word;
  },
  jsonSchema: (type, ref) => ({ anyOf: allCases(type).map(one => ref(one.type)) }),
};
