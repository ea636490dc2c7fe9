/** Emitting a run of attributes: see Emitting. */
import type { Attribute, AttributeSet } from '../schema/attribute-set.ts';
import type { Direction } from '../schema/family.ts';
import { typeMask } from '../schema/lookup.ts';
import type { SelectType, Type } from '../schema/type.ts';
import { align4 } from '../wire/align.ts';
import { attributeHeaderLength } from '../wire/attribute.ts';
import { isZero } from '../wire/bytes.ts';
import { canonicalBits } from './attribute.ts';
import { type Emit, type Emitting, emitterOf, flat } from './emitting.ts';
import { taker } from './select.ts';

/** Emits the payload of the attribute at `at`, whose number must be as given; leaves in `cx.next` where the next one starts. */
type EmitAttribute = (cx: Emitting, at: number, end: number, number: number) => string;

/** The bits outside the number, in messages of each direction: where nests are flagged, and where they are not. */
function bitsOf(attribute: Attribute, set?: AttributeSet): (cx: Emitting) => number {
  const towards = (direction: Direction) => {
    const facts = { facts: { direction }, path: '' };
    return {
      nested: canonicalBits(attribute, { ...facts, nested: true }, set),
      flat: canonicalBits(attribute, { ...facts, nested: false }, set),
    };
  };
  const up = towards('to-kernel');
  const down = towards('from-kernel');
  if (up.nested === down.nested && up.flat === down.flat) return cx => (cx.nested ? up.nested : up.flat);
  return cx => (cx.facts.direction === 'to-kernel' ? up : down)[cx.nested ? 'nested' : 'flat'];
}

export function attributeEmitter(attribute: Attribute, set?: AttributeSet): EmitAttribute {
  if (attribute.type.kind === 'select') return selectEmitter(attribute.type, attribute, set);
  const emit = emitterOf(attribute.type);
  const bits = bitsOf(attribute, set);
  return (cx, at, end, number) => {
    if (end - at < attributeHeaderLength) return cx.fail();
    const length = cx.view.getUint16(at, true);
    const stop = at + length;
    const next = at + align4(length);
    if (length < attributeHeaderLength || next > end || (next > stop && !isZero(cx.bytes, stop, next)))
      return cx.fail();
    if (cx.view.getUint16(at + 2, true) !== (number | bits(cx))) return cx.fail();
    const json = emit(cx, at + attributeHeaderLength, stop);
    cx.next = next;
    return json;
  };
}

/** An attribute whose type is chosen first: then it is one of that type. */
function selectEmitter(type: SelectType, attribute: Attribute, set?: AttributeSet): EmitAttribute {
  const take = taker(type);
  if (!take) return cx => cx.fail();
  const emitters = new Map<Type, EmitAttribute>();
  return (cx, at, end, number) => {
    const stop = end - at < attributeHeaderLength ? end : Math.min(at + cx.view.getUint16(at, true), end);
    const taken = take(cx, at + attributeHeaderLength, stop);
    if (!taken) return cx.fail();
    let emit = emitters.get(taken);
    if (!emit) {
      emit = attributeEmitter({ ...attribute, type: taken }, set);
      emitters.set(taken, emit);
    }
    return emit(cx, at, end, number);
  };
}

interface Slot {
  number: number;
  key: string;
  multi: boolean;
  emit: EmitAttribute;
  /** which entering of a set has met this attribute last */
  seen: number;
  /** of an integer of four bytes that stands once: its header as one number, and what it was emitted as before */
  word?: { head: number; known: Map<number, string> };
}

/** Most texts that are kept for one attribute. */
const mostKnown = 4096;

const isWord = ({ type, multi, nested, netByteOrder }: Attribute, set: AttributeSet): boolean =>
  type.kind === 'integer' &&
  /^[us]32$/.test(type.base) &&
  !multi &&
  nested === undefined &&
  !netByteOrder &&
  !set.netByteOrder;

/** `,"key":value` of an integer whose header has been looked at. */
function wordOf(slot: Slot, cx: Emitting, at: number, end: number): string {
  const { known } = slot.word!;
  const payload = cx.view.getUint32(at + attributeHeaderLength, true);
  const before = known.get(payload);
  if (before !== undefined) {
    cx.next = at + 8;
    return before;
  }
  const json = flat(`,${slot.key}${slot.emit(cx, at, end, slot.number)}`);
  if (!cx.failed && known.size < mostKnown) known.set(payload, json);
  return json;
}

/** How often a set is emitted inside itself; deeper it is left to decoding. */
const deepest = 4;

/** Counts the sets entered, so that each can tell which attributes it has met. */
let entered = 0;

/** Emits attributes as one object; fails where the record would need more than the object. */
export function setEmitter(thunk: () => AttributeSet): Emit {
  /** one for each time that the set lies in itself, as each must tell which attributes it has met */
  const tables: (Slot | undefined)[][] = [];
  let depth = 0;
  let mask = 0;
  let set: AttributeSet;
  const prepare = () => {
    set = thunk();
    mask = typeMask(set);
    const slots: (Slot | undefined)[] = [];
    for (const attribute of set.attributes) {
      if (attribute.secret || slots[attribute.number]) continue;
      slots[attribute.number] = {
        number: attribute.number,
        key: `"${attribute.key}":`,
        multi: attribute.multi,
        emit: attributeEmitter(attribute, set),
        seen: 0,
        ...(isWord(attribute, set) ? { word: { head: 8 | (attribute.number << 16), known: new Map() } } : {}),
      };
    }
    return slots;
  };
  const emit = (table: readonly (Slot | undefined)[], cx: Emitting, start: number, end: number): string => {
    const serial = ++entered;
    cx.frames.push({ set, start, end });
    let json = '{';
    let open: Slot | undefined;
    for (let at = start; at < end; at = cx.next) {
      if (at > start && set.counts !== undefined && set.counts === cx.facts.direction) return cx.fail();
      const slot = end - at < attributeHeaderLength ? undefined : table[cx.view.getUint16(at + 2, true) & mask];
      if (!slot) return cx.fail();
      if (
        slot.word &&
        slot.seen !== serial &&
        !open &&
        end - at >= 8 &&
        cx.view.getUint32(at, true) === slot.word.head
      ) {
        slot.seen = serial;
        json += json === '{' ? wordOf(slot, cx, at, end).slice(1) : wordOf(slot, cx, at, end);
        if (cx.failed) return '';
        continue;
      }
      if (slot.seen === serial) {
        if (slot !== open) return cx.fail();
        json += `,${slot.emit(cx, at, end, slot.number)}`;
      } else {
        if (open) json += ']';
        open = slot.multi ? slot : undefined;
        slot.seen = serial;
        json += `${json === '{' ? '' : ','}${slot.key}${slot.multi ? '[' : ''}${slot.emit(cx, at, end, slot.number)}`;
      }
      if (cx.failed) return '';
    }
    cx.frames.pop();
    return `${json}${open ? ']' : ''}}`;
  };
  return (cx, start, end) => {
    if (depth === deepest) return cx.fail();
    tables[depth] ??= prepare();
    const json = emit(tables[depth++]!, cx, start, end);
    depth--;
    return json;
  };
}
