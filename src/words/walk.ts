/** From a path of the command line to the place in a record that it means, one step at a time. */
import type { Type, TypeKind } from '../schema/type.ts';
import type { Value } from '../schema/value.ts';
import type { Scope } from '../types/scope.ts';
import type { Writing } from '../types/writing.ts';
import { setStep, typeValueStep } from './attributes.ts';
import { element, indexedElement, record, sequenceElement, zipRow } from './elements.ts';
import { bitfield, bits, packed, repeat, structMember, toldPart } from './members.ts';
import type { Segment } from './word.ts';

/** A place in a value that is being put together. */
export interface Place {
  /** what may stand there */
  type: Type;
  /** the path segment: `linkinfo`, `[0]` */
  key: string;
  /** the whole path, of a part of the record that is no attribute */
  path?: string;
  /** what stands there already */
  value: Value | undefined;
  put(value: Value): void;
  /** how many segments of the path led here */
  used: number;
  /** where selectors are looked for from here on */
  scope?: Scope;
}

/** An attribute by a number that no schema knows, with all bits of its type. */
export interface Stranger {
  stranger: number;
}

/** One step into a value of a type; a text says what is wrong. */
export interface Inside<T extends Type> {
  /** what stands there before any word has put something in */
  empty(): Value;
  /** a word may also stand for all of it */
  whole?: true;
  step(type: T, value: Value, segments: readonly Segment[], cx: Writing): Place | Stranger | string;
}

const leaf: Inside<Type> = {
  empty: () => '',
  step: (type, _, [segment]) => `${type.kind === 'text' ? 'a line of text' : 'a plain value'} has no ${segment} inside`,
};

const insides: { [K in TypeKind]: Inside<Extract<Type, { kind: K }>> } = {
  integer: leaf,
  string: leaf,
  binary: leaf,
  flag: leaf,
  pad: leaf,
  unused: leaf,
  text: leaf,
  select: leaf,
  told: toldPart,
  bitfield32: bitfield,
  nest: setStep,
  'type-value': typeValueStep,
  'indexed-array': indexedElement,
  array: element,
  sequence: sequenceElement,
  records: record,
  struct: structMember,
  bits,
  packed,
  repeat,
  zip: zipRow,
  strings: {
    empty: () => ({}),
    step: (_, value, [segment]) => {
      if (typeof segment !== 'string' || Array.isArray(value)) return 'give names and values: NAME=value';
      const holder = value as { [key: string]: Value };
      return {
        type: { kind: 'string', end: 'none' },
        key: segment,
        value: holder[segment],
        put: item => {
          holder[segment] = item;
        },
        used: 1,
      };
    },
  },
};

/** How to go into values of a type. */
export const insideOf = <T extends Type>(type: T): Inside<T> => insides[type.kind] as unknown as Inside<T>;
