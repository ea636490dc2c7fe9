import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CaptureError } from '../../src/capture/error.ts';
import type { CaptureFormat, CaptureItem } from '../../src/capture/frame.ts';
import { captureWriter } from '../../src/capture/writer.ts';
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
  pcapHead,
  pcapPacket,
  readAll,
  throughJson,
  writeAll,
} from '../support/capture.ts';
import { runs } from '../support/runs.ts';

const u32s = fc.oneof(fc.nat(70), fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0xffffffff, 1_000_000));
const bytes = fc.uint8Array({ maxLength: 60 });
const message = fc.constantFrom(getLink, done, bytesOf(getLink, done));

const frame = fc.record(
  {
    kind: fc.constant('frame' as const),
    number: fc.constant(1),
    protocol: fc.integer({ min: 0, max: 0xffff }),
    bytes: fc.oneof(message, bytes),
    time: fc.bigInt({ min: 0n, max: 4_294_967_295_999_999_999n }),
    direction: fc.constantFrom('to-kernel' as const, 'from-kernel' as const),
    group: u32s,
    nsid: fc.integer(),
    packet: fc.record(
      {
        note: fc.string({ unit: 'grapheme' }),
        families: fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme' }), fc.nat(0xffff)),
        orig_len: u32s,
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['kind', 'number', 'protocol', 'bytes'] },
);

for (const format of ['pcap', 'pcapng', 'hex'] as CaptureFormat[]) {
  test(`${format}: frames written, read and written again give the same file`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { maxLength: 6 }), fc.integer({ min: 1, max: 99 }), async (frames, size) => {
        const file = writeAll(frames, format);
        const items = await readAll(file, { format }, size);
        assert.equal(toHex(writeAll(items.map(throughJson), format)), toHex(file));
        const read = items.filter(item => item.kind === 'frame');
        assert.deepEqual(
          read.map(one => [one.protocol, toHex(one.bytes), one.direction]),
          frames.map(one => [one.protocol, toHex(one.bytes), one.direction]),
        );
        const times = frames.map(one => one.time ?? (format === 'hex' ? undefined : 0n));
        assert.deepEqual(
          read.map(one => one.time),
          times,
        );
        if (format === 'pcap') return;
        assert.deepEqual(
          read.map(one => [one.group, one.nsid]),
          frames.map(one => [one.group, one.nsid]),
        );
      }),
      runs(150),
    );
  });
}

const data = fc.oneof(
  fc.tuple(fc.nat(40), fc.constantFrom(4, 6, 7), message).map(([p, type, body]) => bytesOf(cooked(p, type), body)),
  bytes,
);
const pcapFile = fc
  .record({
    little: fc.boolean(),
    magic: fc.constantFrom(0xa1b2c3d4, 0xa1b23c4d, 0xa1b2cd34),
    version: fc.tuple(fc.nat(0xffff), fc.nat(0xffff)),
    zone: u32s,
    sigfigs: u32s,
    snaplen: u32s,
    network: fc.oneof(fc.constantFrom(253, 113, 276, 1), u32s),
    packets: fc.array(fc.tuple(data, u32s, u32s, fc.option(u32s), fc.uint8Array({ minLength: 8, maxLength: 8 }))),
  })
  .map(({ packets, ...head }) =>
    bytesOf(
      pcapHead(head),
      ...packets.map(([body, sec, sub, original, extra]) =>
        pcapPacket(
          body,
          [sec, sub],
          head.little,
          original ?? body.length,
          head.magic === 0xa1b2cd34 ? toHex(extra) : '',
        ),
      ),
    ),
  );

const pcapngFile = fc.boolean().chain(little => {
  const options = fc.oneof(
    fc.constant(''),
    bytes.map(b => toHex(b.subarray(0, b.length - (b.length % 4)))),
  );
  const interfaces = fc
    .tuple(fc.constantFrom(253, 113, 1), u32s, fc.nat(255))
    .map(([type, snaplen, unit]) =>
      ngInterface(type, little, snaplen, toHex(bytesOf(u16(9, little), u16(1, little), Uint8Array.of(unit), '000000'))),
    );
  const packets = fc
    .record({
      data,
      of: fc.nat(2),
      ts: fc.tuple(u32s, u32s),
      original: u32s,
      options,
      padding: fc.constantFrom('00', '41'),
    })
    .map(({ data: body, ...how }) => ngPacket(body, { ...how, little }));
  const others = fc
    .tuple(fc.oneof(fc.constantFrom(1, 2, 3, 5, 6), u32s), options)
    .map(([type, content]) => ngBlock(type, bytesOf(content), little));
  const simple = data.map(body =>
    ngBlock(3, bytesOf(u32(body.length, little), body, '00'.repeat((4 - (body.length % 4)) % 4)), little),
  );
  return fc
    .array(fc.oneof(interfaces, packets, others, simple), { maxLength: 8 })
    .map(blocks => bytesOf(ngSection(little), ...blocks));
});

async function same(file: Uint8Array, format: CaptureFormat, size: number): Promise<CaptureItem[]> {
  const items = await readAll(file, { format, protocol: 0 }, size);
  assert.equal(toHex(writeAll(items.map(throughJson), format)), toHex(file));
  return items;
}

/** Bytes changed at places, then cut. */
const damage = fc.record({
  changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
  cut: fc.option(fc.nat()),
});

for (const [format, file] of [
  ['pcap', pcapFile],
  ['pcapng', pcapngFile],
  ['raw', bytes],
] as [CaptureFormat, fc.Arbitrary<Uint8Array>][]) {
  test(`${format}: any file comes back through JSON, damaged or not`, async () => {
    await fc.assert(
      fc.asyncProperty(file, damage, fc.integer({ min: 1, max: 99 }), async (whole, { changes, cut }, size) => {
        await same(whole, format, size);
        const damaged = Uint8Array.from(cut === null ? whole : whole.subarray(0, cut % (whole.length + 1)));
        for (const [at, value] of changes) if (damaged.length > 0) damaged[at % damaged.length] = value;
        await same(damaged, format, size);
      }),
      runs(300),
    );
  });
}

test('any bytes are read as any format, or refused with a CaptureError', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        bytes,
        fc.string().map(text => new TextEncoder().encode(text)),
      ),
      fc.constantFrom('auto', 'hex', 'pcap', 'pcapng', 'raw'),
      async (any, format) => {
        try {
          await readAll(any, { format, protocol: 0 }, 7);
        } catch (error) {
          assert.ok(error instanceof CaptureError || (error as Error).message === 'NDJSON', String(error));
        }
      },
    ),
    runs(300),
  );
});

test('items of any format can be written as any other', async () => {
  await fc.assert(
    fc.asyncProperty(pcapngFile, fc.constantFrom('pcap', 'raw', 'hex'), async (file, format) => {
      const writer = captureWriter(format);
      for (const item of await readAll(file)) {
        try {
          writer.write(item);
        } catch (error) {
          assert.ok(error instanceof CaptureError, String(error));
        }
      }
    }),
    runs(100),
  );
});
