/** The kernel's uapi headers: which of them has a word, and what the compiler makes of expressions under one. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of the include path with netlink's constants, and files of the C library with the numbers that are not the kernel's headers' alone. */
const folders = ['linux', 'rdma', 'scsi', 'drm', 'asm-generic'];
const libraryFiles = ['sys/socket.h', 'bits/socket.h', 'bits/socket_type.h', 'netinet/in.h'];

export interface Headers {
  /** the folder that holds `linux/` */
  root: string;
  /** headers that have this word, the shortest path first */
  having(word: string): string[];
  /** the words that follow `struct NAME {`, up to its end; of a macro that stands for members, its words */
  wordsOf(header: string, struct: string): string[];
  /**
   * The values of C expressions where only this header is included; undefined for those that do not compile.
   */
  evaluate(header: string, expressions: string[]): (bigint | undefined)[];
}

/** `root` is an include folder, `/usr/include` or that of an unpacked linux-libc-dev. Throws without a C compiler. */
export function openHeaders(root: string): Headers {
  const texts = new Map<string, string>();
  const words = new Map<string, string[]>();
  const macros = new Map<string, string[]>();
  const add = (header: string, path: string) => {
    const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ' ');
    texts.set(header, text);
    for (const [, name, body] of text.matchAll(/#\s*define\s+(\w+)((?:.*\\\n)+.*)/g))
      macros.set(name!, body!.match(/[A-Za-z_]\w*/g) ?? []);
    for (const word of new Set(text.match(/[A-Za-z_]\w*/g))) {
      const list = words.get(word);
      if (list) list.push(header);
      else words.set(word, [header]);
    }
  };
  for (const folder of folders) {
    if (!existsSync(join(root, folder))) continue;
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('.h')) add(`${folder}/${file}`, join(root, folder, file));
  }
  for (const file of libraryFiles) {
    const path = ['/usr/include', '/usr/include/x86_64-linux-gnu', '/usr/include/aarch64-linux-gnu']
      .map(folder => join(folder, file))
      .find(path => existsSync(path));
    if (path) add(file, path);
  }
  for (const list of words.values()) list.sort((a, b) => a.length - b.length);

  return {
    root,
    having: word => words.get(word) ?? [],
    wordsOf: (header, struct) =>
      (bodyOf(texts.get(header) ?? '', struct).match(/[A-Za-z_]\w*/g) ?? []).flatMap(word => macros.get(word) ?? word),
    evaluate: (header, expressions) => evaluate(root, header, expressions),
  };
}

function bodyOf(text: string, struct: string): string {
  const start = new RegExp(`\\bstruct\\s+${struct}\\s*\\{`).exec(text);
  if (!start) return '';
  let depth = 1;
  let at = start.index + start[0].length;
  const from = at;
  for (; at < text.length && depth > 0; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}') depth--;
  }
  return text.slice(from, at - 1);
}

const prelude = ['stddef.h', 'stdint.h', 'stdio.h', 'sys/socket.h', 'linux/types.h', 'linux/netlink.h'];

/** Headers in bits/ must not be included by name. */
const includable = (header: string): string => (header.startsWith('bits/') ? 'sys/socket.h' : header);

/** Compiles, drops the lines that the compiler refuses, and runs what is left. */
function evaluate(root: string, header: string, expressions: string[]): (bigint | undefined)[] {
  const values: (bigint | undefined)[] = expressions.map(() => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'nltool-headers-'));
  const source = join(folder, 'check.c');
  const program = join(folder, 'check');
  let head = [...new Set([...prelude, includable(header)])].map(file => `#include <${file}>`);
  let left = expressions.map((_, index) => index);
  try {
    for (let attempt = 0; attempt < 4 && left.length; attempt++) {
      const checks = left.map(
        index => `static unsigned long long c${index}(void) { return (unsigned long long)(${expressions[index]}); }`,
      );
      const prints = left.map(index => `printf("${index} %llu\\n", c${index}());`);
      writeFileSync(source, [...head, ...checks, 'int main(void) {', ...prints, 'return 0; }', ''].join('\n'));
      const include = root === '/usr/include' ? [] : archFolders(root).flatMap(path => ['-I', path]);
      const compiled = spawnSync('gcc', ['-w', '-O0', ...include, '-o', program, source], { encoding: 'utf8' });
      if (compiled.error) throw new Error(`gcc: ${compiled.error.message}`);
      if (compiled.status === 0) {
        for (const line of spawnSync(program, { encoding: 'utf8' }).stdout.trim().split('\n')) {
          const [index, value] = line.split(' ');
          values[Number(index)] = BigInt(value!);
        }
        break;
      }
      const bad = new Set(
        [...compiled.stderr.matchAll(/check\.c:(\d+):\d+: error/g)].map(([, line]) => Number(line) - 1 - head.length),
      );
      const kept = left.filter((_, position) => !bad.has(position));
      if (kept.length === left.length) {
        // the header itself is refused: some want structs that the C library has defined
        const alone = head.filter(line => line !== '#include <sys/socket.h>');
        if (alone.length === head.length) break;
        head = alone;
      }
      left = kept;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return values;
}

/** The folder, and beside it that of this machine's `asm/` headers. */
function archFolders(root: string): string[] {
  const arch = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return [root, join(root, arch)].filter(path => existsSync(path));
}
