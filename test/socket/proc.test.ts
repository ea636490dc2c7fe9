import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseNetlinkTable, socketOwners } from '../../src/socket/proc.ts';

test('the table of /proc/net/netlink', () => {
  const table = `sk               Eth Pid        Groups   Rmem     Wmem     Dump  Locks    Drops    Inode
0000000085c9e5f5 0   3658375150 80000011 212992   12       1     2        1043     4711
00000000b2d1f1a0 16  0          00000000 0        0        0     2        -1       8

short line
`;
  assert.deepEqual(parseNetlinkTable(table), [
    {
      protocol: 0,
      port: 3658375150,
      groups: 0x80000011,
      queued: 212992,
      sending: 12,
      dumping: true,
      drops: 1043,
      inode: 4711,
    },
    { protocol: 16, port: 0, groups: 0, queued: 0, sending: 0, dumping: false, drops: 0xffffffff, inode: 8 },
  ]);
  assert.deepEqual(parseNetlinkTable(''), []);
});

test('who holds a socket', t => {
  const proc = mkdtempSync(join(tmpdir(), 'proc-'));
  t.after(() => rmSync(proc, { recursive: true }));
  const process = (id: string, name: string, links: string[]): void => {
    mkdirSync(join(proc, id, 'fd'), { recursive: true });
    writeFileSync(join(proc, id, 'comm'), `${name}\n`);
    for (const [fd, link] of links.entries()) symlinkSync(link, join(proc, id, 'fd', String(fd)));
  };
  process('12', 'bird', ['/dev/null', 'socket:[77]', 'socket:[77]', 'pipe:[5]']);
  process('13', 'a b)c', ['socket:[77]', 'socket:[78]']);
  mkdirSync(join(proc, '14'));
  mkdirSync(join(proc, 'net'));
  const { owners, unreadable } = socketOwners(proc);
  const bird = { id: 12, name: 'bird' };
  const other = { id: 13, name: 'a b)c' };
  assert.deepEqual(
    [...owners],
    [
      [77, [bird, other]],
      [78, [other]],
    ],
  );
  assert.deepEqual(unreadable, []);
});
