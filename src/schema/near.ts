/** Names as people type them: folding, and "did you mean". */

/** Case, `-` and `_` do not count: `RTNLGRP_Link` and `rtnlgrp-link` are one. */
export const fold = (name: string): string => name.toLowerCase().replaceAll('_', '-');

/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, before[j - 2]! + 1);
      row.push(edits);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** The names that `word` may have meant, best first: those that start with it, then those a few edits away. */
export function nearNames(word: string, names: Iterable<string>, limit = 3): string[] {
  const wanted = fold(word).slice(0, 64);
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  const scored: { name: string; score: number }[] = [];
  for (const name of new Set(names)) {
    const folded = fold(name);
    if (wanted.length > 1 && folded.startsWith(wanted)) scored.push({ name, score: 0 });
    else if (Math.abs(folded.length - wanted.length) <= allowed) {
      const score = distance(wanted, folded);
      if (score <= allowed) scored.push({ name, score });
    }
  }
  scored.sort((a, b) => a.score - b.score || a.name.length - b.name.length);
  return scored.slice(0, limit).map(({ name }) => name);
}
