/** Where the path of a word starts: in the fixed header, in the body, among the attributes. */
import { fixedStruct } from '../codec/decode-body.ts';
import { type Family, fixedOf, type Operation, type Protocol } from '../schema/family.ts';
import { attributeByName } from '../schema/lookup.ts';
import { didYouMean, fold } from '../schema/spelling.ts';
import type { StructType, Type } from '../schema/type.ts';
import type { Value, ValueObject } from '../schema/value.ts';
import { allCases } from '../types/select.ts';
import { Writing } from '../types/writing.ts';
import { WordError } from './assign.ts';
import { attributeStep } from './attributes.ts';
import { memberOf } from './members.ts';
import type { Place, Stranger } from './walk.ts';
import type { Segment } from './word.ts';

/** The message that words are for. */
export interface Target {
  protocol: Protocol;
  family: Family;
  operation: Operation;
}

/** What the words have said so far. */
export interface Parts {
  fixed?: Value;
  body?: Value;
  attributes: ValueObject;
}

/** The first place of a path, and the segments that are left. */
interface Start {
  place: Place | Stranger;
  segments: readonly Segment[];
}

/** The fixed header's struct, of several the one that applies; undefined where there is none, or it is open which. */
export const fixedStructOf = (target: Target, cx = new Writing()): StructType | undefined =>
  fixedStruct(fixedOf(target), cx);

/** The struct of the fixed header that has such a member; of a select that is still open, the first. */
function headerWith(target: Target, name: Segment | undefined, cx: Writing): StructType | undefined {
  const declared = fixedOf(target);
  if (!declared || typeof name !== 'string') return undefined;
  const taken = fixedStructOf(target, cx);
  const structs = taken ? [taken] : declared.kind === 'select' ? allCases(declared).map(one => one.type) : [];
  return structs.find((type): type is StructType => {
    const member = type.kind === 'struct' ? memberOf(type, name) : undefined;
    return member !== undefined && member.type.kind !== 'pad';
  });
}

const partPlace = (parts: Parts, part: 'fixed' | 'body', type: Type): Place => ({
  type,
  key: part,
  path: part,
  value: parts[part],
  put(value) {
    parts[part] = value;
  },
  used: 1,
});

/** Finds where a path starts. Throws WordError where it starts nowhere, or might start at two places. */
export function startOf(target: Target, parts: Parts, segments: readonly Segment[], cx: Writing): Start {
  const { operation } = target;
  const [first, ...rest] = segments;
  const part = typeof first === 'string' ? fold(first) : '';
  const declared = fixedOf(target);
  if (part === 'fixed' && declared) {
    const type = headerWith(target, rest[0], cx) ?? fixedStructOf(target, cx) ?? declared;
    return { place: partPlace(parts, part, type), segments: rest };
  }
  if (part === 'body' && operation.body) return { place: partPlace(parts, part, operation.body), segments: rest };
  if (part === 'attributes' && rest.length) return amongAttributes(target, parts, rest, cx);
  const header = headerWith(target, first, cx);
  const attribute = operation.attributes && typeof first === 'string' && attributeByName(operation.attributes(), first);
  if (header && attribute) {
    const { name } = memberOf(header, String(first))!;
    throw new WordError(
      String(first),
      `is a member of the header and an attribute: write fixed.${name}= or attributes.${attribute.name}=`,
    );
  }
  if (header) return { place: partPlace(parts, 'fixed', header), segments };
  if (operation.attributes) return amongAttributes(target, parts, segments, cx);
  if (operation.body) return { place: partPlace(parts, 'body', operation.body), segments };
  throw new WordError(String(first), `${operation.name} has neither attributes nor a body`);
}

function amongAttributes(target: Target, parts: Parts, segments: readonly Segment[], cx: Writing): Start {
  const { operation, family } = target;
  const [first] = segments;
  if (!operation.attributes) throw new WordError(String(first), `${operation.name} has no attributes`);
  const set = operation.attributes();
  const place = attributeStep(set, parts.attributes, segments, cx);
  if (typeof place !== 'string')
    return { place, segments: 'stranger' in place ? segments : segments.slice(place.used) };
  if (typeof first !== 'string' || /^\d/.test(first)) throw new WordError(String(first), place);
  const members = fixedStructOf(target, cx)?.members ?? [];
  const names = [...set.attributes, ...members.filter(one => one.type.kind !== 'pad')].map(one => one.name);
  throw new WordError(first, `${family.name} ${operation.name} has no such attribute${didYouMean(first, names)}`);
}
