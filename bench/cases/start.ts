import type { Case, Options, Row } from '../support/case.ts';
import { interleave, median } from '../support/rounds.ts';
import { run } from '../support/run.ts';
import { absent, built, node, notPackaged, packaged } from '../support/tools.ts';

async function starts(name: string, program: readonly string[], { quick }: Options): Promise<Row[]> {
  const walls = await interleave(quick ? 21 : 41, {
    floor: async () => (await run([node, '-e', '0'])).wall,
    version: async () => (await run([...program, '--version'])).wall,
    families: async () => (await run([...program, 'families'])).wall,
  });
  const floor = median(walls.floor);
  const peer = 'node -e 0';
  return [
    { work: `${name} --version`, peer, ratio: median(walls.version) / floor, must: 1.15, aim: 1 },
    { work: `${name} families`, peer, ratio: median(walls.families) / floor, must: 1.4, aim: 1.2 },
  ];
}

/** How soon the program answers: from its files, and as a single executable. */
export default {
  missing: () => absent('gcc'),
  measure: async options => [
    ...(await starts('nltool', built, options)),
    ...(notPackaged()
      ? [{ work: 'packaged', peer: 'node -e 0', note: notPackaged()! }]
      : await starts('packaged', packaged, options)),
  ],
} satisfies Case;
