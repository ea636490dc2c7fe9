import { readFileSync } from 'node:fs';
import type { Case } from '../support/case.ts';
import { Namespace } from '../support/namespace.ts';
import { interleave, median } from '../support/rounds.ts';
import { pause, Running } from '../support/run.ts';
import { absent, built, noNamespaces } from '../support/tools.ts';

/** The one child of a process. */
const childOf = (pid: number): string =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]!;

/** Clock ticks that a process has run. */
function ticks(pid: string): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** Waits until a process has had nothing to do for a while. */
async function idle(pid: string): Promise<void> {
  for (let before = -1, now = ticks(pid); now !== before; now = ticks(pid)) {
    before = now;
    await pause(300);
  }
}

/** Adds and deletes routes while the command listens; milliseconds of CPU, and what it said. */
async function churn(command: readonly string[], space: Namespace, count: number) {
  const running = new Running(command, { netns: space.name });
  await pause(300);
  const listener = childOf(running.pid);
  await idle(listener);
  space.ip('-batch', space.routes('add', count));
  space.ip('-batch', space.routes('del', count));
  await idle(listener);
  running.interrupt();
  const { cpu } = await running.ended();
  return { cpu, talk: running.talk };
}

/** What it takes to follow a storm of events without losing one. */
export default {
  missing: () => absent('gcc') ?? noNamespaces(),
  async measure({ quick }) {
    using space = new Namespace();
    const count = quick ? 20_000 : 100_000;
    const { nltool, ip } = await interleave(3, {
      nltool: () => churn([...built, 'listen', '--proto', 'route', '--groups', 'ipv4-route', '--json'], space, count),
      ip: () => churn(['ip', 'monitor', 'route'], space, count),
    });
    const complete = new RegExp(`^${2 * count} messages, 0 lost`, 'm');
    const failed = nltool.some(({ talk }) => !complete.test(talk));
    return [
      {
        work: `listen --json, ${count / 1000}k routes added and deleted, CPU`,
        peer: 'ip monitor route',
        ratio: median(nltool.map(({ cpu }) => cpu)) / median(ip.map(({ cpu }) => cpu)),
        must: 2,
        aim: 1.2,
        note: failed ? nltool.map(({ talk }) => talk.trim().split('\n').at(-1)).join('; ') : 'nothing lost',
        failed,
      },
    ];
  },
} satisfies Case;
