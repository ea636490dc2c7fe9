import type { Type } from '../schema/type.ts';
import type { Value } from '../schema/value.ts';
import { faceOf } from './index.ts';
import { Reading } from './reading.ts';
import type { Lookup } from './scope.ts';
import type { Writing } from './writing.ts';

/** What may be asked for in conditions: text, numbers, bit fields, and structs of such. */
const asked = (type: Type): boolean =>
  type.kind === 'integer' ||
  type.kind === 'string' ||
  type.kind === 'bits' ||
  (type.kind === 'struct' && faceOf(type).size(type) !== undefined);

/** A value as decoding would spell it (`VLAN`, 3 or a constant become the enum's name); as given where it cannot be written. */
export function canonical(type: Type, cx: Writing, value: Value): Value {
  if (!asked(type)) return value;
  const trial = cx.trial();
  trial.wire = {};
  faceOf(type).write(type, trial, value);
  if (trial.issues.length) return value;
  const bytes = trial.out.finish();
  const reading = new Reading(bytes);
  return faceOf(type).read(type, reading, 0, bytes.length).value;
}

/** Values as they are given, spelled as decoding would. */
export const spelled =
  (cx: Writing, lookup: Lookup): Lookup =>
  name => {
    const found = lookup(name);
    return found && { type: found.type, value: canonical(found.type, cx, found.value) };
  };
