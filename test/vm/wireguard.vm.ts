/** wg beside nltool: two interfaces that talk to each other. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { compare } from '../differential/compare.ts';
import type { Fields, Json } from '../support/differences.ts';
import { nltool, records, shell, skip } from './nltool.ts';

const setup = `
modprobe wireguard; umask 077; mkdir -p /tmp/wg; cd /tmp/wg
for i in a b c; do wg genkey > $i; wg pubkey < $i > $i.public; done; wg genpsk > shared
ip netns add wgfar; ip link add wga type veth peer name wgb netns wgfar
ip addr add 10.3.0.1/24 dev wga; ip link set wga up
ip -n wgfar addr add 10.3.0.2/24 dev wgb; ip -n wgfar link set wgb up
ip link add wg0 type wireguard; ip link add wg1 type wireguard; ip -n wgfar link add wg0 type wireguard
wg set wg0 listen-port 5000 private-key a fwmark 0x7 \\
  peer $(cat b.public) preshared-key shared endpoint 10.3.0.2:5001 allowed-ips 10.4.0.2/32,fd04::/64 persistent-keepalive 25 \\
  peer $(cat c.public) endpoint [fd00::1]:51820 allowed-ips 10.5.0.0/16
ip netns exec wgfar wg set wg0 listen-port 5001 private-key b \\
  peer $(cat a.public) preshared-key shared endpoint 10.3.0.1:5000 allowed-ips 10.4.0.1/32
ip addr add 10.4.0.1/24 dev wg0; ip link set wg0 up
ip -n wgfar addr add 10.4.0.2/24 dev wg0; ip -n wgfar link set wg0 up
ping -q -c 2 -W 20 10.4.0.2
`;

const none = '(none)';
const off = (value: number | undefined) => (value ? String(value) : 'off');
const key = (text: string | undefined) => (text === undefined || /^A+=$/.test(text) ? none : text);
const endpointOf = ({ endpoint }: Json): string => {
  if (!endpoint) return none;
  const { addr, port } = endpoint;
  return addr.includes(':') ? `[${addr}]:${port}` : `${addr}:${port}`;
};

/** The columns of `wg show IF dump`: of the interface, then of each peer. */
const deviceFields: Fields = {
  private: ({ private_key }) => key(private_key),
  public: ({ public_key }) => key(public_key),
  port: ({ listen_port }) => String(listen_port),
  fwmark: ({ fwmark }) => (fwmark ? `0x${fwmark.toString(16)}` : 'off'),
};
const peerFields: Fields = {
  public: 'public_key',
  shared: ({ preshared_key }) => key(preshared_key),
  endpoint: endpointOf,
  allowed: ({ allowedips }) =>
    (allowedips ?? []).map(({ ipaddr, cidr_mask }: Json) => `${ipaddr}/${cidr_mask}`).join() || none,
  handshake: ({ last_handshake_time }) => String(last_handshake_time.sec),
  received: ({ rx_bytes }) => String(rx_bytes),
  sent: ({ tx_bytes }) => String(tx_bytes),
  keepalive: ({ persistent_keepalive_interval }) => off(persistent_keepalive_interval),
};

const columns = (line: string, fields: Fields): Json => {
  const values = line.split('\t');
  return Object.fromEntries(Object.keys(fields).map((name, i) => [name, values[i]]));
};

describe('what wg says', { skip }, () => {
  before(() => void shell(setup));
  after(() => void shell('ip link del wg0; ip link del wg1; ip netns del wgfar; rm -r /tmp/wg'));

  const device = (name: string, ...more: string[]) => {
    const { out, code } = nltool('send', 'wireguard', 'get-device', `ifname=${name}`, '--dump', '--json', ...more);
    assert.equal(code, 0);
    return records(out) as Json[];
  };

  for (const name of ['wg0', 'wg1'])
    test(`wg show ${name} dump`, t => {
      const [own, ...others] = shell(`wg show ${name} dump`).trim().split('\n');
      const [{ attributes }] = device(name, '--show-secrets');
      assert.deepEqual(compare('wg', [columns(own!, deviceFields)], [attributes], deviceFields, t), []);
      const theirs = others.map(line => columns(line, peerFields));
      assert.equal(theirs.length, name === 'wg0' ? 2 : 0);
      assert.deepEqual(compare('wg', theirs, attributes.peers ?? [], peerFields, t), []);
      if (name === 'wg0') assert.ok(theirs.some(({ handshake, sent }) => handshake !== '0' && sent !== '0'));
    });

  test('keys are in no output unless they are asked for', () => {
    const secrets = shell('cat /tmp/wg/a /tmp/wg/shared').trim().split('\n');
    const hex = secrets.map(secret => Buffer.from(secret, 'base64').toString('hex'));
    const words = ['send', 'wireguard', 'get-device', 'ifname=wg0', '--dump'];
    for (const more of [['--json'], ['-v'], ['-vvx'], []]) {
      const said = nltool(...words, ...more).out.replaceAll(/[ \n]/g, '');
      const shown = nltool(...words, ...more, '--show-secrets').out;
      for (const secret of [...secrets, ...hex.map(one => one.slice(0, 24))])
        assert.ok(!said.includes(secret), more.join());
      if (more.length)
        assert.ok(
          secrets.every(secret => shown.includes(secret)),
          more.join(),
        );
    }
    assert.deepEqual(device('wg0')[0].redacted, ['private_key', 'peers[0].preshared_key', 'peers[1].preshared_key']);
  });

  test('what is asked for can be sent back: wg shows the same', () => {
    const [record] = device('wg0', '--show-secrets');
    const before = shell('wg showconf wg0');
    const { private_key, listen_port, fwmark, peers } = record.attributes;
    const kept = peers.map(({ public_key, preshared_key, endpoint, allowedips }: Json) => ({
      public_key,
      preshared_key,
      ...(endpoint ? { endpoint } : {}),
      allowedips,
    }));
    const attributes = JSON.stringify({
      ifname: 'wg1',
      private_key,
      listen_port: listen_port + 7,
      fwmark,
      peers: kept,
    });
    const words = Object.entries(JSON.parse(attributes)).map(([name, value]) => `${name}:=${JSON.stringify(value)}`);
    const { err, code } = nltool('send', 'wireguard', 'set-device', ...words);
    assert.equal(code, 0, err);
    const plain = (text: string) => text.replace(/ListenPort = \d+/, '').replace(/PersistentKeepalive = \d+\n/, '');
    assert.equal(plain(shell('wg showconf wg1')), plain(before));
  });
});
