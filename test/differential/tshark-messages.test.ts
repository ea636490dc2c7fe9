import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bytesOf } from '../support/bytes.ts';
import { cooked, pcapHead, pcapPacket } from '../support/capture.ts';
import type { Json } from '../support/differences.ts';
import { allFixtures } from '../support/fixtures.ts';
import { nltool } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';

const folder = mkdtempSync(join(tmpdir(), 'nltool-tshark-'));
after(() => rmSync(folder, { recursive: true }));

/** Each message of a record: its own, and the request that an error or acknowledgement echoes. */
const headersOf = (record: Json): Json[] => [record.header, ...(record.request?.header ? [record.request.header] : [])];

const sorted = (list: readonly unknown[]): string[] => list.map(String).sort();

const fields = {
  lengths: 'netlink.hdr_len',
  sequence: 'netlink.hdr_seq',
  ports: 'netlink.hdr_pid',
  types: 'netlink.hdr_type',
  routeTypes: 'netlink-route.nltype',
  commands: 'genl.cmd',
  controllerCommands: 'genl.ctrl.cmd',
  errors: 'netlink.error',
  malformed: '_ws.malformed',
};

/** What tshark says of each frame. */
function shown(file: string): { [field in keyof typeof fields]: string[] }[] {
  const words = Object.values(fields).flatMap(name => ['-e', name]);
  const { stdout } = spawnSync('tshark', ['-r', file, '-T', 'fields', '-E', 'occurrence=a', ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return stdout
    .split('\n')
    .slice(0, -1)
    .map(line => {
      const columns = line.split('\t').map(column => column.split(',').filter(Boolean));
      return Object.fromEntries(Object.keys(fields).map((key, i) => [key, columns[i] ?? []])) as ReturnType<
        typeof shown
      >[0];
    });
}

const numbers = { route: 0, generic: 16, netfilter: 12 };

for (const [protocol, number] of Object.entries(numbers))
  test(`tshark -T fields of every fixture of ${protocol}`, { skip: peerMissing('tshark', '--version') }, t => {
    const file = join(folder, `${protocol}.pcap`);
    const fixtures = allFixtures().filter(one => one.protocol === protocol);
    const packets = fixtures.map(({ bytes, direction }) =>
      pcapPacket(bytesOf(cooked(number, direction === 'to-kernel' ? 7 : 6), bytes)),
    );
    writeFileSync(file, bytesOf(pcapHead(), ...packets));
    const theirs = shown(file);
    assert.equal(theirs.length, packets.length);
    const ours: Json[][] = packets.map(() => []);
    for (const record of jsonLines(nltool(['decode', '--json', file]).out))
      if (record.frame !== undefined) ours[record.frame - 1]!.push(record);
    let compared = 0;
    for (const [i, frame] of theirs.entries()) {
      const records = ours[i]!;
      if (frame.malformed.length > 0 || records.some(({ kind }) => kind === 'raw')) continue;
      const headers = records.flatMap(headersOf);
      const what = `${fixtures[i]!.name}, frame ${i + 1}`;
      assert.deepEqual(
        frame.lengths,
        headers.map(({ len }) => String(len)),
        what,
      );
      assert.deepEqual(
        frame.sequence,
        headers.map(({ seq }) => String(seq)),
        what,
      );
      assert.deepEqual(
        frame.ports,
        headers.map(({ port }) => String(port)),
        what,
      );
      if (protocol !== 'generic')
        assert.deepEqual(
          sorted([...frame.types, ...frame.routeTypes].map(Number)),
          sorted(headers.map(({ type }) => type)),
          what,
        );
      const commands = records.flatMap(({ header }) => (header.cmd === undefined ? [] : [String(header.cmd)]));
      if (protocol === 'generic' && records.every(({ kind }) => kind === 'message'))
        assert.deepEqual([...frame.commands, ...frame.controllerCommands], commands, what);
      assert.deepEqual(
        frame.errors.map(code => Math.abs(Number(code))),
        records.filter(({ kind }) => kind === 'error' || kind === 'ack').map(({ error }) => Math.abs(error.code)),
        what,
      );
      compared++;
    }
    t.diagnostic(`${compared} of ${theirs.length} frames; the others are malformed to tshark`);
    assert.ok(compared > theirs.length * 0.95);
  });
