import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import { type Json, settled } from '../support/differences.ts';
import { netnsMissing } from '../support/netns.ts';
import { listening, nltool } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';
import { makeWorld, type World } from '../support/world.ts';
import { compare } from './compare.ts';
import { addressFields, forwardingFields, neighbourFields, ruleFields } from './ip-fields.ts';
import { linkFields, statisticsFields } from './ip-link-fields.ts';
import { routeFields } from './ip-route-fields.ts';

const missing = spawnSync('ip', ['-V']).error ? 'iproute2 is not installed' : netnsMissing();

suite('what iproute2 says', { skip: missing ?? false }, () => {
  let world: World;
  before(async () => {
    world = await makeWorld();
  });
  after(() => world?.close());

  const dump = (...words: string[]): Json[] => {
    const { out, err, code } = nltool(['send', ...words, '--dump', '--json', '--netns', String(world.pid)]);
    assert.equal(code, 0, err);
    return jsonLines(out);
  };
  const asked = (program: string, words: string): Json[] => JSON.parse(world.run(program, ...words.split(' ')));
  const links = (): Json[] => dump('rt-link', 'getlink');
  const named = (records: Json[]) => (index: number) =>
    records.find(one => one.fixed.index === index)?.attributes.ifname as string;

  test('the world has what it was asked for', t => {
    for (const line of world.refused) t.diagnostic(`refused here: ${line}`);
    assert.ok(world.refused.length < 6, world.refused.join('\n'));
  });

  test('ip -j -d link', async t => {
    const look = () => {
      const theirs = asked('ip', '-j -d link');
      const ours = links();
      return compare('ip link', theirs, ours, linkFields(named(ours)), t);
    };
    assert.deepEqual(await settled(look), []);
  });

  test('listen --json, through jq, and ip -j -d link', { skip: peerMissing('jq', '-V') }, async t => {
    const some = ['v0', 'v1', 'br0', 'vx0', 'mv0'];
    const listener = await listening('route:link', '--json', '--netns', String(world.pid));
    const shell = some.map(name => `ip link set ${name} group 5; ip link set ${name} group 0`).join('; ');
    world.run('sh', '-c', `${shell}; ip link add last0 type veth peer name last1; ip link del last0`);
    await listener.until('out', /"operation":"dellink"[^\n]*"last0"[^\n]*\n/);
    const { out } = await listener.end('SIGINT');
    const { stdout } = spawnSync('jq', ['-c', 'select(.operation == "newlink")'], { input: out, encoding: 'utf8' });
    const heard = jsonLines(stdout);
    const all = links();
    for (const name of some) {
      const last = heard.findLast(({ attributes }) => attributes.ifname === name);
      const look = () => compare('ip link', asked('ip', `-j -d link show ${name}`), [last], linkFields(named(all)), t);
      assert.deepEqual(look(), [], name);
    }
  });

  test('ip -j -d addr', async t => {
    const look = () => {
      const theirs = asked('ip', '-j -d addr').flatMap(link =>
        link.addr_info.map((one: Json) => ({ ifindex: link.ifindex, ...one })),
      );
      const order = ({ ifindex, local }: Json) => `${ifindex} ${local}`;
      const sorted = (list: Json[], key: (one: Json) => string) =>
        list.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
      const ours = sorted(dump('rt-addr', 'getaddr'), one =>
        order({ ifindex: one.fixed.index, local: one.attributes.local ?? one.attributes.address }),
      );
      return compare('ip addr', sorted(theirs, order), ours, addressFields, t);
    };
    assert.deepEqual(await settled(look), []);
  });

  test('ip -j -d route', async t => {
    const look = () => {
      const theirs = asked('ip', '-j -d route show table all');
      return compare('ip route', theirs, dump('rt-route', 'getroute'), routeFields(named(links())), t);
    };
    assert.deepEqual(await settled(look), []);
  });

  for (const family of ['inet', 'inet6'])
    test(`ip -j -d rule, ${family}`, t => {
      const theirs = asked('ip', `-f ${family} -j -d rule`);
      const ours = dump('rt-rule', 'getrule').filter(one => one.fixed.family === family);
      assert.deepEqual(compare('ip rule', theirs, ours, ruleFields, t), []);
    });

  test('ip -j -d -s neigh, and proxies', async t => {
    const look = () => [
      ...compare(
        'ip neigh',
        asked('ip', '-j -d -s neigh show nud all'),
        dump('rt-neigh', 'getneigh'),
        neighbourFields(named(links())),
        t,
      ),
      ...compare(
        'ip neigh',
        asked('ip', '-j neigh show proxy'),
        dump('rt-neigh', 'getneigh', 'flags=proxy'),
        neighbourFields(named(links())),
        t,
      ),
    ];
    assert.deepEqual(await settled(look), []);
  });

  test('bridge -j -d -s fdb', async t => {
    const look = () => {
      const theirs = asked('bridge', '-j -d -s fdb');
      return compare(
        'bridge fdb',
        theirs,
        dump('rt-neigh', 'getneigh', 'family=bridge'),
        forwardingFields(named(links())),
        t,
      );
    };
    assert.deepEqual(await settled(look), []);
  });

  test('ip -j -s -s link', async t => {
    const look = () => compare('ip link', asked('ip', '-j -s -s link'), links(), statisticsFields(named(links())), t);
    assert.deepEqual(await settled(look), []);
  });
});
