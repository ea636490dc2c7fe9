import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import type { Libc } from '../../src/socket/libc.ts';
import { inNetns, netnsPath } from '../../src/socket/netns.ts';

const skip = process.platform === 'linux' ? undefined : 'needs Linux';

/** A C library that knows setns alone, and notes what it was called with. */
function scripted(...results: number[]): { libc: Libc; calls: number[] } {
  const calls: number[] = [];
  const setns = (fd: number): number => {
    calls.push(fd);
    return results.shift() ?? 0;
  };
  return { libc: { setns, errno: () => 1 } as unknown as Libc, calls };
}

test('a name, a path or a process', () => {
  assert.equal(netnsPath('blue'), '/run/netns/blue');
  assert.equal(netnsPath('./blue'), './blue');
  assert.equal(netnsPath('/proc/1/ns/net'), '/proc/1/ns/net');
  assert.equal(netnsPath('4294967295'), '/proc/4294967295/ns/net');
});

test('enters, acts, and comes back, also when acting fails', { skip }, () => {
  const { libc, calls } = scripted();
  assert.equal(
    inNetns(libc, '/proc/self/ns/net', () => calls.length),
    1,
  );
  assert.equal(calls.length, 2);
  assert.throws(
    () =>
      inNetns(libc, '/proc/self/ns/net', () => {
        throw new Error('acting');
      }),
    /acting/,
  );
  assert.equal(calls.length, 4);
});

test('a namespace that may not be entered is not left either', { skip }, () => {
  const { libc, calls } = scripted(-1);
  assert.throws(() => inNetns(libc, '/proc/self/ns/net', () => 0), {
    code: 'EPERM',
    call: 'setns',
    message: 'cannot enter network namespace /proc/self/ns/net (/proc/self/ns/net): Operation not permitted',
  });
  assert.equal(calls.length, 1);
});

test('who cannot come back ends', { skip }, () => {
  const source = `
    import { inNetns } from ${JSON.stringify(new URL('../../src/socket/netns.ts', import.meta.url).href)};
    const results = [0, -1];
    inNetns({ setns: () => results.shift(), errno: () => 1 }, '/proc/self/ns/net', () => 0);
    console.log('went on');
  `;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /cannot return to the own network namespace: Operation not permitted/);
});
