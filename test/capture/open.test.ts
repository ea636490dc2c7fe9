import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detect } from '../../src/capture/detect.ts';
import { Input } from '../../src/capture/input.ts';
import { openCapture } from '../../src/capture/open.ts';
import { parseCaptureRecord, parsePacketMeta } from '../../src/capture/record.ts';
import { formatTime, parseTime } from '../../src/hints/since-1970.ts';
import { bytesOf } from '../support/bytes.ts';
import { cooked, done, getLink, ngSection, pcapHead, pcapPacket } from '../support/capture.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test('formats are told from the first bytes', () => {
  for (const magic of [0xa1b2c3d4, 0xa1b23c4d, 0xa1b2cd34]) {
    assert.equal(detect(pcapHead({ magic })), 'pcap');
    assert.equal(detect(pcapHead({ magic, little: false })), 'pcap');
  }
  assert.equal(detect(ngSection(false)), 'pcapng');
  assert.equal(detect(encode('\n {"v":1,"kind":"message"}\n')), 'ndjson');
  assert.equal(detect(encode('# a fixture\n\n14000000 12 # x\n')), 'hex');
  assert.equal(detect(encode('00000000: 1400 0000  ....')), 'hex');
  assert.equal(detect(encode('14'.repeat(400))), 'hex');
  assert.equal(detect(encode(`${'\n'.repeat(500)}z`)), 'binary');
  assert.equal(detect(getLink), 'binary');
  assert.equal(detect(bytesOf('1f8b0800')), 'gzip');
  assert.equal(detect(bytesOf('')), 'empty');
});

test('what cannot be opened says why', async () => {
  await assert.rejects(openCapture([getLink]), /byte 0: neither pcap, pcapng, NDJSON nor hex/);
  await assert.rejects(openCapture([]), /empty file/);
  await assert.rejects(openCapture([bytesOf('1f8b080000')]), /gzip -dc/);
  await assert.rejects(openCapture([getLink], { format: 'raw' }), /protocol/);
  const opened = await openCapture([getLink], { protocol: 0 });
  assert.equal(opened.format, 'raw');
});

test('NDJSON is handed back whole', async () => {
  const opened = await openCapture([encode('{"v"'), encode(':1}\n')]);
  assert.ok(opened.format === 'ndjson');
  const chunks: Uint8Array[] = [];
  for await (const chunk of opened.bytes) chunks.push(chunk);
  assert.equal(Buffer.concat(chunks).toString(), '{"v":1}\n');
});

test('a frame is there as soon as its last byte is, and leaving early closes the source', async () => {
  let closed = false;
  let asked = 0;
  async function* source() {
    try {
      asked++;
      yield bytesOf(pcapHead(), pcapPacket(bytesOf(cooked(0), done)));
      asked++;
      yield bytesOf('00');
    } finally {
      closed = true;
    }
  }
  const opened = await openCapture(source());
  assert.ok(opened.format === 'pcap');
  for await (const item of opened.items) if (item.kind === 'frame') break;
  assert.deepEqual([asked, closed], [1, true]);
});

test('an error of the source comes through after what was read', async () => {
  async function* source() {
    yield bytesOf(pcapHead(), pcapPacket(bytesOf(cooked(0), done)), '00');
    throw new Error('disk on fire');
  }
  const opened = await openCapture(source());
  assert.ok(opened.format === 'pcap');
  const kinds: string[] = [];
  await assert.rejects(async () => {
    for await (const item of opened.items) kinds.push(item.kind);
  }, /disk on fire/);
  assert.deepEqual(kinds, ['capture', 'frame']);
});

test('the input looks ahead across chunks and is quiet about empty ones', async () => {
  const input = new Input([bytesOf('0102'), bytesOf(''), bytesOf('03'), bytesOf('0405')]);
  assert.equal(await input.fill(3), true);
  assert.deepEqual([...input.peek(3)], [1, 2, 3]);
  assert.deepEqual([...input.take(1)], [1]);
  assert.equal(await input.fill(9), false);
  assert.deepEqual([input.available, input.offset, [...input.take(4)]], [4, 1, [2, 3, 4, 5]]);
  assert.throws(() => input.peek(1), /byte 5: 1 bytes wanted, 0 there/);
});

test('times as text and back', () => {
  const cases: [bigint, string][] = [
    [0n, '1970-01-01T00:00:00.000000Z'],
    [-1n, '1969-12-31T23:59:59.999999999Z'],
    [1700000000123456000n, '2023-11-14T22:13:20.123456Z'],
    [253402300799999999999n, '9999-12-31T23:59:59.999999999Z'],
    [253402300800000000000n, '253402300800.000000'],
    [-62167219200000000000n, '0000-01-01T00:00:00.000000Z'],
    [-62167219200000000001n, '-62167219200.000000001'],
  ];
  for (const [time, text] of cases) {
    assert.equal(formatTime(time), text);
    assert.equal(parseTime(text), time);
  }
  assert.equal(parseTime('2023-11-14T23:13:20+01:00'), 1700000000000000000n);
  for (const text of ['', 'now', '2023-13-14T22:13:20Z', '2023-11-14T22:13:20', '1.1234567891']) {
    assert.equal(parseTime(text), undefined);
  }
});

test('records of others are refused with every issue', () => {
  const head = parseCaptureRecord({
    v: 1,
    kind: 'capture',
    format: 'tar',
    order: 'little',
    snaplen: 2 ** 32,
    colour: 1,
  });
  assert.deepEqual(
    head.issues?.map(issue => issue.path),
    ['format', 'order', 'snaplen', 'colour'],
  );
  assert.match(head.issues![0]!.message, /"pcap" or "pcapng"/);
  assert.deepEqual(
    parseCaptureRecord({ kind: 'tail', hex: '0' }).issues?.map(issue => issue.path),
    ['offset', 'hex'],
  );
  assert.deepEqual(
    parseCaptureRecord({ kind: 'packet', hex: '00', time: 'x', packet: { ts: [1], block: 6 } }).issues?.map(
      i => i.path,
    ),
    ['time', 'frame', 'packet.ts', 'packet.block'],
  );
  for (const packet of [1, null, [], 'x']) assert.equal(parsePacketMeta(packet).issues?.length, 1);
  assert.equal(parsePacketMeta({ families: { '': 1 } }).issues?.length, 1);
  assert.equal(parsePacketMeta({ families: { '\ud800': 1 } }).issues?.length, 1);
  assert.equal(parsePacketMeta(JSON.parse('{"__proto__":1}')).issues?.length, 1);
  assert.deepEqual(parsePacketMeta({ orig_len: 5n, ts: [1n, 2] }), { packet: { orig_len: 5, ts: [1, 2] } });
});
