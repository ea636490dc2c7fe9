/**
 * How often a property is tried, and from which seed: the same values in every run, so that a change is judged by what
 * it changes. `NLTOOL_TEST_SEED=N` takes other values, `NLTOOL_TEST_RUNS=N` tries N times as many.
 */
const seed = Number(process.env.NLTOOL_TEST_SEED ?? 2026);
const factor = Number(process.env.NLTOOL_TEST_RUNS ?? 1);

export const runs = (count: number): { numRuns: number; seed: number } => ({ numRuns: count * factor, seed });
