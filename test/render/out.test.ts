import assert from 'node:assert/strict';
import type { writeSync } from 'node:fs';
import { test } from 'node:test';
import { Output, talk } from '../../src/render/out.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });

/** A descriptor that takes `most` bytes at once and fails as it is told. */
function descriptor(failures: (string | undefined)[] = [], most = Infinity) {
  const written: string[] = [];
  const write = ((_fd: number, bytes: Uint8Array, at: number, length: number) => {
    const code = failures.shift();
    if (code) throw failure(code);
    const count = Math.min(length, most);
    written.push(Buffer.from(bytes.subarray(at, at + count)).toString('latin1'));
    return count;
  }) as typeof writeSync;
  return { written, output: new Output(1, write) };
}

test('output: gathers until it is flushed', () => {
  const { written, output } = descriptor();
  output.write('a\n');
  output.write('b\n');
  assert.deepEqual(written, []);
  output.flush();
  output.flush();
  assert.deepEqual(written, ['a\nb\n']);
});

test('output: writes by itself in pieces of 64 KiB', () => {
  const { written, output } = descriptor();
  for (let i = 0; i < 3000; i++) output.write(`${'x'.repeat(99)}\n`);
  output.flush();
  assert.ok(written.every(piece => piece.length <= 65536));
  assert.equal(written.join('').length, 300_000);
});

test('output: short writes and EAGAIN lose nothing', () => {
  const { written, output } = descriptor(['EAGAIN', undefined, 'EAGAIN', 'EAGAIN', 'EINTR'], 10);
  output.write('0123456789abcdefghij!');
  output.flush();
  assert.equal(written.join(''), '0123456789abcdefghij!');
});

test('output: a closed pipe is told once and then quiet', () => {
  const { written, output } = descriptor(['EPIPE']);
  let told = 0;
  output.onClose = () => told++;
  output.write('x');
  output.flush();
  assert.equal(output.closed, true);
  assert.equal(output.write('y'), false);
  output.flush();
  assert.deepEqual([told, written], [1, []]);
});

test('output: a full disk is no secret', () => {
  const { output } = descriptor(['ENOSPC']);
  output.write('x');
  assert.throws(() => output.flush(), /ENOSPC/);
});

test('output: bytes come behind the text before them', () => {
  const { written, output } = descriptor();
  output.write('text');
  output.writeBytes(Uint8Array.of(0xff, 0x00));
  assert.deepEqual(written, ['text', '\u00ff\0']);
});

test('talk: a line at once; a broken stderr is no failure', () => {
  const { written, output } = descriptor([undefined, 'EIO']);
  talk('listening', output);
  assert.deepEqual(written, ['listening\n']);
  talk('lost', output);
  talk('lost', output);
  assert.deepEqual(written, ['listening\n']);
});
