import { keyOf } from '../schema/attribute-set.ts';
import { integerFacts } from '../schema/integer.ts';
import type { Member, RecordsType, StructType } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { isZero } from '../wire/bytes.ts';
import { readInteger } from '../wire/integer.ts';
import { emitterOf } from './emitting.ts';
import type { Face } from './face.ts';
import { faceOf } from './index.ts';
import { toInteger, writeInteger } from './integer.ts';
import type { Entry } from './node.ts';
import { join } from './path.ts';
import { hideEscape, keepRest, writeTails } from './payload.ts';
import type { Reading } from './reading.ts';
import { partOf } from './scope.ts';
import { payloads } from './struct.ts';
import { alignUp } from './struct-scope.ts';
import { show, type Writing } from './writing.ts';

/** A record as a struct: the header's members, then the payload. */
const whole = new WeakMap<RecordsType, StructType>();
function structOf(type: RecordsType): StructType {
  let struct = whole.get(type);
  if (!struct) {
    const payload: Member = { name: 'data', key: 'data', type: type.payload, ...(type.inline ? { inline: true } : {}) };
    payloads.add(payload);
    struct = { ...type.header, members: [...type.header.members, payload] };
    whole.set(type, struct);
  }
  return struct;
}

const headerSize = (type: RecordsType): number => faceOf(type.header).size(type.header) ?? 0;

function offsetsOf(header: StructType): { member: Member; offset: number }[] {
  let offset = 0;
  return header.members.map(member => {
    const at = offset;
    offset += faceOf(member.type).size(member.type) ?? 0;
    return { member, offset: at };
  });
}

/** How many times the length counts, by what a header says. */
function timesOf({ times }: RecordsType, header: ValueObject): number {
  if (!times) return 1;
  return Number(toInteger(partOf(header, times.member.split('.')) ?? '') ?? 0) + (times.offset ?? 0);
}

function lengthAt(type: RecordsType, cx: Reading, start: number, end: number): number | undefined {
  const silent = cx.silent();
  const header = faceOf(type.header).read(type.header, silent, start, end).value as ValueObject;
  const given = toInteger(header[keyOf(type.length)] ?? '');
  if (given === undefined) return undefined;
  return Number(given) * type.unit * timesOf(type, header) + (type.counts === 'payload' ? headerSize(type) : 0);
}

/** A TLV dialect of its own. The length member is left out where it is what the payload's length makes it. */
export const records: Face<RecordsType> = {
  size: () => undefined,

  read(type, cx, start, end) {
    return cx.deeper(type, start, end, () => {
      const value: Value[] = [];
      const children: Entry[] = [];
      const struct = structOf(type);
      const outer = cx.path;
      let at = start;
      while (end - at >= headerSize(type)) {
        const length = lengthAt(type, cx, at, at + headerSize(type));
        if (length === undefined || length < headerSize(type) || length > end - at) break;
        const key = `[${value.length}]`;
        cx.path = join(outer, key);
        const node = faceOf(struct).read(struct, cx, at, at + length);
        // of one among several it stays: what one is may depend on it
        if (isObject(node.value) && !type.times) delete node.value[keyOf(type.length)];
        hideEscape(cx, struct, node.value);
        value.push(node.value);
        children.push({ key, node });
        at = Math.min(at + alignUp(length, type.align), end);
      }
      cx.path = outer;
      return keepRest(cx, type, start, at, end, type.header.name) ?? { type, start, end, value, children };
    });
  },

  write(type, cx, value) {
    if (!Array.isArray(value)) {
      cx.issue(`${show(value)} is no array`);
      return;
    }
    const struct = structOf(type);
    const outer = cx.path;
    for (const [i, item] of value.entries()) {
      cx.path = join(outer, `[${i}]`);
      const start = cx.out.length;
      faceOf(struct).write(struct, cx, item);
      writeTails(cx);
      setLength(type, cx, start, isObject(item) ? timesOf(type, item) : 1);
      const length = cx.out.length - start;
      const last = i === value.length - 1;
      const pad = alignUp(length, type.align) - length;
      if (!last || cx.wire[outer]?.len === undefined) cx.out.reserve(pad);
    }
    cx.path = outer;
  },

  emitter(type) {
    const { header, payload } = type;
    const size = faceOf(header).size(header);
    if (!type.inline || type.times || payload.kind !== 'nest' || size === undefined) return undefined;
    const members = offsetsOf(header);
    const length = members.find(({ member }) => member.name === type.length)?.member;
    if (
      length?.type.kind !== 'integer' ||
      header.members.some(member => member.secret || member.type.kind === 'select')
    )
      return undefined;
    const { width } = integerFacts(length.type.base);
    const little = length.type.order !== 'big';
    const lengthOffset = members.find(({ member }) => member === length)!.offset;
    const shown = members
      .filter(({ member }) => member !== length)
      .map(({ member, offset }) => ({
        offset,
        size: faceOf(member.type).size(member.type)!,
        pad: member.type.kind === 'pad',
        key: `"${member.key}":`,
        emit: emitterOf(member.type),
      }));
    const emitPayload = emitterOf(payload);
    return (cx, start, end) => {
      let json = '[';
      for (let at = start; at < end; ) {
        if (end - at < size) return cx.fail();
        const counted = Number(readInteger(cx.view, at + lengthOffset, width, false, little)) * type.unit;
        const stop = at + counted + (type.counts === 'payload' ? size : 0);
        const next = at + alignUp(stop - at, type.align);
        if (stop < at + size || next > end || !isZero(cx.bytes, stop, next)) return cx.fail();
        json += at === start ? '{' : ',{';
        let comma = '';
        for (const member of shown) {
          const from = at + member.offset;
          if (member.pad) {
            if (!isZero(cx.bytes, from, from + member.size)) return cx.fail();
            continue;
          }
          json += comma + member.key + member.emit(cx, from, from + member.size);
          comma = ',';
        }
        const inner = emitPayload(cx, at + size, stop);
        if (cx.failed) return '';
        json += inner === '{}' ? '}' : comma + inner.slice(1);
        at = next;
      }
      return `${json}]`;
    };
  },

  label: type => `${type.header.name} records`,
  text: () => undefined,
  parse: (_, word) => word,
  jsonSchema: (type, ref) => ({ type: 'array', items: ref(structOf(type)) }),
};

function setLength(type: RecordsType, cx: Writing, start: number, times: number): void {
  const length = cx.out.length - start - (type.counts === 'payload' ? headerSize(type) : 0);
  const unit = type.unit * times;
  if (unit && length % unit !== 0) cx.issue(`${length} bytes are no multiple of ${unit}`);
  for (const { member, offset } of offsetsOf(type.header)) {
    if (member.name !== type.length || member.type.kind !== 'integer') continue;
    const { width } = integerFacts(member.type.base);
    if (length / unit >= 2 ** (8 * width)) cx.issue(`${length} bytes are more than ${type.header.name} can hold`);
    const end = cx.out.length;
    cx.out.length = start + offset;
    writeInteger(cx, Math.floor(length / unit), width, member.type.order !== 'big');
    cx.out.length = end;
  }
}
