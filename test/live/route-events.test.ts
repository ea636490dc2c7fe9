import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Json } from '../support/differences.ts';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { listening, nltoolEach, Running } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';
import { dumps, scenes, standingRouter } from '../support/route.ts';
import { assertClean, assertSurvives } from '../support/survives.ts';

const skip = netnsMissing() ?? false;
const folder = mkdtempSync(join(tmpdir(), 'nltool-route-'));
const file = join(folder, 'heard.pcap');

suite('everything that route tells of is decoded to the last leaf', { skip }, () => {
  let netns: TestNetns;
  let listener: Running;
  let seen = 0;

  before(async () => {
    netns = await makeNetns();
    netns.run('ip', 'link', 'set', 'lo', 'up');
    listener = await listening('--proto', 'route', '--json', '--write', file, '--print', ...netns.own);
  });
  after(async () => {
    await listener?.end('SIGTERM');
    netns?.close();
    rmSync(folder, { recursive: true });
  });

  /** The records since the last scene; waits until an event behind them is heard. */
  async function sceneRecords(mark: string): Promise<Json[]> {
    netns.ipBatch(`link add ${mark} type veth peer name ${mark}p\nlink del ${mark}`);
    await listener.until('out', new RegExp(`"operation":"dellink"[^\\n]*"ifname":"${mark}"[^\\n]*\\n`));
    const records = jsonLines(listener.out.slice(0, listener.out.lastIndexOf('\n')));
    const fresh = records.slice(seen);
    seen = records.length;
    return fresh;
  }

  for (const [i, { title, lines, heard, needs }] of scenes.entries())
    test(title, { skip: needs ? peerMissing(needs, '-V') : false }, async t => {
      const script = lines.map(
        line => `{ ${line}; } 2>/dev/null || echo '${line.split('\n')[0]!.replaceAll("'", '')}'\n`,
      );
      const refused = netns.run('sh', '-c', script.join('')).split('\n').filter(Boolean);
      for (const line of refused) t.diagnostic(`refused here: ${line}`);
      const records = await sceneRecords(`mark${i}`);
      assertClean(records);
      for (const { kind, group, name } of records) {
        assert.equal(kind, 'message');
        assert.notEqual(group, undefined, name);
      }
      if (refused.length > 0) return;
      const operations = new Set(records.map(({ operation }) => operation.replace(/-ntf$/, '')));
      for (const operation of heard) assert.ok(operations.has(operation), `${operation} in ${[...operations]}`);
    });

  test('so is everything that a dump answers, and it gives its bytes back', async t => {
    const own = netns.own;
    const router = peerMissing('python3', '-V')
      ? undefined
      : new Running('nsenter', ['-t', String(netns.pid), '-n', 'python3', '-c', standingRouter]);
    await router?.until('out', /ready/);
    const other = await makeNetns();
    const ran = nltoolEach([
      ['send', 'rt-nsid', 'newnsid', `pid=${other.pid}`, 'nsid=77', ...own],
      ...dumps.map(dump => ['send', ...dump.split(' '), '--dump', '-x', ...own]),
    ]);
    other.close();
    await router?.end('SIGKILL');
    let hex = '';
    for (const [i, dump] of dumps.entries()) {
      const { out, err, code } = ran[i + 1]!;
      const messages = out.split('\n\n').map(hexOf).filter(Boolean);
      if (messages.length === 0) t.diagnostic(`${dump}: ${err.trim() || 'nothing'}`);
      if (router || !/mr$/.test(dump)) assert.ok(messages.length || code, dump);
      hex += messages.map(text => `${text}\n\n`).join('');
    }
    assert.ok(assertSurvives({ hex, protocol: 'route' }).length > 100);
  });

  test('all that was heard gives its bytes back', async () => {
    const { err, code } = await listener.end('SIGINT');
    assert.equal(code, 0, err);
    assert.ok(assertSurvives({ file }).length > 300);
  });
});

/** The bytes of a message that `-x` shows. */
const hexOf = (text: string): string =>
  [...text.matchAll(/^[\da-f]{2,}: ((?:[\da-f]{2,8} )*[\da-f]{2,8})(?= {2}|$)/gm)].map(([, words]) => words).join(' ');
