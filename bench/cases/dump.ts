import type { Case } from '../support/case.ts';
import { Namespace } from '../support/namespace.ts';
import { interleave, median } from '../support/rounds.ts';
import { run } from '../support/run.ts';
import { absent, built, noNamespaces } from '../support/tools.ts';

const ours = [...built, 'send', 'rt-route', 'getroute', 'family=inet', '--dump', '--json'];
const MiB = 1024;

/** How long a big table takes to print, and whether memory grows with the table. */
export default {
  missing: () => absent('gcc') ?? noNamespaces(),
  async measure({ quick }) {
    using space = new Namespace();
    const conditions = { netns: space.name };
    const count = quick ? 100_000 : 1_000_000;
    space.ip('-batch', space.routes('add', count / 10));
    const small = await run(ours, conditions);
    space.ip('-batch', space.routes('add', count, count / 10));
    const { nltool, ip } = await interleave(quick ? 3 : 5, {
      nltool: () => run(ours, conditions),
      ip: () => run(['ip', '-j', 'route', 'show'], conditions),
    });
    const peak = median(nltool.map(usage => usage.peak));
    return [
      {
        work: `dump of ${count / 1000}k routes as NDJSON`,
        peer: 'ip -j route show',
        ratio: median(nltool.map(usage => usage.wall)) / median(ip.map(usage => usage.wall)),
        must: 1,
        aim: 0.6,
      },
      {
        work: 'its peak memory',
        peer: '200 MiB',
        ratio: peak / (200 * MiB),
        must: 1,
        note: `${Math.round(peak / MiB)} MiB`,
      },
      { work: 'its peak memory', peer: 'with a tenth of the routes', ratio: peak / small.peak, must: 1.5 },
    ];
  },
} satisfies Case;
