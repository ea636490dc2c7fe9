/** ethtool beside nltool at network cards with drivers, which have what virtual interfaces lack. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { compare } from '../differential/compare.ts';
import {
  coalesceFields,
  featureDifferences,
  featuresOf,
  featuresSaid,
  pauseFields,
  ringFields,
  said,
} from '../differential/ethtool-fields.ts';
import {
  answersOf,
  lookAt,
  lookAtFeatures,
  lookAtStrings,
  looks,
  type Sides,
  stringsOf,
} from '../differential/ethtool-looks.ts';
import type { Json } from '../support/differences.ts';
import { Running } from '../support/nltool.ts';
import { listening, nltool, records, shell, skip } from './nltool.ts';

const sides: Sides = {
  ethtool: (...words) => {
    const { stdout, status } = spawnSync('ethtool', words);
    return { out: stdout.toString(), code: status };
  },
  ask: (...words) => records(nltool('send', 'ethtool', ...words, '--json').out).map(({ attributes }) => attributes),
};

/** The cards by their drivers. */
const devices: { [driver: string]: string } = {};

describe('what ethtool says of network cards', { skip }, () => {
  before(() => {
    for (const [driver, bus] of [
      ['e1000e', 'pci'],
      ['virtio_net', 'virtio'],
    ]) {
      shell(`modprobe ${driver}`);
      const find = `for i in /sys/class/net/*; do case $(readlink $i/device/driver) in */${driver}) basename $i; esac; done`;
      devices[driver!] = shell(find).trim();
      assert.notEqual(devices[driver!], '', `${driver} of ${bus}`);
      shell(`ip link set ${devices[driver!]} up`);
    }
    shell(`for i in 1 2 3 4 5 6 7 8 9; do ethtool ${devices.e1000e} | grep -q 'detected: yes' && break; sleep 1; done`);
  });
  after(() => void shell('modprobe -r e1000e virtio_net'));

  for (const look of looks)
    test(`ethtool ${look.words.join(' ')}`.trim(), t => {
      const names = Object.values(devices);
      const answers = answersOf(look, names, sides);
      const found = names.map(name => lookAt(look, name, answers.get(name), sides, t));
      assert.ok(found.some(Boolean));
      assert.deepEqual(found.flat().filter(Boolean), []);
    });

  test('ethtool --json -k, -S, --show-priv-flags', () => {
    for (const name of Object.values(devices))
      assert.deepEqual([...lookAtFeatures(name, sides), ...lookAtStrings(name, sides)], [], name);
  });

  test('ethtool --monitor', async t => {
    const monitor = new Running('stdbuf', ['-oL', 'ethtool', '--monitor'], 600_000);
    const listener = await listening('ethtool:monitor', '--json');
    await monitor.until('out', /listening/);
    const card = devices.e1000e!;
    for (const words of [
      `-K ${card} tso off`,
      `-A ${card} autoneg off rx off tx on`,
      `-C ${card} rx-usecs 10`,
      `-G ${card} rx 512`,
    ])
      assert.equal(sides.ethtool(...words.split(' ')).code, 0, words);
    await listener.until('out', /rings-ntf.*\n/);
    await monitor.until('out', /Ring parameters[^$]*Current[^$]*TX Push.*\n/);
    const [{ out: text }, { out: heard }] = [await monitor.end('SIGTERM'), await listener.end('SIGINT')];
    const blocks = text.split(/\n\n(?=[A-Z].* for \w+:\n)/).slice(1);
    const strings = stringsOf('features', undefined, sides);
    const kinds: { [kind: string]: (block: string, ours: Json) => string[] } = {
      Features: (block, ours) => featureDifferences(featuresSaid(block), featuresOf(ours, strings)),
      Pause: (block, ours) => compare('ethtool -a', [pauseSaid(block)], [{ pause: ours }], pauseFields, t),
      Coalesce: (block, ours) => compare('ethtool -c', [said(block)], [{ coalesce: ours }], coalesceFields, t),
      Ring: (block, ours) => compare('ethtool -g', [said(block)], [{ rings: ours }], ringFields, t),
    };
    const known = records(heard).filter(({ operation }) => /^(features|pause|coalesce|rings)-ntf$/.test(operation!));
    const told = blocks.filter(block => block.split(' ')[0]! in kinds);
    assert.ok(known.length >= 4);
    assert.equal(told.length, known.length);
    for (const [i, block] of told.entries())
      assert.deepEqual(kinds[block.split(' ')[0]!]!(block, known[i]!.attributes), [], block);
  });
});

function pauseSaid(block: string): Json {
  const { Autonegotiate, RX, TX } = said(block);
  return { autonegotiate: Autonegotiate === 'on', rx: RX === 'on', tx: TX === 'on' };
}
