import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { watchHangup } from '../../src/socket/hangup.ts';
import { loadLibc } from '../../src/socket/libc.ts';

const skip = process.platform === 'linux' ? undefined : 'needs Linux';
const descriptorOf = (stream: unknown): number => (stream as { _handle: { fd: number } })._handle.fd;
const ended = (child: ChildProcess) => new Promise(resolve => child.once('exit', resolve));

for (const way of ['loop', 'thread'] as const) {
  test(`a pipe whose reader ends is heard of: ${way}`, { skip }, async () => {
    const real = await loadLibc();
    const libc = way === 'loop' ? real : { ...real, poll: undefined };
    // not the child's own stdin, which Node closes as soon as the child ends
    const path = join(tmpdir(), `nltool-hangup-${process.pid}-${way}`);
    spawnSync('mkfifo', [path]);
    const child = spawn('cat', [path], { stdio: 'ignore' });
    const fd = openSync(path, 'w');
    rmSync(path);
    let heard = false;
    const gone = new Promise<void>(resolve => {
      watchHangup(libc, fd, () => {
        heard = true;
        resolve();
      });
    });
    await new Promise(resolve => setTimeout(resolve, 20));
    assert.equal(heard, false);
    child.kill();
    await Promise.all([gone, ended(child)]);
    closeSync(fd);
  });
}

test('a socket whose peer only writes no more has a reader', { skip }, async () => {
  const libc = await loadLibc();
  const path = join(tmpdir(), `nltool-hangup-${process.pid}`);
  const server = createServer({ allowHalfOpen: true }).listen(path);
  const accepted = new Promise<Socket>(resolve => server.once('connection', resolve));
  const client = connect({ path, allowHalfOpen: true });
  const socket = await accepted;
  let heard = false;
  const gone = new Promise<void>(resolve => {
    watchHangup(libc, descriptorOf(socket), () => {
      heard = true;
      resolve();
    });
  });
  client.end();
  await new Promise(resolve => setTimeout(resolve, 20));
  assert.equal(heard, false);
  client.destroy();
  await gone;
  socket.destroy();
  server.close();
});

test('a file, and a descriptor that is closed, are not watched', { skip }, async () => {
  const libc = await loadLibc();
  const never = () => assert.fail('nobody was there');
  watchHangup(libc, openSync('/dev/null', 'w'), never)();
  watchHangup(libc, 9999, never)();
});
