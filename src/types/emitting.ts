import type { AttributeSet } from '../schema/attribute-set.ts';
import type { StructType, Type } from '../schema/type.ts';
import { walkAttributes } from '../wire/attribute.ts';
import { readInteger } from '../wire/integer.ts';
import { faceOf } from './index.ts';
import { Reading } from './reading.ts';
import type { MessageFacts, SelectContext } from './scope.ts';
import { readingScope as setScope } from './set-scope.ts';
import { readingScope as structScope } from './struct-scope.ts';

/** A set whose attributes are being emitted, for selects inside it. */
interface Frame {
  set: AttributeSet;
  start: number;
  end: number;
}

/**
 * What emitting one message shares. Emitting makes the JSON of a value straight from the bytes, and only of bytes that
 * are just what the schema would write; at anything else it fails, and the message is decoded in full.
 */
export class Emitting {
  bytes: Uint8Array;
  view: DataView;
  nested = false;
  facts: MessageFacts = {};
  fixed: { type: StructType; start: number; end: number } | undefined;
  failed = false;
  /** where the attribute behind the one just emitted starts */
  next = 0;
  readonly frames: Frame[] = [];

  constructor(bytes: Uint8Array, view: DataView) {
    this.bytes = bytes;
    this.view = view;
  }

  fail(): string {
    this.failed = true;
    return '';
  }

  /** The number that an integer member of the fixed header has; undefined where there is none of that name. */
  fixedNumber(name: string): number | undefined {
    if (!this.fixed) return undefined;
    const place = integerPlace(this.fixed.type, name);
    return place && Number(readInteger(this.view, this.fixed.start + place.offset, place.width, false, true));
  }

  /** What a select looks its conditions up in. */
  selectContext(): SelectContext & { nested: boolean } {
    const reading = new Reading(this.bytes, this.view);
    reading.facts = this.facts;
    reading.nested = this.nested;
    if (this.fixed) reading.fixed = structScope(this.fixed.type, reading, this.fixed.start, this.fixed.end);
    for (const { set, start, end } of this.frames)
      reading.scope = setScope(set, reading, walkAttributes(this.view, start, end).attributes);
    return reading;
  }
}

interface Place {
  offset: number;
  width: number;
}
const places = new WeakMap<StructType, Map<string, Place | undefined>>();

/** Where an integer member lies in a struct of fixed layout. */
function integerPlace(type: StructType, name: string): Place | undefined {
  let known = places.get(type);
  if (!known) {
    known = new Map();
    places.set(type, known);
  }
  if (!known.has(name)) {
    let offset = 0;
    let found: Place | undefined;
    for (const member of type.members) {
      const size = faceOf(member.type).size(member.type);
      if (size === undefined) break;
      if (member.name === name && member.type.kind === 'integer') found = { offset, width: size };
      offset += size;
    }
    known.set(name, found);
  }
  return known.get(name);
}

/** Makes the JSON of the bytes from `start` to `end`, or fails. */
export type Emit = (cx: Emitting, start: number, end: number) => string;

const emitters = new WeakMap<Type, Emit>();

/** The emitter of a type, made once. Types that have none always fail. */
export function emitterOf(type: Type): Emit {
  let emit = emitters.get(type);
  if (!emit) {
    // A recursive type meets this one while its own is being made.
    emitters.set(type, (cx, start, end) => emitters.get(type)!(cx, start, end));
    emit = faceOf(type).emitter?.(type) ?? (cx => cx.fail());
    emitters.set(type, emit);
  }
  return emit;
}

/**
 * The same text in one piece. What `+` makes is a tree of pieces to V8, which is walked again by everything that it is
 * part of; a search makes it one.
 */
export function flat(text: string): string {
  /$/.test(text);
  return text;
}
