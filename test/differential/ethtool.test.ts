import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import type { Json } from '../support/differences.ts';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { listening, nltool, Running } from '../support/nltool.ts';
import { jsonLines } from '../support/peer.ts';
import { compare } from './compare.ts';
import { channelFields, coalesceFields, featureDifferences, featuresOf, featuresSaid, said } from './ethtool-fields.ts';
import {
  answersOf,
  lookAt,
  lookAtCounters,
  lookAtFeatures,
  lookAtStrings,
  looks,
  type Sides,
  stringsOf,
} from './ethtool-looks.ts';

const missing = spawnSync('ethtool', ['--version']).error ? 'ethtool is not installed' : netnsMissing();

const script = `
ip link add v0 type veth peer name v1; ip link set v0 up; ip link set v1 up; ip link add br0 type bridge
ip link add vx0 type vxlan id 5 dstport 4789 dev v0; ip link add mv0 link v0 type macvlan
ip tuntap add dev tap0 mode tap; ethtool -s tap0 speed 100 duplex half port mii
ethtool -C tap0 rx-frames 7; ethtool -K v1 tso off gro off
`;

suite('what ethtool says', { skip: missing ?? false }, () => {
  let netns: TestNetns;
  let sides: Sides;
  const devices = ['v0', 'v1', 'br0', 'vx0', 'mv0', 'tap0', 'lo'];
  before(async () => {
    netns = await makeNetns();
    netns.run('sh', '-c', `{ ${script}\n} 2>/dev/null; true`);
    sides = {
      ethtool: (...words) => {
        const { stdout, status } = spawnSync('nsenter', ['-t', String(netns.pid), '-n', 'ethtool', ...words]);
        return { out: stdout.toString(), code: status };
      },
      ask: (...words) => {
        const { out } = nltool(['send', 'ethtool', ...words, '--json', ...netns.own]);
        return jsonLines(out).map(({ attributes }) => attributes);
      },
    };
  });
  after(() => netns?.close());

  for (const look of looks)
    test(`ethtool ${look.words.join(' ')}`.trim(), t => {
      const answers = answersOf(look, devices, sides);
      const found = devices.map(name => [name, lookAt(look, name, answers.get(name), sides, t)] as const);
      if (found.every(([, differences]) => differences === undefined)) return t.skip('no device here has it');
      assert.deepEqual(
        found.filter(([, differences]) => differences?.length),
        [],
      );
    });

  for (const name of ['v0', 'v1', 'tap0', 'br0'])
    test(`ethtool --json -k ${name}: bits by name, and as words`, () => {
      assert.deepEqual(lookAtFeatures(name, sides), []);
    });

  test('a person reads the names of features that come as words', () => {
    const words = ['header.dev-name=v0', 'header.flags=compact-bitsets'];
    const { out } = nltool(['send', 'ethtool', 'features-get', ...words, ...netns.own]);
    const [, active = ''] = /^ +active\n(?:.*\n){2} +value +(\S+(?:\n {8,}\S+)*)$/m.exec(out) ?? [];
    const [answer] = sides.ask('features-get', ...words);
    const strings = stringsOf('features', undefined, sides);
    const on = strings.filter((_, bit) => (answer.active.value[bit >> 5] >>> (bit & 31)) & 1);
    assert.deepEqual(active.replaceAll(/\s/g, '').split(','), on);
  });

  test('ethtool -S: the names', () => {
    assert.deepEqual(lookAtCounters(sides), []);
    assert.ok(stringsOf('stats', 'v0', sides).length > 0);
    assert.deepEqual(lookAtStrings('v0', sides), []);
  });

  test('ethtool --monitor', async t => {
    const monitor = new Running('nsenter', ['-t', String(netns.pid), '-n', 'stdbuf', '-oL', 'ethtool', '--monitor']);
    const listener = await listening('ethtool:monitor', '--json', ...netns.own);
    await monitor.until('out', /listening/);
    for (const change of ['-K v0 tso off', '-L v0 rx 2', '-C tap0 rx-frames 9', '-K v0 tso on', '-L v0 rx 1'])
      sides.ethtool(...change.split(' '));
    await listener.until('out', /(channels-ntf[\s\S]*){2}\n/);
    await monitor.until('out', /(Channel parameters[\s\S]*?Combined:[\s\S]*?Combined:.*\n[\s\S]*){2}/);
    const [{ out: text }, { out: heard }] = [await monitor.end('SIGTERM'), await listener.end('SIGINT')];
    const blocks = text.split(/\n\n(?=[A-Z].* for \w+:\n)/).slice(1);
    const ours = jsonLines(heard);
    const strings = stringsOf('features', undefined, sides);
    assert.equal(blocks.length, ours.length);
    for (const [i, block] of blocks.entries()) {
      const { attributes, operation, notify } = ours[i];
      const [, kind, name] = /^(\w+).* for (\w+):/.exec(block)!;
      assert.equal(attributes.header.dev_name, name);
      assert.ok(notify);
      const found: Json = {
        Features: () => featureDifferences(featuresSaid(block), featuresOf(attributes, strings)),
        Channel: () => compare('ethtool -l', [said(block)], [{ channels: attributes }], channelFields, t),
        Coalesce: () => compare('ethtool -c', [said(block)], [{ coalesce: attributes }], coalesceFields, t),
      };
      assert.equal(operation, { Features: 'features-ntf', Channel: 'channels-ntf', Coalesce: 'coalesce-ntf' }[kind!]);
      assert.deepEqual(found[kind!](), [], kind);
    }
  });
});
