import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { checkClaims } from '../../scripts/check-claims.ts';
import { collectClaims } from '../../scripts/claims.ts';
import { openHeaders } from '../../scripts/headers.ts';

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
