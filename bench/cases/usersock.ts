import { execFileSync } from 'node:child_process';
import type { Case } from '../support/case.ts';
import { Namespace } from '../support/namespace.ts';
import { interleave, median } from '../support/rounds.ts';
import { pause, Running } from '../support/run.ts';
import { absent, built, noNamespaces, peer } from '../support/tools.ts';

/** Whether a receiver gets every message at a rate (0: as fast as they come), and the rate that the sender reached. */
async function attempt(receiver: readonly string[], space: Namespace, rate: number, seconds: number) {
  const count = Math.max(200_000, Math.round((rate || 800_000) * seconds));
  const running = new Running(receiver, { netns: space.name });
  await running.says(/listening/);
  const sender = ['netns', 'exec', space.name, peer('sender'), String(count), String(rate)];
  const reached = Number(execFileSync('ip', sender, { encoding: 'utf8' }));
  await pause(300);
  running.interrupt();
  await running.ended();
  return { reached, complete: new RegExp(`\\b${count} messages`).test(running.talk) };
}

/** Messages a second, the most that get through with none lost. */
async function highest(receiver: readonly string[], space: Namespace, quick: boolean): Promise<number> {
  const seconds = quick ? 0.5 : 1.5;
  const full = await attempt(receiver, space, 0, seconds);
  if (full.complete) return full.reached;
  let [low, high] = [0, full.reached];
  for (let step = 0; step < 6; step++) {
    const { reached, complete } = await attempt(receiver, space, (low + high) / 2, seconds);
    if (complete) low = Math.max(low, reached);
    else high = (low + high) / 2;
  }
  return low;
}

/** The plain rate of the receive path: messages of 100 bytes, multicast. */
export default {
  missing: () => absent('gcc') ?? noNamespaces(),
  async measure({ quick }) {
    using space = new Namespace();
    const { nltool, c } = await interleave(quick ? 1 : 3, {
      nltool: () => highest([...built, 'listen', '--proto', 'usersock', '--groups', '1', '--json'], space, quick),
      c: () => highest([peer('receiver')], space, quick),
    });
    return [
      {
        work: 'usersock messages a second, none lost',
        peer: 'recvmmsg in C',
        ratio: median(nltool) / median(c),
        must: 0.5,
        aim: 0.9,
        more: true,
      },
    ];
  },
} satisfies Case;
