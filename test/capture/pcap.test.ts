import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex } from '../../src/wire/hex.ts';
import { bytesOf, u32 } from '../support/bytes.ts';
import {
  cooked,
  done,
  getLink,
  type PcapHead,
  pcapHead,
  pcapPacket,
  readAll,
  throughJson,
  writeAll,
} from '../support/capture.ts';

const link = bytesOf(cooked(0), getLink);

/** Reads, passes everything through JSON, writes, and expects the same file; gives the items. */
async function same(file: Uint8Array, size?: number) {
  const items = await readAll(file, { format: 'pcap' }, size);
  assert.equal(toHex(writeAll(items.map(throughJson))), toHex(file));
  return items;
}

test('frames have protocol, bytes, time and direction', async () => {
  const file = bytesOf(
    pcapHead(),
    pcapPacket(bytesOf(cooked(0, 7), getLink), [1700000000, 123456]),
    pcapPacket(bytesOf(cooked(16, 6), done)),
    pcapPacket(bytesOf(cooked(31), done)),
  );
  const [head, first, second, third] = await same(file);
  assert.deepEqual(head, { kind: 'capture', capture: { format: 'pcap', resolution: 'us' } });
  assert.ok(first?.kind === 'frame' && second?.kind === 'frame' && third?.kind === 'frame');
  assert.deepEqual(
    [first.number, first.protocol, toHex(first.bytes), first.time, first.direction, first.packet],
    [1, 0, toHex(getLink), 1700000000123456000n, 'to-kernel', undefined],
  );
  assert.deepEqual([second.protocol, second.direction, second.packet], [16, 'from-kernel', undefined]);
  assert.deepEqual([third.protocol, third.direction, third.packet], [31, undefined, { type: 4 }]);
});

test('our own file is little-endian, in nanoseconds, with nothing to say in its head', async () => {
  const file = writeAll([
    { kind: 'frame', number: 1, protocol: 0, bytes: getLink, time: 1700000000123456789n, direction: 'to-kernel' },
  ]);
  assert.equal(toHex(file.subarray(0, 4)), '4d3cb2a1');
  const items = await same(file);
  assert.deepEqual(items[0], { kind: 'capture', capture: { format: 'pcap' } });
  assert.ok(items[1]?.kind === 'frame' && items[1].time === 1700000000123456789n && items[1].packet === undefined);
});

const heads: Record<string, PcapHead> = {
  'big-endian': { little: false },
  'big-endian, nanoseconds': { little: false, magic: 0xa1b23c4d },
  'an old version': { version: [2, 2] },
  'zone and sigfigs': { zone: -3600, sigfigs: 6 },
  'a short snaplen': { snaplen: 96 },
  'a snaplen of 32 bits': { snaplen: 0xffffffff },
  'a frame check sequence': { network: 253 | 0x14000000 },
  'flags in all upper bits': { network: (253 | 0xffff0000) >>> 0 },
  'another link type': { network: 1 },
};
for (const [name, head] of Object.entries(heads)) {
  test(`a head with ${name} comes back`, async () => {
    const little = head.little ?? true;
    const items = await same(
      bytesOf(pcapHead(head), pcapPacket(link, [5, 6], little), pcapPacket(link, [7, 8], little)),
    );
    assert.equal(items.length, 3);
    assert.equal(items[1]!.kind, head.network === 1 ? 'packet' : 'frame');
  });
}

test('a modified file (magic 0xa1b2cd34) keeps the 8 bytes more of its packets', async () => {
  const head = pcapHead({ magic: 0xa1b2cd34 });
  const items = await same(bytesOf(head, pcapPacket(link, [5, 6], true, link.length, '0102030405060708')));
  assert.ok(items[1]?.kind === 'frame' && items[1].packet?.extra === '0102030405060708');
});

test('odd link headers keep their bytes', async () => {
  const odd = bytesOf('ffff0001000601020304050607080004');
  const items = await same(bytesOf(pcapHead(), pcapPacket(bytesOf(odd, done)), pcapPacket(cooked(0, 6))));
  assert.ok(items[1]?.kind === 'frame' && items[2]?.kind === 'frame');
  assert.deepEqual([items[1].protocol, items[1].packet], [4, { cooked: toHex(odd) }]);
  assert.equal(items[2].bytes.length, 0);
});

test('an edited protocol goes into an odd link header', () => {
  const file = writeAll([
    { kind: 'frame', number: 1, protocol: 9, bytes: done, packet: { cooked: 'ffff0001000601020304050607080004' } },
  ]);
  assert.equal(toHex(file.subarray(40, 56)), 'ffff0001000601020304050607080009');
});

test('netlink in captures of all interfaces (SLL, SLL2) is found, other packets stay whole', async () => {
  const sll2 = bytesOf('0000 0000 00000003 0338 04 00 0000000000000000');
  for (const [network, header, other] of [
    [113, cooked(0), bytesOf('0000000100060102030405060000 0800')],
    [276, sll2, bytesOf('0800 0000 00000002 0001 00 06 0102030405060000')],
  ] as const) {
    const packets = [
      pcapPacket(bytesOf(header, getLink)),
      pcapPacket(bytesOf(other, getLink)),
      pcapPacket(bytesOf('00')),
    ];
    const items = await same(bytesOf(pcapHead({ network }), ...packets));
    assert.deepEqual(
      items.map(item => item.kind),
      ['capture', 'frame', 'packet', 'packet'],
    );
  }
});

test('cut packets, empty packets and odd timestamps come back', async () => {
  const items = await same(
    bytesOf(
      pcapHead(),
      pcapPacket(link, [1, 2], true, 4000),
      pcapPacket(new Uint8Array(0)),
      pcapPacket(link.subarray(0, 15)),
      pcapPacket(link, [1, 1_500_000]),
      pcapPacket(link, [0xffffffff, 0xffffffff]),
      pcapPacket(link, [0, 0]),
    ),
  );
  assert.ok(items[1]?.kind === 'frame' && items[4]?.kind === 'frame');
  assert.equal(items[1].packet?.orig_len, 4000);
  assert.deepEqual([items[4].time, items[4].packet?.ts], [2_500_000_000n, [1, 1_500_000]]);
});

test('an edited time wins over the words that were read', () => {
  const file = writeAll([
    { kind: 'frame', number: 1, protocol: 0, bytes: done, time: 3_000_000_001n, packet: { ts: [1, 1_500_000_000] } },
  ]);
  assert.equal(toHex(file.subarray(24, 32)), '0300000001000000');
});

test('every cut of a file gives what was whole, then the tail with its offset', async () => {
  const packets = [pcapPacket(link), pcapPacket(bytesOf(cooked(16), done))];
  const file = bytesOf(pcapHead(), ...packets);
  for (let length = 0; length < file.length; length++) {
    const items = await same(file.subarray(0, length), 7);
    const frames = items.filter(item => item.kind === 'frame').length;
    const whole = length === 24 || length === 24 + packets[0]!.length;
    assert.equal(frames, length < 24 + packets[0]!.length ? 0 : 1);
    const tail = items.find(item => item.kind === 'tail');
    assert.equal(tail !== undefined, !whole, `${length}`);
    if (tail) assert.match(tail.problem!, /cut short/);
    if (tail && length > 24) assert.equal(tail.offset, frames === 0 ? 24 : 24 + packets[0]!.length);
  }
});

test('a length over the limit makes the rest a tail, in pieces', async () => {
  const hostile = bytesOf(u32(1), u32(2), u32(0xffffffff), u32(0), new Uint8Array(200_000).fill(0xaa));
  const items = await same(bytesOf(pcapHead(), pcapPacket(link), hostile));
  const [, frame, first, ...more] = items;
  assert.equal(frame?.kind, 'frame');
  assert.ok(first?.kind === 'tail' && first.offset === 24 + 16 + link.length);
  assert.match(first.problem!, /packet 2 claims 4294967295 bytes/);
  assert.ok(more.length >= 2 && more.every(item => item.kind === 'tail' && item.problem === undefined));
});

test('a time that 32 bits of seconds cannot say is refused', () => {
  const frame = { kind: 'frame', number: 4, protocol: 0, bytes: done } as const;
  assert.throws(() => writeAll([{ ...frame, time: -1n }]), /time of packet 4/);
  assert.throws(() => writeAll([{ ...frame, time: 5_000_000_000_000_000_000n }]), /pcapng can/);
});
