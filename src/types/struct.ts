import { didYouMean, fold } from '../schema/spelling.ts';
import type { ArrayType, Member, StructType, Type } from '../schema/type.ts';
import { hexEscape, isObject, type Value, type ValueObject } from '../schema/value.ts';
import { isZero } from '../wire/bytes.ts';
import { toHex } from '../wire/hex.ts';
import { spelled } from './canonical.ts';
import { emitterOf } from './emitting.ts';
import type { Face } from './face.ts';
import { faceOf } from './index.ts';
import { toInteger } from './integer.ts';
import type { Entry } from './node.ts';
import { join } from './path.ts';
import { hide, hideEscape, mayHoldSecrets, readPayload, writePayload } from './payload.ts';
import type { Reading } from './reading.ts';
import { type Found, type Scope, scopeIn } from './scope.ts';
import { holds } from './select.ts';
import { readSet } from './set.ts';
import { alignUp, readingScope } from './struct-scope.ts';
import { show, type Writing } from './writing.ts';

/** Members that are payloads with a length of their own (records): read and written as an attribute's is. */
export const payloads = new WeakSet<Member>();

const sizeOf = (type: Type): number | undefined => faceOf(type).size(type);

/** The number of elements that another member gives an array. */
function countOf(count: ArrayType['count'], scope: Scope | undefined): number | undefined {
  if (typeof count === 'number') return count;
  if (count === 'rest') return undefined;
  for (let at = scope; at; at = at.parent) {
    const found = at.kind === 'struct' ? toInteger(at.lookup(count.member)?.value ?? '') : undefined;
    if (found !== undefined) return Number(found) * (count.scale ?? 1) + (count.offset ?? 0);
  }
  return undefined;
}

/** The length of a member's bytes, undefined where it takes all that is left. */
function lengthOf(member: Member, cx: { scope?: Scope | undefined }): number | undefined {
  if (member.length) {
    const length = toInteger(cx.scope?.lookup(member.length.member)?.value ?? '');
    if (length === undefined) return undefined;
    return Math.max(0, Math.ceil(Number(length) * (member.length.unit ?? 1)) + (member.length.offset ?? 0));
  }
  if (member.type.kind === 'array') {
    const count = countOf(member.type.count, cx.scope);
    const element = sizeOf(member.type.element);
    return count === undefined || element === undefined ? undefined : Math.max(0, count) * element;
  }
  return sizeOf(member.type);
}

/** Takes over the keys of an inline value, and the secrets found in it since then. */
function adopt(cx: Reading, value: ValueObject, inner: ValueObject, known: number): void {
  Object.assign(value, inner);
  if (inner === value) return;
  for (const secret of cx.secrets.slice(known)) {
    const { hide } = secret;
    secret.hide = () => {
      hide();
      Object.assign(value, inner);
    };
  }
}

/** Reads a member; inline ones give their keys to the struct. */
function readMember(
  cx: Reading,
  member: Member,
  value: ValueObject,
  children: Entry[],
  start: number,
  end: number,
): void {
  if (member.type.kind === 'pad') {
    if (!isZero(cx.bytes, start, end)) value[member.key] = toHex(cx.bytes, start, end);
    return;
  }
  if (member.inline) {
    const { type } = member;
    const known = cx.secrets.length;
    const node = type.kind === 'nest' ? readSet(type, cx, start, end, value) : faceOf(type).read(type, cx, start, end);
    if (isObject(node.value)) adopt(cx, value, node.value, known);
    children.push(...node.children);
    return;
  }
  const outer = cx.path;
  cx.path = join(outer, member.key);
  const node = payloads.has(member)
    ? readPayload(member.type, cx, start, end)
    : faceOf(member.type).read(member.type, cx, start, end);
  value[member.key] = node.value;
  if (member.secret) hide(cx, value, member.key);
  else hideEscape(cx, member.type, node.value);
  cx.path = outer;
  children.push({ key: member.key, node, member, ...(member.secret ? { secret: true } : {}) });
}

/** The value of a count or length member that is not given, from what it counts. */
function derived(type: StructType, member: Member, cx: Writing, value: ValueObject): Value | undefined {
  for (const other of type.members) {
    const given = value[other.key];
    if (given === undefined) continue;
    if (other.length?.member === member.name)
      return (byteLength(other, cx, given) - (other.length.offset ?? 0)) / (other.length.unit ?? 1);
    if (other.type.kind === 'zip' && other.type.count === member.name && Array.isArray(given)) return given.length;
    const count = other.type.kind === 'array' ? other.type.count : undefined;
    if (typeof count === 'object' && count.member === member.name && Array.isArray(given))
      return (given.length - (count.offset ?? 0)) / (count.scale ?? 1);
  }
  return undefined;
}

function byteLength(member: Member, cx: Writing, value: Value): number {
  const trial = cx.trial();
  faceOf(member.type).write(member.type, trial, value);
  return trial.out.length;
}

function writeMember(cx: Writing, member: Member, value: ValueObject, own: Map<string, string>): void {
  const size = sizeOf(member.type);
  const { key } = member;
  if (member.inline) {
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => !own.has(fold(name))));
    faceOf(member.type).write(member.type, cx, rest);
    return;
  }
  const given = value[key];
  if (given === undefined) {
    cx.out.reserve(size ?? 0);
    return;
  }
  const outer = cx.path;
  cx.path = join(outer, key);
  const before = cx.out.length;
  if (payloads.has(member)) writePayload(member.type, cx, given);
  else writeEscaped(cx, member.type, given);
  const written = cx.out.length - before;
  if (size !== undefined && written !== size && cx.issues.length === 0 && !payloads.has(member))
    cx.issue(`${written} bytes, not ${size}`);
  cx.path = outer;
}

/** A member's bytes may be given as `{"hex": …}` like any payload. */
function writeEscaped(cx: Writing, type: Type, value: Value): void {
  const hex = type.kind === 'struct' || type.kind === 'nest' ? undefined : hexEscape(value);
  if (hex === undefined) faceOf(type).write(type, cx, value);
  else cx.hex(hex);
}

/** Members that emitting leaves to decoding. */
const hasNoEmitter = (member: Member): boolean =>
  Boolean(member.secret || member.inline || member.align || member.when) || member.type.kind === 'select';

/** C structs, and layouts that begin like one. Shorter bytes lack the last members; what is longer is kept as a tail. */
export const struct: Face<StructType> = {
  size(type) {
    let at = 0;
    for (const member of type.members) {
      const size = member.inline && member.type.kind === 'nest' ? undefined : sizeOf(member.type);
      if (size === undefined || member.length || member.when) return undefined;
      at = alignUp(at, member.align) + size;
    }
    return at;
  },

  read(type, cx, start, end) {
    return cx.deeper(type, start, end, () => {
      const outer = cx.scope;
      const value: ValueObject = {};
      cx.scope = readingScope(type, cx, start, end, value);
      const children: Entry[] = [];
      let at = start;
      for (const member of type.members) {
        if (member.when && !holds(member.when, cx)) continue;
        const from = start + alignUp(at - start, member.align);
        const length = lengthOf(member, cx);
        if (from > end || (length !== undefined && from + length > end)) break;
        if (length === undefined && from === end && member.type.kind !== 'nest') break;
        const to = length === undefined ? end : from + length;
        readMember(cx, member, value, children, from, to);
        at = to;
      }
      cx.scope = outer;
      if (at < end && mayHoldSecrets(type)) return cx.escape(type, start, end, 'trailing-bytes', 'kept as bytes');
      cx.tail(at, end);
      return { type, start, end, value, children };
    });
  },

  write(type, cx, value) {
    if (!isObject(value)) {
      cx.issue(`${show(value)} is no object (struct ${type.name})`);
      return;
    }
    const own = new Map(type.members.filter(member => !member.inline).map(member => [fold(member.key), member.key]));
    const hasInline = type.members.some(member => member.inline);
    const members: ValueObject = {};
    for (const [name, item] of Object.entries(value)) {
      const key = own.get(fold(name));
      if (key !== undefined) members[key] = item;
      else if (hasInline) members[name] = item;
      else
        cx.issue(
          `struct ${type.name} has no member ${show(name)}${didYouMean(
            name,
            type.members.map(one => one.name),
          )}`,
        );
    }
    const outer = cx.scope;
    const given = (name: string): Found | undefined => {
      const member = type.members.find(one => fold(one.key) === fold(name));
      const found = member && members[member.key];
      return found === undefined ? undefined : { type: member!.type, value: found };
    };
    cx.scope = scopeIn(outer, 'struct', spelled(cx, given));
    const start = cx.out.length;
    for (const member of type.members) {
      if (member.when && !holds(member.when, cx)) {
        if (members[member.key] !== undefined)
          cx.issue(
            `${member.name} stands only where ${Object.entries(member.when)
              .map(([where, wanted]) => `${where} is ${wanted}`)
              .join(' and ')}`,
          );
        continue;
      }
      const from = alignUp(cx.out.length - start, member.align);
      if (members[member.key] === undefined && !member.inline) {
        const count = derived(type, member, cx, members);
        if (count !== undefined) members[member.key] = count;
        else if (sizeOf(member.type) === undefined) continue;
      }
      cx.out.reserve(from - (cx.out.length - start));
      writeMember(cx, member, members, own);
    }
    cx.scope = outer;
  },

  emitter(type) {
    const size = struct.size(type);
    if (size === undefined || type.members.some(hasNoEmitter)) return undefined;
    let at = 0;
    const members = type.members.map(member => {
      const start = at;
      at += sizeOf(member.type)!;
      return { start, end: at, pad: member.type.kind === 'pad', emit: emitterOf(member.type), key: `"${member.key}":` };
    });
    return (cx, start, end) => {
      if (end - start !== size) return cx.fail();
      let json = '';
      for (const member of members) {
        const from = start + member.start;
        const to = start + member.end;
        if (!member.pad) json += `${json === '' ? '{' : ','}${member.key}${member.emit(cx, from, to)}`;
        else if (!isZero(cx.bytes, from, to)) return cx.fail();
      }
      return json === '' ? '{}' : `${json}}`;
    };
  },

  label: type => `struct ${type.name}`,
  text: () => undefined,
  parse: (_, word) => word,
  jsonSchema(type, ref) {
    const properties: { [key: string]: unknown } = {};
    // of an inline value whose keys differ from message to message, others may stand there
    let more = false;
    for (const member of type.members) {
      if (member.inline) {
        const inner = faceOf(member.type).jsonSchema(member.type, ref);
        Object.assign(properties, inner.properties);
        more ||= inner.properties === undefined || inner.additionalProperties === true;
      } else properties[member.key] = ref(member.type);
    }
    return { type: 'object', properties, ...(more ? { additionalProperties: true } : {}) };
  },
};
