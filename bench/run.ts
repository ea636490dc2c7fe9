// npm run bench [-- --quick] [CASE …]: prints how the program does beside others, as ratios of medians.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Case, Row } from './support/case.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean' } } });
const widths = [56, 28, 8, 8, 8, 6];

const line = (...cells: string[]): string =>
  cells
    .map((cell, i) => cell.padEnd(widths[i] ?? 0))
    .join('')
    .trimEnd();
const factor = (ratio: number | undefined): string => (ratio === undefined ? '-' : `${ratio.toFixed(2)}x`);

/** `aim` and `ok` where the bounds hold, `miss` where one does not; nothing where there is none. */
function verdict({ ratio, must, aim, more, failed }: Row): string {
  if (failed) return 'miss';
  if (ratio === undefined || must === undefined) return '';
  const holds = (bound: number): boolean => (more ? ratio >= bound : ratio <= bound);
  if (!holds(must)) return 'miss';
  return aim !== undefined && holds(aim) ? 'aim' : 'ok';
}

console.log(line('WORK', 'PEER', 'RATIO', 'MUST', 'AIM', '', ''));
for (const file of globSync(`${import.meta.dirname}/cases/*.ts`).sort()) {
  const name = basename(file, '.ts');
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const { default: one } = (await import(file)) as { default: Case };
  const reason = one.missing?.();
  if (reason !== undefined) {
    console.log(`${name}: not run, ${reason}`);
    continue;
  }
  try {
    for (const row of await one.measure({ quick: values.quick ?? false })) {
      const result = verdict(row);
      if (result === 'miss') process.exitCode = 1;
      console.log(
        line(row.work, row.peer, factor(row.ratio), factor(row.must), factor(row.aim), result, row.note ?? ''),
      );
    }
  } catch (error) {
    process.exitCode = 1;
    console.log(`${name}: failed, ${error instanceof Error ? error.message : error}`);
  }
}
