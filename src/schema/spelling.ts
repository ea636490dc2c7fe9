/** Names as people type them. */

/** A name as people type it: case, `-` and `_` do not matter. */
export const fold = (name: string): string => name.toLowerCase().replaceAll('_', '-');

/** A number as people type it: decimal or `0x`. */
export const isNumber = (text: string): boolean => /^(\d+|0x[\da-f]+)$/i.test(text);

/** The one of that name: as it is typed, else in any spelling. */
export const named = <T extends { name: string }>(things: readonly T[], name: string): T | undefined =>
  things.find(one => one.name === name) ?? things.find(one => fold(one.name) === fold(name));

/** The names nearest to what was typed, best first, for "did you mean": those that are about as near as the nearest. */
export function nearest(typed: string, names: Iterable<string>, most = 3): string[] {
  const wanted = fold(typed);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const scored: { name: string; score: number }[] = [];
  for (const name of names) {
    const candidate = fold(name);
    if (candidate.length > 2 && wanted.length > 2 && (candidate.startsWith(wanted) || wanted.startsWith(candidate)))
      scored.push({ name, score: 0.5 });
    else if (candidate.length > 2 && wanted.length > 2 && (candidate.endsWith(wanted) || wanted.endsWith(candidate)))
      scored.push({ name, score: 1.5 });
    else {
      const score = distance(wanted, candidate, limit);
      // people rarely miss the first letter, and then nothing else
      if (score <= limit && (score < 2 || candidate[0] === wanted[0])) scored.push({ name, score });
    }
  }
  const best = Math.min(...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score <= best + 0.5)
    .sort((a, b) => a.score - b.score)
    .slice(0, most)
    .map(({ name }) => name);
}

/** Levenshtein's distance with swaps of neighbours as one; anything over `limit` is `limit + 1`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/** `; did you mean x, y?`, or nothing without names. */
export const meant = (names: readonly string[]): string =>
  names.length > 0 ? `; did you mean ${names.join(', ')}?` : '';

/** The same of the names that are near. */
export const didYouMean = (typed: string, names: Iterable<string>): string => meant(nearest(typed, names));
