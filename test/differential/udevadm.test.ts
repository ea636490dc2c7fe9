/** Events of devices, as nltool and as udevadm(8) hear them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeNetns, netnsMissing } from '../support/netns.ts';
import { listening, Running } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';

const skip = peerMissing('udevadm', '--version') || (netnsMissing() ?? false);

test('udevadm monitor: the same events with the same properties', { skip }, async () => {
  const netns = await makeNetns();
  try {
    const ours = await listening('kobject-uevent:kernel', '--json', ...netns.own);
    const words = ['-t', String(netns.pid), '-n', 'stdbuf', '-oL', 'udevadm', 'monitor', '--kernel', '--property'];
    const theirs = new Running('nsenter', words);
    await theirs.until('out', /^KERNEL - /m);
    const last = /remove.*\/devices\/virtual\/net\/uv0\b(?!\/)/;
    // udevadm says what it will do before it does: events are made until it hears one
    for (let i = 0; i < 50 && !last.test(theirs.out); i++) {
      netns.ipBatch('link add uv0 type veth peer name uv1\nlink set uv1 name uv2\nlink del uv0');
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    await theirs.until('out', last);
    await ours.until('out', new RegExp(last.source.replace('.*', '@')));
    const blocks = (await theirs.end('SIGTERM')).out.split(/^KERNEL\[/m).slice(1);
    const records = new Map(jsonLines((await ours.end('SIGINT')).out).map(({ body }) => [body.SEQNUM, body]));
    const whole = blocks.filter(block => /^SEQNUM=\d+\n/m.test(block));
    assert.ok(whole.length > 0);
    for (const block of whole) {
      const properties = Object.fromEntries(
        block
          .split('\n')
          .filter(line => /^[A-Z_]+=/.test(line))
          .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      );
      const { event, ...body } = records.get(properties.SEQNUM);
      assert.deepEqual(properties, body);
      assert.match(block, new RegExp(` ${event.replace('@', ' +')} \\(${body.SUBSYSTEM}\\)`));
    }
  } finally {
    netns.close();
  }
});
