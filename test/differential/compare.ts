/** Lists of a peer beside records. */
import type { TestContext } from 'node:test';
import { differences, type Fields, type Json } from '../support/differences.ts';
import { reasonFor } from './known.ts';

/** What differs and is not known to. Keys that a newer peer prints and nobody has compared yet are told, not failed. */
export function compare(peer: string, theirs: Json[], ours: Json[], fields: Fields, t: TestContext): string[] {
  if (theirs.length !== ours.length) return [`${peer} has ${theirs.length}, nltool ${ours.length}`];
  const strange = new Set<string>();
  const found = theirs.flatMap((one, i) =>
    differences(one, ours[i], fields, key => {
      if (reasonFor(peer, key) === undefined) strange.add(key);
    }).map(line => `${i}: ${line}`),
  );
  for (const key of strange) t.diagnostic(`${peer}: ${key} is not compared`);
  return found;
}
