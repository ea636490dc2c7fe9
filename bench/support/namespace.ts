import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let made = 0;

/** A network namespace with one pair of links up, gone at the end of its scope. */
export class Namespace {
  readonly name = `nltool-bench-${process.pid}-${made++}`;
  readonly folder = mkdtempSync(join(tmpdir(), 'nltool-bench-'));

  constructor() {
    execFileSync('ip', ['netns', 'add', this.name]);
    this.ip('link', 'add', 'd0', 'type', 'veth', 'peer', 'name', 'd1');
    this.ip('address', 'add', '192.0.2.1/24', 'dev', 'd0');
    this.ip('link', 'set', 'd1', 'up');
    this.ip('link', 'set', 'd0', 'up');
  }

  ip(...words: string[]): void {
    execFileSync('ip', ['-netns', this.name, ...words]);
  }

  /** Writes a file for `ip -batch` that adds or deletes the IPv4 routes of these numbers. */
  routes(verb: 'add' | 'del', end: number, start = 0): string {
    const file = join(this.folder, `${verb}-${start}-${end}`);
    const handle = openSync(file, 'w');
    for (let from = start; from < end; from += 10_000) {
      let lines = '';
      for (let i = from; i < Math.min(from + 10_000, end); i++)
        lines += `route ${verb} 10.${i >> 16}.${(i >> 8) & 255}.${i & 255} via 192.0.2.2 dev d0 metric 100\n`;
      writeSync(handle, lines);
    }
    closeSync(handle);
    return file;
  }

  [Symbol.dispose](): void {
    execFileSync('ip', ['netns', 'delete', this.name]);
    rmSync(this.folder, { recursive: true });
  }
}
