import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../src/render/line.ts';
import { headersText, readHeaders } from '../../src/render/packet/headers.ts';
import { tree } from '../../src/render/tree.ts';
import type { PacketPlace } from '../../src/schema/hint.ts';
import { fromHex } from '../../src/wire/hex.ts';
import { messagesOf, plainView } from './support.ts';

const view = plainView();
const text = (hex: string, from: PacketPlace['from'], protocol?: number) =>
  headersText(readHeaders(fromHex(hex.replaceAll(' ', ''))!, from, { protocol }));

const ethernet = 'ffffffffffff 020000000001';
const ipv4 = '4500003c 00014000 40060000 0a000001 0a000002';
const tcp = '0fa00050 00000001 00000000 a002faf0 00000000 020405b4 0402080a 00000000 00000000 01030307';
const ipv6 = 'fe800000000000000000000000000001 fe800000000000000000000000000002';

test('packets: link, network and transport in one line', () => {
  const whole = '10.0.0.1:4000 > 10.0.0.2:80 tcp syn seq 1 window 64240 ttl 64 length 60';
  assert.equal(text(ipv4 + tcp, 'network'), whole);
  assert.equal(
    text(`${ethernet} 8100 0005 0800 ${ipv4}${tcp}`, 'link'),
    `02:00:00:00:00:01 > ff:ff:ff:ff:ff:ff vlan 5 ${whole}`,
  );
  assert.equal(
    text(`60000000 00103a01 ${ipv6} 8000 0000 0007 0001 0000000000000000`, 'network'),
    'fe80::1 > fe80::2 icmpv6 echo-request id 7 seq 1 hop-limit 1 length 56',
  );
  assert.equal(
    text(`60000000 00100001 ${ipv6} 1100000000000000 0035 0036 0008 0000`, 'network'),
    '[fe80::1]:53 > [fe80::2]:54 udp hop-limit 1 hop-by-hop length 56',
  );
  assert.equal(
    text(`${ethernet} 0806 00010800 06040001 020000000001 0a000001 000000000000 0a000002`, 'link'),
    '02:00:00:00:00:01 > ff:ff:ff:ff:ff:ff arp who-has 10.0.0.2 tell 10.0.0.1',
  );
  assert.equal(text('0303 0000 00000000', 'transport', 1), 'icmp unreachable port');
  assert.equal(
    text(`45000028 000120b9 40110000 0a000001 0a000002 0000000000000000 0000000000000000 00000000`, 'network'),
    '10.0.0.1 > 10.0.0.2 udp ttl 64 fragment at 1480, more follow length 40',
  );
});

test('packets: what is cut says so', () => {
  assert.equal(
    text(ipv4 + tcp.slice(0, 40), 'network'),
    '10.0.0.1:4000 > 10.0.0.2:80 tcp syn seq 1 window 64240 ttl 64 length 60 (cut to 38)',
  );
  assert.equal(
    text(`${ipv4}0fa00050`, 'network'),
    '10.0.0.1 > 10.0.0.2 tcp ttl 64 length 60 (cut to 24) (ends in the transport header)',
  );
  assert.equal(text(`${ethernet} 08`, 'link'), '(ends in the link header)');
  assert.equal(text('50505050', 'network'), undefined);
});

test('packets: no bytes make it throw', () => {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  const packets = [`${ethernet}0800${ipv4}${tcp}`, `${ethernet}86dd6000000000280001${ipv6}`].map(
    hex => fromHex(hex.replaceAll(' ', ''))!,
  );
  for (let i = 0; i < 3000; i++) {
    const bytes = packets[i % 2]!.slice(0, random(90));
    for (let n = 0; n < 4 && bytes.length > 0; n++) bytes[random(bytes.length)] = random(256);
    for (const from of ['link', 'network', 'transport'] as const)
      headersText(readHeaders(bytes, from, { protocol: 6 }));
  }
});

test('packets in messages: in place of the bytes in a line, above them in the tree', () => {
  const [logged] = messagesOf('netfilter/log-tcp6').filter(({ operation }) => operation?.name === 'packet');
  const headers = '[fd12::1]:51620 > [fd12::2]:7099 tcp syn seq 1506765252 window 64800 hop-limit 64 length 80';
  assert.ok(new Lines(view).line(logged!).includes(headers));
  assert.match(tree(logged!, {}, view), /payload +\[fd12::1\]:51620 > .*length 80\n +600a1ace[\da-f]+$/);
  const verdicts = messagesOf('netfilter/queue-tcp').filter(({ operation }) => operation?.name === 'verdict');
  assert.ok(verdicts.some(one => / drop$/.test(new Lines(view).line(one))));
  const [traced] = messagesOf('netfilter/nft-trace');
  assert.match(
    new Lines(view).line(traced!),
    /iif 2 10.12.0.2 > 10.12.0.1 icmp echo-reply id 31800 seq 1 ttl 64 length 84/,
  );
});
