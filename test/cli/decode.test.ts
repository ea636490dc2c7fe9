import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bytesOf } from '../support/bytes.ts';
import { cooked, done, getLink, pcapHead, pcapPacket } from '../support/capture.ts';
import { readFixture } from '../support/fixtures.ts';
import { nltool, start } from '../support/nltool.ts';

const folder = mkdtempSync(join(tmpdir(), 'nltool-test-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, ...parts: (string | Uint8Array)[]): string {
  const path = join(folder, name);
  writeFileSync(path, bytesOf(...parts));
  return path;
}

const fixtures = join(import.meta.dirname, '../fixtures');
const newLink = readFixture(join(fixtures, 'route/link-veth.hex'), 'route/link-veth');
const two = [pcapPacket(bytesOf(cooked(0, 7), getLink)), pcapPacket(bytesOf(cooked(0, 6), done))];
const capture = file('two.pcap', pcapHead(), ...two);

const lines = (out: string): string[] => out.split('\n').slice(0, -1);
const json = (out: string) => lines(out).map(line => JSON.parse(line));

test('a line for each message', () => {
  const { out, err, code } = nltool(['decode', capture, '--time', 'utc']);
  assert.equal(err, '');
  assert.equal(code, 0);
  assert.deepEqual(lines(out), [
    '1970-01-01T00:00:01.000002Z rt-link → getlink',
    '1970-01-01T00:00:01.000002Z route   ← done    seq 1',
  ]);
});

test('records with the place of each message in the capture', () => {
  const { out, code } = nltool(['decode', '--json', capture]);
  assert.equal(code, 0);
  const [head, request, end] = json(out);
  assert.deepEqual(head, { v: 1, kind: 'capture', format: 'pcap', resolution: 'us' });
  assert.deepEqual(
    [request.kind, request.frame, request.operation, request.direction],
    ['message', 1, 'getlink', 'to-kernel'],
  );
  assert.deepEqual([end.kind, end.frame, end.time], ['done', 2, '1970-01-01T00:00:01.000002Z']);
});

test('records that come from the bytes at once are those of decoded messages', () => {
  const frames = newLink.map(({ bytes, direction }) =>
    pcapPacket(bytesOf(cooked(0, direction === 'to-kernel' ? 7 : 6), bytes)),
  );
  const several = file(
    'several.pcap',
    pcapHead(),
    ...frames,
    pcapPacket(bytesOf(cooked(0, 7), getLink, getLink)),
    ...two,
  );
  for (const time of [[], ['--time', 'epoch'], ['--time', 'none']]) {
    const { out } = nltool(['decode', '--json', several, ...time]);
    assert.equal(out, nltool(['decode', '--json', '--json-strings-64', several, ...time]).out);
    assert.equal(lines(out).length, frames.length + 5);
  }
  assert.equal(lines(nltool(['decode', '--json', several, '-c', '2']).out).length, 3);
});

test('text begins with the first message, whatever the format has above it', () => {
  const { bytes } = nltool(['encode', '--format', 'pcapng', '-'], nltool(['decode', '--json', capture]).out);
  assert.equal(nltool(['decode', '-'], bytes).out, nltool(['decode', capture]).out);
});

test('trees and bytes', () => {
  const { out } = nltool(['decode', capture, '-v', '-x', '--count', '1']);
  assert.match(out, /^\S+ → RTM_GETLINK rt-link {2}seq 1 port 0 {2}frame 1\n/);
  assert.match(out, /00: 14000000 12000103 01000000 00000000 {2}nlmsghdr/);
});

test('interfaces have the names that the capture tells of, and no others', () => {
  const frames = newLink.map(({ bytes, direction }) =>
    pcapPacket(bytesOf(cooked(0, direction === 'to-kernel' ? 7 : 6), bytes)),
  );
  const { out } = nltool(['decode', file('links.pcap', pcapHead(), ...frames)]);
  assert.match(out, /newlink va\(\d+\)/);
  const del = readFixture(join(fixtures, 'route/addr-add6.hex'), 'route/x').at(-1)!;
  const alone = nltool(['decode', file('alone.pcap', pcapHead(), pcapPacket(bytesOf(cooked(0, 6), del.bytes)))]);
  assert.doesNotMatch(alone.out, /lo\(1\)|eth0/);
});

test('a filter, and a count behind it', () => {
  const { out, code } = nltool(['decode', '--json', capture, '--filter', 'operation == "getlink"']);
  assert.equal(code, 0);
  assert.deepEqual(
    json(out).map(({ kind }) => kind),
    ['capture', 'message'],
  );
  assert.equal(lines(nltool(['decode', capture, '--count', '1']).out).length, 1);
  assert.equal(nltool(['decode', capture, '--filter', 'operatoin == "x"']).code, 2);
});

test('a capture cut short: what is there, then the offset', () => {
  const whole = bytesOf(pcapHead(), ...two);
  const { out, err, code } = nltool(['decode', file('cut.pcap', whole.subarray(0, -3)), '--time', 'none']);
  assert.equal(code, 2);
  assert.match(out, /^rt-link → getlink\ntail {2}byte 76 {2}49 bytes/);
  assert.match(err, /cut\.pcap: byte 76: packet 2 cut short: 33 of 36 bytes\n$/);
});

test('what is no capture, and no file', () => {
  assert.match(nltool(['decode', '-'], Buffer.from([1, 2, 3, 4])).err, /^nltool: stdin: byte 0: neither pcap/);
  assert.match(
    nltool(['decode', join(folder, 'nothing')]).err,
    /^nltool: cannot read .*nothing: No such file or directory\n$/,
  );
  assert.equal(nltool(['decode', join(folder, 'nothing')]).code, 2);
  assert.match(nltool(['decode', '-'], '').err, /empty file/);
});

test('hex and raw messages, whose protocol is said', () => {
  const { out } = nltool(
    ['decode', '-', '--proto', 'route', '--time', 'none'],
    '14000000120001030100000000000000 00000000\n',
  );
  assert.match(out, /^rt-link → getlink/);
  const raw = nltool(['decode', '-', '--format', 'raw', '--proto', '0'], getLink);
  assert.match(raw.out, /^rt-link → getlink/);
  assert.equal(nltool(['decode', '-', '--format', 'raw'], getLink).code, 2);
  assert.equal(nltool(['decode', capture, '--format', 'pcap', '--proto', '0']).code, 2);
});

test('NDJSON becomes text, and stays NDJSON', () => {
  const records = nltool(['decode', '--json', capture]).out;
  assert.equal(nltool(['decode', '-'], records).out, nltool(['decode', capture]).out);
  assert.equal(nltool(['decode', '--json', '-'], records).out, records);
});

test('wrong records are told with their line and kept', () => {
  const record = '{"protocol":"route","family":"rt-link","operation":"newlink","attributes":{"mtuu":1}}';
  const { out, err, code } = nltool(['decode', '-'], `${record}\n\nno json\n`);
  assert.equal(code, 2);
  assert.equal(out, `${record}\n`);
  assert.match(err, /line 1: link-attrs has no attribute "mtuu"; did you mean mtu\?\n/);
  assert.match(err, /line 3: no JSON/);
});

test('key material is hidden in trees and bytes, and there where asked for', () => {
  const named = '2c000000100000000000000000000000 01010000 0600010043000000 0e000200776972656775617264000000';
  const messages = [
    bytesOf(named),
    readFixture(join(fixtures, 'generic/wireguard.hex'), 'generic/wireguard')[0]!.bytes,
  ];
  const packets = messages.map(bytes => pcapPacket(bytesOf(cooked(16, 6), bytes)));
  const words = ['decode', file('keys.pcap', pcapHead(), ...packets), '-v', '-x'];
  const hidden = nltool(words).out;
  assert.match(hidden, /private_key +\(hidden\)/);
  assert.match(hidden, /24000300 \.{8} \.{8} \.{8} +private_key/);
  assert.match(hidden, / public_key +IiIi/);
  const shown = nltool([...words, '--show-secrets']).out;
  assert.match(shown, /private_key +ERER/);
  assert.match(shown, /24000300 (1{8} ){3} +private_key/);
});

test('--as send prints commands', () => {
  const ask = bytesOf('20000000 12000500 01000000 00000000', '00000000 03000000 00000000 00000000');
  const { out } = nltool([
    'decode',
    file('ask.pcap', pcapHead(), pcapPacket(bytesOf(cooked(0, 7), ask)), two[1]!),
    '--as',
    'send',
  ]);
  assert.deepEqual(lines(out), ['nltool send rt-link getlink index=3', '# done of route: nothing that is sent']);
  assert.equal(nltool(['decode', capture, '--as', 'send', '--json']).code, 2);
});

test('names of generic families come from the capture', () => {
  const dump = readFixture(join(fixtures, 'generic/nlctrl-getfamily-dump.hex'), 'generic/x');
  const answer = dump.map(({ bytes }) => pcapPacket(bytesOf(cooked(16, 6), bytes)));
  const ask = pcapPacket(bytesOf(cooked(16, 7), '14000000150001030100000000000000 01010000'));
  const { out } = nltool(['decode', '--json', file('generic.pcap', pcapHead(), ask, ...answer, ask)]);
  const records = json(out);
  assert.equal(records[1].family, undefined);
  assert.equal(records.at(-1).family, 'ethtool');
});

test('a reader that goes ends it quietly', async () => {
  const many = file('many.pcap', pcapHead(), ...Array.from({ length: 20000 }, () => two[0]!));
  const running = start('decode', many, '--json');
  running.child.stdout!.once('data', () => running.child.stdout!.destroy());
  const { code, err } = await running.end();
  assert.deepEqual([code, err], [0, '']);
});

test('--as send: what a terminal obeys or hides is escaped, and means the same', () => {
  const record = {
    v: 1,
    kind: 'message',
    protocol: 'route',
    operation: 'newlink',
    attributes: { ifalias: 'a\u202eb' },
  };
  const { out } = nltool(['decode', '-', '--as', 'send'], `${JSON.stringify(record)}\n`);
  assert.match(out, /'ifalias:="a\\u202eb"'/);
});
