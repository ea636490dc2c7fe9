export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

type Contenders<Name extends string, Result> = Record<Name, () => Promise<Result>>;

/** Runs the contenders in turn, round after round, so that the machine's drift meets all alike. One round does not count. */
export async function interleave<Name extends string, Result>(
  rounds: number,
  contenders: Contenders<Name, Result>,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(contenders) as Name[];
  const results = Object.fromEntries(names.map(name => [name, [] as Result[]])) as Record<Name, Result[]>;
  for (let round = -1; round < rounds; round++)
    for (const name of names) {
      const result = await contenders[name]();
      if (round >= 0) results[name].push(result);
    }
  return results;
}
