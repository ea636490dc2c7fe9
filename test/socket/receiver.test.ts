import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slots } from '../../src/socket/bank.ts';
import { SystemError } from '../../src/socket/error.ts';
import { type Libc, loadLibc } from '../../src/socket/libc.ts';
import { Receiver } from '../../src/socket/receiver.ts';

const skip = process.platform === 'linux' ? undefined : 'needs Linux';
const EINTR = 4;
const EAGAIN = 11;
const EMSGSIZE = 90;
const ENOBUFS = 105;

/** A C library whose recvmmsg gives these results (negative: an errno), and whose drop counter has these values. */
async function scripted(results: number[], drops: number[] = [], peeks: number[] = []): Promise<Libc> {
  let errno = 0;
  const result = (value: number): number => {
    errno = value < 0 ? -value : 0;
    return value < 0 ? -1 : value;
  };
  return {
    ...(await loadLibc()),
    errno: () => errno,
    recv: () => result(peeks.shift() ?? 0),
    recvmmsg: () => result(results.shift() ?? -EAGAIN),
    getsockopt(_fd, _level, _option, value) {
      new DataView(value.buffer).setUint32(32, drops.shift()!, true);
      return 0;
    },
    close: () => 0,
    // as the event loop's: again and again while there is something to read
    poll: ((_fd: number, _events: object, callback: (status: number) => void) => {
      let active = true;
      const turn = (): void => {
        if (!active) return;
        callback(0);
        setImmediate(turn);
      };
      setImmediate(turn);
      const stop = (): void => {
        active = false;
      };
      const start = (): void => {
        active = true;
        setImmediate(turn);
      };
      return { start, stop, close: stop };
    }) as unknown as Libc['poll'],
  };
}

test('an overrun is told behind what was queued, with the count when the queue is empty', { skip }, async () => {
  const receiver = new Receiver(await scripted([-ENOBUFS, 32, 3, 1, -ENOBUFS, -EAGAIN, 2], [10, 15]), 0, false);
  const told: unknown[] = [];
  for (let i = 0; i < 5; i++) {
    const batch = (await receiver.receive())!;
    told.push([batch.datagrams.length, batch.loss]);
  }
  assert.deepEqual(told, [
    [32, undefined],
    [3, { count: 10, total: 10, errno: ENOBUFS }],
    [1, undefined],
    [0, { count: 5, total: 15, errno: ENOBUFS }],
    [2, undefined],
  ]);
  receiver.close();
});

test('an overrun met while looking ahead is told too', { skip }, async () => {
  const receiver = new Receiver(await scripted([2], [4], [-ENOBUFS]), 0, false);
  assert.deepEqual((await receiver.receive())!.loss, { count: 4, total: 4, errno: ENOBUFS });
  receiver.close();
});

test('the counter may wrap', { skip }, async () => {
  const receiver = new Receiver(await scripted([-ENOBUFS, 1, -ENOBUFS, 1], [0xffffffff, 4]), 0, false);
  assert.equal((await receiver.receive())!.loss?.count, 0xffffffff);
  assert.equal((await receiver.receive())!.loss?.count, 5);
  receiver.close();
});

test('an event that the kernel could not make is a loss with its reason, also uncounted', { skip }, async () => {
  const receiver = new Receiver(await scripted([-EMSGSIZE, -EINTR, 1], [0]), 0, false);
  const batch = (await receiver.receive())!;
  assert.equal(batch.datagrams.length, 1);
  assert.deepEqual(batch.loss, { count: 0, total: 0, errno: EMSGSIZE });
  receiver.close();
});

test('an error that stays is thrown', { skip }, async () => {
  const receiver = new Receiver(await scripted([-9, -9, -9]), 0, false);
  await assert.rejects(receiver.receive(), (error: unknown) => error instanceof SystemError && error.code === 'EBADF');
  receiver.close();
});

test('silent losses are found where the socket tells none', { skip }, async () => {
  const receiver = new Receiver(await scripted([1, 1, 1], [0, 7, 7]), 0, true);
  const losses: unknown[] = [];
  for (let i = 0; i < 3; i++) losses.push((await receiver.receive())!.loss);
  assert.deepEqual(losses, [undefined, { count: 7, total: 7, errno: ENOBUFS }, undefined]);
  receiver.close();
});

test('thick events all arrive, and closing ends their gathering', { skip }, async () => {
  const receiver = new Receiver(await scripted(Array.from({ length: 100 }, () => 1)), 0, false);
  for (let i = 0; i < 100; i++) assert.equal((await receiver.receive())!.datagrams.length, 1);
  const end = receiver.receive();
  receiver.close();
  assert.equal(await end, undefined);
});

/** As `scripted`, with datagrams of 32 KiB. */
async function scriptedDump(results: number[]): Promise<Libc> {
  const libc = await scripted(results);
  const { allocate } = libc;
  libc.allocate = bytes => {
    const memory = allocate(bytes);
    // msg_len of each struct mmsghdr
    for (let i = 0; i < slots; i++) new DataView(memory.buffer).setUint32(i * 64 + 56, 32 * 1024, true);
    return memory;
  };
  return libc;
}

test('nothing is read ahead when the queue was empty', { skip }, async () => {
  const libc = await scriptedDump([slots - 1]);
  libc.recvmmsgAsync = () => assert.fail('read ahead');
  const receiver = new Receiver(libc, 0, false);
  assert.equal((await receiver.receive())!.datagrams.length, slots - 1);
  receiver.close();
});

test('a read ahead is waited for before its socket is closed', { skip }, async () => {
  const libc = await scriptedDump([slots]);
  let finish: ((error: Error | null, count: number) => void) | undefined;
  libc.recvmmsgAsync = (_fd, _headers, _count, _flags, done) => {
    finish = done;
  };
  let closed = 0;
  libc.close = () => ++closed;
  const receiver = new Receiver(libc, 0, false);
  assert.equal((await receiver.receive())!.datagrams.length, slots);
  const next = receiver.receive();
  receiver.close();
  await new Promise(resolve => setImmediate(resolve));
  assert.equal(closed, 0);
  finish!(null, 3);
  assert.equal(await next, undefined);
  assert.equal(closed, 1);
});
