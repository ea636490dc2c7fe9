/** Records of nltool beside what a peer says of the same thing, field by field. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

// biome-ignore lint/suspicious/noExplicitAny: both sides are looked into freely
export type Json = any;

/** A path into the record (`mtu` is an attribute, `fixed.index` is not), what is made of the record, or the same of a part. */
type Rule = string | ((ours: Json, theirs: Json) => unknown) | { each: string; fields: Fields } | Fields;
/** What a key of the peer is in a record. */
export interface Fields {
  [key: string]: Rule;
}

/** A member of a record by its path; a bare one is an attribute. */
export function at(record: Json, path: string): Json {
  const steps = path.split('.');
  const from =
    record?.attributes && !['fixed', 'header', 'attributes'].includes(steps[0]!) ? record.attributes : record;
  return steps.reduce((value: Json, step) => value?.[step], from);
}

/** Of a value that moves on between two dumps: theirs, where ours is at most `by` from it. */
export const near =
  (path: string, by: number, of: (value: number) => number = value => value) =>
  (ours: Json, theirs: Json): unknown => {
    const value = of(at(ours, path));
    return Math.abs(value - theirs) <= by ? theirs : value;
  };

const isEach = (rule: Rule): rule is { each: string; fields: Fields } => typeof rule === 'object' && 'each' in rule;

/** What differs, one line each; keys of theirs that `fields` has no rule for go to `strange`. */
export function differences(
  theirs: Json,
  ours: Json,
  fields: Fields,
  strange: (key: string) => void,
  place = '',
): string[] {
  const found: string[] = [];
  for (const [key, value] of Object.entries<Json>(theirs)) {
    const rule = fields[key];
    const path = place + key;
    if (rule === undefined) strange(path);
    else if (typeof rule === 'object' && !isEach(rule))
      found.push(...differences(value, ours, rule, strange, `${path}.`));
    else if (isEach(rule)) {
      const list: Json[] = at(ours, rule.each) ?? [];
      if (list.length !== value.length) found.push(`${path}: theirs are ${value.length}, ours ${list.length}`);
      else
        for (const [i, one] of (value as Json[]).entries())
          found.push(...differences(one, list[i], rule.fields, strange, `${path}[${i}].`));
    } else {
      const own = typeof rule === 'string' ? at(ours, rule) : rule(ours, value);
      if (!isDeepStrictEqual(own, value))
        found.push(`${path}: theirs ${JSON.stringify(value)}, ours ${JSON.stringify(own)}`);
    }
  }
  return found;
}

/** Tries again while the kernel moves on between two looks: until there is no difference, some seconds at most. */
export async function settled(look: () => string[]): Promise<string[]> {
  let found = look();
  for (let tries = 0; found.length > 0 && tries < 12; tries++) {
    await sleep(250);
    found = look();
  }
  return found;
}
