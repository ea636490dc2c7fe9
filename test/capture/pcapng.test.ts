import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex } from '../../src/wire/hex.ts';
import { bytesOf, u16, u32 } from '../support/bytes.ts';
import {
  cooked,
  done,
  getLink,
  ngBlock,
  ngInterface,
  ngPacket,
  ngSection,
  readAll,
  throughJson,
  writeAll,
} from '../support/capture.ts';

const link = bytesOf(cooked(0), getLink);
const text = (code: number, value: string, little = true): string => {
  const bytes = new TextEncoder().encode(value);
  return toHex(bytesOf(u16(code, little), u16(bytes.length, little), bytes, '00'.repeat((4 - (bytes.length % 4)) % 4)));
};
const endOfOptions = '00000000';

async function same(file: Uint8Array, size?: number) {
  const items = await readAll(file, { format: 'pcapng' }, size);
  assert.equal(toHex(writeAll(items.map(throughJson))), toHex(file));
  return items;
}

for (const little of [true, false]) {
  test(`sections, interfaces and packets come back, ${little ? 'little' : 'big'}-endian`, async () => {
    const items = await same(
      bytesOf(
        ngSection(little),
        ngInterface(1, little),
        ngInterface(253, little, 96, text(2, 'nlmon0', little)),
        ngPacket(link, { little, of: 1 }),
        ngPacket(getLink, { little, of: 0, original: 99 }),
      ),
    );
    assert.deepEqual(
      items.map(item => item.kind),
      ['capture', 'block', 'block', 'frame', 'packet'],
    );
    assert.ok(items[3]?.kind === 'frame' && items[4]?.kind === 'packet');
    assert.deepEqual([items[3].time, items[3].packet], [((0x5e0n << 32n) | 0x12345678n) * 1000n, { type: 4 }]);
    assert.deepEqual([items[4].linktype, items[4].number, items[4].packet], [1, 2, { orig_len: 99 }]);
  });
}

test('a section of the other byte order may follow', async () => {
  const items = await same(
    bytesOf(
      ngSection(),
      ngInterface(253),
      ngPacket(link),
      ngSection(false),
      ngInterface(253, false),
      ngPacket(link, { little: false }),
      ngSection(),
      ngPacket(link),
    ),
  );
  assert.ok(items[7]?.kind === 'block' && /not described/.test(items[7].problem!));
  assert.ok(items[3]?.kind === 'block' && items[3].name === 'section-header');
  assert.ok(items[5]?.kind === 'frame' && items[5].number === 2);
});

test('our own file: comments carry group, nsid, families and a note', async () => {
  const file = writeAll(
    [
      {
        kind: 'frame',
        number: 1,
        protocol: 16,
        bytes: done,
        time: 1700000000123456789n,
        direction: 'from-kernel',
        group: 1,
        nsid: 3,
        packet: { note: 'naïve', families: { ethtool: 21, '802.15.4 MAC': 30 } },
      },
    ],
    'pcapng',
  );
  const shown = Buffer.from(file).toString('latin1');
  assert.ok(shown.includes('nltool: group=1 nsid=3 family=ethtool:21 family=802.15.4%20MAC:30'));
  const [head, , frame] = await same(file);
  assert.deepEqual(head, { kind: 'capture', capture: { format: 'pcapng' } });
  assert.ok(frame?.kind === 'frame');
  assert.deepEqual([frame.group, frame.nsid, frame.time, frame.direction], [1, 3, 1700000000123456789n, 'from-kernel']);
  assert.deepEqual(frame.packet, { note: 'naïve', families: { ethtool: 21, '802.15.4 MAC': 30 } });
});

test('options of others stay, and an edited note goes before them', async () => {
  const flags = '0200040001000000';
  const options = text(1, 'first') + flags + text(1, 'second') + endOfOptions;
  const items = await same(bytesOf(ngSection(), ngInterface(253), ngPacket(link, { options })));
  const frame = items[2];
  assert.ok(frame?.kind === 'frame');
  assert.deepEqual([frame.packet?.note, frame.packet?.options], ['first\nsecond', options]);
  frame.packet!.note = 'third';
  const edited = toHex(writeAll(items));
  assert.ok(edited.includes(text(1, 'third') + flags + endOfOptions));
  assert.ok(!edited.includes(text(1, 'first')));
});

test('options without an end, cut options and comments that are not UTF-8 come back', async () => {
  const odd = [text(1, 'x'), '0100ff00aabbccdd', '0100020 0ff fe 0000', `${endOfOptions}01020304`, '01020304'];
  const packets = odd.map(options => ngPacket(link, { options: options.replaceAll(' ', '') }));
  const items = await same(bytesOf(ngSection(), ngInterface(253), ...packets));
  assert.equal(items.filter(item => item.kind === 'frame').length, odd.length);
});

test('timestamps in any unit come back', async () => {
  for (const resolution of [0, 3, 6, 9, 12, 0x7f, 0x80, 0x94, 0xa0, 0xff]) {
    const options = `09000100${toHex(Uint8Array.of(resolution))}000000${toHex(bytesOf(u16(14), u16(8)))}00000000ffffffff`;
    for (const ts of [
      [0x5e0, 0x12345678],
      [0, 0],
      [0xffffffff, 0xffffffff],
    ]) {
      await same(bytesOf(ngSection(), ngInterface(253, true, 0, options), ngPacket(link, { ts })));
    }
  }
});

test('binary units need no raw words, and a time before the epoch is refused', async () => {
  const options = '0900010094000000';
  const file = bytesOf(ngSection(), ngInterface(253, true, 0, options), ngPacket(link, { ts: [0x5e0, 0x12345679] }));
  const items = await same(file);
  assert.ok(items[2]?.kind === 'frame');
  assert.deepEqual(items[2].packet, { type: 4 });
  items[2].time = -1n;
  assert.throws(() => writeAll(items), /time of packet 1/);
});

test('simple and obsolete packet blocks, padding that is not zero', async () => {
  const odd = bytesOf(link, 'aa');
  const simple = ngBlock(3, bytesOf(u32(odd.length), odd, '010203'));
  const cut = ngBlock(3, bytesOf(u32(5000), odd, new Uint8Array(59)));
  const old = ngBlock(2, bytesOf(u16(0), u16(7), u32(1), u32(2), u32(36), u32(36), link));
  const items = await same(
    bytesOf(ngSection(), ngInterface(253, true, 96), simple, cut, old, ngPacket(odd, { padding: '20' })),
  );
  const [, , first, second, third, fourth] = items;
  assert.ok(first?.kind === 'frame' && second?.kind === 'frame' && third?.kind === 'frame' && fourth?.kind === 'frame');
  assert.deepEqual([first.time, first.packet], [undefined, { type: 4, block: 3, padding: '010203' }]);
  assert.deepEqual([second.bytes.length, second.packet?.orig_len], [80, 5000]);
  assert.deepEqual(third.packet, { type: 4, block: 2, drops: 7 });
  assert.deepEqual(fourth.packet, { type: 4, padding: '202020' });
});

test('blocks that are not sound stay as they are, with the problem', async () => {
  const items = await same(
    bytesOf(
      ngSection(),
      ngPacket(link),
      ngBlock(1, bytesOf('01020304')),
      ngPacket(link),
      ngBlock(6, bytesOf(u32(0), u32(0), u32(0), u32(4000), u32(4000))),
      ngBlock(3, bytesOf('')),
      ngBlock(0xbad, bytesOf('0102030405060708')),
      ngInterface(253),
      ngPacket(link, { of: 1 }),
    ),
  );
  const problems = items.map(item => (item.kind === 'block' ? item.problem : undefined));
  assert.match(problems[1]!, /interface 0, which is not described/);
  assert.match(problems[3]!, /interface 0, which is not described/);
  assert.match(problems[4]!, /block of|4000 bytes|not described/);
  assert.equal(problems[6], undefined);
  assert.equal(items.at(-1)?.kind, 'frame');
});

test('every cut, and lengths that lie, give a tail', async () => {
  const file = bytesOf(ngSection(), ngInterface(253), ngPacket(link));
  const whole = [ngSection().length, ngSection().length + ngInterface(253).length];
  for (let length = 0; length < file.length; length++) {
    const items = await same(file.subarray(0, length), 5);
    assert.equal(
      items.some(item => item.kind === 'tail'),
      !whole.includes(length),
      `${length}`,
    );
  }
  for (const length of [0, 4, 13, 0xfffffffc, 64]) {
    const bad = bytesOf(u32(6), u32(length), new Uint8Array(80));
    const tail = (await same(bytesOf(ngSection(), bad))).find(item => item.kind === 'tail');
    assert.ok(tail?.kind === 'tail' && tail.offset === 28 && /claims/.test(tail.problem!));
  }
});

test('a pcapng file made into pcap leaves blocks out and says how many', async () => {
  const { captureWriter } = await import('../../src/capture/writer.ts');
  const items = await readAll(
    bytesOf(ngSection(), ngInterface(1), ngInterface(253), ngPacket(getLink), ngPacket(link, { of: 1 })),
  );
  const writer = captureWriter('pcap');
  const file = bytesOf(...items.map(item => writer.write(item)));
  assert.equal(writer.skipped, 3);
  const again = await readAll(file);
  assert.deepEqual(
    again.map(item => item.kind),
    ['capture', 'frame'],
  );
});
