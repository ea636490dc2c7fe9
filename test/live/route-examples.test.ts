import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { exampleRequest } from '../../src/docs/example.ts';
import { families } from '../../src/protocols/route/index.ts';
import type { Operation } from '../../src/schema/family.ts';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { nltoolEach } from '../support/nltool.ts';

/** What the host of the tests is not sure to have: another link of the same namespace stands for `lo` there. */
const links: { [operation: string]: string } = {
  newneigh: 'v0',
  delneigh: 'v0',
  setstats: 'v0',
  newmdb: 'v0',
  delmdb: 'v0',
  newtunnel: 'vx0',
  deltunnel: 'vx0',
};

/** In an order in which each finds what it needs. */
const order = [
  ...['newlink', 'setlink', 'newlinkprop', 'dellinkprop', 'setstats', 'dellink', 'getlink', 'getstats'],
  ...['newaddr', 'getaddr', 'deladdr', 'getmulticast', 'getanycast'],
  ...['newroute', 'getroute', 'delroute', 'newrule', 'getrule', 'delrule'],
  ...['newneigh', 'getneigh', 'delneigh', 'setneightbl', 'getneightbl'],
  ...['newqdisc', 'newtclass', 'newtfilter', 'newchain', 'getqdisc', 'gettclass', 'gettfilter', 'getchain'],
  ...['delchain', 'deltfilter', 'deltclass', 'delqdisc', 'newaction', 'getaction', 'delaction'],
  ...['newnexthop', 'getnexthop', 'getnexthopbucket', 'delnexthop', 'newmdb', 'getmdb', 'delmdb'],
  ...['newtunnel', 'gettunnel', 'deltunnel', 'getnetconf', 'newaddrlabel', 'getaddrlabel', 'deladdrlabel', 'getnsid'],
];

suite('what describe shows to try', { skip: netnsMissing() ?? false }, () => {
  let netns: TestNetns;
  const lines: { operation: Operation; words: string[] }[] = [];

  before(async () => {
    netns = await makeNetns();
    netns.ipBatch(
      `link set lo up
link add br0 type bridge
link add v0 type veth peer name v1
link set v0 master br0
link set v0 up
link set br0 up
link add vx0 type vxlan dstport 4797 external vnifilter`,
    );
    for (const entry of families) {
      const family = await entry.load();
      if (family.name === 'can-gw') continue;
      for (const operation of family.operations) {
        const line = exampleRequest(family, operation);
        if (line) lines.push({ operation, words: line.split(' ').slice(1) });
      }
    }
  });
  after(() => netns?.close());

  test('is a message, each', () => {
    const dry = lines.filter(({ words }) => words.includes('--dry-run'));
    const ran = nltoolEach(dry.map(({ words }) => [...words, ...netns.own]));
    assert.ok(ran.length > 30);
    for (const [i, { code, err, out }] of ran.entries()) {
      assert.equal(code, 0, `${dry[i]!.words.join(' ')}: ${err}`);
      assert.match(out, /not sent/);
    }
  });

  test('and the kernel takes it', () => {
    const runs = order.map(name => {
      const found = lines.find(({ operation }) => operation.name === name);
      assert.ok(found, name);
      const link = links[name];
      const words = found.words
        .filter(word => word !== '--dry-run')
        .map(word => (name.endsWith('mdb') && word === 'ifindex=lo' ? 'ifindex=br0' : word))
        .map(word => (link ? word.replace(/=lo$/, `=${link}`) : word));
      return [...words, ...netns.own];
    });
    for (const [i, { code, err }] of nltoolEach(runs).entries()) assert.equal(code, 0, `${runs[i]!.join(' ')}: ${err}`);
  });
});
