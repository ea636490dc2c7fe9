import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from '../../src/render/table.ts';
import { plain } from '../../src/render/theme.ts';
import type { Case } from '../support/case.ts';
import { interleave, median } from '../support/rounds.ts';
import { run } from '../support/run.ts';
import { absent } from '../support/tools.ts';

const columns = ['proto', 'port', 'process', 'groups', 'queued', 'drops'].map(title => ({ title }));
const rows = Array.from({ length: 10_000 }, (_, i) => [
  'route',
  `${i * 7919}`,
  `program-${i % 97}/${i}`,
  'link,neigh,ipv4-route'.slice(0, 4 + (i % 18)),
  `${i % 13 === 0 ? i * 32 : 0}`,
  `${i % 1009}`,
]);

/** Milliseconds to lay out the rows and write them away. */
async function draw(): Promise<number> {
  const nowhere = openSync('/dev/null', 'w');
  const start = performance.now();
  for await (const piece of table(columns, rows, { theme: plain })) writeSync(nowhere, piece);
  const took = performance.now() - start;
  closeSync(nowhere);
  return took;
}

/** A long table, without the start of the program: column has next to none. */
export default {
  missing: () => absent('gcc', 'column'),
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'nltool-bench-'));
    const input = join(folder, 'rows');
    writeFileSync(input, rows.map(row => `${row.join('\t')}\n`).join(''));
    const walls = await interleave(11, {
      nltool: draw,
      column: async () => (await run(['column', '-t'], { input })).wall,
    });
    rmSync(folder, { recursive: true });
    return [
      {
        work: 'a table of 10k rows',
        peer: 'column -t',
        ratio: median(walls.nltool) / median(walls.column),
        must: 2,
        aim: 1,
      },
    ];
  },
} satisfies Case;
