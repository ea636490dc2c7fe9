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
import { moduleFile } from './module.ts';
import { listening, nltool, records, shell, skip } from './nltool.ts';

const sides: Sides = {
  ethtool: (...words) => {
    const { stdout, status } = spawnSync('ethtool', words);
    return { out: stdout.toString(), code: status };
  },
  ask: (...words) =>
    records(nltool('send', 'ethtool', ...words, '--json', '--show-secrets').out).map(({ attributes }) => attributes),
};

/** The cards by their drivers; those of the project's own module and of netdevsim by their names. */
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
    shell(`modprobe libphy; insmod ${moduleFile('nlcard')}; ip link set card0 up; ip link set card1 up`);
    shell('modprobe netdevsim; echo "10 1 4" >/sys/bus/netdevsim/new_device');
    const simulated = shell('ls /sys/bus/netdevsim/devices/netdevsim10/net').trim();
    shell(`ip link set ${simulated} up; ethtool -A ${simulated} rx on; ethtool --set-fec ${simulated} encoding off`);
    Object.assign(devices, { card0: 'card0', card1: 'card1', netdevsim: simulated });
    shell(`for i in 1 2 3 4 5 6 7 8 9; do ethtool ${devices.e1000e} | grep -q 'detected: yes' && break; sleep 1; done`);
  });
  after(
    () =>
      void shell(
        'echo 10 >/sys/bus/netdevsim/del_device; ip link set card0 down; rmmod nlcard; modprobe -r e1000e virtio_net netdevsim',
      ),
  );

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

  test('private flags: a person reads the names that each driver has for its own', () => {
    const { out } = nltool('send', 'ethtool', 'privflags-get', '--dump', 'header.flags=compact-bitsets', '-v');
    const found = [...out.matchAll(/dev_name +"(\w+)"\n +flags\n +size .*\n +value +(.+)\n +mask +(.+)$/gm)];
    const ours = found.map(([, name = '', on = '', all = '']) => [name, flagsOf(all, flagsOf(on))]);
    const some = ['card0', 'card1', devices.e1000e!];
    const theirs = some.map(name => [name, said(sides.ethtool('--show-priv-flags', name).out)]);
    assert.deepEqual(Object.fromEntries(ours), Object.fromEntries(theirs));
    shell(`ethtool --set-priv-flags card0 vf-true-promisc off`);
    assert.match(
      nltool('send', 'ethtool', 'privflags-get', 'header.dev-name=card0', 'header.flags=compact-bitsets').out,
      / value +legacy-rx$/m,
    );
  });

  test('ethtool --show-tunnels', () => {
    const name = devices.netdevsim!;
    shell(
      `ip addr add 10.77.0.1/24 dev ${name}; ip link add vx type vxlan id 5 dstport 4789 local 10.77.0.1 dev ${name}; ip link set vx up`,
    );
    shell('ip link add gv type geneve id 6 remote 10.77.0.2 dstport 6081; ip link set gv up');
    const [{ udp_ports: ports }] = sides.ask('tunnel-info-get', `header.dev-name=${name}`);
    const ours = ports.table.flatMap(({ size, types, entry = [] }: Json, i: number) => [
      `UDP port table ${i}:`,
      `Size: ${size}`,
      `Types: ${types.bits.bit.map((one: Json) => one.name).join(', ')}`,
      entry.length ? `Entries (${entry.length}):` : 'No entries',
      ...entry.map(({ port, type }: Json) => `port ${port}, ${type}`),
    ]);
    const [, ...theirs] = sides.ethtool('--show-tunnels', name).out.trim().split('\n');
    assert.deepEqual(
      ours,
      theirs.map(line => line.trim()),
    );
    assert.match(ours.join(), /port 4789, vxlan.*port 6081, geneve/);
    shell('ip link del vx; ip link del gv');
  });

  test('ethtool --json --cable-test, --cable-test-tdr', async () => {
    const listener = await listening('ethtool:monitor', '--json');
    const theirs = ['--cable-test', '--cable-test-tdr'].flatMap(words =>
      JSON.parse(sides.ethtool('--json', words, 'card0').out),
    );
    await listener.until('out', /cable-test-tdr-ntf.*completed.*\n/);
    const heard = records((await listener.end('SIGINT')).out).map(({ attributes }) => attributes as Json);
    assert.deepEqual(heard.map(({ status }) => status).sort(), ['completed', 'completed', 'started', 'started']);
    const ours = heard.flatMap(({ nest }) => cableSaid(nest ?? {}));
    assert.deepEqual(ours, theirs);
  });

  test('ethtool -m: bytes of a page', () => {
    const where = { offset: 144, length: 32, page: 1, bank: 0, i2c: 0x50 };
    const words = Object.entries(where).flatMap(([key, value]) => [key, `${value}`]);
    const { out } = sides.ethtool('-m', 'card0', 'hex', 'on', ...words);
    const ours = Object.entries(where).map(([key, value]) => `${key === 'i2c' ? 'i2c-address' : key}=${value}`);
    const [{ data }] = sides.ask('module-eeprom-get', 'header.dev-name=card0', ...ours);
    assert.equal(
      [...out.matchAll(/^0x\w+:((?:\s+[0-9a-f]{2})+)/gm)].map(([, bytes]) => bytes!.replaceAll(/\s/g, '')).join(''),
      data,
    );
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
      Pause: (block, ours) => compare('ethtool -a', [said(block)], [{ pause: ours }], pauseFields, t),
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

/** Names in a row of the tree, quoted where they are not one word. */
const flagsOf = (text: string, on?: { [name: string]: string }): { [name: string]: string } =>
  Object.fromEntries(
    [...text.matchAll(/"([^"]*)"|([^,\s]+)/g)]
      .map(([, quoted, bare]) => quoted ?? bare!)
      .filter(name => name !== 'none')
      .map(name => [name, !on || name in on ? 'on' : 'off']),
  );

/** What a test of a cable has found, as ethtool has it: pairs by letter, metres. */
function cableSaid({ result = [], fault_length: faults = [], pulse, step, amplitude = [] }: Json): Json[] {
  const pair = (one: Json): string => `Pair ${one.pair.toUpperCase()}`;
  const codes: { [code: string]: string } = { ok: 'OK', open: 'Open Circuit' };
  return [
    ...result.map((one: Json) => ({ pair: pair(one), code: codes[one.code] })),
    ...faults.map((one: Json) => ({ pair: pair(one), length: one.cm / 100 })),
    ...(pulse ? [{ pulse: pulse.mv }] : []),
    ...(step
      ? [{ first: step.first_distance / 100, last: step.last_distance / 100, step: step.step_distance / 100 }]
      : []),
    ...amplitude.map((one: Json) => ({ pair: pair(one), amplitude: one.mv })),
  ];
}
