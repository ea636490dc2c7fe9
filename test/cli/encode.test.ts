import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Spool } from '../../commands/encode/spool.ts';
import { bytesOf } from '../support/bytes.ts';
import { cooked, done, getLink, ngInterface, ngPacket, ngSection, pcapHead, pcapPacket } from '../support/capture.ts';
import { allFixtures } from '../support/fixtures.ts';
import { nltool } from '../support/nltool.ts';

const folder = mkdtempSync(join(tmpdir(), 'nltool-test-'));
after(() => rmSync(folder, { recursive: true }));

/** A file through decode and encode. */
function again(bytes: Uint8Array, ...words: string[]) {
  const { out, code } = nltool(['decode', '--json', '--show-secrets', '-'], bytes);
  return { ...nltool(['encode', '-', ...words], out), decoded: code };
}

const same = (a: Uint8Array, b: Uint8Array) => assert.equal(Buffer.compare(a, b), 0, 'the bytes differ');

const numbers: { [protocol: string]: number } = { route: 0, usersock: 2, 'kobject-uevent': 15, generic: 16 };
const everything = bytesOf(
  pcapHead({ magic: 0xa1b23c4d }),
  ...allFixtures()
    .filter(({ protocol }) => protocol in numbers)
    .map(({ protocol, bytes, direction }, i) =>
      pcapPacket(bytesOf(cooked(numbers[protocol]!, direction === 'to-kernel' ? 7 : 6), bytes), [1700000000, i]),
    ),
);

test('every fixture in one pcap comes back byte for byte', () => {
  const { bytes, err, code, decoded } = again(everything);
  assert.deepEqual([decoded, code], [0, 0], err);
  same(bytes, everything);
});

test('pcapng with blocks, several messages in a packet, bytes behind them', () => {
  const data = bytesOf(cooked(0, 4), getLink, done, '0000', '55');
  const file = bytesOf(
    ngSection(false),
    ngInterface(253, false),
    ngInterface(1, false),
    ngPacket(data, { little: false, padding: '77' }),
    ngPacket(new Uint8Array(5), { little: false, of: 1 }),
    ngPacket(bytesOf(cooked(31, 6)), { little: false }),
  );
  same(again(file).bytes, file);
});

test('a file that is cut short comes back as well', () => {
  const file = bytesOf(pcapHead(), pcapPacket(bytesOf(cooked(0, 7), getLink))).subarray(0, -5);
  const { bytes, decoded, code } = again(file);
  assert.deepEqual([decoded, code], [2, 0]);
  same(bytes, file);
});

test('an empty capture, and no records at all', () => {
  same(again(pcapHead()).bytes, pcapHead());
  assert.equal(nltool(['encode', '-'], '').bytes.length, 24);
});

test('an edited record', () => {
  const record = { protocol: 'route', family: 'rt-link', operation: 'newlink', attributes: { ifname: 'x', mtu: 1400 } };
  const { bytes } = nltool(['encode', '-'], JSON.stringify(record));
  const { out } = nltool(['decode', '--json', '-'], bytes);
  assert.deepEqual(JSON.parse(out.split('\n')[1]!).attributes, { ifname: 'x', mtu: 1400 });
});

test('names that contradict the number are issues, those of a family that is not known here are not', () => {
  const record = { protocol: 'route', family: 'rt-link', operation: 'newlink', header: { type: 16 } };
  const says = (edit: object) => nltool(['encode', '-'], JSON.stringify({ ...record, ...edit })).err.trim();
  const by = ' (leave it out to go by the name)';
  assert.equal(says({}), '');
  assert.equal(
    says({ operation: 'dellink' }),
    `nltool: stdin: line 1: header.type 16 is rt-link newlink, not rt-link dellink${by}`,
  );
  for (const edit of [{ operation: 'newlnk' }, { family: 'rt-addr' }, { family: 'rt-addr', operation: undefined }]) {
    const { family, operation } = { ...record, ...edit };
    const names = [family, operation].filter(Boolean).join(' ');
    assert.equal(says(edit), `nltool: stdin: line 1: header.type 16 is rt-link newlink, not ${names}${by}`);
  }
  assert.equal(says({ family: 'my-family', operation: 'mine' }), '');
});

test('generic netlink: an id that only a kernel knows, a command that contradicts its name', () => {
  const record = { protocol: 'generic', family: 'ethtool', operation: 'linkinfo-get' };
  const says = (edit: object) => nltool(['encode', '-'], JSON.stringify({ ...record, ...edit })).err;
  assert.match(says({}), /family "ethtool" has another id in each kernel: header\.type says which$/m);
  assert.match(says({ family: 'ethtol' }), /no generic family "ethtol" is known here; did you mean ethtool\?/);
  assert.equal(says({ header: { type: 21, cmd: 2 } }), '');
  for (const operation of ['linkinfo-set', 'linkinfo-gett'])
    assert.match(
      says({ operation, header: { type: 21, cmd: 2 } }),
      /header\.cmd 2 is ethtool linkinfo-get, not linkinfo-/,
    );
});

test('JSON over several lines is told once', () => {
  const text = JSON.stringify({ protocol: 'route', family: 'rt-link', operation: 'getlink' }, null, 2);
  for (const command of ['encode', 'decode', 'send']) {
    const { err, code } = nltool([command, '-'], text);
    assert.deepEqual([err.split('\n').length, code], [2, 2], err);
    assert.match(err, /line 1: JSON over several lines: .*jq -c/);
  }
});

test('every issue with line and path, and nothing written', () => {
  const output = join(folder, 'out.pcap');
  const good = '{"protocol":"route","family":"rt-link","operation":"getlink","attributes":{"ifname":"lo"}}';
  const bad =
    '{"protocol":"route","family":"rt-link","operation":"newlink","attributes":{"mtu":"big","mtuu":1},"time":"now"}';
  const { err, code, bytes } = nltool(['encode', '-', '-o', output], `${good}\n${bad}\nx\n`);
  assert.equal(code, 2);
  assert.equal(bytes.length, 0);
  assert.equal(existsSync(output), false);
  assert.deepEqual(
    err.split('\n').map(line => line.replace(/^nltool: stdin: /, '').replace(/no JSON.*/, 'no JSON')),
    [
      'line 2: link-attrs has no attribute "mtuu"; did you mean mtu?',
      'line 2: attributes.mtu: "big" is no integer (u32)'.replace('attributes.', ''),
      'line 2: time: expected a time such as 2026-11-23T19:00:00.123456Z',
      'line 3: no JSON',
      '',
    ],
  );
});

test('formats: by option, by name, by what was read', () => {
  const record = '{"protocol":"route","family":"rt-link","operation":"getlink","group":"link","nsid":3}';
  const output = join(folder, 'out.pcapng');
  assert.equal(nltool(['encode', '-', '-o', output], record).code, 0);
  assert.equal(readFileSync(output).readUInt32LE(0), 0x0a0d0d0a);
  const { out } = nltool(['encode', '-', '--format', 'hex'], record);
  assert.match(out, /^# nltool: protocol=0 group=1 nsid=3\n[0-9a-f]+\n$/);
  const back = JSON.parse(nltool(['decode', '--json', output]).out.split('\n')[2]!);
  assert.deepEqual([back.group, back.nsid], ['link', 3]);
});

test('the parts of a datagram come together, with and without a frame number', () => {
  const part = (number: number) =>
    JSON.stringify({ kind: 'done', part: number, protocol: 'route', header: { type: 3, flags: ['multi'] } });
  const { bytes } = nltool(['encode', '-'], [1, 2, 1, 2, 3].map(part).join('\n'));
  const records = nltool(['decode', '--json', '-'], bytes).out.split('\n').slice(1, -1);
  assert.deepEqual(
    records.map(line => JSON.parse(line)).map(({ frame, part }) => [frame, part]),
    [
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
      [2, 3],
    ],
  );
});

test('records without bytes are left out, and said', () => {
  const { err, code, bytes } = nltool(
    ['encode', '-'],
    '{"v":1,"kind":"summary","messages":1}\n{"kind":"overrun","lost":3}\n',
  );
  assert.equal(code, 0);
  assert.equal(bytes.length, 24);
  assert.match(err, /left out: 2 records without bytes/);
});

test('--stream writes what comes before a wrong record', () => {
  const good = '{"protocol":"route","family":"rt-link","operation":"getlink"}';
  const { code, bytes } = nltool(['encode', '-', '--stream'], `${good}\n${good}\nx\n`);
  assert.equal(code, 2);
  assert.ok(bytes.length > 24);
});

test('a spool keeps the order beyond what it has in memory', () => {
  const spool = new Spool();
  const piece = (i: number) => new Uint8Array(40 * 1024 * 1024).fill(i);
  for (const i of [1, 2, 3]) spool.add(piece(i));
  const seen: number[] = [];
  let length = 0;
  for (const bytes of spool.take()) {
    length += bytes.length;
    for (const value of [bytes[0]!, bytes.at(-1)!]) if (seen.at(-1) !== value) seen.push(value);
  }
  spool.close();
  assert.deepEqual([seen, length], [[1, 2, 3], 3 * 40 * 1024 * 1024]);
});
