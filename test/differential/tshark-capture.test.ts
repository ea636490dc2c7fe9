import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { CaptureItem } from '../../src/capture/frame.ts';
import { toHex } from '../../src/wire/hex.ts';
import { done, getLink, readAll, throughJson, writeAll } from '../support/capture.ts';

const missing = (tool: string): string | false =>
  spawnSync(tool, ['--version']).error ? `${tool} is not installed` : false;

const folder = mkdtempSync(join(tmpdir(), 'nltool-capture-'));
after(() => rmSync(folder, { recursive: true }));

const items: CaptureItem[] = [
  { kind: 'frame', number: 1, protocol: 0, bytes: getLink, time: 1700000000123456789n, direction: 'to-kernel' },
  {
    kind: 'frame',
    number: 2,
    protocol: 16,
    bytes: done,
    time: 1700000001000000001n,
    direction: 'from-kernel',
    group: 1,
    nsid: 3,
  },
  { kind: 'frame', number: 3, protocol: 4, bytes: done, time: 1700000002000000000n },
];

for (const format of ['pcap', 'pcapng'] as const) {
  test(`tshark reads our ${format}`, { skip: missing('tshark') }, () => {
    const file = join(folder, `own.${format}`);
    writeFileSync(file, writeAll(items, format));
    const fields = ['frame.time_epoch', 'frame.len', 'netlink.family', 'netlink.hdr_type', 'frame.comment'];
    const shown = execFileSync('tshark', ['-r', file, '-T', 'fields', ...fields.flatMap(field => ['-e', field])], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const rows = shown
      .trimEnd()
      .split('\n')
      .map(row => row.split('\t'));
    assert.deepEqual(
      rows.map(row => row.slice(0, 3)),
      [
        ['1700000000.123456789', '36', '0x0000'],
        ['1700000001.000000001', '36', '0x0010'],
        ['1700000002.000000000', '36', '0x0004'],
      ],
    );
    if (format === 'pcapng') assert.equal(rows[1]![4], 'nltool: group=1 nsid=3');
  });
}

for (const format of ['pcap', 'nsecpcap', 'modpcap', 'pcapng', 'nokiapcap']) {
  test(`a file that editcap wrote as ${format} comes back`, { skip: missing('editcap') }, async t => {
    const file = join(folder, 'from.pcap');
    writeFileSync(file, writeAll(items, 'pcap'));
    const made = join(folder, `by-editcap.${format}`);
    const { status, stderr } = spawnSync('editcap', ['-F', format, '-s', '30', file, made], { encoding: 'utf8' });
    if (status !== 0) return t.skip(`editcap cannot write ${format}: ${stderr.trim()}`);
    const bytes = new Uint8Array(readFileSync(made));
    const read = await readAll(bytes);
    assert.equal(toHex(writeAll(read.map(throughJson))), toHex(bytes));
    if (format === 'nokiapcap') return;
    assert.deepEqual(
      read.flatMap(item => (item.kind === 'frame' ? [item.protocol] : [])),
      [0, 16, 4],
    );
  });
}
