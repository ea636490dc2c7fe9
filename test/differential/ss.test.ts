import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Json, settled } from '../support/differences.ts';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { listening, nltool, type Running } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';

const skip = peerMissing('ss', '-V') || (netnsMissing() ?? false);
const numbers = new Map(
  Object.entries({
    route: 0,
    usersock: 2,
    'sock-diag': 4,
    xfrm: 6,
    selinux: 7,
    audit: 9,
    'fib-lookup': 10,
    connector: 11,
  }),
);
for (const [name, number] of Object.entries({ netfilter: 12, 'kobject-uevent': 15, generic: 16 }))
  numbers.set(name, number);

suite('ss -f netlink', { skip }, () => {
  let netns: TestNetns;
  const listeners: Running[] = [];
  before(async () => {
    netns = await makeNetns();
    const own = netns.own;
    listeners.push(await listening('route:link,neigh,33', ...own));
    listeners.push(await listening('--proto', 'usersock', '--groups', '3', '--port', '4711', ...own));
  });
  after(async () => {
    for (const listener of listeners) await listener.end('SIGTERM');
    netns?.close();
  });

  /** protocol, port, queue, drops of each socket; sock-diag is left out, for each asks there. */
  const theirs = (): string[] =>
    netns
      .run('ss', '-f', 'netlink', '-a', '-n', '-m', '-H')
      .split(/\n(?=UNCONN)/)
      .filter(Boolean)
      .map(text => {
        const [, queued, protocol, port] = /^UNCONN\s+(\d+)\s+\d+\s+(\d+):(\S+)/.exec(text)!;
        return `${protocol}:${port} queued ${queued} drops ${/,d(\d+)\)/.exec(text)![1]}`;
      })
      .filter(one => !one.startsWith('4:'))
      .sort();

  const ours = (): string[] => {
    const { out, err, code } = nltool(['sockets', '-a', '--json', ...netns.own]);
    assert.equal(code, 0, err);
    return jsonLines(out)
      .filter(({ protocol }) => protocol !== 'sock-diag')
      .map(
        (one: Json) =>
          `${numbers.get(one.protocol) ?? one.protocol}:${one.port} queued ${one.queued} drops ${one.drops}`,
      )
      .sort();
  };

  test('the same sockets, ports, queues and drops', async () => {
    const look = () => {
      const [a, b] = [theirs(), ours()];
      return [...a.filter(one => !b.includes(one)), ...b.filter(one => !a.includes(one))];
    };
    assert.deepEqual(await settled(look), []);
    assert.equal(ours().filter(one => one.startsWith('2:4711 ')).length, 1);
  });

  test('the groups of a socket, as the kernel lists the first 32', () => {
    const text = netns.run('ss', '-f', 'netlink', '-a', '-n', '-e', '-H');
    const masks = [...text.matchAll(/^UNCONN\s+\d+\s+\d+\s+(\d+:\S+).*groups=0x([0-9a-f]+)/gm)]
      .map(([, place, mask]) => ({ place: place!, mask: Number.parseInt(mask!, 16) }))
      .filter(({ mask }) => mask !== 0);
    const sockets = jsonLines(nltool(['sockets', '-a', '--json', ...netns.own]).out);
    assert.equal(new Set(masks.map(({ place }) => place)).size, 2);
    for (const { place, mask } of masks) {
      const own = sockets.find(one => `${numbers.get(one.protocol)}:${one.port}` === place)!;
      const low = own.group_numbers.filter((group: number) => group <= 32);
      assert.equal(low.reduce((sum: number, group: number) => sum | (1 << (group - 1)), 0) >>> 0, mask);
    }
  });
});
