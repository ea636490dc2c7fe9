/** devlink beside nltool at a simulated switch. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { compare } from '../differential/compare.ts';
import * as of from '../differential/devlink-fields.ts';
import type { Fields, Json } from '../support/differences.ts';
import { Running } from '../support/nltool.ts';
import { listening, nltool, records, shell, skip } from './nltool.ts';

const device = 'netdevsim/netdevsim10';
const own = ['bus-name=netdevsim', 'dev-name=netdevsim10'];
const debug = '/sys/kernel/debug/netdevsim/netdevsim10';

/** What devlink -j prints, of each device or of each of its parts. Undefined where it is refused. */
function theirs(...words: string[]): Json[] | undefined {
  const { stdout, status } = spawnSync('devlink', ['-j', ...words]);
  const out = stdout.toString();
  if (status !== 0 || out === '') return undefined;
  const [objects] = Object.values<Json>(JSON.parse(out));
  return Object.values<Json>(objects).flat();
}

/** The attributes of nltool's answers. */
const ours = (...words: string[]): Json[] =>
  records(nltool('send', 'devlink', ...words, '--json').out).map(({ attributes }) => attributes);

interface Look {
  words: string;
  asks: string[];
  fields: Fields;
  /** what of the answer is a list of theirs */
  list?: (answer: Json) => Json[];
}

const looks: Look[] = [
  { words: '-s dev show', asks: ['get', '--dump'], fields: of.deviceFields },
  { words: 'dev info', asks: ['info-get', ...own], fields: of.infoFields },
  { words: `dev eswitch show ${device}`, asks: ['eswitch-get', ...own], fields: of.eswitchFields },
  { words: 'port show', asks: ['port-get', '--dump'], fields: of.portFields },
  { words: 'dev param show', asks: ['param-get', '--dump'], fields: of.paramFields },
  {
    words: `resource show ${device}`,
    asks: ['resource-dump', ...own],
    fields: of.resourceFields,
    list: answer => answer.resource_list.resource,
  },
  { words: 'region show', asks: ['region-get', '--dump'], fields: of.regionFields },
  { words: 'health show', asks: ['health-reporter-get', '--dump'], fields: of.reporterFields },
  { words: '-s trap show', asks: ['trap-get', '--dump'], fields: of.trapFields },
  { words: '-s trap group show', asks: ['trap-group-get', '--dump'], fields: of.groupFields },
  { words: '-s trap policer show', asks: ['trap-policer-get', '--dump'], fields: of.policerFields },
  { words: 'port function rate show', asks: ['rate-get', '--dump'], fields: of.rateFields },
];

describe('what devlink says of a switch', { skip }, () => {
  before(() => {
    shell('mount -t debugfs none /sys/kernel/debug; modprobe netdevsim; echo "10 2 4" >/sys/bus/netdevsim/new_device');
    shell('ip link set $(ls /sys/bus/netdevsim/devices/netdevsim10/net | head -1) up');
    shell('echo 3 >/sys/bus/netdevsim/devices/netdevsim10/sriov_numvfs');
    for (const words of [
      'dev eswitch set D mode switchdev',
      'region new D/dummy snapshot 5',
      'region new D/dummy',
      'port function rate add D/g1',
      'port function rate set D/g1 tx_share 10mbit tx_max 100mbit',
      'port function rate set D/128 parent g1',
      'dev param set D name test1 value false cmode driverinit',
      'resource set D path IPv4/fib size 64',
      'trap set D trap source_mac_is_multicast action trap',
      'trap policer set D policer 1 rate 2000 burst 32',
      'trap group set D group l3_drops policer 2',
    ])
      shell(`devlink ${words.replace('D', device)}`);
    shell(`echo boom >${debug}/health/break_health`);
  });
  after(() => void shell('echo 10 >/sys/bus/netdevsim/del_device; modprobe -r netdevsim; umount /sys/kernel/debug'));

  for (const { words, asks, fields, list = (answer: Json) => [answer] } of looks)
    test(`devlink ${words}`, t => {
      const [they, we] = [theirs(...words.split(' ')), ours(...asks).flatMap(list)];
      assert.ok(they && they.length > 0);
      assert.deepEqual(compare(`devlink ${words}`, they, we, fields, t), []);
    });

  for (const [words, ...asks] of [
    [`dpipe header show ${device}`, 'dpipe-headers-get', ...own],
    [`dev selftests show ${device}`, 'selftests-get', ...own],
    ['sb show', 'sb-get', '--dump'],
  ] as const)
    test(`devlink ${words}: this driver has none`, () => {
      assert.deepEqual([theirs(...words.split(' ')) ?? [], ours(...asks)], [[], []]);
    });

  test('devlink region read, dump', () => {
    for (const [words, ...asks] of [
      ['dump', 'region-snapshot-id=5'],
      ['read', 'region-snapshot-id=5', 'region-chunk-addr=64', 'region-chunk-len=512'],
    ] as const) {
      const where = words === 'read' ? ['address', '64', 'length', '512'] : [];
      const { stdout } = spawnSync('devlink', ['-j', 'region', words, `${device}/dummy`, 'snapshot', '5', ...where], {
        maxBuffer: 1 << 24,
      });
      const they: Json = Object.values(JSON.parse(stdout.toString()))[0];
      const chunks = ours('region-read', '--dump', ...own, 'region-name=dummy', ...asks).flatMap(
        ({ region_chunks: { region_chunk: some } }) => some,
      );
      // devlink prints each part under the same names: the last counts
      assert.equal(chunks.length, words === 'dump' ? 128 : 2);
      assert.equal(chunks.at(-1).region_chunk_addr, they.address);
      assert.equal(chunks.at(-1).region_chunk_data, Buffer.from(they.data).toString('hex'));
    }
  });

  test('devlink health dump, diagnose: what is reported', () => {
    const reporter = ['health-reporter-name=dummy', ...own];
    for (const [words, ...asks] of [
      ['dump show', 'health-reporter-dump-get', '--dump'],
      ['diagnose', 'health-reporter-diagnose'],
    ] as const) {
      const { stdout } = spawnSync('devlink', ['-j', 'health', ...words.split(' '), device, 'reporter', 'dummy']);
      // where more parts end than began devlink stops
      const they = of.reportedBy(JSON.parse(stdout.toString()));
      const we = of.reported(ours(...asks, ...reporter).flatMap(({ fmsg }) => fmsg));
      // whoever asks anew is told other bytes
      const steady = ([name, value]: [string, Json]) => [
        name,
        name === 'test_binary' && words === 'diagnose' ? value.length : value,
      ];
      assert.ok(they.length > 8);
      assert.deepEqual(we.slice(0, they.length).map(steady), they.map(steady), words);
      assert.equal(we.length, they.length + 22);
    }
  });

  test('devlink dev flash: how far it is', async () => {
    shell('mkdir -p /lib/firmware; echo firmware >/lib/firmware/nltool.fw');
    const listener = await listening('devlink:config', '--json', '--filter', 'operation.startsWith("flash-update")');
    const out = shell(`devlink dev flash ${device} file nltool.fw component fw.mgmt`);
    await listener.until('out', /flash-update-end.*\n/);
    const heard = records((await listener.end('SIGINT')).out);
    assert.equal(heard.at(-1)!.operation, 'flash-update-end');
    const said = heard
      .filter(({ operation }) => operation === 'flash-update-status')
      .map(({ attributes }) => attributes as Json);
    const steps = said.map(one => `[${one.flash_update_component}] ${one.flash_update_status_msg}`);
    assert.deepEqual([...new Set(steps)], out.trim().split('\n'));
    const [{ flash_update_status_done: done, flash_update_status_total: total }] = said.slice(-3);
    assert.ok(done > 0 && done === total);
  });

  test('devlink monitor', async () => {
    const monitor = new Running('stdbuf', ['-oL', 'devlink', 'monitor'], 600_000);
    const listener = await listening('devlink:config', '--json');
    shell(`echo 3 >/sys/bus/netdevsim/devices/netdevsim10/new_port`);
    shell(`devlink region del ${device}/dummy snapshot 5; devlink dev reload ${device}`);
    shell(`devlink dev param set ${device} name max_macs value 64 cmode driverinit`);
    await listener.until('out', /max_macs[^\n]*64[^\n]*\n/);
    await monitor.until('out', /max_macs[^$]*value 64/);
    const [{ out: text }, { out: heard }] = [await monitor.end('SIGTERM'), await listener.end('SIGINT')];
    const they = [...text.matchAll(/^ *\[([\w-]+),(new|del|set|status)\] (netdevsim[^ \n:]*)?/gm)].map(
      ([, what, how, where = '']) => `${what},${how} ${where}`,
    );
    const we = records(heard).flatMap(eventOf);
    assert.ok(they.length > 50);
    assert.deepEqual(we, they);
  });
});

/** An event as devlink heads it; it says nothing of rates. */
function eventOf({ operation = '', attributes }: Json): string[] {
  const [, what, how] = /^(?:(.*)-)?(new|del)$/.exec(operation) ?? [];
  const { port_index: port, region_name: region } = attributes;
  const part = what === 'port' ? `/${port}` : what === 'region' ? `/${region}` : '';
  return how && what !== 'rate' ? [`${what ?? 'dev'},${how} ${device}${part}`] : [];
}
