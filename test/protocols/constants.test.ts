import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { checkClaims } from '../../scripts/check-claims.ts';
import { collectClaims } from '../../scripts/claims.ts';
import { openHeaders } from '../../scripts/headers.ts';
import { checkSystemCalls } from '../../scripts/system-calls.ts';
import { numbered } from '../../src/schema/enum.ts';

const missing =
  spawnSync('gcc', ['--version']).status !== 0
    ? 'needs gcc'
    : !existsSync('/usr/include/linux/netlink.h')
      ? 'needs the uapi headers (package linux-libc-dev)'
      : false;

test("every constant, size and offset is the headers'", { skip: missing }, async () => {
  const result = checkClaims(await collectClaims(), openHeaders('/usr/include'), false);
  assert.deepEqual(result.wrong, []);
  assert.ok(result.constants > 100);
});

test('a wrong number, size or offset is seen', { skip: missing }, () => {
  const constants = [
    { constant: 'NETLINK_GENERIC', value: 17n, where: 'test' },
    { constant: 'NETLINK_ROUTE', value: 0n, where: 'test' },
    { constant: 'NO_SUCH_CONSTANT', value: 0n, where: 'test' },
  ];
  const structs = [
    { struct: 'nlmsghdr', size: 16, members: [{ name: 'type', offset: 4 }] },
    { struct: 'genlmsghdr', size: 3, members: [{ name: 'version', offset: 2 }] },
  ];
  const result = checkClaims({ constants, structs }, openHeaders('/usr/include'), false);
  assert.deepEqual(result.wrong, [
    'NETLINK_GENERIC (test) is 16 in the headers, 17 in the schema',
    'sizeof(struct genlmsghdr) (struct genlmsghdr) is 4 in the headers, 3 in the schema',
    'offsetof(struct genlmsghdr, version) (struct genlmsghdr) is 1 in the headers, 2 in the schema',
  ]);
  assert.deepEqual(result.absent, ['NO_SUCH_CONSTANT (test) is not in these headers']);
  assert.deepEqual([result.constants, result.structs, result.members], [1, 1, 1]);
});

const callsMissing =
  missing || (existsSync('/usr/include/x86_64-linux-gnu/asm/unistd_64.h') ? false : "needs x86's uapi headers");

test("system calls have the headers' numbers", { skip: callsMissing }, () => {
  const result = checkSystemCalls('/usr/include', false);
  assert.deepEqual(result.wrong, []);
  assert.ok(result.calls > 300);
});

test('a wrong number of a system call is seen', { skip: callsMissing }, () => {
  const table = { 'x86-64': numbered('calls', false, '0 read write 59 openat no_such_call') };
  const result = checkSystemCalls('/usr/include', false, table);
  assert.equal(result.calls, 2);
  assert.deepEqual(result.wrong, ['system call openat of x86-64 is 257 in the headers, 59 in the table']);
  assert.ok(result.absent.includes('system call no_such_call of x86-64 is in no header'));
  assert.ok(result.absent.includes('system call execve (59) of x86-64 is in no table'));
});
