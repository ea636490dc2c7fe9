import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fields, Json } from '../support/differences.ts';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { listening, nltool, Running } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';
import { compare } from './compare.ts';

const missing =
  netnsMissing() ??
  (spawnSync('unshare', ['-n', 'ip', 'mptcp', 'limits']).status === 0 ? false : 'ip has no mptcp here, or the kernel');

const script = `
ip link set lo up; ip link add v0 type veth peer name v1; ip link set v0 up; ip link set v1 up
ip addr add 10.0.0.1/24 dev v0; ip addr add 10.0.0.3/24 dev v0; ip addr add fd00::1/64 dev v0 nodad
ip mptcp limits set subflows 3 add_addr_accepted 2
ip mptcp endpoint add 10.0.0.1 dev v0 port 50 signal backup
ip mptcp endpoint add 10.0.0.3 subflow fullmesh
ip mptcp endpoint add fd00::1 id 9 signal
`;

/** Two connections over lo to a port, one after the other. */
const connect = `
import socket, sys, time
port = int(sys.argv[1])
for family, address in (socket.AF_INET, '127.0.0.1'), (socket.AF_INET6, '::1'):
    server = socket.socket(family, socket.SOCK_STREAM, 262); server.bind((address, port)); server.listen(1)
    client = socket.socket(family, socket.SOCK_STREAM, 262); client.connect((address, port)); peer, _ = server.accept()
    client.sendall(b'x'); peer.recv(1); peer.sendall(b'y'); client.recv(1)
    time.sleep(0.5); client.close(); peer.close(); server.close()
`;

const flag = (name: string) => (ours: Json) => ours.attributes.addr.flags.includes(name);

const endpointFields = (name: (index: number) => string | undefined): Fields => ({
  address: ({ attributes: { addr } }) => addr.addr4 ?? addr.addr6,
  port: 'addr.port',
  id: 'addr.id',
  dev: ({ attributes: { addr } }) => name(addr.if_idx),
  ...Object.fromEntries(['signal', 'subflow', 'backup', 'fullmesh', 'implicit'].map(word => [word, flag(word)])),
});

/** Both from `ip mptcp monitor`: `[     CREATED] token=… sport=…`, and what is not in its words. */
const eventFields: Fields = {
  token: ({ attributes: { token } }) => token.toString(16).padStart(8, '0'),
  remid: ({ attributes }) => String(attributes.rem_id),
  locid: ({ attributes }) => String(attributes.loc_id),
  ...Object.fromEntries(
    ['saddr4', 'daddr4', 'saddr6', 'daddr6', 'sport', 'dport', 'backup', 'error'].map(key => [
      key,
      ({ attributes }: Json) => String(attributes[key]),
    ]),
  ),
  flags: ({ attributes: { flags } }) => (flags.join() === 'server-side' ? '2' : flags.join()),
  event: ({ operation }, theirs) =>
    ({ SF_ESTABLISHED: 'sub-established', SF_CLOSED: 'sub-closed' })[theirs as string] === operation
      ? theirs
      : operation.toUpperCase(),
};

/** Events, but those that are newer than this ip. */
const events = (text: string): Json[] =>
  [...text.matchAll(/^\[ *([A-Z_]+)\](.*)$/gm)].map(([, event, words]) => ({
    event,
    ...Object.fromEntries(
      words!
        .trim()
        .split(' ')
        .map(word => word.split('=')),
    ),
  }));

suite('what ip mptcp says', { skip: missing }, () => {
  let netns: TestNetns;
  before(async () => {
    netns = await makeNetns();
    netns.run('sh', '-ec', script);
  });
  after(() => netns?.close());

  const ask = (...words: string[]): Json[] => {
    const { out, err, code } = nltool(['send', ...words, '--json', ...netns.own]);
    assert.equal(code, 0, err);
    return jsonLines(out);
  };

  test('ip -j mptcp endpoint', t => {
    const links = new Map(ask('rt-link', 'getlink', '--dump').map(one => [one.fixed.index, one.attributes.ifname]));
    const theirs: Json[] = JSON.parse(netns.run('ip', '-j', 'mptcp', 'endpoint'));
    assert.equal(theirs.length, 3);
    const ours = ask('mptcp_pm', 'get-addr', '--dump');
    assert.deepEqual(
      compare(
        'ip mptcp',
        theirs,
        ours,
        endpointFields(index => links.get(index)),
        t,
      ),
      [],
    );
  });

  test('ip mptcp limits', t => {
    // text, whatever the options
    const words = netns.run('ip', 'mptcp', 'limits').matchAll(/(\w+) (\d+)/g);
    const theirs = Object.fromEntries([...words].map(([, word, value]) => [word, Number(value)]));
    assert.equal(theirs.subflows, 3);
    const ours = ask('mptcp_pm', 'get-limits');
    const fields = { add_addr_accepted: 'rcv_add_addrs', subflows: 'subflows' };
    assert.deepEqual(compare('ip mptcp limits', [theirs], ours, fields, t), []);
  });

  test('ip mptcp monitor', { skip: peerMissing('python3', '-V') }, async t => {
    const inside = ['-t', String(netns.pid), '-n'];
    const listener = await listening('mptcp_pm', '--json', ...netns.own);
    const monitor = new Running('nsenter', [...inside, 'stdbuf', '-oL', 'ip', 'mptcp', 'monitor']);
    const runConnections = (port: string) => netns.run('python3', '-c', connect, port);
    // until the monitor has joined
    for (let i = 0; monitor.out === ''; i++) {
      assert.ok(i < 20);
      runConnections('7000');
      await sleep(100);
    }
    runConnections('7000');
    runConnections('7001');
    await monitor.until('out', /dport=7001/);
    await listener.until('out', /"dport":7001.*\n/);
    const [{ out: said }, { out: heard }] = [await monitor.end('SIGTERM'), await listener.end('SIGINT')];
    const last = (list: Json[], dport: (one: Json) => unknown) =>
      list.slice(
        0,
        list.findIndex(one => String(dport(one)) === '7001'),
      );
    const theirs = last(events(said), one => one.dport);
    const ours = last(jsonLines(heard), one => one.attributes.dport).filter(one => !/^listener/.test(one.operation));
    assert.ok(ours.every(({ group, notify }) => group === 'mptcp_pm_events' && notify));
    assert.ok(theirs.length > 20);
    assert.deepEqual(compare('ip mptcp monitor', theirs, ours.slice(-theirs.length), eventFields, t), []);
  });
});
