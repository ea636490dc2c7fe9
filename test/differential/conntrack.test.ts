import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Fields, type Json, near, settled } from '../support/differences.ts';
import { lacks, makeFirewall, scenes } from '../support/netfilter.ts';
import { netnsMissing } from '../support/netns.ts';
import { nltool } from '../support/nltool.ts';
import { jsonLines } from '../support/peer.ts';
import { compare } from './compare.ts';

const needs = scenes.find(({ title }) => title === 'connections')!.needs;

type Side = 'tuple_orig' | 'tuple_reply';

const address = (side: Side, end: 'src' | 'dst') => (ours: Json) =>
  ours.attributes[side].tuple_ip[`ip_v4_${end}`] ?? ours.attributes[side].tuple_ip[`ip_v6_${end}`];
const port = (side: Side, end: 'src' | 'dst') => `${side}.tuple_proto.proto_${end}_port`;
const icmp =
  (side: Side, what: 'id' | 'type' | 'code') =>
  ({ attributes }: Json) => {
    const { tuple_proto: proto } = attributes[side];
    return proto[`proto_icmp_${what}`] ?? proto[`proto_icmpv6_${what}`];
  };

const tuple = (side: Side): Fields => ({
  src: address(side, 'src'),
  dst: address(side, 'dst'),
  sport: port(side, 'src'),
  dport: port(side, 'dst'),
  type: icmp(side, 'type'),
  code: icmp(side, 'code'),
  id: icmp(side, 'id'),
  packets: `${side === 'tuple_orig' ? 'counters_orig' : 'counters_reply'}.packets`,
  bytes: `${side === 'tuple_orig' ? 'counters_orig' : 'counters_reply'}.bytes`,
});

const fields: Fields = {
  layer3: 'fixed.family',
  layer4: 'tuple_orig.tuple_proto.proto_num',
  timeout: near('timeout', 3),
  state: ({ attributes }) => attributes.protoinfo.protoinfo_tcp.tcp_state.toUpperCase().replace('-', '_'),
  unreplied: ({ attributes }) => !attributes.status.includes('seen-reply'),
  assured: ({ attributes }) => attributes.status.includes('assured'),
  original: tuple('tuple_orig'),
  reply: tuple('tuple_reply'),
  mark: 'mark',
  use: 'use',
  id: 'id',
};

const value = (text: string): string | number => (/^\d+$/.test(text) ? Number(text) : text);

/** A line of `-o extended,id`: protocols, a timeout, a state, then both tuples and what is of the connection. */
function parse(line: string): Json {
  const [layer3, , layer4, , timeout, ...words] = line.trim().split(/\s+/);
  const flow: Json = {
    layer3,
    layer4,
    timeout: Number(timeout),
    original: {},
    reply: {},
    unreplied: false,
    assured: false,
  };
  let side: Json = flow.original;
  for (const word of words) {
    const [name = '', text] = word.split('=');
    if (word === '[UNREPLIED]') flow.unreplied = true;
    else if (word === '[ASSURED]') flow.assured = true;
    else if (text === undefined) flow.state = word;
    else if (['mark', 'use', 'delta-time'].includes(name)) flow[name] = Number(text);
    else if (name === 'src' && side.src !== undefined) {
      side = flow.reply;
      side.src = text;
    } else if (name === 'id' && flow.use !== undefined) flow.id = Number(text);
    else side[name] = value(text);
  }
  return flow;
}

const connections = `
import socket
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.bind(('10.11.0.1', 5001)); u.sendto(b'x', ('10.11.0.2', 9999))
u6 = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM); u6.sendto(b'x', ('fd11::2', 9999))
s = socket.socket(); s.bind(('10.11.0.1', 7001)); s.listen(1)
c = socket.create_connection(('10.11.0.1', 7001)); a, _ = s.accept(); c.sendall(b'x'); a.recv(1)
`;

suite('what conntrack says', { skip: netnsMissing() ?? lacks(needs) ?? false }, () => {
  let firewall: Awaited<ReturnType<typeof makeFirewall>>;
  before(async () => {
    firewall = await makeFirewall();
    for (const family of ['ip', 'ip6'])
      firewall.run(
        `nft add table ${family} cx; nft 'add chain ${family} cx o { type filter hook output priority 0; }'; nft add rule ${family} cx o ct state new counter`,
      );
    firewall.run(`ping -c1 -W1 10.11.0.2 >/dev/null; ping -c1 -W1 fd11::2 >/dev/null; python3 -c "${connections}"`);
    firewall.run(
      'conntrack -I -s 10.11.0.7 -d 10.11.0.8 -p tcp --sport 1 --dport 2 --state ESTABLISHED -t 60 -m 9 2>/dev/null',
    );
  });
  after(() => firewall?.close());

  test('conntrack -L -o extended,id', async t => {
    const own = firewall.own;
    const order = (list: Json[], id: (one: Json) => number) => list.sort((a, b) => id(a) - id(b));
    const look = (): string[] => {
      const theirs = ['ipv4', 'ipv6'].flatMap(family =>
        firewall.run(`conntrack -L -f ${family} -o extended,id 2>/dev/null`).split('\n').filter(Boolean).map(parse),
      );
      assert.ok(theirs.length >= 5);
      const { out, err } = nltool(['send', 'conntrack', 'get', '--dump', '--json', ...own]);
      assert.equal(err, '');
      const ours = jsonLines(out).filter(({ fixed }) => ['ipv4', 'ipv6'].includes(fixed.family));
      return compare(
        'conntrack',
        order(theirs, ({ id }) => id),
        order(ours, ({ attributes }) => attributes.id),
        fields,
        t,
      );
    };
    assert.deepEqual(await settled(look), []);
  });

  test('conntrack -C and -S', () => {
    const own = firewall.own;
    const count = Number(firewall.run('conntrack -C'));
    const [global] = jsonLines(nltool(['send', 'conntrack', 'get-stats-global', '--json', ...own]).out);
    assert.equal(global?.attributes.entries, count);
    const theirs = firewall.run('conntrack -S').split('\n').filter(Boolean);
    const ours = jsonLines(nltool(['send', 'conntrack', 'get-stats', '--dump', '--json', ...own]).out);
    const word = (text: string, name: string) => Number(new RegExp(`\\b${name}=(\\d+)`).exec(text)?.[1]);
    for (const [i, line] of theirs.entries())
      for (const name of [
        'found',
        'invalid',
        'insert',
        'insert_failed',
        'drop',
        'early_drop',
        'error',
        'search_restart',
      ])
        assert.equal(ours[i].attributes[name], word(line, name), `${i} ${name}`);
  });
});
