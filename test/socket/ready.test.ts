import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { loadLibc } from '../../src/socket/libc.ts';
import { readiness } from '../../src/socket/ready.ts';

const skip = process.platform === 'linux' ? undefined : 'needs Linux';
const one = new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0]);

for (const way of ['loop', 'thread'] as const) {
  test(`waits for what can be read: ${way}`, { skip }, async () => {
    const real = await loadLibc();
    const libc = way === 'loop' ? real : { ...real, poll: undefined };
    // more than the thread's first list holds
    const fds = Array.from({ length: 70 }, () => real.eventfd(0, 0x80800));
    const all = fds.map(fd => readiness(libc, fd));
    const waits = all.map(ready => ready.wait());
    for (const fd of fds) real.write(fd, one, 8);
    await Promise.all(waits);
    // readable still: at once
    await all[0]!.wait();
    for (const fd of fds) real.read(fd, new Uint8Array(8), 8);
    let woken = false;
    const waiting = all[0]!.wait().then(() => {
      woken = true;
    });
    await new Promise(resolve => setTimeout(resolve, 5));
    assert.equal(woken, false);
    all[0]!.wake();
    await waiting;
    const again = all[0]!.wait();
    real.write(fds[0]!, one, 8);
    await again;
    const closing = all[1]!.wait();
    for (const ready of all) ready.close();
    await closing;
    await all[1]!.wait();
    all[1]!.close();
    all[1]!.wake();
    for (const fd of fds) real.close(fd);
  });

  test(`a process that waits can exit: ${way}`, { skip }, () => {
    const at = (file: string): string => JSON.stringify(new URL(`../../src/socket/${file}`, import.meta.url).href);
    const source = `
      import { loadLibc } from ${at('libc.ts')};
      import { readiness } from ${at('ready.ts')};
      const real = await loadLibc();
      const libc = ${way === 'loop'} ? real : { ...real, poll: undefined };
      setTimeout(() => process.exit(5), 20);
      await readiness(libc, real.eventfd(0, 0x80800)).wait();
    `;
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
      stdio: 'inherit',
      timeout: 60_000,
    });
    assert.equal(status, 5);
  });
}
